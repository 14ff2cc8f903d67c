// The functions of core/math off the page's thread; a thin shell. Ended, not asked to stop.
import { transfer } from 'comlink';
import { chooseK } from '../core/math/choose-k.ts';
import { keywords } from '../core/math/keywords.ts';
import { kmeans } from '../core/math/kmeans.ts';
import { nearestOutside } from '../core/math/nearest.ts';
import { place } from '../core/math/place.ts';
import { ward } from '../core/math/ward.ts';
import type { Matrix } from '../core/types.ts';
import { serve } from './rpc.ts';

const api = {
  kmeans(points: Matrix, options: { k: number; seed: number }) {
    const answer = kmeans(points, options);
    const { assignment, centroids, closeness } = answer;
    return transfer(answer, [assignment.buffer, centroids.data.buffer, closeness.buffer]);
  },
  nearestOutside(points: Matrix, assignment: Int32Array, centroids: Matrix, count: number) {
    const answer = nearestOutside(points, assignment, centroids, count);
    return transfer(
      answer,
      answer.map((rows) => rows.buffer),
    );
  },
  chooseK(
    points: Matrix,
    options: { seed: number; minimum: number },
    onProgress: (share: number) => void,
  ) {
    return chooseK(points, { ...options, onProgress }, async (rows, each) => kmeans(rows, each));
  },
  keywords,
  ward,
  place(points: Matrix, assignment: Int32Array, seed: number, onProgress: (share: number) => void) {
    const answer = place(points, assignment, { seed, onProgress });
    return transfer(answer, [answer.data.buffer]);
  },
};

export type NumericsApi = typeof api;
serve(api);
