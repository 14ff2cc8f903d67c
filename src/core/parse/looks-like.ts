// What a file that cannot be read looks like, so that the screen can say so and say what to drop instead.
import { encodingOf, markLength } from './bytes.ts';

/** Chats in a format without a parser yet. */
const CHATS_NOT_READ_YET = [
  'aistudio',
  'chatbotui',
  'chatgpt-html',
  'claude-code',
  'claude-design',
  'codex',
  'copilot',
  'deepseek',
  'gemini-cli',
  'gemini-takeout',
  'generic',
  'grok',
  'helicone',
  'jan',
  'langfuse',
  'langsmith',
  'lechat',
  'librechat',
  'llamacpp',
  'lmstudio',
  'lmsys',
  'oasst',
  'openwebui',
  'perplexity',
  'phoenix',
  'sharegpt',
  'sillytavern',
  'wildchat',
] as const;

/** Files without chats in them, or of no known kind. */
const NO_CHATS = [
  'account',
  'alpaca',
  'binary',
  'claude-code-history',
  'gzip',
  'html',
  'image',
  'json',
  'kleio-tree',
  'parquet',
  'pdf',
  'sqlite',
  'table',
  'takeout-other',
  'text',
  'zip',
] as const;

/** Every value that `detail.looksLike` of 'unknown-format' and 'not-a-chat-export' may have. */
export const LOOKS_LIKE = [...CHATS_NOT_READ_YET, ...NO_CHATS] as const;
export type LooksLike = (typeof LOOKS_LIKE)[number];

/** Whether it holds chats that a later version may read. */
export function holdsChats(looksLike: LooksLike): boolean {
  return (CHATS_NOT_READ_YET as readonly string[]).includes(looksLike);
}

/** First bytes of what is no text. */
const SIGNATURES: readonly (readonly [string, LooksLike])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['PAR1', 'parquet'],
  ['SQLite format 3\0', 'sqlite'],
  ['%PDF', 'pdf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['RIFF', 'image'],
];

/** What the first bytes say: 'json' (possibly), 'empty' (blank so far), or what else it looks like. */
export function looksLikeByHead(head: Uint8Array): LooksLike | 'empty' {
  const latin = String.fromCharCode(...head.subarray(0, 16));
  const found = SIGNATURES.find(([signature]) => latin.startsWith(signature));
  if (found) return found[1];
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head.subarray(markLength(head))).trim();
  if (text === '') return 'empty';
  if (/^(\{\s*["}]|\[\s*(["{[\]]|-?\d[\d.eE+-]*\s*[,\]]|true|false|null)|[{[]$)/.test(text)) return 'json';
  if (text.includes('\0')) return 'binary';
  return text.startsWith('<') ? pageKind(text) : textKind(text);
}

function pageKind(text: string): LooksLike {
  if (/var jsonData\s*=/.test(text)) return 'chatgpt-html';
  if (!text.includes('outer-cell')) return 'html';
  return /mdl-typography--title">[^<]*(Gemini|Bard)/.test(text) ? 'gemini-takeout' : 'takeout-other';
}

function textKind(text: string): LooksLike {
  const [header, second] = text.split('\n', 2).map((line) => line.trim());
  if (
    /^"?(conversation"?,"?time"?,"?author"?,"?message|createdat"?,"?messagecontent"?,"?author)/i.test(header)
  ) {
    return 'copilot';
  }
  const delimited = [',', ';', '\t', '|'].some(
    (mark) => header.includes(mark) && (second === undefined || second.includes(mark)),
  );
  return delimited && second !== undefined ? 'table' : 'text';
}
