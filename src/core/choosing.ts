// Which rows of a dataset a selection chooses, from its digest alone: no text is read here.
import type { Digest, NameColumn } from './digest.ts';
import { seededRandom } from './math/random.ts';
import type { Selection } from './selection.ts';
import type { ConversationColumns } from './types.ts';

/** What can leave a chat out, in the order it is asked. The model's question comes after: it is asked of what is chosen here. */
export const conditions = [
  'dates',
  'sources',
  'languages',
  'models',
  'turns',
  'words',
  'once',
  'sample',
] as const;

/** One of the conditions that can leave a chat out. */
export type Condition = (typeof conditions)[number];

/** Rows as a `Uint8Array`, one entry a conversation in the order of import: 1 = this one. */
export type RowSet = Uint8Array;

/** What only the texts tell. */
export interface Matches {
  /** Rows in which one of the words stands (word-search.ts); null: not looked for yet, which leaves nothing out. */
  readonly words: RowSet | null;
}

/** What a selection chooses, and why it leaves out the rest. */
export interface Chosen {
  readonly rows: RowSet;
  readonly count: number;
  /** Chats with text, chosen or not. */
  readonly readable: number;
  /** Each chat that is left out counts once: at the first condition it does not meet. */
  readonly leftOut: Readonly<Record<Condition, number>>;
}

const nothingLookedFor: Matches = { words: null };

/**
 * Chats without text are never chosen, and counted nowhere. The order of import plays no part. Pure; about 6 ms for 100,000
 * rows with all conditions, 1 ms with one, 10 ms for a sample of all.
 */
export function choose(digest: Digest, selection: Selection, matches: Matches = nothingLookedFor): Chosen {
  const rows = digest.readable.slice();
  const readable = sizeOf(rows);
  const leftOut: Record<Condition, number> = {
    ...{ dates: 0, sources: 0, languages: 0, models: 0 },
    ...{ turns: 0, words: 0, once: 0, sample: 0 },
  };
  for (const [condition, fits] of testsOf(digest, selection, matches)) {
    leftOut[condition] = drop(rows, fits);
  }
  if (selection.once) leftOut.once = keepOnce(rows, digest);
  if (selection.sample) leftOut.sample = keepSample(rows, digest.ids, selection.sample);
  return { rows, count: sizeOf(rows), readable, leftOut };
}

/** true: every chat with text would be chosen, whatever the dataset holds. A question is no part of that. */
export function choosesAll(selection: Selection): boolean {
  const { from, until, sources, languages, models, minimumTurns, words, once, sample } = selection;
  const lists = [from, until, sources, languages, models, sample];
  return lists.every((value) => value === null) && minimumTurns <= 0 && words.length === 0 && !once;
}

/** Rows with at least one turn. */
export function readableRows({
  userTurns,
  assistantTurns,
}: Pick<ConversationColumns, 'userTurns' | 'assistantTurns'>): RowSet {
  const rows = new Uint8Array(userTurns.length);
  for (let row = 0; row < rows.length; row++) rows[row] = userTurns[row] + assistantTurns[row] > 0 ? 1 : 0;
  return rows;
}

/** How many rows are in the set. */
export function sizeOf(rows: RowSet): number {
  let size = 0;
  for (const row of rows) size += row;
  return size;
}

/** Tests of one row, in the order of `conditions`: of each that looks at one row alone and of which something is asked. */
function testsOf(
  digest: Digest,
  selection: Selection,
  { words }: Matches,
): [Condition, (row: number) => boolean][] {
  const { startedAt, userTurns } = digest;
  const { from, until, minimumTurns } = selection;
  const tests: [Condition, (row: number) => boolean][] = [];
  // NaN is neither after nor before anything: a chat without a date does not fit.
  const [first, end] = [from ?? -Infinity, until ?? Infinity];
  if (from !== null || until !== null)
    tests.push(['dates', (row) => startedAt[row] >= first && startedAt[row] < end]);
  for (const list of ['sources', 'languages', 'models'] as const) {
    const wanted = selection[list];
    if (wanted !== null) tests.push([list, within(digest[list], wanted)]);
  }
  if (minimumTurns > 0) tests.push(['turns', (row) => userTurns[row] >= minimumTurns]);
  if (selection.words.length > 0 && words) tests.push(['words', (row) => words[row] === 1]);
  return tests;
}

function within({ names, codes }: NameColumn, wanted: readonly string[]): (row: number) => boolean {
  const set = new Set(wanted);
  const fits = Uint8Array.from(names, (name) => (set.has(name) ? 1 : 0));
  return (row) => fits[codes[row]] === 1;
}

/** Takes out the rows that do not fit; answers how many. */
function drop(rows: RowSet, fits: (row: number) => boolean): number {
  let left = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0 || fits(row)) continue;
    rows[row] = 0;
    left++;
  }
  return left;
}

/** Of rows that begin alike the earliest stays, the smallest id of equally early ones; answers how many go. */
function keepOnce(rows: RowSet, { beginnings, startedAt, ids }: Digest): number {
  /** By beginning: the row that stays, -1 while there is none. */
  const kept = new Int32Array(rows.length).fill(-1);
  const isBefore = (a: number, b: number) => {
    const [atA, atB] = [startedAt[a], startedAt[b]].map((at) => (Number.isNaN(at) ? Infinity : at));
    return atA < atB || (atA === atB && compareIds(ids, a, b) < 0);
  };
  let left = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const known = kept[beginnings[row]];
    if (known >= 0) left++;
    if (known < 0 || isBefore(row, known)) {
      if (known >= 0) rows[known] = 0;
      kept[beginnings[row]] = row;
    } else rows[row] = 0;
  }
  return left;
}

/**
 * Every row draws a number of its own, from the second 32 bits of its id and the seed; the smallest numbers stay. So the order of
 * import plays no part, more chats change the sample little, and a larger sample holds the smaller one. Answers how many go.
 */
function keepSample(
  rows: RowSet,
  ids: Digest['ids'],
  { size, seed }: { size: number; seed: number },
): number {
  const left = sizeOf(rows);
  if (left <= size) return 0;
  const draws = new Float64Array(rows.length);
  const drawn = new Float64Array(left);
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    draws[row] = seededRandom(ids.low[row] ^ seed)();
    drawn[at++] = draws[row];
  }
  const last = drawn.sort()[size - 1];
  const equal: number[] = [];
  let kept = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    if (draws[row] < last) kept++;
    else rows[row] = 0;
    if (draws[row] === last) equal.push(row);
  }
  equal.sort((a, b) => compareIds(ids, a, b));
  for (const row of equal.slice(0, size - kept)) rows[row] = 1;
  return left - size;
}

/** Under 0: the id of row `a` is the smaller one. */
function compareIds({ high, low }: Digest['ids'], a: number, b: number): number {
  return high[a] - high[b] || low[a] - low[b];
}
