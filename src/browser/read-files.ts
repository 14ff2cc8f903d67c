// Dropped files to batches of conversations: opens containers, parses what is in them, reports. Runs in import.worker.ts.
import { abortError, AppError, isAbort, problemOf } from '../core/errors.ts';
import type { RandomAccess } from '../core/parse/cuts.ts';
import type { ElementReaders } from '../core/parse/elsewhere.ts';
import { parseFile } from '../core/parse/index.ts';
import { holdsChats, type LooksLike } from '../core/parse/looks-like.ts';
import { sizeOf } from '../core/packed-conversation.ts';
import { Tally } from '../core/parse/tally.ts';
import { cleanPath } from '../core/parse/raw.ts';
import type { Conversation, FileReport, TableColumns } from '../core/types.ts';
import { droppedPart, type Leaf, leavesOf, type Part } from './parts.ts';
import { Budget } from './streams.ts';

/** Conversations handed over at once, or UTF-16 units of text where that is less: as much as the store keeps in one chunk, so that none is written twice. */
const BATCH = 500;
const BATCH_CHARACTERS = 1_000_000;
/** Least milliseconds between two reports of progress: each costs the page some. */
const PROGRESS_EVERY = 250;

export interface ReadProgress {
  /** Position of the file, 0-based. */
  readonly file: number;
  /** Of this file, at most its size. */
  readonly bytesRead: number;
  readonly report: FileReport;
  /** True once for every file, with its final report. */
  readonly done: boolean;
}

export interface ReadCallbacks {
  /** Reading waits for it. `file` is the position of the file they came from. */
  onBatch(conversations: Conversation[], file: number): Promise<void> | void;
  onProgress(progress: ReadProgress): void;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds from any start, for the pace of progress. */
  now?(): number;
  /** Path of each file in the drop: "folder/file.json" in a dropped folder. Default: its name. */
  readonly paths?: readonly string[];
  /** Which columns of a table hold what, once somebody has said so; of the tables of an archive each its own. */
  readonly columns?: TableColumns | readonly TableColumns[] | null;
  /** Other threads that parse; without them all is parsed here. */
  readonly readers?: ElementReaders | null;
  /** For tests: hears of errors in a format's own code, see `parseFile`. */
  readonly onFault?: (error: unknown) => void;
}

/** A file to read: a File, or in tests a Blob with a name. */
export type NamedBlob = Blob & { readonly name: string; readonly lastModified?: number };

/**
 * Reads the files one after the other and resolves to one report a file. A file that cannot be read has a `problem`
 * in its report and does not keep the others from being read. Rejects when aborted, or when `onBatch` rejects.
 */
export async function readFiles(
  files: readonly NamedBlob[],
  callbacks: ReadCallbacks,
  options: ReadOptions = {},
): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  const paths = files.map((file, i) => options.paths?.[i] ?? file.name);
  const byPath = new Map(files.map((file, i) => [paths[i], file]));
  for (const [position, file] of files.entries()) {
    const dropped = { file, position, path: paths[position], byPath };
    reports.push(await new FileRead(dropped, callbacks, options).run());
  }
  return reports;
}

/** One of the files of a drop. */
interface Dropped {
  readonly file: NamedBlob;
  readonly position: number;
  readonly path: string;
  /** All files of the drop. */
  readonly byPath: ReadonlyMap<string, NamedBlob>;
}

/** What `onBatch` threw: the store's trouble, not the file's. */
class HandOverError extends Error {}

class FileRead {
  readonly #dropped: Dropped;
  readonly #callbacks: ReadCallbacks;
  readonly #options: ReadOptions;
  readonly #now: () => number;
  readonly #tally: Tally;
  readonly #budget: Budget;
  #batch: Conversation[] = [];
  #batchCharacters = 0;
  #bytesRead = 0;
  /** Bytes that an archive will unpack to, as far as it says. */
  #wanted = 0;
  #reportedAt = -Infinity;
  /** Why parts of an archive gave nothing. */
  readonly #failures: AppError[] = [];
  /** Tables in an archive whose columns nobody has named. */
  #waitingTables = 0;

  constructor(dropped: Dropped, callbacks: ReadCallbacks, options: ReadOptions) {
    this.#dropped = dropped;
    this.#callbacks = callbacks;
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#tally = new Tally(cleanPath(dropped.path), dropped.file.size);
    this.#budget = new Budget(dropped.file.size, () => this.#progress(false));
  }

  async run(): Promise<FileReport> {
    try {
      await this.#readParts();
    } catch (error) {
      if (error instanceof HandOverError) throw error.cause;
      if (isAbort(error) || this.#options.signal?.aborted) throw abortError();
      this.#tally.problem ??= problemOf(readingError(error));
    }
    this.#settleTables();
    await this.#handOver();
    this.#bytesRead = this.#dropped.file.size;
    this.#progress(true);
    return this.#tally.report();
  }

  /** All parts make one report; in an archive what holds no chats is counted, a broken one is an issue and the rest is read. */
  async #readParts(): Promise<void> {
    const { file, path, byPath } = this.#dropped;
    let archive = false;
    const leaves = leavesOf(droppedPart(file, path, byPath, this.#advance), {
      budget: this.#budget,
      onWanted: (bytes) => {
        archive = true;
        this.#wanted += bytes;
      },
      onOther: () => this.#tally.skip('not-chat-file'),
    });
    for await (const leaf of leaves) await this.#readLeaf(leaf);
    if (archive && this.#tally.format === null) throw reasonOf(this.#failures);
  }

  /** Tables wait for their columns beside others that were read; beside chats they are some of the other files. */
  #settleTables(): void {
    const { format } = this.#tally;
    if (format === 'table' && this.#waitingTables > 0) {
      this.#tally.fail(new AppError('table-needs-columns', { tables: this.#waitingTables }));
    } else if (format !== null) {
      this.#tally.table = null;
      if (this.#waitingTables > 0) this.#tally.skip('not-chat-file', this.#waitingTables);
    }
  }

  async #readLeaf(leaf: Leaf): Promise<void> {
    const before = this.#tally.conversations;
    try {
      await this.#parse(leaf);
    } catch (error) {
      if (!leaf.inArchive || !(error instanceof AppError) || endsReading(error)) throw error;
      this.#failures.push(error);
      this.#countFailure(error, leaf, this.#tally.conversations > before);
    }
  }

  #countFailure(error: AppError, leaf: Leaf, someRead: boolean): void {
    if (error.kind === 'table-needs-columns') {
      this.#waitingTables++;
      return;
    }
    if (isNoChatFile(error)) return this.#tally.skip('not-chat-file');
    const { kind, detail } = error;
    const named = { name: cleanPath(leaf.path), ...detail };
    if (someRead) this.#tally.fail(new AppError(kind, named));
    else this.#tally.issue({ kind, detail: named }, this.#nameOf(leaf), Number(detail.position ?? 0));
  }

  async #parse(leaf: Leaf): Promise<void> {
    const input = {
      name: this.#nameOf(leaf),
      bytes: leaf.bytes,
      tally: this.#tally,
      signal: this.#options.signal,
      origin: { path: cleanPath(leaf.path), modifiedAt: leaf.modifiedAt, beside: leaf.beside },
      random: () => randomAccess(leaf),
      columns: this.#options.columns ?? null,
      readers: this.#options.readers,
      onFault: this.#options.onFault,
    };
    for await (const conversation of parseFile(input)) {
      this.#batch.push(conversation);
      this.#batchCharacters += sizeOf(conversation).characters;
      if (this.#batch.length >= BATCH || this.#batchCharacters >= BATCH_CHARACTERS)
        await this.#handOverWhileReading();
      this.#progress(false);
    }
  }

  #nameOf({ inArchive, path }: Leaf): string {
    return inArchive ? `${this.#tally.name}/${cleanPath(path)}` : this.#tally.name;
  }

  readonly #advance = (bytes: number): void => {
    this.#bytesRead += bytes;
    this.#progress(false);
  };

  async #handOver(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#batchCharacters = 0;
    if (batch.length > 0) await this.#callbacks.onBatch(batch, this.#dropped.position);
  }

  /** As `#handOver`, told apart from the faults of the file. */
  async #handOverWhileReading(): Promise<void> {
    try {
      await this.#handOver();
    } catch (error) {
      throw new HandOverError('onBatch', { cause: error });
    }
  }

  #progress(done: boolean): void {
    const now = this.#now();
    if (!done && now - this.#reportedAt < PROGRESS_EVERY) return;
    this.#reportedAt = now;
    const { file, position } = this.#dropped;
    // An archive is read here and there: what was unpacked of what will be, as a share of its size.
    const share = this.#wanted > 0 && !done ? Math.min(1, this.#budget.bytes / this.#wanted) : null;
    const bytesRead = share === null ? this.#bytesRead : file.size * share;
    this.#callbacks.onProgress({
      file: position,
      bytesRead: Math.min(file.size, Math.round(bytesRead)),
      report: this.#tally.report(),
      done,
    });
  }
}

async function randomAccess(part: Pick<Part, 'blob'>): Promise<RandomAccess> {
  const blob = await part.blob();
  return { byteLength: blob.size, slice: (start, end) => blob.slice(start, end).arrayBuffer() };
}

/** Limits of a dropped file as a whole; those of one part of it leave the others to be read. */
function endsReading({ kind, detail }: AppError): boolean {
  return kind === 'zip-too-large' && ['size', 'total', 'entries'].includes(String(detail.limit));
}

function isNoChatFile({ kind }: AppError): boolean {
  return ['not-a-chat-export', 'unknown-format', 'empty-file'].includes(kind);
}

/** Why an archive gave nothing: a table to be asked about, a fault, chats that can be had in another way, or simply no chats. */
function reasonOf(failures: readonly AppError[]): AppError {
  return (
    waitingTables(failures) ??
    failures.find((error) => !isNoChatFile(error)) ??
    failures.find(({ detail }) => holdsChats(detail.looksLike as LooksLike)) ??
    new AppError('zip-without-chats')
  );
}

/** All that wait for their columns, as one. */
function waitingTables(failures: readonly AppError[]): AppError | undefined {
  const tables = failures.filter(({ kind }) => kind === 'table-needs-columns').length;
  return tables === 0 ? undefined : new AppError('table-needs-columns', { tables });
}

/** The browser's own errors: the file was moved or changed since it was dropped. */
function readingError(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'NotReadableError' && name !== 'NotFoundError') return error;
  return new AppError('broken-file', { reason: name }, error);
}
