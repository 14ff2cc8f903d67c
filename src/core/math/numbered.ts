// The order of clusters in an answer.
import type { KMeansAnswer } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { isZeroRow, normalise, rowOf, zeros } from './matrix.ts';

/** Clusters in any order; some numbers may be of no row. */
interface Found {
  readonly labels: Int32Array;
  readonly closeness: Float32Array;
  /** Not scaled. */
  readonly means: Matrix;
}

/**
 * Clusters numbered 0, 1, ... by their first row, so that the answer does not depend on which start won. Rows of zeros go to the
 * largest cluster with closeness 0. Centroids are the directions of the means.
 */
export function numbered(
  points: Matrix,
  { labels, closeness, means }: Found,
): Pick<KMeansAnswer, 'assignment' | 'centroids' | 'closeness'> {
  const isZero = Uint8Array.from(labels, (_, row) => (isZeroRow(points, row) ? 1 : 0));
  const sizes = new Int32Array(means.rows);
  labels.forEach((label, row) => (sizes[label] += 1 - isZero[row]));
  const largest = sizes.indexOf(Math.max(...sizes));
  const numbers = new Map<number, number>();
  const assignment = labels.map((label, row) => {
    const own = isZero[row] ? largest : label;
    if (!numbers.has(own)) numbers.set(own, numbers.size);
    return numbers.get(own)!;
  });
  const centroids = zeros(numbers.size, points.cols);
  for (const [old, number] of numbers) {
    rowOf(centroids, number).set(rowOf(means, old));
    normalise(rowOf(centroids, number));
  }
  return { assignment, centroids, closeness: closeness.map((value, row) => (isZero[row] ? 0 : value)) };
}
