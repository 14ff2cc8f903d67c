// Whether a division leaves rows together with the rows most like them.
import type { Matrix } from '../types.ts';
import { productsWith } from './products.ts';

/** For some rows the rows most like them. */
export interface ProbeNeighbours {
  readonly probes: Int32Array;
  /** probes x count: row numbers, nearest first, ties by row number. */
  readonly rows: Int32Array;
  readonly count: number;
}

/** The `count` rows with the highest cosine to each probe, itself left out. Unit rows, count < rows. O(probes * rows * cols). */
export function neighboursOf(points: Matrix, probes: Int32Array, count: number): ProbeNeighbours {
  const rows = new Int32Array(probes.length * count);
  const all = new Float64Array(points.data);
  const products = new Float64Array(points.rows);
  const cosines = new Float64Array(count);
  probes.forEach((probe, i) => {
    const nearest = rows.subarray(i * count, (i + 1) * count);
    productsWith(points, probe, all, products);
    cosines.fill(-Infinity);
    products.forEach((product, row) => {
      if (row !== probe) offer(nearest, cosines, row, product);
    });
  });
  return { probes, rows, count };
}

/** Puts a row in its place among the nearest so far, if it is one of them. */
function offer(nearest: Int32Array, cosines: Float64Array, row: number, cosine: number): void {
  let at = cosines.length - 1;
  if (cosine <= cosines[at]) return;
  for (; at > 0 && cosines[at - 1] < cosine; at--) {
    cosines[at] = cosines[at - 1];
    nearest[at] = nearest[at - 1];
  }
  cosines[at] = cosine;
  nearest[at] = row;
}

/** Share of the neighbours that are in their probe's cluster, 0-1. */
export function keptTogether({ probes, rows, count }: ProbeNeighbours, assignment: Int32Array): number {
  if (rows.length === 0) return 1;
  let kept = 0;
  rows.forEach((row, i) => {
    if (assignment[row] === assignment[probes[Math.floor(i / count)]]) kept++;
  });
  return kept / rows.length;
}
