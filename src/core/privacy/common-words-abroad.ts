// What names and descriptions in other languages than English are made of. Our own list, in full forms: stems are English ones.
// Verbs of asking and helping, general nouns of chats, and what stands between them; no person, place, illness or company.

import { functionWords } from '../analysts/function-words.ts';

const german = `nutzer nutzerinnen nutzern benutzer anwender personen wollten wollte baten bat fragten fragte suchten suchte
  benötigten erbaten möchten ließen erhielten unterschieden unterscheidet unterschied ging gingen betrafen betraf drehten drehte
  handelten enthielten standen stand lagen lag waren wurden hatten konnten sollten
  bitten fragen suchen finden erklären erklärung erklärungen verstehen schreiben verfassen erstellen entwerfen planen vergleichen
  übersetzen zusammenfassen verbessern überarbeiten korrigieren beheben lösen berechnen analysieren beschreiben empfehlen vorschlagen
  bewerten prüfen entwickeln vorbereiten lernen üben besprechen beraten beratung einrichten anpassen wählen auswählen nutzen verwenden
  helfen hilfe unterstützung rat ratschläge tipps anleitung anleitungen hinweise vorschläge ideen empfehlungen informationen beispiele
  antworten antwort lösung lösungen schritte gründe ursachen fehler probleme problem aufgaben aufgabe themen thema texte text arten art
  gespräche gesprächen gespräch anfragen anfrage gruppe meisten mehrere mehreren verschiedene verschiedenen verschiedener bestimmte bestimmten
  allgemeine allgemeinen allgemein eigene eigenen eigenes konkrete konkreten praktische praktischen persönliche alltag anderen andere anderer
  dabei dazu darum darunter damit davon daran sowie statt oft meist häufig insbesondere vor allem jeweils zwischen ohne durch gegen
  deren dessen denen ihrer ihrem ihres seiner einem einiger einige vielen viele beim ins vom ans rund hin ihnen`;

const french = `utilisateurs utilisateur utilisatrices personnes voulaient demandaient demandé demandent cherchaient souhaitaient
  avaient ont étaient était portaient concernaient distinguaient distinguait
  demander chercher trouver expliquer explication explications comprendre écrire rédiger créer planifier comparer traduire résumer
  améliorer corriger réviser résoudre calculer analyser décrire recommander proposer évaluer vérifier développer préparer apprendre
  pratiquer discuter choisir utiliser aider obtenir aide conseils conseil idées suggestions recommandations informations exemples réponses
  solutions étapes erreurs problèmes problème tâches sujets sujet textes texte conversations conversation demandes groupe plupart plusieurs
  différents différentes certains certaines général générale générales propres précis précises pratiques autres autre afin ainsi notamment
  souvent surtout entre sans selon chaque leurs celles ceux dont lors`;

const spanish = `usuarios usuario personas querían quería pidieron pidió pedían buscaban buscaron solicitaron necesitaban deseaban
  tenían eran fueron trataban distinguían distinguía
  pedir buscar encontrar explicar explicación explicaciones entender escribir redactar crear planificar comparar traducir resumir mejorar
  corregir revisar resolver calcular analizar describir recomendar proponer evaluar comprobar desarrollar preparar aprender practicar
  hablar elegir usar utilizar ayudar obtener ayuda consejos consejo ideas sugerencias recomendaciones información ejemplos respuestas
  soluciones pasos errores problemas problema tareas temas tema textos texto conversaciones conversación peticiones grupo mayoría varios
  varias distintos distintas diferentes algunos algunas general generales propios concretos prácticos otros otras otro otra además así
  sobre todo entre cada según desde hasta cuyos sus`;

const portuguese = `usuários utilizadores pessoas queriam pediram pediu pediam procuravam buscavam solicitaram precisavam desejavam
  tinham eram foram tratavam
  pedir procurar buscar encontrar explicar explicação explicações entender escrever redigir criar planejar planear comparar traduzir
  resumir melhorar corrigir revisar resolver calcular analisar descrever recomendar propor avaliar verificar desenvolver preparar aprender
  praticar conversar escolher usar utilizar ajudar obter ajuda conselhos dicas ideias sugestões recomendações informações exemplos respostas
  soluções passos erros problemas problema tarefas temas tema textos texto conversas conversa pedidos grupo maioria vários várias diferentes
  alguns algumas geral gerais próprios concretos práticos outros outras outro outra além assim entre cada segundo desde até seus suas`;

const italian = `utenti utente persone volevano chiedevano chiesto cercavano desideravano avevano erano hanno riguardavano
  chiedere cercare trovare spiegare spiegazione spiegazioni capire scrivere redigere creare pianificare confrontare tradurre riassumere
  migliorare correggere rivedere risolvere calcolare analizzare descrivere consigliare proporre valutare verificare sviluppare preparare
  imparare praticare parlare scegliere usare utilizzare aiutare ottenere aiuto consigli idee suggerimenti raccomandazioni informazioni
  esempi risposte soluzioni passi errori problemi problema compiti temi tema testi testo conversazioni conversazione richieste gruppo
  maggior parte vari varie diversi diverse alcuni alcune generale generali propri concreti pratici altri altre altro altra inoltre così
  tra ogni secondo fino loro sui sulle sugli nelle negli delle degli dei`;

/** In lower case, as they are written; function words of some twenty languages among them. */
export const commonWordsAbroad: ReadonlySet<string> = new Set([
  ...[german, french, spanish, portuguese, italian].flatMap((list) => list.trim().split(/\s+/)),
  ...[...functionWords.values()].flatMap((list) => [...list]),
]);
