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

/** Batches that may wait to be stored. */
const WAITING = 4;

interface Waiting {
  readonly batch: readonly Conversation[];
  /** The position of its file. */
  readonly file: number;
}

/**
 * Stores batches while others are read. Those of a file that wait are stored at once: a transaction has to wait for this
 * thread several times, which is busy with reading. `onStored` hears of each time: the counts of the file.
 */
export class Storing {
  readonly #target: ImportTarget;
  readonly #onStored: (stored: Stored) => void;
  readonly #counts = new Map<number, AddCounts>();
  #waiting: Waiting[] = [];
  /** Batches that were taken, and those of them that are stored: both in order. */
  #taken = 0;
  #kept = 0;
  #stopped = false;
  #failure: { readonly error: unknown } | null = null;
  /** Settles when what was last begun is stored, or could not be. */
  #writing: Promise<void> | null = null;

  constructor(target: ImportTarget, onStored: (stored: Stored) => void) {
    this.#target = target;
    this.#onStored = onStored;
    target.onBegun = () => onStored({ ...this.stored, counts: new Map() });
  }

  get stored(): Stored {
    const { datasetId, intoExisting } = this.#target;
    return { datasetId, intoExisting, counts: this.#counts };
  }

  /** Takes a batch; rejects with what the store said of one before, with AbortError once stopped. */
  async take(batch: readonly Conversation[], file: number): Promise<void> {
    while (this.#waiting.length >= WAITING && !this.#failure) await this.#writing;
    if (this.#failure) throw this.#failure.error;
    if (this.#stopped) throw abortError();
    this.#taken++;
    this.#waiting.push({ batch, file });
    this.#writing ??= this.#write();
  }

  /** Resolves when all that was taken until now is stored, whatever is taken meanwhile; rejects where the store could not. */
  async settled(): Promise<void> {
    const taken = this.#taken;
    while (this.#writing && this.#kept < taken) await this.#writing;
    if (this.#failure && this.#kept < taken) throw this.#failure.error;
  }

  /** Takes no more; resolves when what is being stored is, or could not be. */
  async stop(): Promise<Stored> {
    this.#stopped = true;
    this.#waiting = [];
    await this.#writing;
    return this.stored;
  }

  /** Stores what waits for the first file, then what has come meanwhile. */
  async #write(): Promise<void> {
    const [{ file }] = this.#waiting;
    const others = this.#waiting.findIndex((one) => one.file !== file);
    const now = this.#waiting.splice(0, others < 0 ? this.#waiting.length : others);
    try {
      await this.#add(
        now.flatMap(({ batch }) => batch),
        file,
      );
      this.#kept += now.length;
    } catch (error) {
      this.#failure = { error };
      this.#waiting = [];
    }
    this.#writing = this.#waiting.length > 0 ? this.#write() : null;
  }

  async #add(batch: readonly Conversation[], file: number): Promise<void> {
    const added = await this.#target.add(batch);
    const before = this.#counts.get(file) ?? { added: 0, updated: 0, unchanged: 0 };
    const counts = {
      added: before.added + added.added,
      updated: before.updated + added.updated,
      unchanged: before.unchanged + added.unchanged,
    };
    this.#counts.set(file, counts);
    this.#onStored({ ...this.stored, counts: new Map([[file, counts]]) });
  }
}
