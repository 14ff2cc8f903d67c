// A page for measurements: k-means as the app builds it, beside ml-kmeans, driven from outside through `window.harness`.
import { KMeansWorkers } from '../../../src/browser/kmeans-workers.ts';
import { openNumerics } from '../../../src/browser/numerics-port.ts';
import { settleEndpoint } from '../../../src/browser/policy.ts';
import { startWorker } from '../../../src/browser/workers.ts';
import { bestKernel } from '../../../src/core/math/kernel.ts';
import { rowsOf } from '../../../src/core/math/kmeans.ts';
import { zeros } from '../../../src/core/math/matrix.ts';
import type { KMeansAnswer } from '../../../src/core/ports.ts';
import type { Matrix } from '../../../src/core/types.ts';
import { mixture } from '../../../scripts/bench/mixture.mjs';
import type { PeerApi } from './peer.worker.ts';
import peerUrl from './peer.worker.ts?worker&url';

settleEndpoint({ origins: [], workers: true });

let points: Matrix = zeros(0, 1);

/** Every n/k-th row. */
function spread(k: number): Matrix {
  const start = zeros(k, points.cols);
  const step = Math.floor(points.rows / k);
  for (let c = 0; c < k; c++)
    start.data.set(
      points.data.subarray(c * step * points.cols, (c * step + 1) * points.cols),
      c * points.cols,
    );
  return start;
}

/** The longest time that the page could do nothing else while `work` ran (ms). */
async function withGap<T>(work: () => Promise<T>): Promise<{ value: T; gap: number; ms: number }> {
  let [gap, last, running] = [0, performance.now(), true];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    gap = Math.max(gap, now - last);
    last = now;
    // A short sleep: a loop without one would take a core from the workers.
    if (running) setTimeout(() => channel.port2.postMessage(null), 4);
  };
  channel.port2.postMessage(null);
  const begun = performance.now();
  const value = await work();
  const ms = performance.now() - begun;
  // What blocks at the very end is seen with the next tick.
  await new Promise((resolve) => setTimeout(resolve, 20));
  running = false;
  return { value, gap, ms };
}

/** What of an answer can be compared: hash of the labels, sum of squares, steps. */
function summary({ assignment, iterations, inertia, centroids }: KMeansAnswer) {
  let hash = 0;
  for (const label of assignment) hash = (Math.imul(hash, 31) + label) | 0;
  return { hash, iterations, inertia, clusters: centroids.rows };
}

const harness = {
  kernel: () => bestKernel()?.name ?? null,

  /** Takes the rows of a file beside the page: 32-bit floats. */
  async load(name: string, cols: number): Promise<number> {
    const response = await fetch(name);
    const data = new Float32Array(await response.arrayBuffer());
    points = { data, rows: data.length / cols, cols };
    return points.rows;
  },

  /** The app's k-means, as it is called. `given`: from every n/k-th row. */
  async own(options: { k: number; seed: number; given: boolean; workers?: number }) {
    const workers = new KMeansWorkers(options.workers);
    const start = options.given ? spread(options.k) : undefined;
    const { k, seed } = options;
    // As in a run, where they start while k is looked for.
    workers.prepare();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    const trace: number[] = [];
    const onProgress = () => void trace.push(performance.now() - begun);
    const { value, gap, ms } = await withGap(() =>
      workers.shared(rowsOf(points), { k, seed, starts: 1, onProgress, ...(start && { start }) }),
    );
    workers.close();
    // When each step ended: of a run from a given start the first entry is the end of the first step.
    return { ...summary(value), gap, ms, trace };
  },

  /** Rows that are made while they are handed over: the page never holds them all. */
  async large(options: { rows: number; cols: number; k: number; components: number }) {
    const workers = new KMeansWorkers();
    const { rows, cols, k, components } = options;
    const source = mixture({ components, cols, noise: 0.075 });
    let making = 0;
    const slice = (from: number, to: number) => {
      const begun = performance.now();
      const made = source(from, to);
      making += performance.now() - begun;
      return made;
    };
    const { value, ms, gap } = await withGap(() =>
      workers.shared({ rows, cols, slice }, { k, seed: 1, starts: 1, mostIterations: 17 }),
    );
    workers.close();
    return { ...summary(value), ms, gap, making };
  },

  /** Choosing k as a run does it. */
  async choose(seed: number) {
    const { numerics, close } = openNumerics();
    const never = new AbortController().signal;
    const { value, gap, ms } = await withGap(() => numerics.chooseK(points, { seed, minimum: 3 }, never));
    close();
    return { k: value.k, tried: value.trials.length, gap, ms };
  },

  async peer(k: number, mostSteps: number) {
    const worker = await startWorker<PeerApi>(peerUrl);
    const answer = await worker.api.run(points, spread(k), mostSteps);
    worker.close();
    return answer;
  },
};

export type KMeansHarness = typeof harness;
Object.assign(globalThis, { harness });
