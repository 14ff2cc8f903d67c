// From dropped files to the store: the worker reads and parses, this side decides which dataset they belong to and keeps count.
import { proxy } from 'comlink';
import { AppError, abortError, problemOf } from '../core/errors.ts';
import { hashParts } from '../core/hash.ts';
import type { AddCounts, Store, StoredTree } from '../core/ports.ts';
import type { Conversation, Dataset, FileReport } from '../core/types.ts';
import type { ImportOptions, ImportOutcome } from '../ui/services.ts';
import { browserClock } from './clock.ts';
import type { ImportWorker } from './import.worker.ts';
import importUrl from './import.worker.ts?worker&url';
import { readDroppedTree } from './tree-drop.ts';
import { startWorker } from './workers.ts';

/** Reports kept with a dataset: those of the latest imports. */
const reportsKept = 50;

/** Reads the files and stores what they hold. Rejects with AbortError when cancelled, with the store's errors when it cannot keep them. */
export async function importFiles(
  store: Store,
  files: readonly File[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const trees: StoredTree[] = [];
  const reports: (FileReport | null)[] = files.map(() => null);
  const chatFiles: { file: File; position: number }[] = [];
  for (const [position, file] of files.entries()) {
    try {
      const tree = await readDroppedTree(file, browserClock.now());
      if (tree === null) chatFiles.push({ file, position });
      else {
        await store.putTree(tree);
        trees.push(tree);
      }
    } catch (error) {
      // An exported tree that cannot be read: told like any other file that is refused.
      if (!(error instanceof AppError) || !/tree/.test(error.kind)) throw error;
      reports[position] = refused(file, error);
    }
  }
  const importing = new Import(store, files, options, reports);
  if (chatFiles.length > 0) await importing.read(chatFiles);
  return {
    datasetId: importing.datasetId,
    intoExisting: importing.intoExisting,
    reports: reports.filter((report) => report !== null),
    trees,
  };
}

class Import {
  readonly #store: Store;
  readonly #files: readonly File[];
  readonly #options: ImportOptions;
  readonly #reports: (FileReport | null)[];
  readonly #counts = new Map<number, AddCounts>();
  /** Set with the first batch. */
  datasetId: string | null;
  intoExisting = false;

  constructor(store: Store, files: readonly File[], options: ImportOptions, reports: (FileReport | null)[]) {
    this.#store = store;
    this.#files = files;
    this.#options = options;
    this.#reports = reports;
    this.datasetId = options.datasetId;
    this.intoExisting = options.datasetId !== null;
  }

  /** Reads to the end in a worker of its own; cancelling ends the worker, what was stored stays. */
  async read(chatFiles: readonly { file: File; position: number }[]): Promise<void> {
    const { signal } = this.#options;
    const worker = await startWorker<ImportWorker>(importUrl);
    const cancelled = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(abortError()), { once: true });
    });
    cancelled.catch(() => undefined);
    try {
      signal.throwIfAborted();
      const reading = worker.api.read(
        chatFiles.map(({ file }) => file),
        proxy((batch: Conversation[], file: number) => this.#take(batch, chatFiles[file].position)),
        proxy(({ file, bytesRead, report }) => this.#tell(chatFiles[file].position, bytesRead, report)),
      );
      const found = await Promise.race([reading, worker.died, cancelled]);
      found.forEach(
        (report, i) => (this.#reports[chatFiles[i].position] = this.#counted(report, chatFiles[i].position)),
      );
    } finally {
      worker.close();
      await this.#keepDataset();
    }
  }

  /** The dataset that holds one of these chats already; the sample is kept apart from one's own chats. */
  async #datasetOf(batch: readonly Conversation[]): Promise<string | null> {
    if (!this.#options.isSample) return this.#store.datasetWith(batch.map(({ id }) => id));
    return (await this.#store.datasets()).find(({ isSample }) => isSample)?.id ?? null;
  }

  /** The first batch decides the dataset. */
  async #take(batch: Conversation[], position: number): Promise<void> {
    if (this.datasetId === null) {
      this.datasetId = await this.#datasetOf(batch);
      this.intoExisting = this.datasetId !== null;
      this.datasetId ??= await this.#createDataset();
    }
    const added = await this.#store.addConversations(this.datasetId, batch);
    const counts = this.#counts.get(position) ?? { added: 0, updated: 0, unchanged: 0 };
    counts.added += added.added;
    counts.updated += added.updated;
    counts.unchanged += added.unchanged;
    this.#counts.set(position, counts);
  }

  #tell(position: number, bytesRead: number, report: FileReport): void {
    if (this.#options.signal.aborted) return;
    this.#reports[position] = this.#counted(report, position);
    const before = this.#files.slice(0, position).reduce((sum, file) => sum + file.size, 0);
    this.#options.onProgress({
      file: position,
      files: this.#files.length,
      bytesRead: before + bytesRead,
      bytesTotal: this.#files.reduce((sum, file) => sum + file.size, 0),
      reports: this.#reports.filter((entry) => entry !== null),
    });
  }

  #counted(report: FileReport, position: number): FileReport {
    return { ...report, ...(this.#counts.get(position) ?? {}) };
  }

  async #createDataset(): Promise<string> {
    const id = hashParts(browserClock.now(), browserClock.chance(), browserClock.chance()).slice(0, 16);
    await this.#store.putDataset({
      id,
      name: nameOf(this.#files),
      createdAt: browserClock.now(),
      conversations: 0,
      characters: 0,
      sources: [],
      dateRange: null,
      files: [],
      isSample: this.#options.isSample,
    });
    return id;
  }

  /** Counts what the dataset holds now; also after a cancelled import, whose chats stay. */
  async #keepDataset(): Promise<void> {
    const dataset = this.datasetId === null ? null : await this.#store.dataset(this.datasetId);
    if (dataset === null) return;
    const columns = await this.#store.columns(dataset.id);
    const dates = columns.startedAt.filter((date) => !Number.isNaN(date));
    const files = [...dataset.files, ...this.#reports.filter((report) => report !== null)];
    const counted: Dataset = {
      ...dataset,
      conversations: columns.ids.length,
      characters: columns.characters.reduce((sum, count) => sum + count, 0),
      sources: [...new Set(columns.sources)].sort(),
      dateRange:
        dates.length === 0
          ? null
          : dates.reduce<[number, number]>(
              ([a, b], date) => [Math.min(a, date), Math.max(b, date)],
              [Infinity, -Infinity],
            ),
      files: files.slice(-reportsKept),
    };
    await this.#store.putDataset(counted);
  }
}

/** "export.zip", "export.zip and 2 more". */
function nameOf(files: readonly File[]): string {
  return files.length === 1 ? files[0].name : `${files[0].name} + ${files.length - 1}`;
}

function refused(file: File, error: AppError): FileReport {
  return {
    name: file.name,
    bytes: file.size,
    format: null,
    conversations: 0,
    withMessages: 0,
    userMessages: 0,
    assistantMessages: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    dateRange: null,
    skipped: {},
    issues: [],
    issueCount: 0,
    problem: problemOf(error),
  };
}
