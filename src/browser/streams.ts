// Byte streams as the parsers want them, with a guard against files that unpack to far more than they are.
import { AppError } from '../core/errors.ts';

/** Chat exports unpack to about 10 times their size; 200 is a bomb. */
const RATIO = 200;
/** Below this the ratio says nothing. */
const RATIO_FROM = 1024 * 1024;
/** All that one dropped file may unpack to: several times the largest export seen. */
export const UNPACKED_LIMIT = 8 * 1024 * 1024 * 1024;

/** Bytes unpacked of one dropped file, over all its entries. */
export interface Unpacked {
  bytes: number;
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
  total: Unpacked,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const slice of slices) {
    bytes += slice.length;
    total.bytes += slice.length;
    checkRatio(packed, bytes);
    if (total.bytes > UNPACKED_LIMIT)
      throw new AppError('zip-too-large', { limit: 'size', bytes: total.bytes });
    yield slice;
  }
}

/** Throws AppError 'zip-too-large' where this much cannot come from that little. */
export function checkRatio(packed: number, unpacked: number): void {
  if (unpacked > RATIO_FROM && unpacked > packed * RATIO) {
    throw new AppError('zip-too-large', { limit: 'ratio', packed, unpacked });
  }
}

/** The content of a gzip file; `onRead` hears of every slice of the file itself. A broken one ends in AppError 'zip-broken'. */
export async function* gunzip(
  blob: Blob,
  total: Unpacked,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(slice, controller) {
      onRead(slice.length);
      controller.enqueue(slice);
    },
  });
  const inflated = blob.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'));
  try {
    yield* guardUnpacking(slicesOf(inflated), blob.size, total);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('zip-broken', { container: 'gzip' }, error);
  }
}
