// What a hash is made of, written part by part and hashed in place.
import { hashInto, lanes } from './murmur.ts';

/** Hexadecimal digits as bytes. */
const DIGITS = digitsOf('0123456789abcdef');
/** Bytes kept for the next text; after a longer one its memory is given back. */
const ROOM = 256 * 1024;
/** UTF-16 units of ASCII up to which a loop is quicker than a call of the encoder, which takes a browser some 0.3 µs. */
const SHORT = 100;
/** Bytes in front of the first text of a hash: its length in digits and a colon, with some to spare. */
const PREFIX = 16;

/** Parts behind one another, each with its length in front. */
export class HashWriter {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(ROOM);
  #words = new Int32Array(this.#bytes.buffer);
  /** The bytes from 0, 1, 2 ... on, once asked for: making a view takes longer than hashing a short text. */
  #views: Uint8Array[] = [];
  #length = 0;

  /** Forgets what is left of a hash that was broken off, where memory ran out. */
  start(): void {
    this.#length = 0;
  }

  /** "n;", or the number of UTF-16 units, a colon, the text and a semicolon. */
  part(part: string | number | null): void {
    const text = part === null ? 'n' : String(part);
    this.#reserve(text.length * 3 + 24);
    if (part !== null) this.#prefix(text.length);
    this.#text(text);
    this.#bytes[this.#length++] = 0x3b;
  }

  /** As `part` with a text of so many UTF-16 units that is UTF-8 already. */
  encoded(units: number, utf8: Uint8Array): void {
    this.#reserve(utf8.length + 24);
    this.#prefix(units);
    this.#bytes.set(utf8, this.#length);
    this.#length += utf8.length;
    this.#bytes[this.#length++] = 0x3b;
  }

  /** Begins a part that is one text out of `count` hashes; `lanes` or `digits` write them, `end` ends it. */
  begin(count: number): void {
    this.start();
    this.#reserve(count * 32 + 24);
    this.#prefix(count * 32);
  }

  /** The hash in the lanes, as 32 digits. */
  lanes(): void {
    for (let lane = 0; lane < 4; lane++)
      for (let shift = 28; shift >= 0; shift -= 4)
        this.#bytes[this.#length++] = DIGITS[(lanes[lane] >>> shift) & 15];
  }

  /** A hash that is known already: its 32 digits as bytes. */
  digits(digits: Uint8Array): void {
    for (let i = 0; i < 32; i++) this.#bytes[this.#length++] = digits[i];
  }

  end(): void {
    this.#bytes[this.#length++] = 0x3b;
  }

  /** Hashes what was written, into the lanes, and begins anew. */
  finish(): void {
    hashInto(this.#bytes, this.#words, this.#length);
    this.#length = 0;
    if (this.#bytes.length > ROOM) this.#take(new Uint8Array(ROOM));
  }

  #prefix(length: number): void {
    this.#decimal(length);
    this.#bytes[this.#length++] = 0x3a;
  }

  #decimal(value: number): void {
    if (value >= 10) this.#decimal(Math.floor(value / 10));
    this.#bytes[this.#length++] = 0x30 + (value % 10);
  }

  #text(text: string): void {
    if (text.length <= SHORT && this.#ascii(text)) return;
    this.#length += this.#encoder.encodeInto(text, this.#rest()).written;
  }

  /** Writes a text of ASCII alone; nothing and false where it is not. */
  #ascii(text: string): boolean {
    const bytes = this.#bytes;
    const from = this.#length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return false;
      bytes[from + i] = unit;
    }
    this.#length = from + text.length;
    return true;
  }

  /** The bytes that are not written yet. */
  #rest(): Uint8Array {
    if (this.#length >= PREFIX) return this.#bytes.subarray(this.#length);
    return (this.#views[this.#length] ??= this.#bytes.subarray(this.#length));
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.ceil(Math.max(needed, this.#bytes.length * 2) / 4) * 4);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#take(larger);
  }

  #take(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#words = new Int32Array(bytes.buffer);
    this.#views = [];
  }
}

/** Hexadecimal digits as bytes. */
export function digitsOf(hex: string): Uint8Array {
  return Uint8Array.from(hex, (digit) => digit.charCodeAt(0));
}
