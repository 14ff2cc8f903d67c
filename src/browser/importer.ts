// From dropped files to the store: a worker reads, parses and stores, this side tells how far it is and sums up.
import { proxy, transfer } from 'comlink';
import { AppError, abortError, isAbort, problemOf } from '../core/errors.ts';
import type { AddCounts, Store, StoredTree } from '../core/ports.ts';
import type { FileReport } from '../core/types.ts';
import type { ImportOptions, ImportOutcome } from '../ui/services.ts';
import type { Imported, Importing, ImportOrder } from './importing.ts';
import type { ImportWorker } from './import.worker.ts';
import importUrl from './import.worker.ts?worker&url';
import { keepReports } from './import-target.ts';
import { type ChatFile, openedOf, pathOf, refused, treeIn } from './drop.ts';
import { startParsers } from './parsers.ts';
import type { ReadProgress } from './read-files.ts';
import type { Stored } from './storing.ts';
import { startWorker } from './workers.ts';

/** How long a cancelled worker may take to store what it has begun (ms). */
const PATIENCE = 2000;

/** A worker that reads files and stores what they hold. */
export interface ImportReader {
  read(
    order: ImportOrder,
    onProgress: (progress: ReadProgress) => void,
    onStored: (stored: Stored) => void,
  ): Promise<Imported>;
  stop: Importing['stop'];
  /** Rejects when the worker dies. */
  readonly died: Promise<never>;
  close(): void;
}

/** Bytes from which parsers are worth their start: one worker alone reads these in about half a second, packed ones in some seconds. */
const ALONE = 32 * 1024 * 1024;

/** Starts the worker that reads, and on demand others that parse for it. */
async function startReader(helped: boolean): Promise<ImportReader> {
  const parsers = helped ? startParsers() : null;
  try {
    const { api, died, close } = await startWorker<ImportWorker>(importUrl);
    const ports = parsers?.ports ?? [];
    return {
      read: (order, onProgress, onStored) =>
        api.read(order, proxy(onProgress), proxy(onStored), transfer(ports, ports)),
      stop: () => api.stop(),
      died: parsers ? Promise.race([died, parsers.died]) : died,
      close() {
        close();
        parsers?.close();
      },
    };
  } catch (error) {
    parsers?.close();
    throw error;
  }
}

/**
 * Reads the files and stores what they hold. Rejects with AbortError when cancelled, with the store's errors when it cannot keep
 * them; what was stored until then stays. `start` starts a worker, with help or without.
 */
export async function importFiles(
  store: Store,
  files: readonly File[],
  options: ImportOptions,
  start: (helped: boolean) => Promise<ImportReader> = startReader,
): Promise<ImportOutcome> {
  const trees: StoredTree[] = [];
  const reports: (FileReport | null)[] = files.map(() => null);
  const { opened, passedOver, reports: unopened } = openedOf(files);
  const chatFiles: ChatFile[] = [];
  for (const chatFile of opened) {
    options.signal.throwIfAborted();
    const tree = await treeIn(chatFile.file);
    if (tree === null) chatFiles.push(chatFile);
    else if (tree instanceof AppError) reports[chatFile.position] = refused(chatFile.file, tree);
    else {
      await store.putTree(tree);
      trees.push(tree);
    }
  }
  const importing = new Import(store, files, options, { reports, passedOver });
  if (chatFiles.length > 0) await importing.read(chatFiles, start);
  return {
    datasetId: importing.datasetId,
    intoExisting: importing.intoExisting,
    reports: [...reports.filter((report) => report !== null), ...unopened],
    trees,
  };
}

/** What is told of the files of a drop, by their positions. */
interface Told {
  readonly reports: (FileReport | null)[];
  /** Files of the same folder that were not opened. */
  readonly passedOver: ReadonlyMap<number, number>;
}

class Import {
  readonly #store: Store;
  readonly #files: readonly File[];
  readonly #options: ImportOptions;
  readonly #reports: (FileReport | null)[];
  readonly #passedOver: ReadonlyMap<number, number>;
  readonly #counts = new Map<number, AddCounts>();
  /** What was stored of files that are being read again. */
  readonly #carried = new Map<number, AddCounts>();
  /** Files that were read to their ends, by their positions. */
  readonly #done = new Set<number>();
  /** Bytes of the files before each, and of all. */
  readonly #bytesBefore: number[] = [0];
  /** Told so far. */
  #furthest = { bytes: 0, file: 0 };
  /** Set with the first batch. */
  datasetId: string | null;
  /** True when the dataset was there before. */
  intoExisting: boolean;

  constructor(store: Store, files: readonly File[], options: ImportOptions, told: Told) {
    this.#store = store;
    this.#files = files;
    this.#options = options;
    this.#reports = told.reports;
    this.#passedOver = told.passedOver;
    for (const { size } of files) this.#bytesBefore.push(this.#bytesBefore.at(-1)! + size);
    this.datasetId = options.datasetId;
    this.intoExisting = options.datasetId !== null;
  }

  /** Reads to the end; cancelling ends the worker, what was stored stays. */
  async read(
    chatFiles: readonly ChatFile[],
    start: (helped: boolean) => Promise<ImportReader>,
  ): Promise<void> {
    let helped = chatFiles.reduce((sum, { file }) => sum + file.size, 0) >= ALONE;
    try {
      for (let left = chatFiles; left.length > 0; helped = false)
        left = await this.#readInWorker(left, await start(helped), helped);
    } catch (error) {
      this.#endWith(error);
      throw error;
    } finally {
      const reports = this.#reports.filter((report) => report !== null);
      if (this.datasetId !== null) await keepReports(this.#store, this.datasetId, reports);
    }
  }

  /**
   * Reads in a worker of its own; gives the files that are left. One that ends the worker is reported; those before it whose chats
   * were not stored yet are read again. Where the worker had help nobody is reported: it may have been the help that died.
   */
  async #readInWorker(
    chatFiles: readonly ChatFile[],
    worker: ImportReader,
    helped: boolean,
  ): Promise<readonly ChatFile[]> {
    let current = 0;
    // What was said before the end may be heard after it.
    let ended = false;
    const positions = chatFiles.map(({ position }) => position);
    try {
      const reading = worker.read(
        this.#orderOf(chatFiles),
        (progress) => {
          if (ended) return;
          // That one is done is told late, when others are being read.
          current = Math.max(current, progress.done ? progress.file + 1 : progress.file);
          this.#tell(positions[progress.file], progress);
        },
        (stored) => {
          if (!ended) this.#hear(stored, positions);
        },
      );
      const found = await Promise.race([reading, worker.died, abortOf(this.#options.signal)]);
      ended = true;
      this.#hear(found.stored, positions);
      for (const [i, report] of found.reports.entries()) this.#keep(positions[i], report);
      return [];
    } catch (error) {
      ended = true;
      if (isAbort(error)) this.#hear(await stopped(worker), positions);
      if (!(error instanceof AppError) || error.kind !== 'worker-failed') throw error;
      const open = chatFiles.filter(({ position }) => !this.#done.has(position));
      for (const { position } of open) this.#carry(position);
      if (helped) return open;
      // Where all were read it died in storing: one has to be the last of it.
      const blamed = open.find((file) => chatFiles.indexOf(file) >= current) ?? open.at(0);
      if (blamed) this.#blame(blamed, error);
      return open.filter((file) => file !== blamed);
    } finally {
      worker.close();
    }
  }

  #orderOf(chatFiles: readonly ChatFile[]): ImportOrder {
    const files = chatFiles.map(({ file }) => file);
    const { datasetId } = this;
    // After a worker that died all goes into the dataset it began.
    const isNew = datasetId !== null && !this.intoExisting;
    const target = { datasetId, isNew, isSample: this.#options.isSample, name: nameOf(this.#files) };
    return { files, target, paths: files.map(pathOf), columns: this.#options.columns ?? null };
  }

  /** The file that was being read when the worker died: what was found in it stays. */
  #blame({ file, position }: ChatFile, error: AppError): void {
    const report = this.#reports[position] ?? refused(file, error);
    this.#reports[position] = { ...report, problem: problemOf(error) };
  }

  /** Files that were not read to their ends say why, so that nobody takes them for complete. */
  #endWith(error: unknown): void {
    const problem = isAbort(error) ? new AppError('reading-cancelled').toProblem() : problemOf(error);
    for (const [position, report] of this.#reports.entries()) {
      if (report?.problem === null && !this.#done.has(position))
        this.#reports[position] = { ...report, problem };
    }
  }

  /** What the worker has stored so far. */
  #hear(stored: Stored | null, positions: readonly number[]): void {
    if (stored === null || stored.datasetId === null) return;
    this.datasetId = stored.datasetId;
    this.intoExisting = stored.intoExisting;
    for (const [file, now] of stored.counts) {
      const position = positions[file];
      const before = this.#carried.get(position);
      const counts = before ? afterwards(before, now) : now;
      this.#counts.set(position, counts);
      const report = this.#reports[position];
      if (report) this.#reports[position] = { ...report, ...counts };
    }
  }

  /** The file is read again: its chats that are stored will be found unchanged. */
  #carry(position: number): void {
    const counts = this.#counts.get(position);
    if (counts) this.#carried.set(position, counts);
  }

  #tell(position: number, { bytesRead, report, done }: ReadProgress): void {
    if (this.#options.signal.aborted) return;
    this.#keep(position, report);
    if (done) this.#done.add(position);
    // That a file is done is told late, when others are being read: the bar does not go back.
    const reached = this.#bytesBefore[position] + bytesRead;
    if (reached >= this.#furthest.bytes) this.#furthest = { bytes: reached, file: position };
    this.#options.onProgress({
      file: this.#furthest.file,
      files: this.#files.length,
      bytesRead: this.#furthest.bytes,
      bytesTotal: this.#bytesBefore[this.#files.length],
      reports: this.#reports.filter((entry) => entry !== null),
      datasetId: this.datasetId,
    });
  }

  /** Keeps a report with what only this side knows: what the store said, and what lay beside the file. */
  #keep(position: number, report: FileReport): void {
    const left = this.#passedOver.get(position) ?? 0;
    const others = (report.skipped['not-chat-file'] ?? 0) + left;
    const skipped = left === 0 ? report.skipped : { ...report.skipped, 'not-chat-file': others };
    this.#reports[position] = { ...report, skipped, ...(this.#counts.get(position) ?? {}) };
  }
}

/** What became of the chats of a file that was read up to somewhere, then again. */
function afterwards(before: AddCounts, again: AddCounts): AddCounts {
  const [added, updated] = [before.added + again.added, before.updated + again.updated];
  return { added, updated, unchanged: Math.max(0, again.unchanged - before.added - before.updated) };
}

/** Ends the reading; what was stored, null where nobody answers. */
function stopped(worker: ImportReader): Promise<Stored | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  return Promise.race([worker.stop().catch(() => null), worker.died.catch(() => null), late]);
}

/** Rejects with AbortError once the signal is aborted, or when it is already. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(abortError());
    signal.addEventListener('abort', () => reject(abortError()), { once: true });
  });
}

/** "export.zip", "export.zip + 2". */
function nameOf(files: readonly File[]): string {
  return files.length === 1 ? files[0].name : `${files[0].name} + ${files.length - 1}`;
}
