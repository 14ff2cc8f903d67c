// Room for every point of a plane: what lies on a heap becomes an area.
import type { Matrix } from '../types.ts';
import { rowOf } from './matrix.ts';

/** Steps in which the distance grows to what is wanted. More would open large heaps further, and cost as much more. */
const steps = 120;
/** The first distance, as a share of the last: heaps unfold from the inside, so that order is kept. */
const firstShare = 1 / 300;
/** A point goes this many times the mean of what its neighbours ask for (measured: 1.5 is slower, the sum of all mixes heaps up). */
const gain = 2.5;
/** Radians: turns by it never line up (Vogel 1979). */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/**
 * Pushes points apart, up to `distance` from each other and no farther: what was apart stays where it was. A heap of 400
 * opens to a quarter of that distance, fewer open further; its order is kept. In place, rows x 2; equal places must have
 * been set apart before. The same input gives the same bits. O(rows * steps) on a grid: 20,000 rows take under a second.
 */
export function makeRoom(places: Matrix, distance: number): void {
  const { data, rows } = places;
  const force = new Float64Array(rows * 2);
  const met = new Int32Array(rows);
  const cells = new Cells(places);
  for (let step = 1; step <= steps; step++) {
    const wanted = distance * firstShare ** (1 - step / steps);
    cells.fill(wanted);
    force.fill(0);
    met.fill(0);
    const push = (row: number, other: number) => {
      const x = data[row * 2] - data[other * 2];
      const y = data[row * 2 + 1] - data[other * 2 + 1];
      const squared = x * x + y * y;
      if (squared >= wanted * wanted || squared === 0) return;
      const half = (wanted / Math.sqrt(squared) - 1) / 2;
      met[row]++;
      met[other]++;
      force[row * 2] += x * half;
      force[row * 2 + 1] += y * half;
      force[other * 2] -= x * half;
      force[other * 2 + 1] -= y * half;
    };
    for (let row = 0; row < rows; row++) cells.forEachBelow(row, push);
    for (let row = 0; row < rows; row++) {
      if (met[row] === 0) continue;
      data[row * 2] += (gain * force[row * 2]) / Math.max(gain, met[row]);
      data[row * 2 + 1] += (gain * force[row * 2 + 1]) / Math.max(gain, met[row]);
    }
  }
}

/** Spreads rows of one place around it like the seeds of a sunflower, so that none hides another. In place, rows x 2. */
export function setApart(places: Matrix, step: number): void {
  const copies = new Map<string, number>();
  for (let row = 0; row < places.rows; row++) {
    const place = rowOf(places, row);
    const key = `${place[0]},${place[1]}`;
    const copy = copies.get(key) ?? 0;
    copies.set(key, copy + 1);
    place[0] += step * Math.sqrt(copy) * Math.cos(copy * goldenAngle);
    place[1] += step * Math.sqrt(copy) * Math.sin(copy * goldenAngle);
  }
}

/** Points by square cells of one side, as linked lists from a hashed table: cells are many, and most are empty. */
class Cells {
  readonly #places: Matrix;
  readonly #column: Int32Array;
  readonly #line: Int32Array;
  readonly #next: Int32Array;
  readonly #head: Int32Array;

  constructor(places: Matrix) {
    this.#places = places;
    this.#column = new Int32Array(places.rows);
    this.#line = new Int32Array(places.rows);
    this.#next = new Int32Array(places.rows);
    // A power of two, so that a mask takes the remainder; twice the rows, so that lists are short.
    this.#head = new Int32Array(2 ** Math.ceil(Math.log2(2 * places.rows + 1)));
  }

  /** Puts every point into its cell anew. */
  fill(side: number): void {
    const { data, rows } = this.#places;
    this.#head.fill(-1);
    for (let row = 0; row < rows; row++) {
      const column = (this.#column[row] = Math.floor(data[row * 2] / side));
      const line = (this.#line[row] = Math.floor(data[row * 2 + 1] / side));
      const slot = this.#slot(column, line);
      this.#next[row] = this.#head[slot];
      this.#head[slot] = row;
    }
  }

  /** Rows of smaller number in the cell of a row and the eight around it: each pair is met once. */
  forEachBelow(row: number, meet: (row: number, other: number) => void): void {
    for (let line = this.#line[row] - 1; line <= this.#line[row] + 1; line++) {
      for (let column = this.#column[row] - 1; column <= this.#column[row] + 1; column++) {
        for (let other = this.#head[this.#slot(column, line)]; other >= 0; other = this.#next[other])
          if (other < row && this.#column[other] === column && this.#line[other] === line) meet(row, other);
      }
    }
  }

  /** Where a cell's list begins. Other cells may share it. */
  #slot(column: number, line: number): number {
    return (Math.imul(column, 73856093) ^ Math.imul(line, 19349663)) & (this.#head.length - 1);
  }
}
