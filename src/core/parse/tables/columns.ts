// Which columns of a table hold what: a proposal that a person looks at before anything is read.
import type { TableColumns } from '../../types.ts';
import {
  ABOUT_ACCOUNTS,
  ABOUT_TEXTS,
  ACCOUNT_WORDS,
  ANSWER_WORDS,
  CONVERSATION_WORDS,
  numbers,
  ROLE_WORDS,
  SPEAKER_WORDS,
  TEXT_WORDS,
  TIME_WORDS,
  TITLE_WORDS,
  wordsOf,
} from './column-words.ts';
import { flaggedSpeaker, isFlag, knownSpeaker } from './row-speakers.ts';
import { timeReader } from './table-times.ts';

/** Share of the filled cells that must fit, so that a few strays do not decide. */
const MOST = 0.8;
/** Different values that roles may have. */
const ROLES = 12;
/** Score of a column that is called a text, and of which nothing else says so: "2+2?". The least of others is about 0.05. */
const NAME_ONLY = 0.01;
/** Letters from which a longer text is no more of a text. */
const LONG = 1000;

/** One column, measured. Shares are of the filled cells, 0-1. */
interface Column {
  readonly name: string;
  readonly words: readonly string[];
  /** Of all rows. */
  readonly filled: number;
  readonly distinct: number;
  readonly values: ReadonlySet<string>;
  /** Mean UTF-16 units. */
  readonly length: number;
  /** With words between blanks, or in a script that needs none. */
  readonly sentences: number;
  /** With letters and without digits. */
  readonly lettered: number;
  readonly times: number;
  readonly numbers: number;
  /** Known speakers. */
  readonly roles: number;
  /** Yes or no, true or false. */
  readonly flags: number;
  /** Of a page or a mail. */
  readonly markup: number;
}

/** The columns a table most likely has, by names and by what stands in them; null where no column holds text. */
export function proposeColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): TableColumns | null {
  const columns = header.map((name, i) =>
    measure(
      name,
      rows.map((row) => row[i] ?? ''),
    ),
  );
  const taken = new Set<Column>();
  const take = (score: (column: Column) => number): string | null => {
    const found = best(
      columns.filter((column) => !taken.has(column)),
      score,
    );
    if (found) taken.add(found);
    return found?.name ?? null;
  };
  const text = take(textScore);
  if (text === null) return null;
  const known = take(roleScore);
  const time = take(timeScore);
  const conversation = take(conversationScore);
  // Names of people tell who asks and who answers only within a conversation.
  const parted = columns.some(({ name, distinct }) => name === conversation && distinct < 1);
  const role = known ?? (parted ? take(nameScore) : null);
  // Ids of those who speak are both: only the asking side's is an account.
  const speakers = columns.find((column) => column.name === role && known === null && isId(column));
  const account = take(accountScore) ?? speakers?.name ?? null;
  return { text, role, conversation, time, account };
}

function measure(name: string, cells: readonly string[]): Column {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const share = (test: (cell: string) => boolean) => filled.filter(test).length / Math.max(1, filled.length);
  const readTime = timeReader(filled);
  const values = new Set(filled);
  return {
    name,
    words: wordsOf(name),
    filled: filled.length / Math.max(1, cells.length),
    distinct: values.size / Math.max(1, filled.length),
    values,
    length: filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length),
    sentences: share(hasSentence),
    lettered: share((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell)),
    times: share((cell) => readTime(cell) !== null),
    numbers: share((cell) => Number.isFinite(Number(cell))),
    roles: share(isRole),
    flags: share(isFlag),
    markup: share((cell) => cell.trimStart().startsWith('<') && cell.trimEnd().endsWith('>')),
  };
}

/** Two words with a blank between, or two letters of a script that writes none. */
const SENTENCE = /\p{L}\p{P}*\s+\p{P}*\p{L}|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}/u;
/** Characters in which there would be one. */
const BEGINNING = 1000;

function hasSentence(cell: string): boolean {
  return SENTENCE.test(cell.slice(0, BEGINNING));
}

function isRole(cell: string): boolean {
  return cell.length < 40 && knownSpeaker(cell.trim().toLowerCase()) !== null;
}

function best(columns: readonly Column[], score: (column: Column) => number): Column | null {
  let found: Column | null = null;
  let highest = 0;
  for (const column of columns) {
    const value = score(column);
    if (value > highest) [found, highest] = [column, value];
  }
  return found;
}

const hasWord = ({ words }: Column, set: ReadonlySet<string>) => words.some((word) => set.has(word));
const isId = ({ words }: Column) => numbers(words);

/** Longer, more different and fuller is more of a text; a good name outweighs much length. 0: none. */
function textScore(column: Column): number {
  const isNamed = hasWord(column, TEXT_WORDS) && !isId(column) && !ABOUT_TEXTS.has(column.words.at(-1) ?? '');
  if (column.filled === 0 || column.times > 0.5 || (column.roles > MOST && column.distinct < 1)) return 0;
  if (isNamed && column.sentences < 0.3 && column.lettered < 0.5)
    return column.numbers < MOST ? NAME_ONLY : 0;
  if (!isNamed && column.sentences < 0.5) return 0;
  if (!isNamed && column.distinct < 0.1) return 0;
  const size = Math.log2(2 + Math.min(LONG, column.length));
  // The same text is often there as it was sent and without its markup.
  const plain = 1 - 0.3 * column.markup;
  return (
    size * plain * nameWeight(column, isNamed) * (0.2 + 0.8 * column.filled) * (0.3 + 0.7 * column.distinct)
  );
}

function nameWeight(column: Column, isNamed: boolean): number {
  if (hasWord(column, ANSWER_WORDS)) return 0.3;
  if (isNamed) return 3;
  return hasWord(column, TITLE_WORDS) ? 0.8 : 1;
}

/** Both sides speak; one known side beside other names is enough where the column is called so. */
function roleScore(column: Column): number {
  if (column.flags > MOST && flaggedSpeaker(column.words) !== null) return 2;
  if (column.roles === 0 || column.values.size > ROLES) return 0;
  const sides = new Set([...column.values].map((value) => knownSpeaker(value.trim().toLowerCase())));
  const both = sides.has('user') && sides.has('assistant');
  // Where only the user speaks no role is needed.
  const tells = sides.size > 1 || !sides.has('user');
  if (hasWord(column, SPEAKER_WORDS) && !isId(column)) return tells ? 2 + column.roles : 0;
  return both && column.roles >= 0.5 ? column.roles + Number(hasWord(column, ROLE_WORDS)) : 0;
}

/** Columns of speakers whose names nobody knows. */
function nameScore(column: Column): number {
  if (!hasWord(column, SPEAKER_WORDS) || column.words.includes('to') || column.length > 100) return 0;
  return column.values.size < 2 || column.filled < MOST ? 0 : 3 - Number(isId(column)) - column.distinct;
}

function timeScore(column: Column): number {
  if (column.times < MOST) return 0;
  const isUpdate = column.words.some((word) => ['updated', 'modified', 'closed', 'resolved'].includes(word));
  return column.times + (hasWord(column, TIME_WORDS) ? 1 : 0) - (isUpdate ? 0.5 : 0);
}

/**
 * By name, better where values come again; else a plain "id" that comes again. Ids that are all different are none: every row is
 * a conversation without them, and a large table need not be held to see whether one comes again.
 */
function conversationScore(column: Column): number {
  const { words } = column;
  if (column.filled < MOST || column.length > 100 || column.times > MOST) return 0;
  const repeats = Number(column.distinct < 1);
  const names = (word: string | undefined) => word !== undefined && CONVERSATION_WORDS.has(word);
  // "Ticket type" and "ticket_form_id" are of a ticket as well.
  if (isId(column) && (names(words.at(-2)) || names(words.at(-1)))) return 3 + repeats;
  if (words.length > 0 && words.every(names) && column.sentences < 0.5) return 2 + repeats;
  // "document_id" comes again as well: it names what a row is about.
  return isId(column) && words.length === 1 ? repeats : 0;
}

/** An id, else an address, else a name; of those who speak only an id: a name of theirs is the role. */
function accountScore(column: Column): number {
  const named = hasWord(column, ACCOUNT_WORDS);
  const speaks = hasWord(column, SPEAKER_WORDS) && isId(column);
  const isFact = hasWord(column, ABOUT_ACCOUNTS) || (column.flags > MOST && !isId(column));
  if ((!named && !speaks) || isFact || column.length > 200 || column.filled === 0) return 0;
  const address = column.words.some((word) => word === 'email' || word === 'mail');
  return 1 + (isId(column) ? 1 : address ? 0.6 : 0) + column.filled;
}
