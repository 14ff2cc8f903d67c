// The cells of rows: by papaparse where there are quotes.
import Papa from 'papaparse';
import type { Newline, RowBlock } from './row-cutter.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Reads blocks of whole rows; keeps nothing of them. */
export class RowCells {
  readonly #mark: string;
  readonly #parsers: Readonly<Record<Newline, Papa.Parser>>;

  /** @param mark what parts the cells: one UTF-16 unit, and none of `Papa.BAD_DELIMITERS`. */
  constructor(mark: string) {
    const parser = (newline: Newline) =>
      new Papa.Parser({ delimiter: mark, newline, quoteChar: '"', header: false });
    this.#mark = mark;
    this.#parsers = { '\n': parser('\n'), '\r\n': parser('\r\n'), '\r': parser('\r') };
  }

  /** The cells of each row of the block; null for one that papaparse does not read as exactly one row. */
  of(block: RowBlock): (readonly string[] | null)[] {
    const { text, newline, ends } = block;
    if (!text.includes('"')) return contents(block).map((row) => row.split(this.#mark));
    // Ends of rows stand outside quotes, where papaparse drops them: which they are is the same to the cells.
    const rows =
      newline === null ? this.#rows(`${contents(block).join('\n')}\n`, '\n') : this.#rows(text, newline);
    if (rows.length === ends.length) return rows;
    return contents(block).map((row) => {
      const single = this.#rows(`${row}\n`, '\n');
      return single.length === 1 ? single[0] : null;
    });
  }

  /** A row that no newline ends outside quotes is left out. */
  #rows(text: string, newline: Newline): string[][] {
    const parsed: Papa.ParseResult<string[]> = this.#parsers[newline].parse(text, 0, true);
    return parsed.data;
  }
}

/** The rows without what ends them. */
function contents({ text, ends }: RowBlock): string[] {
  return ends.map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1], beforeNewline(text, end)));
}

/** Where the newline begins that ends a row here. */
function beforeNewline(text: string, end: number): number {
  const isPair = text.charCodeAt(end - 1) === NEWLINE && text.charCodeAt(end - 2) === RETURN;
  return end - (isPair ? 2 : 1);
}
