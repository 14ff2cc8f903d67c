// The storing half of an import, in the worker that reads: a batch is stored while the next one is read.
import { abortError } from '../core/errors.ts';
import type { AddCounts } from '../core/ports.ts';
import type { Conversation } from '../core/types.ts';
import type { ImportTarget } from './import-target.ts';

/** What has been stored so far. */
export interface Stored {
  /** Set with the first batch. */
  readonly datasetId: string | null;
  readonly intoExisting: boolean;
  /** By the position of the file. */
  readonly counts: ReadonlyMap<number, AddCounts>;
}

/** Stores batches one after the other; one is taken as soon as the one before is stored. `onStored` hears of each: the counts of its file. */
export class Storing {
  readonly #target: ImportTarget;
  readonly #onStored: (stored: Stored) => void;
  readonly #counts = new Map<number, AddCounts>();
  #stopped = false;
  /** Settles when the last batch that was taken is stored, or could not be: then to the error. */
  #writing: Promise<{ error: unknown } | null> = Promise.resolve(null);

  constructor(target: ImportTarget, onStored: (stored: Stored) => void) {
    this.#target = target;
    this.#onStored = onStored;
  }

  get stored(): Stored {
    const { datasetId, intoExisting } = this.#target;
    return { datasetId, intoExisting, counts: this.#counts };
  }

  /** Takes a batch; rejects with what the store said of the one before, with AbortError once stopped. */
  async take(batch: readonly Conversation[], file: number): Promise<void> {
    await this.settled();
    if (this.#stopped) throw abortError();
    this.#writing = this.#add(batch, file).then(
      () => null,
      (error: unknown) => ({ error }),
    );
  }

  /** Resolves when all is stored; rejects where the store could not. */
  async settled(): Promise<void> {
    const failure = await this.#writing;
    if (failure) throw failure.error;
  }

  /** Takes no more; resolves when what was taken is stored, or could not be. */
  async stop(): Promise<Stored> {
    this.#stopped = true;
    await this.#writing;
    return this.stored;
  }

  async #add(batch: readonly Conversation[], file: number): Promise<void> {
    const added = await this.#target.add(batch);
    const counts = this.#counts.get(file) ?? { added: 0, updated: 0, unchanged: 0 };
    counts.added += added.added;
    counts.updated += added.updated;
    counts.unchanged += added.unchanged;
    this.#counts.set(file, counts);
    this.#onStored({ ...this.stored, counts: new Map([[file, counts]]) });
  }
}
