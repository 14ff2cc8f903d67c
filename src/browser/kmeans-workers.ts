// K-means in as many workers as there are cores. Nothing is shared between them, so no page needs to be isolated for it.
import { proxy, transfer } from 'comlink';
import { abortError } from '../core/errors.ts';
import { bestKernel } from '../core/math/kernel.ts';
import { kmeansOver, type RowSource, rowsOf } from '../core/math/kmeans.ts';
import type { KMeansDetails } from '../core/math/kmeans-details.ts';
import type { KMeansShard, ShardShape } from '../core/math/shard-port.ts';
import type { KMeansAnswer } from '../core/ports.ts';
import type { Matrix } from '../core/types.ts';
import type { KMeansApi } from './kmeans.worker.ts';
import workerUrl from './kmeans.worker.ts?worker&url';
import { WorkerPool } from './pool.ts';
import { startWorker, type WorkerHandle } from './workers.ts';

/** Products of one pass (rows * k * columns) from which it pays to ask several workers at every step. */
const worthSharing = 1e9;

/** One a core, at most eight: more would mostly wait for memory. The answer does not depend on it. */
function workerCount(): number {
  return Math.min(8, Math.max(1, navigator.hardwareConcurrency || 2));
}

/** Divides large sets over workers of their own, which end with the run and give their memory back; small ones go to a pool. */
export class KMeansWorkers {
  readonly #count: number;
  readonly #pool: WorkerPool<KMeansApi>;
  readonly #shards = new Set<WorkerHandle<KMeansApi>>();
  /** Started before they are needed. */
  #ready: Promise<WorkerHandle<KMeansApi>>[] = [];
  #close!: (reason: Error) => void;
  readonly #closed: Promise<never>;
  #isClosed = false;
  /** Large sets are divided one after the other: each takes all cores. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(count = workerCount()) {
    this.#count = count;
    this.#pool = new WorkerPool<KMeansApi>(workerUrl, count);
    this.#closed = new Promise((_, reject) => (this.#close = reject));
    this.#closed.catch(() => undefined);
  }

  /**
   * See core/math/kmeans.ts. Rejects with 'worker-failed' when a worker dies, with AbortError when closed. The page itself holds
   * sums and means only: a step takes it k * columns additions.
   */
  async kmeans(points: Matrix, details: KMeansDetails): Promise<KMeansAnswer> {
    const { onProgress = () => undefined, ...options } = details;
    if (points.rows * details.k * points.cols < worthSharing || bestKernel() === null)
      return this.#pool.run((api) => api.whole(points, options, proxy(onProgress)));
    return this.shared(rowsOf(points), details);
  }

  /** The same over workers of their own, whatever the size. */
  shared(points: RowSource, details: KMeansDetails): Promise<KMeansAnswer> {
    const run = this.#last.then(() => this.#share(points, details));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #share(points: RowSource, details: KMeansDetails): Promise<KMeansAnswer> {
    const own: WorkerHandle<KMeansApi>[] = [];
    let ended = false;
    try {
      return await kmeansOver(points, details, {
        count: this.#count,
        open: async (shape) => {
          const worker = await (this.#ready.shift() ?? startWorker<KMeansApi>(workerUrl));
          // Others may have failed, or all may have been closed, while it was starting.
          if (ended || this.#isClosed) {
            worker.close();
            throw abortError();
          }
          own.push(worker);
          this.#shards.add(worker);
          return this.#remoteShard(worker, shape);
        },
      });
    } finally {
      ended = true;
      for (const worker of own) this.#end(worker);
    }
  }

  /** Starts the workers of the next large set, so that it need not wait for them. */
  prepare(): void {
    while (this.#ready.length < this.#count) {
      const worker = startWorker<KMeansApi>(workerUrl);
      // Told to whoever takes it.
      worker.catch(() => undefined);
      this.#ready.push(worker);
    }
  }

  /** Ends all workers at once, whatever they do. */
  close(): void {
    this.#isClosed = true;
    this.#close(abortError());
    this.#pool.close();
    for (const worker of this.#shards) this.#end(worker);
    for (const worker of this.#ready)
      worker.then(
        ({ close }) => close(),
        () => undefined,
      );
    this.#ready = [];
  }

  #end(worker: WorkerHandle<KMeansApi>): void {
    worker.close();
    this.#shards.delete(worker);
  }

  async #remoteShard({ api, died }: WorkerHandle<KMeansApi>, shape: ShardShape): Promise<KMeansShard> {
    const answer = <T>(call: Promise<T>): Promise<T> => Promise.race([call, died, this.#closed]);
    await answer(api.open(shape));
    // The same memory goes there and back: what a message carried is held until somebody collects the message.
    let rowsBefore: Float32Array | null = null;
    let sumsBefore: Float64Array | null = null;
    let meansBefore: Float32Array | null = null;
    return {
      async add(at, rows, weights) {
        const own = rowsBefore?.length === rows.length ? rowsBefore : new Float32Array(rows.length);
        own.set(rows);
        const taken = await answer(api.add(at, transfer(own, [own.buffer]), weights));
        rowsBefore = taken.rows;
        return taken.scale;
      },
      begin: (scale) => answer(api.begin(scale)),
      draw: (lane, centre, marks) => answer(api.draw(lane, centre, marks)),
      offer: (candidates) => answer(api.offer(candidates)),
      gather: () => answer(api.gather()),
      async assign(means, falls, rises) {
        rowsBefore = null;
        const room = sumsBefore && transfer(sumsBefore, [sumsBefore.buffer]);
        const own = meansBefore?.length === means.length ? meansBefore : new Float32Array(means.length);
        own.set(means);
        const taken = await answer(api.assign(transfer(own, [own.buffer]), falls, rises, room));
        meansBefore = taken.means;
        // Added up before the next step is asked for.
        sumsBefore = taken.step.sums;
        return taken.step;
      },
      farthest: () => answer(api.farthest()),
      finish: () => answer(api.finish()),
    };
  }
}
