// An import as the worker does it: reads the files, stores what they hold, says how far it is. Chats never pass to the page.
import type { Store } from '../core/ports.ts';
import type { FileReport } from '../core/types.ts';
import { ImportTarget, type TargetOptions } from './import-target.ts';
import { readFiles, type ReadOptions, type ReadProgress } from './read-files.ts';
import { type Stored, Storing } from './storing.ts';

/** What the page asks for. A file that crosses to a worker keeps its name only: paths go beside. */
export interface ImportOrder extends Pick<ReadOptions, 'paths' | 'columns'> {
  readonly files: readonly File[];
  readonly target: TargetOptions;
}

/** What came of it. */
export interface Imported {
  /** One a file. */
  readonly reports: readonly FileReport[];
  readonly stored: Stored;
}

export class Importing {
  readonly #open: () => Promise<Store>;
  readonly #stop = new AbortController();
  #storing: Storing | null = null;

  /** `open` opens the store. */
  constructor(open: () => Promise<Store>) {
    this.#open = open;
  }

  /**
   * Reads to the end; called once. From the page both callbacks come wrapped in comlink's `proxy`.
   * Rejects with AbortError when stopped, with the store's errors when it cannot keep the chats.
   */
  async read(
    { files, target, ...options }: ImportOrder,
    onProgress: (progress: ReadProgress) => void,
    onStored: (stored: Stored) => void,
  ): Promise<Imported> {
    const storing = new Storing(new ImportTarget(await this.#open(), target), onStored);
    this.#storing = storing;
    const onBatch = storing.take.bind(storing);
    // A file is done when its last batch is stored, not when it is read.
    const tell = (progress: ReadProgress) => {
      if (!progress.done) return onProgress(progress);
      storing.settled().then(
        () => onProgress(progress),
        () => undefined,
      );
    };
    const { signal } = this.#stop;
    const reports = await readFiles(files, { onBatch, onProgress: tell }, { ...options, signal });
    await storing.settled();
    return { reports, stored: storing.stored };
  }

  /** Reads no further; resolves when the batch that is being stored is. */
  async stop(): Promise<Stored | null> {
    this.#stop.abort();
    return (await this.#storing?.stop()) ?? null;
  }
}
