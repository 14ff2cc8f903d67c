// Cuts a JSON file of any size into its elements, by structure, holding one element at a time. Over 300 lines: one machine over bytes, read together.
// A file is a row of values (JSONL, concatenated, or just one): an array stands for its elements,
// {"conversations": [...]} for the elements of that array, any other object for itself.
import type { ErrorKind } from '../errors.ts';
import { type Brackets, BracketScanner } from './bracket-scanner.ts';
import { asUtf8, type Bytes, joinBytes } from './bytes.ts';
import { FastBrackets } from './fast-brackets.ts';

/** An element, or what stands where one could not be read. Positions are bytes of the UTF-8 text. */
export type Cut =
  | (Place & {
      readonly value: unknown;
      readonly listed: boolean;
      /** Which of the lists of the file it stands in, from 1; absent outside those. */
      readonly list?: number;
    })
  | (Place & { readonly issue: CutIssue });

/** An element for somebody else to parse. Its bytes may be part of a slice, which nobody writes into again. */
export interface UnparsedCut extends Place {
  readonly bytes: Uint8Array;
}

export type AnyCut = Cut | UnparsedCut;

/** Elements are parsed until `unparsed` is set, and also then where only parsing tells where they end. */
export interface CutMode {
  unparsed: boolean;
}

/** Where an element stands. */
export interface Place {
  /** Bytes from the start, or the row with `unit` 'row'. */
  readonly position: number;
  /** Elements before it. */
  readonly index: number;
  readonly unit?: 'row';
}

/** What stands where an element could not be read. */
export type CutIssue = Extract<
  ErrorKind,
  'broken-record' | 'too-large-record' | 'too-deep-record' | 'truncated-file'
>;

/** From which size and depth an element is passed over. */
export interface CutLimits {
  /** Bytes of one element. */
  readonly size: number;
  /** Brackets inside one another, the element's own counted. */
  readonly depth: number;
}

/** The largest chat seen is about 20 MB; nothing real nests deeper than 30. */
const LIMITS: CutLimits = { size: 64 * 1024 * 1024, depth: 200 };
/** Bytes worked on at once, so that a file that comes in one slice is still read in steps. */
const STEP = 1024 * 1024;
/** Bytes of a file from which on the faster scanner is worth its memory. */
const LARGE = 4 * STEP;
/** How often a broken first line is given up and the next tried: each costs reading again what followed. */
const RESTARTS = 20;

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The elements in order. Never throws over the content: what cannot be read is an issue, and cutting goes on behind it;
 * `truncated-file` comes last, with the byte reached. Elements parsed, about 1.1 times the time of JSON.parse on the whole.
 */
export function cutJson(source: Bytes, limits?: Partial<CutLimits>): AsyncGenerator<Cut>;
export function cutJson(
  source: Bytes,
  limits: Partial<CutLimits>,
  mode: Readonly<CutMode> | undefined,
): AsyncGenerator<AnyCut>;
export async function* cutJson(
  source: Bytes,
  limits: Partial<CutLimits> = {},
  mode: Readonly<CutMode> = { unparsed: false },
): AsyncGenerator<AnyCut> {
  const cutter = new Cutter({ ...LIMITS, ...limits }, mode);
  for await (const slice of asUtf8(source)) {
    for (let from = 0; from < slice.length; from += STEP) {
      cutter.feed(slice.subarray(from, from + STEP));
      for (let cut = cutter.next(); cut; cut = cutter.next()) yield cut;
    }
  }
  cutter.finish();
  for (let cut = cutter.next(); cut; cut = cutter.next()) yield cut;
}

/** Longer than the 150 lines of habit: the states share all their fields, and apart they would be harder to follow. */
class Cutter {
  readonly #limits: CutLimits;
  readonly #mode: Readonly<CutMode>;
  #scanner: Brackets = new BracketScanner();
  #isFast = false;
  readonly #decoder = new TextDecoder();
  #slice: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Bytes before the slice. */
  #before = 0;
  #ended = false;
  #index = 0;
  /** Lists at the top of the file so far. */
  #lists = 0;

  #state: 'between' | 'value' | 'scalar' | 'line' | 'junk' = 'between';
  /** What the next element would be an element of. */
  #within: 'file' | 'array' | 'wrapper' = 'file';
  /** Set behind a value that stood on one line: the next object on a new line says "JSONL". */
  #oneLine: 'no' | 'value' | 'value and newline' = 'no';
  #lines: 'unknown' | 'yes' | 'no' = 'unknown';
  #restarts = 0;

  // The element being read.
  #parts: Uint8Array[] = [];
  #size = 0;
  #start = 0;
  /** The rest of a wrapper, or a record over the limit: read to its end and dropped. */
  #dropped: 'no' | 'rest' | 'too-large' = 'no';
  /** Bytes before the first element of what may be a wrapper's array. */
  #inner = 0;

  constructor(limits: CutLimits, mode: Readonly<CutMode>) {
    this.#limits = limits;
    this.#mode = mode;
  }

  /** Gives the next slice; the one before must be used up. */
  feed(slice: Uint8Array): void {
    this.#before += this.#slice.length;
    this.#slice = slice;
    this.#at = 0;
  }

  /** Says that no slice follows. */
  finish(): void {
    this.feed(new Uint8Array(0));
    this.#ended = true;
  }

  /** The next element, or null when the slice is used up. */
  next(): AnyCut | null {
    while (this.#at < this.#slice.length) {
      const cut = this.#step();
      if (cut) return cut;
    }
    return this.#ended ? this.#end() : null;
  }

  #step(): AnyCut | null {
    switch (this.#state) {
      case 'between':
        return this.#between();
      case 'value':
        return this.#value();
      case 'scalar':
        return this.#scalar();
      case 'line':
        return this.#line();
      case 'junk':
        return this.#junk();
    }
  }

  #between(): AnyCut | null {
    const byte = this.#slice[this.#at];
    if (byte === NEWLINE && this.#oneLine === 'value') this.#oneLine = 'value and newline';
    if (byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB || byte === COMMA) {
      this.#at++;
    } else if (this.#within === 'file') {
      return this.#atTop(byte);
    } else if (byte === CLOSE_ARRAY) {
      this.#at++;
      this.#leaveArray();
    } else {
      this.#begin(byte === OPEN_OBJECT || byte === OPEN_ARRAY || byte === QUOTE ? 'value' : 'scalar');
    }
    return null;
  }

  #atTop(byte: number): Cut | null {
    if (byte === OPEN_ARRAY && this.#lines !== 'yes') {
      this.#within = 'array';
      this.#lists++;
      this.#at++;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (this.#oneLine === 'value and newline' && this.#lines === 'unknown') this.#lines = 'yes';
      this.#begin(this.#lines === 'yes' ? 'line' : 'value');
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      // Left over from a record that was reported already.
      this.#at++;
    } else {
      this.#state = 'junk';
      return this.#issue('broken-record', this.#before + this.#at);
    }
    return null;
  }

  #begin(state: 'value' | 'scalar' | 'line', dropped: 'no' | 'rest' = 'no'): void {
    this.#state = state;
    this.#parts = [];
    this.#size = 0;
    this.#start = this.#before + this.#at;
    this.#dropped = dropped;
    if (!this.#isFast && this.#start >= LARGE) this.#goFast();
    this.#scanner.begin(dropped === 'rest' ? 1 : 0);
    this.#scanner.watchArrays = this.#within === 'file' && state === 'value' && dropped === 'no';
  }

  /** Between two values: the scanner remembers nothing of the one before. */
  #goFast(): void {
    this.#isFast = true;
    this.#scanner = FastBrackets.open() ?? this.#scanner;
  }

  /** Behind the `]` of the array: back to the file, through what is left of the wrapper. */
  #leaveArray(): void {
    const wrapper = this.#within === 'wrapper';
    this.#within = 'file';
    this.#state = 'between';
    if (wrapper) this.#begin('value', 'rest');
  }

  #value(): AnyCut | null {
    const from = this.#at;
    this.#at = this.#scanner.scan(this.#slice, from);
    const over = this.#take(from, this.#at);
    if (over) return this.#restart();
    switch (this.#scanner.event) {
      case 'more':
        return null;
      case 'closed':
        return this.#scanner.stopDepth === 0 ? this.#complete() : this.#judgeWrapper();
      case 'array':
        if (this.#mayBeWrapper()) {
          this.#scanner.stopDepth = 2;
          this.#inner = this.#size;
        }
        return null;
      case 'stray':
        if (this.#within === 'file') return null;
        return this.#stray();
    }
  }

  /** The record's own closing bracket is missing: this one was the array's. */
  #stray(): Cut {
    const start = this.#start;
    this.#leaveArray();
    return this.#issue('broken-record', start);
  }

  /** Keeps the bytes; true where the record may be a broken line that swallowed others and should be tried again. */
  #take(from: number, to: number): boolean {
    if (this.#dropped !== 'no') return false;
    this.#parts.push(this.#slice.subarray(from, to));
    this.#size += to - from;
    if (this.#size <= this.#limits.size) return false;
    if (this.#canRestart()) return true;
    this.#dropped = 'too-large';
    this.#parts = [];
    return false;
  }

  /** Was the array that just opened the value of a key "conversations"? */
  #mayBeWrapper(): boolean {
    if (this.#dropped !== 'no') return false;
    const tail: Uint8Array[] = [];
    for (let part = this.#parts.length - 1, length = 0; part >= 0 && length < 64; part--) {
      tail.unshift(this.#parts[part].subarray(-64));
      length += tail[0].length;
    }
    return /"conversations"\s*:\s*\[$/.test(this.#decoder.decode(joinBytes(tail)));
  }

  /** The first element of the array is there: chats make the object a wrapper, turns (ShareGPT) make it a chat. */
  #judgeWrapper(): AnyCut | null {
    this.#scanner.stopDepth = 0;
    this.#scanner.watchArrays = false;
    if (this.#scanner.depth !== 2 || this.#dropped !== 'no')
      return this.#scanner.depth === 0 ? this.#complete() : null;
    const bytes = joinBytes(this.#parts).subarray(this.#inner);
    const first = this.#parse(bytes);
    if (bytes.find((byte) => byte > SPACE) !== OPEN_OBJECT || isTurn(first)) return null;
    this.#within = 'wrapper';
    this.#state = 'between';
    const start = this.#start + this.#inner + bytes.findIndex((byte) => byte > SPACE);
    this.#parts = [];
    if (first === undefined) return this.#issue('broken-record', start);
    // Two levels of the depth are the wrapper's.
    if (this.#scanner.deepest - 2 > this.#limits.depth) return this.#issue('too-deep-record', start);
    return { value: first, position: start, index: this.#index++, listed: true };
  }

  #complete(): AnyCut | null {
    this.#state = 'between';
    if (this.#dropped === 'rest') return null;
    if (this.#dropped === 'too-large') return this.#issue('too-large-record', this.#start);
    const bytes = joinBytes(this.#parts);
    const deep = this.#scanner.deepest > this.#limits.depth;
    const settled = this.#within !== 'file' || this.#lines === 'yes';
    if (this.#mode.unparsed && settled && !deep && !this.#scanner.broken) {
      this.#parts = [];
      return { bytes, position: this.#start, index: this.#index++ };
    }
    const value = deep || this.#scanner.broken ? undefined : this.#parse(bytes);
    if (this.#within === 'file' && this.#lines === 'unknown') {
      if (value === undefined && this.#canRestart()) return this.#restart();
      if (bytes.includes(NEWLINE)) this.#lines = 'no';
      else this.#oneLine = 'value';
    }
    this.#parts = [];
    if (value === undefined) return this.#issue(deep ? 'too-deep-record' : 'broken-record', this.#start);
    const cut = { value, position: this.#start, index: this.#index++, listed: this.#within !== 'file' };
    return this.#within === 'array' ? { ...cut, list: this.#lists } : cut;
  }

  /** A number, a word, or what is neither: to the next comma or to the end of the array. */
  #scalar(): AnyCut | null {
    const from = this.#at;
    let at = from;
    while (at < this.#slice.length && this.#slice[at] !== COMMA && this.#slice[at] !== CLOSE_ARRAY) at++;
    this.#at = at;
    this.#take(from, at);
    return at < this.#slice.length ? this.#complete() : null;
  }

  /** In JSONL a line is a record, whatever its brackets say. */
  #line(): AnyCut | null {
    const newline = this.#slice.indexOf(NEWLINE, this.#at);
    const from = this.#at;
    this.#at = newline < 0 ? this.#slice.length : newline;
    this.#scanner.scan(this.#slice.subarray(from, this.#at), 0);
    this.#take(from, this.#at);
    return newline < 0 ? null : this.#completeLine();
  }

  #completeLine(): AnyCut | null {
    this.#scanner.broken = false;
    if (this.#size === 1) {
      // A bare bracket: values that fill several lines follow one that did not.
      this.#lines = 'no';
      this.#again(0);
      return null;
    }
    return this.#complete();
  }

  #junk(): AnyCut | null {
    const newline = this.#slice.indexOf(NEWLINE, this.#at);
    this.#at = newline < 0 ? this.#slice.length : newline;
    if (newline >= 0) this.#state = 'between';
    return null;
  }

  /** A broken record that may have swallowed the next lines, while it is open whether lines are records. */
  #canRestart(): boolean {
    if (this.#within !== 'file' || this.#lines !== 'unknown' || this.#restarts >= RESTARTS) return false;
    return this.#dropped === 'no' && this.#nextLine() > 0;
  }

  /** Where a line begins with `{`, behind the first: only records stand unindented. */
  #nextLine(): number {
    const bytes = joinBytes(this.#parts);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
      if (bytes[at + 1] === OPEN_OBJECT) return at + 1;
    }
    return 0;
  }

  /** Gives up the first line and reads on behind it. */
  #restart(): Cut {
    this.#restarts++;
    const start = this.#start;
    this.#again(this.#nextLine());
    return this.#issue('broken-record', start);
  }

  /** Reads the bytes of the current record again, from `from`. */
  #again(from: number): void {
    const read = joinBytes(this.#parts);
    this.#before = this.#start + from;
    this.#slice = joinBytes([read.subarray(from), this.#slice.subarray(this.#at)]);
    this.#at = 0;
    this.#parts = [];
    if (from === 0) this.#begin('value');
    else this.#state = 'between';
  }

  #parse(bytes: Uint8Array): unknown {
    try {
      return JSON.parse(this.#decoder.decode(bytes)) as unknown;
    } catch {
      return undefined;
    }
  }

  #issue(issue: CutIssue, position: number): Cut {
    return { issue, position, index: this.#index++ };
  }

  /** The slices are used up: what is open now is cut off. */
  #end(): AnyCut | null {
    if (this.#state === 'line' && this.#scanner.depth === 0) {
      const cut = this.#completeLine();
      return cut ?? this.next();
    }
    const open = this.#state !== 'between' && this.#state !== 'junk';
    if (open && this.#state === 'value' && this.#canRestart()) return this.#restart();
    if (!open && this.#within === 'file') return null;
    this.#state = 'between';
    this.#within = 'file';
    return this.#issue('truncated-file', this.#before + this.#slice.length);
  }
}

/** A record of ShareGPT, of Perplexity, or of any other list of turns: not a chat itself. */
function isTurn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'from' in value || 'role' in value || ('query' in value && 'answer' in value);
}
