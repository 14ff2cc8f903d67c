// Dropped files to batches of conversations: opens containers, parses what is in them, reports. Runs in import.worker.ts.
import { abortError, AppError, isAbort, problemOf } from '../core/errors.ts';
import { parseFile } from '../core/parse/index.ts';
import { holdsChats, type LooksLike } from '../core/parse/looks-like.ts';
import { Tally } from '../core/parse/tally.ts';
import type { Conversation, FileReport } from '../core/types.ts';
import { gunzip, slicesOf, type Unpacked } from './streams.ts';
import { chatEntries } from './zip.ts';

/** Conversations handed over at once: some megabytes, one transaction of the store. */
const BATCH = 200;
/** Least milliseconds between two reports of progress. */
const PROGRESS_EVERY = 100;

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
}

/** A file to read: a File, or in tests a Blob with a name. */
export type NamedBlob = Blob & { readonly name: string };

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
  for (const [position, file] of files.entries()) {
    reports.push(await new FileRead(file, position, callbacks, options).run());
  }
  return reports;
}

/** What `onBatch` threw: the store's trouble, not the file's. */
class HandOverError extends Error {}

class FileRead {
  readonly #file: NamedBlob;
  readonly #position: number;
  readonly #callbacks: ReadCallbacks;
  readonly #signal: AbortSignal | undefined;
  readonly #now: () => number;
  readonly #tally: Tally;
  #batch: Conversation[] = [];
  #bytesRead = 0;
  readonly #unpacked: Unpacked = { bytes: 0 };
  /** Bytes that a zip will unpack to, as far as it declares them. */
  #wanted = 0;
  #reportedAt = -Infinity;

  constructor(file: NamedBlob, position: number, callbacks: ReadCallbacks, options: ReadOptions) {
    this.#file = file;
    this.#position = position;
    this.#callbacks = callbacks;
    this.#signal = options.signal;
    this.#now = options.now ?? (() => performance.now());
    this.#tally = new Tally(file.name, file.size);
  }

  async run(): Promise<FileReport> {
    try {
      await this.#readContainer();
    } catch (error) {
      if (error instanceof HandOverError) throw error.cause;
      if (isAbort(error) || this.#signal?.aborted) throw abortError();
      this.#tally.problem ??= problemOf(readingError(error));
    }
    await this.#handOver();
    this.#bytesRead = this.#file.size;
    this.#progress(true);
    return this.#tally.report();
  }

  async #readContainer(): Promise<void> {
    switch (await containerOf(this.#file)) {
      case 'zip':
        return this.#readZip();
      case 'gzip':
        return this.#readPart(gunzip(this.#file, this.#unpacked, this.#advance), this.#file.name);
      case 'none':
        return this.#readPart(this.#counted(slicesOf(this.#file.stream())), this.#file.name);
    }
  }

  /** All entries make one report; what holds no chats is counted, a broken one is an issue and the rest is read. */
  async #readZip(): Promise<void> {
    const failures: AppError[] = [];
    const entries = chatEntries(this.#file, {
      unpacked: this.#unpacked,
      onWanted: (bytes) => (this.#wanted += bytes),
      onOther: () => this.#tally.skip('not-chat-file'),
    });
    for await (const entry of entries) {
      const before = this.#tally.conversations;
      try {
        await this.#readPart(entry.bytes(), `${this.#file.name}/${entry.name}`);
      } catch (error) {
        if (!(error instanceof AppError) || error.kind === 'zip-too-large' || error.kind === 'zip-encrypted')
          throw error;
        failures.push(error);
        this.#countFailure(error, entry.name, this.#tally.conversations > before);
      }
    }
    if (this.#tally.format === null) throw reasonOf(failures);
  }

  #countFailure(error: AppError, entry: string, someRead: boolean): void {
    if (isNoChatFile(error)) this.#tally.skip('not-chat-file');
    else if (someRead) this.#tally.fail(error);
    else
      this.#tally.issue(error.toProblem(), `${this.#file.name}/${entry}`, Number(error.detail.position ?? 0));
  }

  async #readPart(bytes: AsyncIterable<Uint8Array>, name: string): Promise<void> {
    const input = { name, bytes, tally: this.#tally, signal: this.#signal };
    for await (const conversation of parseFile(input)) {
      this.#batch.push(conversation);
      if (this.#batch.length >= BATCH) await this.#handOverWhileReading();
      this.#progress(false);
    }
  }

  async *#counted(slices: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const slice of slices) {
      this.#advance(slice.length);
      yield slice;
    }
  }

  readonly #advance = (bytes: number): void => {
    this.#bytesRead += bytes;
  };

  async #handOver(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length > 0) await this.#callbacks.onBatch(batch, this.#position);
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
    // A zip is read here and there: what was unpacked of what will be, as a share of its size.
    const share = this.#wanted > 0 && !done ? Math.min(1, this.#unpacked.bytes / this.#wanted) : null;
    const bytesRead = share === null ? this.#bytesRead : Math.round(this.#file.size * share);
    this.#callbacks.onProgress({ file: this.#position, bytesRead, report: this.#tally.report(), done });
  }
}

/** By the first bytes, never by the name. */
async function containerOf(file: Blob): Promise<'zip' | 'gzip' | 'none'> {
  const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // PK and: an entry, the end of an empty archive, or a split archive.
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8)))
    return 'zip';
  return a === 0x1f && b === 0x8b ? 'gzip' : 'none';
}

function isNoChatFile({ kind }: AppError): boolean {
  return kind === 'not-a-chat-export' || kind === 'unknown-format' || kind === 'empty-file';
}

/** Why a zip gave nothing: a fault, chats in a format that cannot be read yet, or simply no chats. */
function reasonOf(failures: readonly AppError[]): AppError {
  const unread = failures.find(({ detail }) => holdsChats(detail.looksLike as LooksLike));
  return failures.find((error) => !isNoChatFile(error)) ?? unread ?? new AppError('zip-without-chats');
}

/** The browser's own errors: the file was moved or changed since it was dropped. */
function readingError(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'NotReadableError' && name !== 'NotFoundError') return error;
  return new AppError('broken-file', { reason: name }, error);
}
