// Words that name the columns of a table, in the languages most exports come in.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** What a person wrote. */
export const TEXT_WORDS = words(`
  text message messages msg content prompt prompts query question questions body description comment comments feedback
  review utterance request input instruction issue complaint narrative note notes transcript post inquiry
  nachricht frage inhalt beschreibung kommentar anfrage eingabe bemerkung anliegen rückmeldung bewertung
  texte contenu commentaire demande requête avis
  texto mensaje pregunta contenido descripción descripcion comentario consulta opinión reseña
  testo messaggio domanda contenuto descrizione commento richiesta recensione
  mensagem pergunta conteúdo descrição comentário avaliação
  tekst bericht vraag inhoud beschrijving opmerking wiadomość treść pytanie opis komentarz
  meddelande fråga innehåll beskrivning besked mesaj metin soru açıklama yorum
  сообщение текст вопрос описание комментарий запрос отзыв
  本文 質問 メッセージ 内容 文本 消息 问题 描述 评论 提问 메시지 질문 내용 본문
`);

/** What is said about a text where it stands last: "Issue Type", "message_count". */
export const ABOUT_TEXTS = words(
  'type kind status state category priority level score rating count length date time url language lang source topic sentiment',
);

/** What a person wrote, in short: taken where nothing longer is there. */
export const TITLE_WORDS = words(
  'title subject summary name headline betreff titel objet asunto oggetto assunto',
);

/** What was answered. They outweigh the words of texts: "bot_message" is an answer. */
export const ANSWER_WORDS = words(`
  response responses answer answers reply replies output completion completions assistant bot chatbot agent document
  context fulfillment resolution solution
  antwort lösung réponse respuesta risposta resposta antwoord ответ 回答 답변 回复 答案
`);

/** Those whose values are the speakers, whoever they are. */
export const SPEAKER_WORDS = words(`
  role author sender speaker from rolle autor absender sprecher rôle auteur rol remitente ruolo mittente papel
  remetente роль автор отправитель 角色 役割 역할 発言者 发送者 发言人 送信者 발신자
`);

/** Those whose values may be kinds of speakers, or of anything else. */
export const ROLE_WORDS: ReadonlySet<string> = new Set([
  ...SPEAKER_WORDS,
  ...['who', 'type', 'direction', 'party'],
]);

/** Words in the names of columns that tell which chat a row belongs to. */
export const CONVERSATION_WORDS = words(`
  conversation conversations conv thread session chat dialog dialogue ticket case discussion interaction call
  konversation gespräch unterhaltung vorgang sitzung fil conversación hilo sesión conversazione conversa sessão gesprek
  protocolo chamado
  rozmowa беседа диалог сессия 会话 对话 会話 스레드 대화
`);

/** Words in the names of columns that tell when. */
export const TIME_WORDS = words(`
  time date timestamp datetime created sent received updated day when at datum zeit zeitpunkt erstellt uhrzeit heure
  créé fecha hora creado data ora creato criado tijd дата время 时间 日期 日時 시간 날짜
`);

/** Words in the names of columns that tell who. */
export const ACCOUNT_WORDS = words(`
  user customer account client email mail member person contact organization organisation company uid requester
  reporter caller visitor consumer respondent participant
  nutzer benutzer kunde kunden konto mitglied utilisateur compte usuario cuenta cliente utente usuário conta gebruiker klant
  пользователь клиент аккаунт 用户 客户 顧客 ユーザー 사용자 고객
`);

/** Figures and facts about accounts, which tell nobody apart. */
export const ABOUT_ACCOUNTS = words(`
  age gender sex type kind status tier segment plan interactions count satisfaction rating score since tenure language
  city country state region image avatar consent agent owner service support response
`);

/** The person among the speakers, beside the names that chats use (speakers.ts). */
export const ASKING = words(`
  client person prompter requester visitor guest caller member inbound incoming question enduser end-user lead contact
  consumer nutzer benutzer kunde mensch utilisateur usuario utente cliente usuário klant пользователь клиент 用户 ユーザー
  사용자 客户 顧客 お客様 고객
`);

/** Those who answer, beside the names that chats use. */
export const ANSWERING = words(`
  support staff operator representative rep advisor admin team teammate outbound outgoing answer response
  assistent berater asistente assistente ассистент бот оператор 助手 客服 机器人 アシスタント オペレーター 상담원
`);

/** What a column's name says that one of its kind is numbered by: at its end, or before what it numbers. */
const ID_LAST = words(
  'id uuid guid key nr no number nummer numero número num ref reference 号 番号 编号 번호',
);
const ID_FIRST = words('id nº n° numéro número numero identifiant');

/** The words of a column's name: "customerId", "Customer ID", "customer_id" are the same two, and so are those of "Kundennummer". */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])([A-Za-z])/gu, '$1 $2')
    .toLowerCase()
    .replace(/(\p{L}{3})(nummer|nr)(?!\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}º°]+/u)
    .filter((word) => word !== '');
}

/** Whether a column of these words numbers something: "ticket_id", "Ticket No", "Numéro de ticket". */
export function numbers(words: readonly string[]): boolean {
  return ID_LAST.has(words.at(-1) ?? '') || (words.length > 1 && ID_FIRST.has(words[0]));
}
