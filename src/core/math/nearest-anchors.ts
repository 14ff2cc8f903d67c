// For every row its nearest among a few hundred others, and how much each of them counts.
import type { Matrix } from '../types.ts';
import { productsWith } from './products.ts';

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
  // As doubles, once: the loop would turn each float into one for every row.
  const vectors = Float64Array.from(anchors.data);
  const values = new Float64Array(anchors.rows);
  const found = new Int32Array(points.rows * count);
  const weights = new Float64Array(points.rows * count);
  const best = new Int32Array(count + 1);
  for (let row = 0; row < points.rows; row++) {
    productsWith(points, row, vectors, values);
    highest(values, best);
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

/** Fills `best` with the positions of the highest values, highest first, by insertion. */
function highest(values: Float64Array, best: Int32Array): void {
  const last = best.length - 1;
  let filled = 0;
  for (let i = 0; i < values.length; i++) {
    if (filled > last && !(values[i] > values[best[last]])) continue;
    let place = Math.min(filled, last);
    for (; place > 0 && values[i] > values[best[place - 1]]; place--) best[place] = best[place - 1];
    best[place] = i;
    if (filled <= last) filled++;
  }
}
