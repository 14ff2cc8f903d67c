// Turns as bytes: what passes from thread to thread and into the store in one piece, where each text by itself would be a copy.
import type { Message } from './types.ts';

/** The turns of one chat, or of several one behind the other. Arrays are parallel, one entry a turn. */
export interface PackedTurns {
  /** 0: user, 1: assistant. */
  readonly roles: Uint8Array<ArrayBuffer>;
  /** Epoch milliseconds, NaN = unknown. */
  readonly times: Float64Array<ArrayBuffer>;
  /** UTF-16 units of each text. */
  readonly units: Uint32Array<ArrayBuffer>;
  /** Bytes of each text. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** UTF-8, one text behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const ROLES = ['user', 'assistant'] as const;
/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const WIDEST = 3;
/** Bytes that a chat mostly begins with, as far as `firstTurns` is asked. */
const HEAD = 3000;

const encoder = new TextEncoder();
// A mark at the beginning of a text is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Texts that lie somewhere as UTF-8 already: see parse/json-sieve.ts. */
export interface TextsAside {
  /** Of the text with this number; until the next batch. */
  bytesOf(index: number): Uint8Array;
  /** Its UTF-16 units. */
  unitsOf(index: number): number;
}

/** Stands before and behind the number of a text that lies aside. */
const STAND_IN = '\u0090';

/**
 * Packs the turns of many chats behind one another, again and again: its own memory serves for all of them.
 * Lone surrogates, which `cleanText` has replaced, would become U+FFFD.
 */
export class TurnPacker {
  #roles: number[] = [];
  #times: number[] = [];
  #units: number[] = [];
  #lengths: number[] = [];
  #bytes: Uint8Array<ArrayBuffer>;
  #end = 0;

  /** `expected`: bytes of text to come; more makes it grow. */
  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  /** Forgets what was added and never finished: where memory ran out in the middle, its turns would be taken for others'. */
  begin(): void {
    [this.#roles, this.#times, this.#units, this.#lengths, this.#end] = [[], [], [], [], 0];
  }

  /** `aside`: texts may have stand-ins in them. */
  add(messages: readonly Message[], aside: TextsAside | null = null): void {
    for (const { role, text, at } of messages) {
      const start = this.#end;
      this.#units.push(aside ? this.#mixed(text, aside) : this.#encode(text));
      this.#lengths.push(this.#end - start);
      this.#roles.push(ROLES.indexOf(role));
      this.#times.push(at ?? NaN);
    }
  }

  /** Adds a text; its units. */
  #encode(text: string): number {
    if (text === '') return 0;
    this.#reserve(text.length * WIDEST);
    this.#end += encoder.encodeInto(text, this.#bytes.subarray(this.#end)).written;
    return text.length;
  }

  /** Adds what a text and its stand-ins say; its units. */
  #mixed(text: string, aside: TextsAside): number {
    // Most are one stand-in and nothing else.
    if (text.startsWith(STAND_IN) && text.indexOf(STAND_IN, 1) === text.length - 1)
      return this.#copy(Number(text.slice(1, -1)), aside);
    let units = 0;
    text.split(STAND_IN).forEach((piece, i) => {
      // Every second piece is the number of a text.
      units += i % 2 === 0 ? this.#encode(piece) : this.#copy(Number(piece), aside);
    });
    return units;
  }

  #copy(index: number, aside: TextsAside): number {
    const bytes = aside.bytesOf(index);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
    return aside.unitsOf(index);
  }

  /** The turns since the last time, in memory of their own. */
  finish(): PackedTurns {
    const packed = {
      roles: Uint8Array.from(this.#roles),
      times: Float64Array.from(this.#times),
      units: Uint32Array.from(this.#units),
      lengths: Uint32Array.from(this.#lengths),
      bytes: this.#bytes.slice(0, this.#end),
    };
    this.begin();
    return packed;
  }

  #reserve(more: number): void {
    const needed = this.#end + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
  }
}

function timeOf(time: number): number | null {
  return Number.isNaN(time) ? null : time;
}

/** UTF-16 units of all texts. */
export function charactersIn({ units }: PackedTurns): number {
  return units.reduce((sum, count) => sum + count, 0);
}

/** The turns again, equal to those that were packed. */
export function unpacked({ roles, times, lengths, bytes }: PackedTurns): Message[] {
  let end = 0;
  return Array.from(roles, (role, i) => ({
    role: ROLES[role],
    text: decoder.decode(bytes.subarray(end, (end += lengths[i]))),
    at: timeOf(times[i]),
  }));
}

/**
 * The turns that a chat begins with, each text cut to `units`: as many as it takes until all together have `units`, and those
 * of the user `users`.
 */
export function firstTurns(packed: PackedTurns, units: number, users: number): Message[] {
  const first: Message[] = [];
  // Short turns are decoded together: to begin costs more than a hundred bytes.
  const head = decoder.decode(packed.bytes.subarray(0, HEAD));
  let [all, user, byte, unit] = [0, 0, 0, 0];
  for (let i = 0; i < packed.roles.length && (all < units || user < users); i++) {
    const end = byte + packed.lengths[i];
    const text =
      end <= HEAD
        ? head.slice(unit, unit + Math.min(packed.units[i], units))
        : textStart(packed.bytes, byte, end, units);
    const role = ROLES[packed.roles[i]];
    first.push({ role, text, at: timeOf(packed.times[i]) });
    all += text.length;
    if (role === 'user') user += text.length;
    byte = end;
    unit += packed.units[i];
  }
  return first;
}

/** What `text.slice(0, units)` would be. */
function textStart(bytes: Uint8Array, from: number, to: number, units: number): string {
  let end = Math.min(to, from + units * WIDEST);
  while (end < to && (bytes[end] & 0xc0) === 0x80) end++;
  return decoder.decode(bytes.subarray(from, end)).slice(0, units);
}

/** Parts the turns of several chats. `counts`: turns of each; the parts are views, nothing is copied. */
export function partsOf(packed: PackedTurns, counts: Iterable<number>): PackedTurns[] {
  let [turn, byte] = [0, 0];
  return Array.from(counts, (count) => {
    const [firstTurn, firstByte] = [turn, byte];
    turn += count;
    const lengths = packed.lengths.subarray(firstTurn, turn);
    for (const length of lengths) byte += length;
    return {
      roles: packed.roles.subarray(firstTurn, turn),
      times: packed.times.subarray(firstTurn, turn),
      units: packed.units.subarray(firstTurn, turn),
      lengths,
      bytes: packed.bytes.subarray(firstByte, byte),
    };
  });
}

/** The turns of several chats behind one another, in memory of their own. */
export function joined(parts: readonly PackedTurns[]): PackedTurns {
  const turns = parts.reduce((sum, { roles }) => sum + roles.length, 0);
  const all = {
    roles: new Uint8Array(turns),
    times: new Float64Array(turns),
    units: new Uint32Array(turns),
    lengths: new Uint32Array(turns),
    bytes: new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.length, 0)),
  };
  let [turn, byte] = [0, 0];
  for (const { roles, times, units, lengths, bytes } of parts) {
    all.roles.set(roles, turn);
    all.times.set(times, turn);
    all.units.set(units, turn);
    all.lengths.set(lengths, turn);
    all.bytes.set(bytes, byte);
    turn += roles.length;
    byte += bytes.length;
  }
  return all;
}
