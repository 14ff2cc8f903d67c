// Rows around a cluster that are not in it.
import type { Matrix } from '../types.ts';
import { dot, rowOf } from './matrix.ts';

/**
 * Per cluster the rows with the highest cosine to its centroid that are not its members, nearest first, ties by row number;
 * at most `count`, fewer where fewer rows are outside. Unit rows. O(rows * clusters * cols).
 */
export function nearestOutside(
  points: Matrix,
  assignment: Int32Array,
  centroids: Matrix,
  count: number,
): Int32Array[] {
  return Array.from({ length: centroids.rows }, (_, cluster) => {
    const centroid = rowOf(centroids, cluster);
    const best = new Best(count);
    for (let row = 0; row < points.rows; row++) {
      if (assignment[row] !== cluster) best.offer(row, dot(rowOf(points, row), centroid));
    }
    return best.rows();
  });
}

/** Keeps the `limit` highest of the offered; among equals the earlier offered. */
class Best {
  readonly #rows: Int32Array;
  readonly #values: Float64Array;
  #length = 0;

  constructor(limit: number) {
    this.#rows = new Int32Array(limit);
    this.#values = new Float64Array(limit);
  }

  offer(row: number, value: number): void {
    const full = this.#length === this.#rows.length;
    if (full && (this.#length === 0 || value <= this.#values[this.#length - 1])) return;
    // Insertion: most rows fail the test above, so a heap would gain nothing.
    let at = full ? this.#length - 1 : this.#length++;
    for (; at > 0 && this.#values[at - 1] < value; at--) {
      this.#values[at] = this.#values[at - 1];
      this.#rows[at] = this.#rows[at - 1];
    }
    this.#values[at] = value;
    this.#rows[at] = row;
  }

  rows(): Int32Array {
    return this.#rows.slice(0, this.#length);
  }
}
