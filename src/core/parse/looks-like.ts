// What a file that cannot be read looks like, so that the screen can say so and say what to drop instead.

/** Chats in a form that cannot be read where it lies, but can be exported. */
const CHATS_ELSEWHERE = ['sqlite'] as const;

/** Files without chats in them, or of no known kind. */
const NO_CHATS = [
  'account',
  'binary',
  'chat-details',
  'claude-code-history',
  'codex-history',
  'document',
  'gzip',
  'html',
  'image',
  'json',
  'kleio-tree',
  'pdf',
  'table',
  'takeout-other',
  'text',
  'zip',
] as const;

/** Every value that `detail.looksLike` of 'unknown-format' and 'not-a-chat-export' may have. */
export const LOOKS_LIKE = [...CHATS_ELSEWHERE, ...NO_CHATS] as const;
/** What a file without readable chats looks like. */
export type LooksLike = (typeof LOOKS_LIKE)[number];

/** Whether it holds chats that can be had in another way. */
export function holdsChats(looksLike: LooksLike): boolean {
  return (CHATS_ELSEWHERE as readonly string[]).includes(looksLike);
}

/** First bytes of what is no text. */
export const SIGNATURES: readonly (readonly [string, LooksLike | 'parquet'])[] = [
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

/** In the script of ChatGPT's page; a text about that page has no list behind it. */
const CHATS = /var jsonData\s*=\s*(?:\[|$)/;
/** Classes of an activity page. A real one begins with a stylesheet that may be longer than what is looked at. */
const CELLS =
  /class=["'][^"'<>]*outer-cell|\.outer-cell\s*[{,]|material-design-lite|\bmdl-(?:grid|cell|typography)/;

/** What a page is by what stands first in it: a chat may be about the other kind. */
export function pageKind(text: string): 'chat-page' | 'activity-page' | 'html' {
  const chats = text.search(CHATS);
  const cells = text.search(CELLS);
  if (chats < 0 && cells < 0) return 'html';
  return cells < 0 || (chats >= 0 && chats < cells) ? 'chat-page' : 'activity-page';
}

/** Whether a text is a table, by its first two lines. */
export function textKind(text: string): 'rows' | 'text' {
  const [header, second] = text.split('\n', 2).map((line) => line.trim());
  const delimited = [',', ';', '\t', '|'].some(
    // The second line may end within quotes, before its first mark.
    (mark) =>
      header.includes(mark) && (second === undefined || second.includes(mark) || second.startsWith('"')),
  );
  return delimited && second !== undefined ? 'rows' : 'text';
}
