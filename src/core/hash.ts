// 128-bit content hash (MurmurHash3 x64 variant's mixing, done with four 32-bit lanes): keys and ids, not secrets.
import type { PackedTurns } from './packed-turns.ts';

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** The four lanes of the hash that is being computed. */
const lanes = new Int32Array(4);
/** Hexadecimal digits as bytes. */
const DIGITS = digitsOf('0123456789abcdef');
/** Bytes kept for the next text; after a longer one its memory is given back. */
const ROOM = 256 * 1024;
/** UTF-16 units of ASCII up to which a loop is quicker than a call of the encoder, which takes a browser some 0.3 µs. */
const SHORT = 100;
/** Bytes in front of the first text of a hash: its length in digits and a colon, with some to spare. */
const PREFIX = 16;

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Mixes whole blocks of four words into lanes that are 0. */
function mixBlocks(words: Int32Array, blocks: number): void {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let at = 0, end = blocks * 4; at < end; at += 4) {
    h1 ^= Math.imul(rotate(Math.imul(words[at], c1), 15), c2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(words[at + 1], c2), 16), c3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(words[at + 2], c3), 17), c4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(words[at + 3], c4), 18), c1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  lanes[0] = h1;
  lanes[1] = h2;
  lanes[2] = h3;
  lanes[3] = h4;
}

/** Mixes the last 0-15 bytes, zero-padded into four words. */
function mixTail(bytes: Uint8Array, from: number, length: number): void {
  const word = (at: number) => {
    let value = 0;
    for (let i = Math.min(at + 4, length) - 1; i >= at; i--) value = (value << 8) | bytes[i];
    return value;
  };
  const rest = length - from;
  if (rest > 12) lanes[3] ^= Math.imul(rotate(Math.imul(word(from + 12), c4), 18), c1);
  if (rest > 8) lanes[2] ^= Math.imul(rotate(Math.imul(word(from + 8), c3), 17), c4);
  if (rest > 4) lanes[1] ^= Math.imul(rotate(Math.imul(word(from + 4), c2), 16), c3);
  if (rest > 0) lanes[0] ^= Math.imul(rotate(Math.imul(word(from), c1), 15), c2);
}

/** Spreads every lane over all of them. */
function spread(): void {
  lanes[0] += lanes[1] + lanes[2] + lanes[3];
  for (let lane = 1; lane < 4; lane++) lanes[lane] += lanes[0];
}

/** Leaves the hash of the first `length` bytes in the lanes. `words` are the same bytes: every browser's machine is little-endian. */
function hashInto(bytes: Uint8Array, words: Int32Array, length: number): void {
  const blocks = length >>> 4;
  mixBlocks(words, blocks);
  mixTail(bytes, blocks * 16, length);
  for (let lane = 0; lane < 4; lane++) lanes[lane] ^= length;
  spread();
  for (let lane = 0; lane < 4; lane++) lanes[lane] = finish(lanes[lane]);
  spread();
}

/** The lanes as 32 lower-case hex digits. */
function inHex(): string {
  let hex = '';
  for (let lane = 0; lane < 4; lane++) hex += (lanes[lane] >>> 0).toString(16).padStart(8, '0');
  return hex;
}

/** Bytes that are written one part after the other and hashed in place. */
class Writer {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(ROOM);
  #words = new Int32Array(this.#bytes.buffer);
  /** The bytes from 0, 1, 2 ... on, once asked for: making a view takes longer than hashing a short text. */
  #views: Uint8Array[] = [];
  #length = 0;

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

const writer = new Writer();
/** For the hashes of a list, which are parts of another hash. */
const listWriter = new Writer();

/**
 * MurmurHash3 x86_128 of bytes, seed 0, as 32 lower-case hex digits.
 * Not cryptographic: nobody gains by making two of their own chats collide.
 * Source: A. Appleby, MurmurHash3 (public domain). Known answers in tests/core/hash.test.ts. About 1 GB/s.
 */
export function hashBytes(bytes: Uint8Array): string {
  // Words have to begin at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  hashInto(aligned, new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2), aligned.length);
  return inHex();
}

/** Hash of parts; parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ. null and "" differ as well. */
export function hashParts(...parts: readonly (string | number | null)[]): string {
  for (const part of parts) writer.part(part);
  writer.finish();
  return inHex();
}

/** Leaves the hash of one text in the lanes. */
function hashText(text: string): void {
  writer.part(text);
  writer.finish();
}

/** Hash of a list of texts, in order: one pass, nothing joined but the texts' own hashes. */
export function hashList(texts: Iterable<string>): string {
  const list = Array.isArray(texts) ? (texts as readonly string[]) : [...texts];
  listWriter.begin(list.length);
  for (const text of list) {
    hashText(text);
    listWriter.lanes();
  }
  return hashOfList();
}

/** Who speaks is one of two words, in every turn: their hashes, as digits, are found out once. */
const roles = {
  user: digitsOf(hashParts('user')),
  assistant: digitsOf(hashParts('assistant')),
};

/** What `hashList` gives for the role and the text of every turn in order: "user", the question, "assistant", the answer. */
export function hashTurns(turns: readonly Turn[]): string {
  listWriter.begin(turns.length * 2);
  for (const { role, text } of turns) {
    listWriter.digits(roles[role]);
    hashText(text);
    listWriter.lanes();
  }
  return hashOfList();
}

/** The same of turns that are packed. */
export function hashPacked({ roles: speakers, units, lengths, bytes }: PackedTurns): string {
  listWriter.begin(speakers.length * 2);
  let end = 0;
  for (let i = 0; i < speakers.length; i++) {
    listWriter.digits(speakers[i] === 0 ? roles.user : roles.assistant);
    writer.encoded(units[i], bytes.subarray(end, (end += lengths[i])));
    writer.finish();
    listWriter.lanes();
  }
  return hashOfList();
}

function hashOfList(): string {
  listWriter.end();
  listWriter.finish();
  return inHex();
}

function digitsOf(hex: string): Uint8Array {
  return Uint8Array.from(hex, (digit) => digit.charCodeAt(0));
}
