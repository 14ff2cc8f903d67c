// The core's numbers behind workers: one for most of them, one a core for k-means.
import { proxy, transfer } from 'comlink';
import { withoutZeroRows } from '../core/math/matrix.ts';
import type { Numerics } from '../core/ports.ts';
import { KMeansWorkers } from './kmeans-workers.ts';
import type { DivideElsewhere, NumericsApi } from './numerics.worker.ts';
import numericsUrl from './numerics.worker.ts?worker&url';
import { WorkerPool } from './pool.ts';

/** From so many rows on all of them will be divided over all cores. */
const largeRows = 10_000;

/** Starts no worker before it is needed. `close` ends all of them at once. */
export function openNumerics(): { numerics: Numerics; close(): void } {
  const numbers = new WorkerPool<NumericsApi>(numericsUrl, 1);
  const clusters = new KMeansWorkers();
  const close = () => {
    numbers.close();
    clusters.close();
  };
  return { numerics: portOver(numbers, clusters), close };
}

function portOver(numbers: WorkerPool<NumericsApi>, clusters: KMeansWorkers): Numerics {
  return {
    kmeans: (points, options, _signal, onProgress) => clusters.kmeans(points, { ...options, onProgress }),
    chooseK: (points, options, _signal, onProgress = () => undefined) => {
      if (points.rows > largeRows) clusters.prepare();
      // Left out there as well; here, so that what is asked to be divided is what the page has.
      const live = withoutZeroRows(points);
      // The worker that chooses asks for many divisions; all cores make them. null: all rows, which the page has.
      const divide: DivideElsewhere = (rows, each) => clusters.kmeans(rows ?? live, each);
      return numbers.run((api) => api.chooseK(live, options, proxy(onProgress), proxy(divide)));
    },
    nearestOutside: (points, assignment, centroids, count) =>
      numbers.run((api) => api.nearestOutside(points, assignment, centroids, count)),
    keywords: (texts, assignment, clusters, count) =>
      numbers.run((api) => api.keywords(texts, assignment, clusters, count)),
    leafTree: (centroids, sizes) =>
      numbers.run((api) => api.leafTree(centroids, transfer(sizes, [sizes.buffer]))),
    place: (points, assignment, seed, _signal, onProgress) =>
      numbers.run((api) => api.place(points, assignment, seed, proxy(onProgress))),
  };
}
