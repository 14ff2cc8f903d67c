// The first row of a delimited text: names of columns, or already what somebody wrote.
import { numbers, wordsOf } from './column-words.ts';
import { timeReader } from './table-times.ts';

/** Columns of a table; a person chooses among them. */
export const COLUMNS = 500;
/** UTF-16 units of a name; what is longer is a text. Names are shown, as cells are. */
export const NAME = 200;
/** UTF-16 units up to which a cell of the first row is a name, whatever stands under it. */
const SHORT_NAME = 60;
const NUMBER = /^[+-]?\d[\d.,]*%?$/;
const timeOf = timeReader([]);

/**
 * Whether the first row names the columns. A number or a date names none. A sentence does so only where the next row has a
 * number or a date in a column in which the first row has words: questions of a form are names of columns as well.
 */
export function isHeader(first: readonly string[], next: readonly string[] | null): boolean {
  if (first.some(isValue)) return false;
  return !first.some(isSentence) || first.some((cell, i) => cell.trim() !== '' && isValue(next?.[i] ?? ''));
}

/** The names that the first row gives. Every name once: "text", "text (2)"; columns without a name are "column 3". */
export function headerNames(row: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return row.slice(0, COLUMNS).map((cell, position) => {
    const name = cell.trim().slice(0, NAME).toWellFormed() || plainName(position);
    let distinct = name;
    for (let count = (counts.get(name) ?? 1) + 1; taken.has(distinct); count++) {
      distinct = `${name} (${count})`;
      counts.set(name, count);
    }
    taken.add(distinct);
    return distinct;
  });
}

/** The names of columns that nobody named: "column 1", "column 2". */
export function plainNames(count: number): string[] {
  return Array.from({ length: Math.min(COLUMNS, count) }, (_, position) => plainName(position));
}

function plainName(position: number): string {
  return `column ${position + 1}`;
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  return NUMBER.test(text) || timeOf(text) !== null;
}

/** "Ticket No." ends like a sentence and is none. */
function isSentence(cell: string): boolean {
  const text = cell.trim();
  return text.length > SHORT_NAME || /[?？。]$/.test(text) || (text.endsWith('.') && !numbers(wordsOf(text)));
}
