// For every row the rows most like it, exactly: all pairs are looked at.
import type { Matrix } from '../types.ts';

export interface Neighbours {
  /** rows x count: row numbers, nearest first, ties by the order they were met. Never the row itself. */
  readonly rows: Int32Array;
  /** rows x count: their cosines. */
  readonly cosines: Float64Array;
  readonly count: number;
}

/**
 * The `count` rows with the highest cosine to each row, itself left out. Unit rows, count < rows.
 * `onProgress`: share of the pairs done, now and then. O(rows^2 * cols / 2): 2.5 s for 5,000 rows of 384 numbers.
 */
export function nearestNeighbours(
  points: Matrix,
  count: number,
  onProgress: (share: number) => void = () => undefined,
): Neighbours {
  const { rows, cols } = points;
  const best = new BestOfEach(rows, count);
  // Whole blocks only: what is past the end is zero and never offered.
  const data = new Float32Array((Math.ceil(rows / 4) * 4 + 4) * cols);
  data.set(points.data);
  const dots = new Float64Array(8);
  for (let i = 0; i < rows; i += 2) {
    for (let j = 0; j <= i; j += 4) {
      block(data, cols, i, j, dots);
      for (let b = 0; b < 8; b++) {
        const [one, other] = [i + (b >> 2), j + (b & 3)];
        if (other < one && one < rows) best.offer(one, other, dots[b]);
      }
    }
    if (i % 256 === 0) onProgress((i / rows) ** 2);
  }
  return { rows: best.rows, cosines: best.values, count };
}

/** Eight dot products at once, rows i and i + 1 with rows j ... j + 3: each number is read once for several sums (2.2 x one by one). */
function block(x: Float32Array, cols: number, i: number, j: number, dots: Float64Array): void {
  const [a, b] = [i * cols, (i + 1) * cols];
  const [c, d, e, f] = [j * cols, (j + 1) * cols, (j + 2) * cols, (j + 3) * cols];
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < cols; k++) {
    const u = x[a + k];
    const v = x[b + k];
    const p = x[c + k];
    const q = x[d + k];
    const r = x[e + k];
    const t = x[f + k];
    s0 += u * p;
    s1 += u * q;
    s2 += u * r;
    s3 += u * t;
    s4 += v * p;
    s5 += v * q;
    s6 += v * r;
    s7 += v * t;
  }
  dots[0] = s0;
  dots[1] = s1;
  dots[2] = s2;
  dots[3] = s3;
  dots[4] = s4;
  dots[5] = s5;
  dots[6] = s6;
  dots[7] = s7;
}

/** Per row the highest offered so far, highest first. */
class BestOfEach {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly #count: number;

  constructor(rows: number, count: number) {
    this.#count = count;
    this.rows = new Int32Array(rows * count).fill(-1);
    this.values = new Float64Array(rows * count).fill(-Infinity);
  }

  /** `one` and `other` are as alike as `value` says: each may be among the other's nearest. */
  offer(one: number, other: number, value: number): void {
    this.#insert(one, other, value);
    this.#insert(other, one, value);
  }

  #insert(row: number, neighbour: number, value: number): void {
    const from = row * this.#count;
    let at = from + this.#count - 1;
    if (value <= this.values[at]) return;
    for (; at > from && this.values[at - 1] < value; at--) {
      this.values[at] = this.values[at - 1];
      this.rows[at] = this.rows[at - 1];
    }
    this.values[at] = value;
    this.rows[at] = neighbour;
  }
}
