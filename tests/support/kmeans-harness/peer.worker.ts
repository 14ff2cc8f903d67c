// ml-kmeans in a worker, from given centres.
import { kmeans } from 'ml-kmeans';
import { serve } from '../../../src/browser/rpc.ts';
import type { Matrix } from '../../../src/core/types.ts';

const arrays = ({ data, rows, cols }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));

const api = {
  /** Milliseconds, steps and sum of squares; its own data structures are made before the clock starts. */
  run(points: Matrix, start: Matrix, mostSteps: number): { ms: number; steps: number; inertia: number } {
    const [data, initialization] = [arrays(points), arrays(start)];
    const begun = performance.now();
    const run = kmeans(data, start.rows, { initialization, maxIterations: mostSteps, tolerance: 0 });
    const ms = performance.now() - begun;
    let inertia = 0;
    data.forEach((row, i) => {
      const centroid = run.centroids[run.clusters[i]];
      for (let j = 0; j < row.length; j++) inertia += (row[j] - centroid[j]) ** 2;
    });
    return { ms, steps: run.iterations, inertia };
  },
};

export type PeerApi = typeof api;
serve(api);
