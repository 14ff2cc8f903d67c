// Inflating as the parsers want it: what stands before a fault, or before the end of a file that is cut off, is never lost.
import { AppError, isAbort } from '../core/errors.ts';
import { type Budget, guardUnpacking } from './streams.ts';

/** Bytes inflated at once: what a fault in them may take along of what stands before it. */
const INFLATE_STEP = 16 * 1024;

/**
 * Inflated slices. What comes before a fault, or before the end of a source that is cut off, is given first: a stream that fails
 * drops what nobody has taken yet, so it hears of the end only when all has been. Rejects with the stream's own TypeError.
 */
export async function* inflated(
  source: AsyncIterable<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const taking = new Taking(readable.getReader());
  const feeding = feed(source, writable.getWriter(), taking);
  try {
    for (let next = await taking.next(); !next.done; next = await taking.next()) yield next.value;
  } finally {
    await taking.stop();
    await feeding;
  }
}

/** The reading side: knows whether everything that was written has been taken. */
class Taking {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #pending = false;
  #stopped = false;
  #asked: () => void = () => undefined;

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  async next(): Promise<ReadableStreamReadResult<Uint8Array>> {
    this.#pending = true;
    this.#asked();
    try {
      return await this.#reader.read();
    } finally {
      this.#pending = false;
    }
  }

  /** Resolves when a reader waits although nothing more is written, or when it has stopped. */
  async drained(): Promise<void> {
    while (!this.#stopped) {
      if (!this.#pending) await new Promise<void>((resolve) => (this.#asked = resolve));
      // What was written arrives within two turns of the event loop.
      await turn();
      await turn();
      if (this.#pending) return;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#asked();
    await this.#reader.cancel().catch(() => undefined);
  }
}

/** Never rejects: what goes wrong is told to the reading side. */
async function feed(
  source: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
  taking: Taking,
): Promise<void> {
  try {
    for await (const slice of source) {
      for (let from = 0; from < slice.length && !taking.stopped; from += INFLATE_STEP)
        await writer.write(slice.subarray(from, from + INFLATE_STEP) as Uint8Array<ArrayBuffer>);
      if (taking.stopped) break;
    }
    await taking.drained();
    await writer.close();
  } catch (error) {
    await taking.drained();
    await writer.abort(error).catch(() => undefined);
  }
}

/** One turn of the event loop; timers of workers wait 4 ms. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The content of a gzip file of `packed` bytes. A broken one ends in AppError 'zip-broken'. */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
  packed: number,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  try {
    yield* guardUnpacking(inflated(source, 'gzip'), packed, budget);
  } catch (error) {
    throw isInflateFault(error) ? new AppError('zip-broken', { container: 'gzip' }, error) : error;
  }
}

/** Not an error of ours, and not the browser's about the file itself (DOMException). */
export function isInflateFault(error: unknown): boolean {
  return !(error instanceof AppError || error instanceof DOMException || isAbort(error));
}
