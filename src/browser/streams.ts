// Byte streams as the parsers want them, with a guard against files that unpack to far more than they are.
import { AppError } from '../core/errors.ts';

/** Chat exports unpack to about 10 times their size; 200 is a bomb. */
const RATIO = 200;
/** Below this the ratio says nothing. */
const RATIO_FROM = 1024 * 1024;
/** All that one dropped file may unpack to: several times the largest export seen. */
const UNPACKED_LIMIT = 8 * 1024 * 1024 * 1024;
/** More entries than any export has; a list of millions is an attack on memory. */
const ENTRIES = 20_000;
/** What has to be held as a whole (Parquet, an archive inside another): what browsers can still put on disk as one blob. */
const BLOB_LIMIT = 2 * 1024 * 1024 * 1024;
/** Bytes gathered before the browser may put them on disk. */
const BLOB_STEP = 32 * 1024 * 1024;

/** What one dropped file has unpacked to so far, over all its entries and archives in archives. */
export class Budget {
  readonly #packed: number;
  #bytes = 0;
  #entries = 0;
  readonly #onUnpacked: () => void;

  /** `packed`: size of the dropped file. `onUnpacked` hears whenever more has been unpacked. */
  constructor(packed: number, onUnpacked: () => void) {
    this.#packed = packed;
    this.#onUnpacked = onUnpacked;
  }

  /** Bytes unpacked. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Throws AppError 'zip-too-large' ('size', 'total') as soon as a limit is passed. */
  unpack(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > UNPACKED_LIMIT)
      throw new AppError('zip-too-large', { limit: 'size', bytes: this.#bytes });
    checkRatio(this.#packed, this.#bytes, 'total');
    this.#onUnpacked();
  }

  /** Throws AppError 'zip-too-large' ('entries'). */
  addEntry(): void {
    if (++this.#entries > ENTRIES)
      throw new AppError('zip-too-large', { limit: 'entries', entries: this.#entries });
  }
}

/** Throws AppError 'zip-too-large' where this much cannot come from that little. */
export function checkRatio(packed: number, unpacked: number, limit: 'ratio' | 'total' = 'ratio'): void {
  if (unpacked > RATIO_FROM && unpacked > packed * RATIO)
    throw new AppError('zip-too-large', { limit, packed, unpacked });
}

/** The slices of a stream; lets go of it when the reader stops early. (Safari cannot iterate streams.) */
export async function* slicesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The same slices, counted. Throws AppError 'zip-too-large' as soon as a limit is passed. */
export async function* guardUnpacking(
  slices: AsyncIterable<Uint8Array>,
  packed: number,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const slice of slices) {
    bytes += slice.length;
    budget.unpack(slice.length);
    checkRatio(packed, bytes);
    yield slice;
  }
}

/** All slices as one blob, which the browser may put on disk. Throws AppError 'zip-too-large' ('held') over 2 GB. */
export async function blobOf(slices: AsyncIterable<Uint8Array>): Promise<Blob> {
  let blob = new Blob();
  let parts: BlobPart[] = [];
  let waiting = 0;
  for await (const slice of slices) {
    parts.push(slice as Uint8Array<ArrayBuffer>);
    waiting += slice.length;
    if (blob.size + waiting > BLOB_LIMIT)
      throw new AppError('zip-too-large', { limit: 'held', bytes: blob.size + waiting });
    if (waiting < BLOB_STEP) continue;
    blob = new Blob([blob, ...parts]);
    parts = [];
    waiting = 0;
  }
  return new Blob([blob, ...parts]);
}
