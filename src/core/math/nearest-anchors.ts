// For every row its nearest among a few hundred others, and how much each of them counts.
import type { Matrix } from '../types.ts';

/** Weights of a sparse matrix rows x anchors with the same number of entries in every row. */
export interface Nearest {
  readonly count: number;
  /** rows x count: numbers of anchors, nearest first, the lower number first among equals. */
  readonly anchors: Int32Array;
  /** rows x count: 0-1, each row's sum 1; all 0 where no anchor is nearer than the others. */
  readonly weights: Float64Array;
}

/** Rows between two reports of progress. */
const step = 1000;

/**
 * The `count` anchors with the highest cosine to each row, weighted by how far they stand out: cosine minus that of the anchor
 * after them, at least 0, scaled to sum 1. Unit or zero rows; count < anchors.rows. Cost rows * anchors * cols.
 */
export function nearestAnchors(
  points: Matrix,
  anchors: Matrix,
  count: number,
  onProgress: (share: number) => void = () => undefined,
): Nearest {
  const cosines = cosinesTo(anchors);
  const found = new Int32Array(points.rows * count);
  const weights = new Float64Array(points.rows * count);
  const best = new Int32Array(count + 1);
  for (let row = 0; row < points.rows; row++) {
    const values = cosines(points.data, row * points.cols);
    highest(values, anchors.rows, best);
    const floor = Math.max(0, values[best[count]]);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += Math.max(0, values[best[i]] - floor);
    for (let i = 0; i < count; i++) {
      found[row * count + i] = best[i];
      if (sum > 0) weights[row * count + i] = Math.max(0, values[best[i]] - floor) / sum;
    }
    if (row % step === 0) onProgress(row / points.rows);
  }
  return { count, anchors: found, weights };
}

/** A function that gives the products of one row with all anchors (padded to a multiple of four), in an array it uses again. */
function cosinesTo({ data, rows, cols }: Matrix): (points: Float32Array, at: number) => Float64Array {
  const padded = Math.ceil(rows / 4) * 4;
  // Doubles, copied once: the loop would turn each float into one 20,000 times.
  const anchors = new Float64Array(padded * cols);
  anchors.set(data);
  const row = new Float64Array(cols);
  const products = new Float64Array(padded);
  return (points, at) => {
    for (let j = 0; j < cols; j++) row[j] = points[at + j];
    for (let a = 0; a < padded; a += 4) {
      const [a0, a1, a2, a3] = [a * cols, (a + 1) * cols, (a + 2) * cols, (a + 3) * cols];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let j = 0; j < cols; j++) {
        const value = row[j];
        s0 += value * anchors[a0 + j];
        s1 += value * anchors[a1 + j];
        s2 += value * anchors[a2 + j];
        s3 += value * anchors[a3 + j];
      }
      products[a] = s0;
      products[a + 1] = s1;
      products[a + 2] = s2;
      products[a + 3] = s3;
    }
    return products;
  };
}

/** Fills `best` with the positions of the highest of the first `length` values, highest first, by insertion. */
function highest(values: Float64Array, length: number, best: Int32Array): void {
  const last = best.length - 1;
  let filled = 0;
  for (let i = 0; i < length; i++) {
    if (filled > last && !(values[i] > values[best[last]])) continue;
    let place = Math.min(filled, last);
    for (; place > 0 && values[i] > values[best[place - 1]]; place--) best[place] = best[place - 1];
    best[place] = i;
    if (filled <= last) filled++;
  }
}
