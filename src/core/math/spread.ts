// Room for every point of a plane: what lies on a heap becomes an area.
import type { Matrix } from '../types.ts';

/** Steps in which the distance grows to what is wanted. More would open large heaps further, and cost as much more. */
const steps = 120;
/** The first distance, as a share of the last: heaps unfold from the inside, so that order is kept. */
const firstShare = 1 / 300;
/** A point goes this many times the mean of what its neighbours ask for (measured: 1.5 is slower, the sum of all mixes heaps up). */
const gain = 2.5;

/**
 * Pushes points apart, up to `distance` from each other and no farther: what was apart stays where it was. A heap of 400
 * opens to a quarter of that distance, fewer open further; its order is kept. In place, rows x 2; equal places must have been set apart before. The same input gives the same bits.
 * O(rows * steps) on a grid.
 */
export function makeRoom(places: Matrix, distance: number): void {
  const { data, rows } = places;
  const force = new Float64Array(rows * 2);
  const met = new Int32Array(rows);
  for (let step = 1; step <= steps; step++) {
    const wanted = distance * firstShare ** (1 - step / steps);
    const cells = new Cells(places, wanted);
    force.fill(0);
    met.fill(0);
    for (let row = 0; row < rows; row++) {
      cells.forEachBelow(row, (other) => {
        const x = data[row * 2] - data[other * 2];
        const y = data[row * 2 + 1] - data[other * 2 + 1];
        const away = Math.hypot(x, y);
        if (away >= wanted || away === 0) return;
        const push = (wanted - away) / away / 2;
        met[row]++;
        met[other]++;
        force[row * 2] += x * push;
        force[row * 2 + 1] += y * push;
        force[other * 2] -= x * push;
        force[other * 2 + 1] -= y * push;
      });
    }
    for (let row = 0; row < rows; row++) {
      if (met[row] === 0) continue;
      data[row * 2] += (gain * force[row * 2]) / Math.max(gain, met[row]);
      data[row * 2 + 1] += (gain * force[row * 2 + 1]) / Math.max(gain, met[row]);
    }
  }
}

/** Points by square cells of one side, as linked lists: found again without a search. */
class Cells {
  readonly #at: Int32Array;
  readonly #across: number;
  readonly #head: Map<number, number> = new Map();
  readonly #next: Int32Array;

  constructor({ data, rows }: Matrix, side: number) {
    // Wider than any layout is; cells are only counted where something lies.
    this.#across = Math.ceil(8 / side) + 4;
    this.#at = Int32Array.from({ length: rows }, (_, row) => {
      const column = Math.floor((data[row * 2] + 4) / side);
      return Math.floor((data[row * 2 + 1] + 4) / side) * this.#across + column;
    });
    this.#next = new Int32Array(rows).fill(-1);
    this.#at.forEach((cell, row) => {
      this.#next[row] = this.#head.get(cell) ?? -1;
      this.#head.set(cell, row);
    });
  }

  /** Rows of smaller number in the cell of a row and the eight around it: each pair is met once. */
  forEachBelow(row: number, meet: (other: number) => void): void {
    for (let down = -1; down <= 1; down++) {
      for (let right = -1; right <= 1; right++) {
        const cell = this.#at[row] + down * this.#across + right;
        for (let other = this.#head.get(cell) ?? -1; other >= 0; other = this.#next[other])
          if (other < row) meet(other);
      }
    }
  }
}
