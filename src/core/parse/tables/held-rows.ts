// The rows of conversations that may not be at their end yet: those of one conversation may stand anywhere in a table.
import { AppError } from '../../errors.ts';
import { hashParts } from '../../hash.ts';

/** What a row counts beside its text, in UTF-16 units: the objects around it. */
const ROW = 100;
const MILLION = 1024 * 1024;

export interface HoldLimits {
  /** UTF-16 units that are held whatever the order of the rows. */
  readonly room: number;
  /** Units from which only the last conversation is held, as long as the rows are in order. */
  readonly much: number;
  /** Units that are held at most. */
  readonly most: number;
  /** Rows after which a conversation is at its end, as long as the rows are in order. */
  readonly gap: number;
}

/** Of a table of 1 GB whose rows are in order, 64 MB are held; of others no more than a browser's tab can bear. */
const LIMITS: HoldLimits = { room: 64 * MILLION, much: 128 * MILLION, most: 256 * MILLION, gap: 20_000 };

/** Rows of one conversation, in the order of the file. */
export interface Whole<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
  /** Rows that came when the conversation had been given out: another one, of which nobody knows the beginning. */
  readonly isRest: boolean;
}

interface Held<Row> {
  readonly rows: Row[];
  readonly isRest: boolean;
  units: number;
  /** Number of the last row. */
  last: number;
}

/**
 * Holds the rows until a conversation is at its end. While no conversation has come back after another one began, those
 * left long ago are given out as soon as much is held; once one has, all are held to the end.
 */
export class HeldRows<Row> {
  readonly #limits: HoldLimits;
  readonly #held = new Map<string, Held<Row>>();
  /** Hashes of what was given out: the names themselves are pieces of the file's text, and would hold all of it. */
  readonly #given = new Set<string>();
  #inOrder = true;
  #current: string | null = null;
  #row = 0;
  #units = 0;
  #checkAt: number;
  /** Conversations that came back when they had been given out. */
  rests = 0;

  constructor(limits: Partial<HoldLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#checkAt = this.#limits.room;
  }

  /** What is at its end when this row has come. Throws AppError 'table-too-scattered' instead of holding too much: the row is not held. */
  add(key: string, row: Row, length: number): Whole<Row>[] {
    const units = length + ROW;
    if (this.#units + units > this.#limits.most && this.#units > 0) throw new AppError('table-too-scattered');
    const held = this.#held.get(key) ?? this.#begin(key);
    if (held.rows.length > 0 && key !== this.#current) this.#inOrder = false;
    held.rows.push(row);
    held.units += units;
    held.last = ++this.#row;
    this.#units += units;
    this.#current = key;
    return this.#inOrder && this.#units >= this.#checkAt ? this.#atTheirEnd() : [];
  }

  /** All that is left, in the order of their first rows. */
  finish(): Whole<Row>[] {
    return [...this.#held].map(([key, { rows, isRest }]) => ({ key, rows, isRest }));
  }

  #begin(key: string): Held<Row> {
    const isRest = this.#given.size > 0 && this.#given.has(hashParts(key));
    if (isRest) {
      this.#inOrder = false;
      this.rests++;
    }
    const held: Held<Row> = { rows: [], isRest, units: 0, last: 0 };
    this.#held.set(key, held);
    return held;
  }

  #atTheirEnd(): Whole<Row>[] {
    const { room, much, gap } = this.#limits;
    const wholes: Whole<Row>[] = [];
    // In order, so that the first are those left longest ago.
    for (const [key, { rows, isRest, units, last }] of this.#held) {
      const isOld = this.#units >= much || (this.#units >= room && last < this.#row - gap);
      if (key === this.#current || !isOld) break;
      this.#held.delete(key);
      this.#given.add(hashParts(key));
      this.#units -= units;
      wholes.push({ key, rows, isRest });
    }
    // Not with every row: looking costs as much as the rows that were given out.
    this.#checkAt = Math.max(room, this.#units + room / 16);
    return wholes;
  }
}
