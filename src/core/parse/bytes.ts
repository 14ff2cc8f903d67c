// Byte slices before anything is cut from them: a look at the first ones, and UTF-8 whatever the file was written in.

/** Byte slices of one file, in order. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * The first bytes of a source, and the whole source again.
 * `head` holds at least `size` bytes unless the source is shorter. The source is read once. Where it fails behind its first
 * bytes, `bytes` gives those and fails then; rejects where it fails before.
 */
export async function peek(source: Bytes, size: number): Promise<{ head: Uint8Array; bytes: Bytes }> {
  const slices = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let fault: { error: unknown } | null = null;
  try {
    for (let length = 0; length < size;) {
      const next = await slices.next();
      if (next.done) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    if (seen.length === 0) throw error;
    fault = { error };
  }
  return { head: joinBytes(seen), bytes: resume(seen, slices, fault) };
}

async function* resume(
  seen: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  fault: { error: unknown } | null,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    if (fault) throw fault.error;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    // A reader that stops early lets go of the file or of the zip entry.
    await rest.return?.();
  }
}

/** One array out of many. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0];
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** What a text is written in: by its byte order mark, else by the zero byte beside its first character. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (head.length > 1 && a !== 0 && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (head.length > 1 && a === 0 && b !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** Length of the UTF-8 byte order mark, if there is one. */
export function markLength(head: Uint8Array): 0 | 3 {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

/** The same text as UTF-8 bytes without a byte order mark. UTF-8 passes through uncopied. */
export async function* asUtf8(source: Bytes): AsyncGenerator<Uint8Array> {
  const { head, bytes } = await peek(source, 4);
  const encoding = encodingOf(head);
  let mark = markLength(head) as number;
  if (encoding === 'utf-8') {
    for await (const slice of bytes) {
      const skipped = Math.min(mark, slice.length);
      mark -= skipped;
      yield slice.subarray(skipped);
    }
    return;
  }
  // The decoder drops the mark itself.
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const slice of bytes) yield encoder.encode(decoder.decode(slice, { stream: true }));
  yield encoder.encode(decoder.decode());
}
