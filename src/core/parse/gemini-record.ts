// What a record of Google's "My Activity" says of Gemini: its product, the conversation it links to, the prompt behind its verb. formats.md 3.4.
import { isObject, type RawObject } from './raw.ts';

const PRODUCT = /gemini|bard/;
/** What "Apps" of "Gemini Apps" becomes: a product is Gemini where nothing else stands in its name. */
const APPS = new Set(
  (
    'app apps applications applis aplicaciones aplicacions aplicativos aplicações aplicații aplicațiile aplikacije aplikacja aplikacje ' +
    'aplikace aplikácie aplikasi applicazioni alkalmazások appar apper appen sovellukset uygulamaları uygulamalar rakendused lietotnes ' +
    'εφαρμογές приложения приложение додатки застосунки アプリ 앱 应用 應用程式 應用 แอป ứng dụng تطبيقات אפליקציות ऐप्लिकेशन ' +
    'google de di do d del van mit med with avec con'
  ).split(' '),
);

/** Before a prompt, by the language of the account. */
const PROMPTS = [
  'Prompted',
  'Live Prompt',
  'Asked',
  'Said',
  'Submitted query',
  'Branched',
  'You sent a prompt:',
  'Prompt:',
  'Prompt\u00a0:',
  'Prompt :',
  'Eingegebener Prompt:',
  'Has dicho:',
  'Preguntado',
  'Hiciste la petición',
  'Poslali ste poziv:',
  'Υποβλήθηκε το ερώτημα',
  '送信したメッセージ:',
  'プロンプト',
  '已提示',
];
/** Before anything else that people do there: a canvas, feedback, a survey, a feature. */
const OTHERS = ['Created', 'Selected preferred draft', 'Gave feedback', 'Cleared', 'Used', 'Added'];
/** A label of a language not listed; what the user wrote stands behind a colon and a space that does not break. */
const LABEL = /^[^\n:：]{1,60}[:：]\u00a0/;

/** Whether it is a record of "My Activity", of any product. */
export function isActivityRecord(record: RawObject): boolean {
  if (typeof record.header !== 'string' || !('time' in record)) return false;
  // Some fixtures hold requests and responses instead of a title.
  if (!('title' in record)) return isGeminiProduct(record.header) && Array.isArray(record.userInteractions);
  return (
    isGeminiProduct(record.header) ||
    ['products', 'activityControls', 'titleUrl', 'subtitles', 'safeHtmlItem'].some((key) => key in record)
  );
}

/** Whether it is one of Gemini: by its product, or as a prompt that links to a conversation. Never by a mention. */
export function isGeminiRecord(record: RawObject): boolean {
  const products = Array.isArray(record.products) ? record.products : [];
  if ([record.header, ...products].some(isGeminiProduct)) return true;
  return conversationOf(record.titleUrl) !== null && afterPrefix(String(record.title), PROMPTS) !== null;
}

function isGeminiProduct(name: unknown): boolean {
  if (typeof name !== 'string' || name.length > 60) return false;
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(PRODUCT, ' \0 ')
    .split(/[\s\-\u2010\u2011]+/);
  return words.includes('\0') && words.every((word) => word === '' || word === '\0' || APPS.has(word));
}

/** The id in the address of a conversation; null for any other address. */
export function conversationOf(link: unknown): string | null {
  if (typeof link !== 'string') return null;
  const found =
    /^https:\/\/(?:gemini|bard)\.google\.com\/(?:u\/\d+\/)?(?:app\/(?:c\/)?|chat\/|gem\/[\w-]+\/)([\w-]+)/.exec(
      link.trim(),
    );
  return found ? found[1] : null;
}

/** The id of the record's conversation, from its own address or from its details. */
export function conversationOfRecord(record: RawObject): string | null {
  const details = Array.isArray(record.details) ? record.details.filter(isObject) : [];
  const links = [record.titleUrl, ...details.flatMap(({ name, url, value }) => [url, name, value])];
  return links.map(conversationOf).find((id) => id !== null) ?? null;
}

/**
 * What the user wrote, without the verb before it: '' for a picture alone, null where the record is no prompt.
 * A title with a verb nobody knows is kept whole where it was answered.
 */
export function promptOf(title: string, answered: boolean): string | null {
  const known = afterPrefix(title, PROMPTS);
  if (known !== null) return known;
  if (afterPrefix(title, OTHERS) !== null) return null;
  const label = LABEL.exec(title);
  if (label) return title.slice(label[0].length).trim();
  return answered ? title.trim() : null;
}

/** The rest behind the first prefix that is a whole word of the title. */
function afterPrefix(title: string, prefixes: readonly string[]): string | null {
  for (const prefix of prefixes) {
    if (!title.startsWith(prefix)) continue;
    const rest = title.slice(prefix.length);
    if (rest === '' || prefix.endsWith(':') || /^[\s:：]/.test(rest))
      return rest.replace(/^[:：]/, '').trim();
  }
  return null;
}
