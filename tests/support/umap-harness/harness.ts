// A page for measurements: the projection as the app builds it, beside umap-js, driven from outside through `window.harness`.
import { mixture } from '../../../scripts/bench/mixture.mjs';
import { KMeansWorkers } from '../../../src/browser/kmeans-workers.ts';
import { settleEndpoint } from '../../../src/browser/policy.ts';
import { startWorker } from '../../../src/browser/workers.ts';
import { rowsOf } from '../../../src/core/math/kmeans.ts';
import { zeros } from '../../../src/core/math/matrix.ts';
import type { UmapApi } from './umap.worker.ts';
import workerUrl from './umap.worker.ts?worker&url';

settleEndpoint({ origins: [], workers: true });

let points = zeros(0, 1);
let assignment = new Int32Array(0);

/** A worker for each run: none inherits what another has left behind. */
async function inWorker<T>(
  work: (api: Awaited<ReturnType<typeof startWorker<UmapApi>>>['api']) => Promise<T>,
) {
  const worker = await startWorker<UmapApi>(workerUrl);
  try {
    return await work(worker.api);
  } finally {
    worker.close();
  }
}

const harness = {
  /** Makes the rows and clusters them, as the app has done before it asks for places. Resolves to the clustering's milliseconds. */
  async prepare(rows: number, options: { components: number; cols: number; noise: number }): Promise<number> {
    points = { data: mixture(options)(0, rows), rows, cols: options.cols };
    const begun = performance.now();
    const workers = new KMeansWorkers();
    const answer = await workers.shared(rowsOf(points), { k: options.components, seed: 1, starts: 1 });
    workers.close();
    assignment = answer.assignment as Int32Array<ArrayBuffer>;
    return performance.now() - begun;
  },

  umap: (seed: number, quality = true) => inWorker((api) => api.umap(points, assignment, seed, quality)),
  place: (seed: number, quality = true) => inWorker((api) => api.place(points, assignment, seed, quality)),
  peer: (seed: number) => inWorker((api) => api.peer(points, seed)),
};

export type UmapHarness = typeof harness;
Object.assign(globalThis, { harness });
