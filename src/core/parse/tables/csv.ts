// The rows of a CSV, TSV or other delimited text. formats.md 3.11.
import type { Bytes } from '../bytes.ts';
import type { Cut, CutIssue } from '../json-cutter.ts';
import { guessDelimiter } from './delimiter.ts';
import { headerNames, isHeader, plainNames } from './header.ts';
import { RowCells } from './row-cells.ts';
import { type FoundRows, RowCutter } from './row-cutter.ts';
import { textPieces } from './table-text.ts';

/** UTF-16 units of one row: the limit of every element. */
const ROW_LIMIT = 64 * 1024 * 1024;
/** UTF-16 units that decide on the delimiter. */
const HEAD = 64 * 1024;

/**
 * The rows as objects by column name, of a table without a header "column 1" and so on. Positions are row numbers, the
 * header is row 1, blank lines count. A row that is shorter than the header lacks the last keys; what is longer, or stands
 * behind the 500th column, is joined to the last cell, as it was written.
 * Never throws over the content: a row over 64 MB is 'too-large-record', one with over 1,000 quotes that nobody doubled
 * 'broken-record', a quote that stays open 'truncated-file'.
 */
export async function* cutRows(bytes: Bytes, limit = ROW_LIMIT): AsyncGenerator<Cut> {
  let head: string | null = '';
  let table = new Table(',', limit);
  for await (const piece of textPieces(bytes)) {
    if (head === null) {
      for (const cut of table.cuts(piece)) yield cut;
      continue;
    }
    head += piece;
    if (head.length < HEAD) continue;
    table = new Table(guessDelimiter(head.slice(0, HEAD)), limit);
    for (const cut of table.cuts(head)) yield cut;
    head = null;
  }
  if (head !== null) {
    table = new Table(guessDelimiter(head.slice(0, HEAD)), limit);
    for (const cut of table.cuts(head)) yield cut;
  }
  yield* table.end();
}

/** A key like any other, which assignment does not make of `__proto__`. */
const OWN = { configurable: true, enumerable: true, writable: true };

/** Rows to objects. */
class Table {
  readonly #mark: string;
  readonly #cutter: RowCutter;
  readonly #cells: RowCells;
  #header: readonly string[] | null = null;
  /** The first row, until the next one tells whether it is the header, and its number. */
  #first: readonly string[] | null = null;
  #firstRow = 0;
  #row = 0;
  #index = 0;

  constructor(mark: string, limit: number) {
    this.#mark = mark;
    this.#cutter = new RowCutter(mark, limit);
    this.#cells = new RowCells(mark);
  }

  *cuts(text: string): Generator<Cut> {
    for (const found of this.#cutter.rows(text)) yield* this.#found(found);
  }

  *end(): Generator<Cut> {
    for (const found of this.#cutter.end()) yield* this.#found(found);
    yield* this.#begin(null);
  }

  *#found(found: FoundRows | 'truncated-file'): Generator<Cut> {
    if (typeof found === 'string') {
      yield* this.#begin(null);
      yield this.#fault(found);
      return;
    }
    for (const row of this.#cells.of(found)) {
      if (this.#first !== null && row !== null) yield* this.#begin(row);
      const cut = row === null ? this.#fault('broken-record') : this.#cut(row);
      if (cut) yield cut;
    }
  }

  /** Decides, by the next row if there is one, what the first row is: the header, or a row of a table without one. */
  *#begin(next: readonly string[] | null): Generator<Cut> {
    const first = this.#first;
    if (first === null || (next?.length === 1 && isBlank(next))) return;
    this.#first = null;
    const names = isHeader(first, next);
    this.#header = names ? headerNames(first) : plainNames(first.length);
    if (!names) yield this.#rowCut(first, this.#header, this.#firstRow);
  }

  #fault(issue: CutIssue): Cut {
    this.#row++;
    return { position: this.#row, index: this.#index++, unit: 'row', issue };
  }

  /** null: the first row, or a blank line. */
  #cut(row: readonly string[]): Cut | null {
    this.#row++;
    if (this.#header !== null) {
      return row.length === 1 && isBlank(row) ? null : this.#rowCut(row, this.#header, this.#row);
    }
    if (isBlank(row) || (this.#row === 1 && isSeparatorLine(row, this.#mark))) return null;
    this.#first = row;
    this.#firstRow = this.#row;
    return null;
  }

  #rowCut(row: readonly string[], header: readonly string[], position: number): Cut {
    // Written out, since a spread costs more than all the rest of a short row.
    const value = this.#element(row, header);
    return { position, index: this.#index++, unit: 'row', value, listed: true };
  }

  #element(row: readonly string[], header: readonly string[]): Record<string, string> {
    const last = header.length - 1;
    const cells = row.length <= header.length ? row : [...row.slice(0, last), this.#joined(row.slice(last))];
    const element: Record<string, string> = {};
    for (let i = 0; i < cells.length; i++) {
      const name = header[i];
      if (name === '__proto__') Object.defineProperty(element, name, { ...OWN, value: cells[i] });
      else element[name] = cells[i];
    }
    return element;
  }

  /** A text whose commas nobody quoted, whole again; empty cells at the end are only padding. */
  #joined(cells: readonly string[]): string {
    const end = cells.findLastIndex((cell) => cell !== '') + 1;
    return cells.slice(0, end).join(this.#mark);
  }
}

/** Excel's first line `sep=;`, which is no header. */
function isSeparatorLine(row: readonly string[], mark: string): boolean {
  return row.join(mark) === `sep=${mark}`;
}

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}
