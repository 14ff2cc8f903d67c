// The cells of rows, by papaparse.
import Papa from 'papaparse';
import type { Newline, RowBlock } from './row-cutter.ts';

/** Reads blocks of whole rows; keeps nothing of them. */
export class RowCells {
  readonly #parsers: Readonly<Record<Newline, Papa.Parser>>;

  /** @param mark what parts the cells: one UTF-16 unit, and none of `Papa.BAD_DELIMITERS`. */
  constructor(mark: string) {
    const parser = (newline: Newline) =>
      new Papa.Parser({ delimiter: mark, newline, quoteChar: '"', header: false });
    this.#parsers = { '\n': parser('\n'), '\r\n': parser('\r\n'), '\r': parser('\r') };
  }

  /** The cells of each row of the block; null for one that papaparse does not read as exactly one row. */
  of({ text, newline, ends }: RowBlock): (readonly string[] | null)[] {
    const rows = this.#rows(text, newline);
    if (rows.length === ends.length) return rows;
    return ends.map((end, i) => {
      const single = this.#rows(text.slice(i === 0 ? 0 : ends[i - 1], end), newline);
      return single.length === 1 ? single[0] : null;
    });
  }

  /** A row that no newline ends outside quotes is left out. */
  #rows(text: string, newline: Newline): string[][] {
    const parsed: Papa.ParseResult<string[]> = this.#parsers[newline].parse(text, 0, true);
    return parsed.data;
  }
}
