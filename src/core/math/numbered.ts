// The order of clusters in an answer.
import type { KMeansAnswer } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { normalise, rowOf, zeros } from './matrix.ts';

/** Clusters in any order; some numbers may be of no row. */
interface Found {
  /** -1: a row of zeros. */
  readonly labels: Int32Array;
  readonly closeness: Float32Array;
  /** Not scaled. */
  readonly means: Matrix;
}

/**
 * Clusters numbered 0, 1, ... by their first row, so that the answer does not depend on which start won. Rows of zeros go to the
 * largest cluster with closeness 0. Centroids are the directions of the means.
 */
export function numbered({
  labels,
  closeness,
  means,
}: Found): Pick<KMeansAnswer, 'assignment' | 'centroids' | 'closeness'> {
  const sizes = new Int32Array(means.rows);
  for (const label of labels) if (label >= 0) sizes[label]++;
  const largest = sizes.indexOf(Math.max(...sizes));
  const numbers = new Map<number, number>();
  const assignment = labels.map((label) => {
    const own = label < 0 ? largest : label;
    if (!numbers.has(own)) numbers.set(own, numbers.size);
    return numbers.get(own)!;
  });
  const centroids = zeros(numbers.size, means.cols);
  for (const [old, number] of numbers) {
    rowOf(centroids, number).set(rowOf(means, old));
    normalise(rowOf(centroids, number));
  }
  return { assignment, centroids, closeness };
}
