// Finds where the rows of a delimited text end, as the text comes. What a row holds is read by papaparse (row-cells.ts):
// it cannot do this part in a stream, since it reads an unfinished row again with every piece, from its first character.

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** Units that every cell counts at least, so that a row of nothing but marks has a limit as well. */
const CELL = 64;
/** UTF-16 units after which a block ends: the cells of more rows at once outlive the young heap, at twice the time. */
const BLOCK = 8 * 1024;
/** Stray quotes of one row: papaparse keeps an error object for each, and looks over blanks for each. */
const STRAYS = 1000;
/** How often blanks of one row may be looked over, on the average of its units: 20 MB then take a second. */
const LOOKS = 50;

/** What ends a row. */
export type Newline = '\n' | '\r\n' | '\r';

/** Whole rows that follow one another. */
export interface RowBlock {
  /** With what ends the rows, the last one too. */
  readonly text: string;
  /** What ends them all; null where they end in several ways, which need not cost a block each. */
  readonly newline: Newline | null;
  /** Where each row ends in the text, its newline included. */
  readonly ends: readonly number[];
}

/** Rows, or one that is dropped: over the limit, or with too many stray quotes. */
export type FoundRows = RowBlock | 'too-large-record' | 'broken-record';

/**
 * Rows end at LF, CRLF or CR outside quotes. Quotes are those of RFC 4180, read as papaparse reads them: blanks may stand
 * behind a closing quote, and a quote inside a quoted cell that nobody doubled (a stray one) is text.
 * Every character is looked at a fixed number of times, whatever the quotes.
 */
export class RowCutter {
  readonly #mark: number;
  readonly #limit: number;
  /** Within the row: at the start of a cell, in a cell, in quotes, behind a quote that may close them, in blanks behind it. */
  #state: 'start' | 'plain' | 'quoted' | 'quote' | 'blanks' = 'start';
  /** The unfinished row as far as earlier pieces hold it, its UTF-16 units, marks and stray quotes. */
  #parts: string[] = [];
  #units = 0;
  #marks = 0;
  #strays = 0;
  /** A return at the end of a piece, whose newline may come with the next one. */
  #held = '';

  /** @param limit UTF-16 units of one row, every cell counted as 64 more. */
  constructor(mark: string, limit: number) {
    this.#mark = mark.charCodeAt(0);
    this.#limit = limit;
  }

  /** The rows that the next piece of text completes. A blank line is a row. */
  *rows(piece: string): Generator<FoundRows> {
    const text = this.#held + piece;
    this.#held = text.endsWith('\r') ? '\r' : '';
    yield* this.#whole(this.#held === '' ? text : text.slice(0, -1));
  }

  /** The last row, where no newline ends it; 'truncated-file' where the text stops within quotes. */
  *end(): Generator<FoundRows | 'truncated-file'> {
    if (this.#held !== '') yield* this.#whole(this.#held);
    if (this.#state === 'quoted') yield 'truncated-file';
    else if (this.#units > 0) yield* this.#whole('\n');
  }

  *#whole(text: string): Generator<FoundRows> {
    /** Where the block and the row begin. */
    let from = 0;
    let row = 0;
    let ends: number[] = [];
    let newline: Newline | null = null;
    for (let at = this.#endOfRow(text, 0); at !== -1; at = this.#endOfRow(text, row)) {
      const found = newlineAt(text, at);
      const next = at + found.length;
      const isAlone = this.#parts.length > 0 || this.#strays > 0 || this.#isTooLarge(next - row);
      if (ends.length > 0 && (isAlone || next - from > BLOCK)) {
        yield { text: text.slice(from, row), newline, ends };
        from = row;
        ends = [];
      }
      newline = ends.length === 0 || found === newline ? found : null;
      if (isAlone) {
        yield this.#single(text.slice(row, next), found);
        from = next;
      } else ends.push(next - from);
      this.#marks = 0;
      row = next;
    }
    if (ends.length > 0) yield { text: text.slice(from, row), newline, ends };
    if (row < text.length) this.#keep(text.slice(row));
  }

  /** Where the newline of this row begins, or -1. */
  #endOfRow(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      if (this.#state === 'quoted') {
        at = text.indexOf('"', at);
        if (at === -1) return -1;
        this.#state = 'quote';
        continue;
      }
      const unit = text.charCodeAt(at);
      if (unit === this.#mark) {
        this.#marks++;
        this.#state = 'start';
      } else if (unit === NEWLINE || unit === RETURN) {
        this.#state = 'start';
        return at;
      } else if (this.#state === 'start') this.#state = unit === QUOTE ? 'quoted' : 'plain';
      else if (this.#state !== 'plain') this.#behindQuote(unit);
    }
    return -1;
  }

  #behindQuote(unit: number): void {
    if (unit === QUOTE && this.#state === 'quote') this.#state = 'quoted';
    else if (isBlank(unit)) this.#state = 'blanks';
    else {
      this.#strays++;
      // A second quote behind blanks may itself be the closing one.
      this.#state = unit === QUOTE ? 'quote' : 'quoted';
    }
  }

  #isTooLarge(units: number): boolean {
    return this.#units + units + CELL * (this.#marks + 1) > this.#limit;
  }

  /** Of a row that is to be dropped only the end is looked for. */
  #keep(text: string): void {
    this.#parts.push(text);
    this.#units += text.length;
    if (this.#isTooLarge(0) || this.#strays > STRAYS) this.#parts = [''];
  }

  /** The row that ends with this text. */
  #single(end: string, newline: Newline): FoundRows {
    const isTooLarge = this.#isTooLarge(end.length);
    const strays = this.#strays;
    const text = isTooLarge || strays > STRAYS ? '' : this.#parts.join('') + end;
    this.#parts = [];
    this.#units = 0;
    this.#strays = 0;
    if (isTooLarge) return 'too-large-record';
    if (strays > STRAYS || strays * longestBlank(text, strays) > LOOKS * text.length) return 'broken-record';
    return { text, newline, ends: [text.length] };
  }
}

/** The newline that begins here. */
function newlineAt(text: string, at: number): Newline {
  if (text.charCodeAt(at) === NEWLINE) return '\n';
  return text.charCodeAt(at + 1) === NEWLINE ? '\r\n' : '\r';
}

/** Whatever `trim` takes: papaparse looks for it in this way. */
function isBlank(unit: number): boolean {
  return unit === SPACE || String.fromCharCode(unit).trim() === '';
}

/** Units of the longest run of blanks: papaparse looks over those before a mark once for each stray quote. */
function longestBlank(text: string, strays: number): number {
  // So few looks are cheap whatever the blanks.
  if (strays <= LOOKS) return 0;
  let longest = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = isBlank(text.charCodeAt(at)) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
