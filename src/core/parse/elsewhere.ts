// Hands the elements of a file to other threads in batches and gives what they found, in the order of the file.
import { abortError, isAbort } from '../errors.ts';
import type { AnyCut } from './cuts.ts';
import type { Chat } from './chat.ts';
import { type BatchRead, chatsIn, type ElementBatch } from './elements.ts';

/** Bytes handed over at once: some tens of chats, so that the way there and back costs little. */
const BATCH = 1024 * 1024;
/** Of a batch, for the part of its last element that is over: most chats are smaller. */
const SPARE = 256 * 1024;

/** Threads that read elements. */
export interface ElementReaders {
  /** Batches that are worth having on their way at once. */
  readonly inFlight: number;
  /** Takes the bytes away. */
  read(batch: ElementBatch): Promise<BatchRead>;
}

/** What a cut became: null where it could not be read; missing where it came parsed, or as an issue: that is read here. */
export interface ReadCut {
  readonly cut: AnyCut;
  readonly chats?: readonly Chat[] | null;
}

/** Which file the elements are of. */
type ElementFile = Pick<ElementBatch, 'source' | 'path' | 'modifiedAt'>;

/** Where the cuts end in a fault, those before it are given, then it is thrown. */
export async function* readElsewhere(
  cuts: AsyncIterable<AnyCut>,
  readers: ElementReaders,
  file: ElementFile,
  signal?: AbortSignal,
): AsyncGenerator<ReadCut> {
  const batches = new Batches(readers, file);
  const onTheirWay: Promise<ReadCut[]>[] = [];
  let fault: { error: unknown } | null = null;
  try {
    for await (const batch of batchesOf(cuts)) {
      if (signal?.aborted) throw abortError();
      const answer = batches.read(batch);
      // Waited for in its turn; till then nobody hears of its failure.
      answer.catch(() => undefined);
      onTheirWay.push(answer);
      if (onTheirWay.length >= readers.inFlight) yield* await onTheirWay.shift()!;
    }
  } catch (error) {
    if (isAbort(error)) throw error;
    fault = { error };
  }
  for (const answer of onTheirWay) yield* await answer;
  if (fault) throw fault.error;
}

/** Cuts until there are enough bytes of the file in them, also of those that came parsed; a fault comes after those before it. */
async function* batchesOf(cuts: AsyncIterable<AnyCut>): AsyncGenerator<AnyCut[]> {
  let batch: AnyCut[] = [];
  let fault: { error: unknown } | null = null;
  try {
    for await (const cut of cuts) {
      batch.push(cut);
      const end = cut.position + ('bytes' in cut ? cut.bytes.length : 0);
      if (end - batch[0].position < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    fault = { error };
  }
  if (batch.length > 0) yield batch;
  if (fault) throw fault.error;
}

/** The way of batches there and back. */
class Batches {
  readonly #readers: ElementReaders;
  readonly #file: ElementFile;
  /** Memory that came back. */
  readonly #free: Uint8Array<ArrayBuffer>[] = [];

  constructor(readers: ElementReaders, file: ElementFile) {
    this.#readers = readers;
    this.#file = file;
  }

  async read(batch: readonly AnyCut[]): Promise<ReadCut[]> {
    if (!batch.some((cut) => 'bytes' in cut)) return batch.map((cut) => ({ cut }));
    const read = await this.#readers.read({ ...this.#file, ...this.#copied(batch) });
    this.#free.push(read.bytes);
    const chats = chatsIn(read).values();
    return batch.map((cut) => ('bytes' in cut ? { cut, chats: chats.next().value ?? null } : { cut }));
  }

  #copied(batch: readonly AnyCut[]): Pick<ElementBatch, 'bytes' | 'ends'> {
    const parts = batch.flatMap((cut) => ('bytes' in cut ? [cut.bytes] : []));
    const bytes = this.#room(parts.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    const ends = parts.map((part) => {
      bytes.set(part, end);
      return (end += part.length);
    });
    return { bytes, ends };
  }

  #room(size: number): Uint8Array<ArrayBuffer> {
    const free = this.#free.pop();
    const wanted = Math.max(size, BATCH + SPARE);
    // What one large chat took is not handed on to all behind it: their answers would be as large.
    return free && free.length >= size && free.length <= 2 * wanted ? free : new Uint8Array(wanted);
  }
}
