// Workers that hold a transformers.js model each: files are handed to a worker before its first question.
import type { Remote } from 'comlink';
import { WorkerPool } from './pool.ts';
import type { ModelSource } from './transformers-files.ts';
import type { ModelFiles } from './weights/manifest.ts';

/** What every worker with a model can do. */
interface Loading {
  load(source: ModelSource): Promise<void>;
}

/** Some workers with one model. None starts, and nothing is loaded, before the first call. */
export class ModelPool<Api extends Loading> {
  readonly #pool: WorkerPool<Api>;
  readonly #source: ModelSource;
  readonly #ready = new WeakMap<object, Promise<void>>();

  constructor(scriptUrl: string, size: number, { model, files }: Pick<ModelFiles, 'model' | 'files'>) {
    this.#pool = new WorkerPool(scriptUrl, size);
    this.#source = { model, files, runtime: new URL('ort/', document.baseURI).href };
  }

  /** Runs `call` on a free worker, once its model is loaded. Rejects as `WorkerPool.run` and `load` do. */
  run<T>(call: (api: Remote<Api>) => Promise<T>): Promise<T> {
    return this.#pool.run(async (api) => {
      if (!this.#ready.has(api)) this.#ready.set(api, (api as unknown as Loading).load(this.#source));
      await this.#ready.get(api);
      return call(api);
    });
  }

  /** Ends all workers at once; calls under way reject with AbortError. */
  close(): void {
    this.#pool.close();
  }
}
