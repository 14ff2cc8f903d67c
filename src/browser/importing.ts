// An import as the worker does it: reads the files, stores what they hold, says how far it is. Chats never pass to the page.
import type { ElementReaders } from '../core/parse/elsewhere.ts';
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
  readonly #readersAt: (ports: readonly MessagePort[]) => ElementReaders | null;
  readonly #stop = new AbortController();
  #storing: Storing | null = null;

  /** `open` opens the store; `readersAt`: the parsers behind ports. */
  constructor(
    open: () => Promise<Store>,
    readersAt: (ports: readonly MessagePort[]) => ElementReaders | null = () => null,
  ) {
    this.#open = open;
    this.#readersAt = readersAt;
  }

  /**
   * Reads to the end; called once. From the page both callbacks come wrapped in comlink's `proxy`; `parsers`: ports to workers that parse.
   * Rejects with AbortError when stopped, with the store's errors when it cannot keep the chats.
   */
  async read(
    { files, target, ...options }: ImportOrder,
    onProgress: (progress: ReadProgress) => void,
    onStored: (stored: Stored) => void,
    parsers: readonly MessagePort[] = [],
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
    const read = { ...options, signal: this.#stop.signal, readers: this.#readersAt(parsers) };
    const reports = await readFiles(files, { onBatch, onProgress: tell }, read);
    await storing.settled();
    return { reports, stored: storing.stored };
  }

  /** Reads no further; resolves when the batch that is being stored is. */
  async stop(): Promise<Stored | null> {
    this.#stop.abort();
    return (await this.#storing?.stop()) ?? null;
  }
}
