// Zip archives written byte by byte (PKWARE APPNOTE 4.3), so that a test can make them say what is not so.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  readonly name: string | Uint8Array;
  readonly data: string | Uint8Array;
  /** Default: deflated. */
  readonly stored?: boolean;
  /** What the archive says instead of what is so. */
  readonly says?: { size?: number; packed?: number; crc?: number; method?: number; flags?: number };
  /** Sizes stand behind the data, as streaming archivers write them. */
  readonly streamed?: boolean;
  /** The record in the directory points to the local header of the file before. */
  readonly overlaps?: boolean;
}

export interface ZipOptions {
  /** Added to where the directory is said to be. */
  readonly directoryOff?: number;
  readonly comment?: string;
}

const encoder = new TextEncoder();
const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? encoder.encode(content) : content;

/** The bytes of numbers: `[2, 7]` is 7 in two bytes, little-endian. */
function fields(...list: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** An archive; `parts` are joined by whoever needs one piece. */
export function zipBytes(files: readonly ZipFile[], options: ZipOptions = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  let offset = 0;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const file of files) {
    const name = bytesOf(file.name);
    const data = bytesOf(file.data);
    const packed = file.stored ? data : new Uint8Array(deflateRawSync(data));
    const flags = file.says?.flags ?? (file.streamed ? 0x808 : 0x800);
    const method = file.says?.method ?? (file.stored ? 0 : 8);
    const crc = file.says?.crc ?? crc32(data);
    const sizes = [file.says?.packed ?? packed.length, file.says?.size ?? data.length] as const;
    const common = (known: boolean) =>
      fields(
        [2, 20],
        [2, flags],
        [2, method],
        [2, 0],
        [2, 0x5a21],
        [4, known ? crc : 0],
        [4, known ? sizes[0] : 0],
        [4, known ? sizes[1] : 0],
        [2, name.length],
        [2, 0],
      );
    if (!file.overlaps) {
      offset = at;
      put(fields([4, 0x04034b50]));
      put(common(!file.streamed));
      put(name);
      put(packed);
      if (file.streamed) put(fields([4, 0x08074b50], [4, crc], [4, packed.length], [4, data.length]));
    }
    directory.push(fields([4, 0x02014b50], [2, 20]), common(true));
    directory.push(fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
  }
  const start = at;
  directory.forEach(put);
  const comment = bytesOf(options.comment ?? '');
  const said = start + (options.directoryOff ?? 0);
  put(fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length]));
  put(fields([4, at - 12 - start], [4, said], [2, comment.length]));
  put(comment);
  return join(parts);
}

/** One piece out of many. */
export function join(parts: readonly (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(bytesOf)));
}

/** Where the n-th signature of this kind stands, counted from 0. */
export function positionOf(bytes: Uint8Array, signature: string, n = 0): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = buffer.indexOf(signature, 0, 'latin1');
  for (let i = 0; i < n; i++) at = buffer.indexOf(signature, at + 1, 'latin1');
  return at;
}
