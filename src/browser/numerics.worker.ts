// The functions of core/math off the page's thread; a thin shell. Ended, not asked to stop.
import { transfer } from 'comlink';
import { chooseK } from '../core/math/choose-k.ts';
import { keywords } from '../core/math/keywords.ts';
import type { KMeansDetails } from '../core/math/kmeans-details.ts';
import { leafTree } from '../core/math/leaf-tree.ts';
import { nearestOutside } from '../core/math/nearest.ts';
import { place } from '../core/math/place.ts';
import type { KMeansAnswer } from '../core/ports.ts';
import type { Matrix } from '../core/types.ts';
import { serve } from './rpc.ts';

/** Divides these rows, or all (null), in other workers. */
export type DivideElsewhere = (
  rows: Matrix | null,
  details: Omit<KMeansDetails, 'onProgress'>,
) => Promise<KMeansAnswer>;

const api = {
  chooseK(
    points: Matrix,
    options: { seed: number; minimum: number },
    onProgress: (share: number) => void,
    divide: DivideElsewhere,
  ) {
    return chooseK(points, { ...options, onProgress }, (rows, each) =>
      divide(rows === points ? null : rows, each),
    );
  },
  nearestOutside(points: Matrix, assignment: Int32Array, centroids: Matrix, count: number) {
    const answer = nearestOutside(points, assignment, centroids, count);
    return transfer(
      answer,
      answer.map((rows) => rows.buffer),
    );
  },
  keywords,
  leafTree,
  place(points: Matrix, assignment: Int32Array, seed: number, onProgress: (share: number) => void) {
    const answer = place(points, assignment, { seed, onProgress });
    return transfer(answer, [answer.data.buffer]);
  },
};

export type NumericsApi = typeof api;
serve(api);
