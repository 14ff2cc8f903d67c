// Verbs that people put in front of what they want done.

/** English base forms that begin an instruction. Names use them as they stand here. */
export const instructionVerbs: ReadonlySet<string> = new Set(
  `accept access achieve act activate adapt add adjust advise allow alter analyse analyze answer apply argue arrange ask assemble
  assess assign assist attach audit automate avoid back bake balance beat become begin block boil book boost borrow brainstorm break build
  buy calculate call cancel capture catch center centre categorise categorize change charge chart check choose cite clarify classify clean clear clone close code
  collect combine come comment compare compile complete compose compress compute conclude configure confirm connect consider construct
  contact continue control convert cook copy correct count craft create critique customise customize cut deal debate debug decide decline
  declare decode decrease decrypt define delete deliver demonstrate deploy derive describe design detail detect determine develop
  diagnose differentiate disable disconnect discover discuss display distinguish divide do download draft draw drive earn edit elaborate eliminate
  email embed enable encode encourage encrypt end engage enhance ensure enter estimate evaluate examine exchange execute expand
  explain explore export express extend extract fetch figure fill filter find finish fit fix flip fly focus follow force forecast format formulate
  forward freeze fry gain gather generate get give go grade grow guess guide handle help hide highlight hire identify illustrate implement
  import improve include increase inform insert inspect install integrate interpret introduce invest investigate invite invoke join
  keep label launch lead learn leave lend lift limit link list listen live load locate lock log look loop lose lower make manage map mark match
  measure meet memorise memorize merge migrate minimise minimize mock model modernise modernize modify monitor move multiply name negotiate normalise
  normalize notify offer open optimise optimize order organise organize outline outsource pack paint paraphrase parse pass paste pause pay
  perform persuade pick place plan plant play plot point polish post practice practise predict prepare present preserve prevent print
  process produce program promote proofread propose prove provide publish pull push put query quit raise rank rate reach read rebuild
  recall receive recite recommend record recover redeem reduce refactor refine refund register reject relate release reload remember remind remove rename
  render rent repair repeat rephrase replace reply report represent request research reschedule reserve reset resize resolve respond restart
  restore restructure retrieve return reverse review revise reword rewrite roast roleplay roll rollover rotate round run save scale scan
  schedule score scrape search secure see select sell send separate serve set setup share shorten show simplify simulate sing sketch skip
  solve sort speak specify speed spell split start state stop store stream structure study submit subscribe substitute suggest sum summarise summarize
  support swap switch sync synthesize take talk teach tell test text think throw tidy trace track trade train transcribe transfer transform
  translate travel treat trim troubleshoot try tune turn type understand unblock undo unfreeze uninstall unlock unsubscribe update upgrade upload use validate verify view
  visit visualise visualize wait walk want watch wear win withdraw work wrap write`.split(/\s+/),
);

/** Verbs whose meaning depends on what follows: worth little as the verb of a name. */
export const vagueVerbs: ReadonlySet<string> = new Set(
  `act allow ask come consider continue do get give go have help include keep know let like look make need provide put see set show start take
  talk tell think try use want wish`.split(/\s+/),
);

const foreignTable = `
  write: schreib schreibe schreiben verfasse verfassen écris écrire rédige rédiger écrivez escribe escribir escribeme escríbeme redacta redactar escreva escrever redija scrivi scrivere напиши напишите написать viết اكتب
  translate: übersetze übersetzen übersetz traduis traduire traduisez traduce traducir traduza traduzir tradurre переведи перевести ترجم dịch
  explain: erkläre erklär erklären explique expliquer expliquez explica explicar explícame explicame explicarme spiega spiegare объясни объяснить اشرح
  find: finde finden suche suchen trouve trouver cherche chercher encuentra encontrar busca buscar encontre encontrar trova trovare найди найти ابحث tìm
  summarize: zusammenfassen résume résumer resume resumir resuma riassumi riassumere
  create: erstelle erstellen erzeuge erzeugen crée créer créez crea crear crie criar creare создай создать crea أنشئ
  make: mach mache machen fais faire faites haz hacer hazme faça fazer fare сделай сделать придумай
  correct: korrigiere korrigieren corrige corriger corrigez corrige corregir corrija corrigir
  improve: verbessere verbessern améliore améliorer mejora mejorar melhore melhorar
  compare: vergleiche vergleichen compare comparer compara comparar confronta
  calculate: berechne berechnen calcule calculer calcula calcular calcola calcolare рассчитай посчитай tính
  learn: lernen apprendre aprender imparare
  plan: plane planen planifier planifica planificar planeje planejar
  cook: koche kochen cuisiner cocinar cozinhar cucinare
  fix: repariere reparieren behebe beheben réparer reparar arreglar consertar
  cancel: kündige kündigen storniere stornieren annuler résilier cancelar anular
  buy: kaufe kaufen acheter comprar
  book: buche buchen réserver reservar
  recommend: empfiehl empfehlen recommande recommander recomienda recomendar recomende
  give: gib geben donne donner donnez dame dar dê
  show: zeig zeige zeigen montre montrer muestra mostrar mostre
  describe: beschreibe beschreiben décris décrire describe describir descreva descrever descrivi
  list: nenne auflisten liste lister enumera enumerar liste listar elenca
  play: spiele spielen spiel joue jouer toca tocar reproduce
  delete: lösche löschen supprime supprimer borra borrar elimina eliminar apague apagar
  remind: erinnere erinnern rappelle rappeler recuérdame recordar lembra lembrar
  set: stelle stellen règle régler ajusta ajustar configura configurar
  add: füge hinzufügen ajoute ajouter añade añadir agrega agregar adicione adicionar aggiungi
  rate: bewerte bewerten évalue évaluer califica calificar avalie
  open: öffne öffnen ouvre ouvrir abre abrir
  program: programmiere programmieren programmer programar`;

/** German, French, Spanish, Portuguese, Italian and a few Russian forms -> the English verb. */
export const foreignVerbs: ReadonlyMap<string, string> = new Map(
  foreignTable
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [verb, forms] = line.trim().split(': ');
      return forms.split(' ').map((form) => [form, verb] as const);
    }),
);
