import type { Remote } from 'comlink';
import { abortError } from '../core/errors.ts';
import { startWorker, type WorkerHandle } from './workers.ts';

/** Some workers of one kind; calls go to whichever is free, in the order they came. Started with the first call. */
export class WorkerPool<Api> {
  readonly #scriptUrl: string;
  readonly size: number;
  #workers: WorkerHandle<Api>[] = [];
  #free: WorkerHandle<Api>[] = [];
  #waiting: ((worker: WorkerHandle<Api>) => void)[] = [];
  #started = 0;
  #ended = false;
  #close!: (reason: Error) => void;
  /** Rejects when the pool is closed, so that no call waits for a worker that is gone. */
  readonly #closed: Promise<never>;

  constructor(scriptUrl: string, size: number) {
    this.#scriptUrl = scriptUrl;
    this.size = size;
    this.#closed = new Promise((_, reject) => (this.#close = reject));
    this.#closed.catch(() => undefined);
  }

  /** Runs `call` on a free worker. Rejects with its error, with 'worker-failed' when the worker dies, with AbortError when the pool is closed. */
  async run<T>(call: (api: Remote<Api>) => Promise<T>): Promise<T> {
    const worker = await Promise.race([this.#take(), this.#closed]);
    try {
      return await Promise.race([call(worker.api), worker.died, this.#closed]);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#free.push(worker);
    }
  }

  /** Ends all workers at once, whatever they do. */
  close(): void {
    this.#ended = true;
    this.#close(abortError());
    for (const worker of this.#workers) worker.close();
    this.#workers = [];
  }

  async #take(): Promise<WorkerHandle<Api>> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#started === this.size) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#started++;
    const worker = await startWorker<Api>(this.#scriptUrl);
    // Closed while it was starting.
    if (this.#ended) worker.close();
    else this.#workers.push(worker);
    return worker;
  }
}
