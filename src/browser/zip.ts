// Zip archives: lists what may hold chats, and inflates only that, entry by entry.
import {
  BlobReader,
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_INVALID_PASSWORD,
  ERR_UNSUPPORTED_ENCRYPTION,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { AppError, isAbort } from '../core/errors.ts';
import { checkRatio, guardUnpacking, slicesOf, UNPACKED_LIMIT, type Unpacked } from './streams.ts';

/** More entries than any export has; a list of millions is an attack on memory. */
const ENTRIES = 20_000;
/** Zips inside zips: the privacy portal nests one. */
const NESTED = 3;

/** Vendor files that are known to hold no chats, or to repeat them. login_history.json holds addresses: never opened. */
const KNOWN_OTHERS =
  /^(chat\.html|export_manifest\.json|.*asset_file_names\.json|users?\.json|user_settings\.json|projects\.json|memories\.json|login_history\.json)$/i;
const ENCRYPTION = [
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_INVALID_PASSWORD,
  ERR_UNSUPPORTED_ENCRYPTION,
];

/** One file in a zip that may hold chats. */
export interface ChatEntry {
  /** Path in the archive; of a nested archive behind that archive's own path. */
  readonly name: string;
  /** Inflated bytes. Throws AppError 'zip-broken' | 'zip-encrypted' | 'zip-too-large'. Read it before asking for the next entry. */
  bytes(): AsyncGenerator<Uint8Array>;
}

export interface ZipOptions {
  /** Bytes unpacked so far; counts up while entries are read. */
  readonly unpacked: Unpacked;
  /** Called with the size of what will be unpacked, as the archive declares it, whenever more is known. */
  onWanted?(bytes: number): void;
  /** Called for every file that is passed over. */
  onOther(name: string): void;
}

/**
 * The .json and .jsonl files of an archive, in the order of their names (shards count up), those of nested archives included.
 * Throws AppError 'zip-broken' | 'zip-encrypted' | 'zip-too-large'.
 */
export async function* chatEntries(blob: Blob, options: ZipOptions): AsyncGenerator<ChatEntry> {
  yield* entriesOf(blob, '', NESTED, options);
}

async function* entriesOf(
  blob: Blob,
  path: string,
  depth: number,
  options: ZipOptions,
): AsyncGenerator<ChatEntry> {
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false, checkCrc32: true });
  try {
    const wanted = await listWanted(reader, depth, options);
    options.onWanted?.(wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0));
    for (const entry of wanted) {
      const name = path + entry.filename;
      if (isZip(entry.filename)) yield* nestedEntries(entry, name, depth - 1, options);
      else yield { name, bytes: () => inflate(entry, options) };
    }
  } catch (error) {
    throw asZipError(error);
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** A nested archive that cannot be opened becomes an entry that cannot be read: the others are read. */
async function* nestedEntries(
  entry: FileEntry,
  name: string,
  depth: number,
  options: ZipOptions,
): AsyncGenerator<ChatEntry> {
  try {
    yield* entriesOf(await inflateToBlob(entry, options), `${name}/`, depth, options);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'zip-too-large') throw error;
    yield { name, bytes: () => rejecting(error) };
  }
}

async function* rejecting(error: unknown): AsyncGenerator<Uint8Array> {
  throw error;
}

async function listWanted(
  reader: ZipReader<unknown>,
  depth: number,
  options: ZipOptions,
): Promise<FileEntry[]> {
  const wanted: FileEntry[] = [];
  let count = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    if (++count > ENTRIES) throw new AppError('zip-too-large', { limit: 'entries', entries: count });
    if (entry.directory || isSystemFile(entry.filename)) continue;
    if (isWanted(entry.filename, depth)) wanted.push(checkEntry(entry));
    else options.onOther(entry.filename);
  }
  const order = new Intl.Collator('en', { numeric: true });
  return wanted.sort((a, b) => order.compare(a.filename, b.filename));
}

/** What archivers add: not even counted. */
function isSystemFile(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path);
}

function isWanted(path: string, depth: number): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (KNOWN_OTHERS.test(name)) return false;
  return /\.jsonl?$/i.test(name) || (isZip(name) && depth > 0);
}

function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Refuses by what the archive declares, before a byte is inflated. */
function checkEntry(entry: FileEntry): FileEntry {
  if (entry.encrypted) throw new AppError('zip-encrypted');
  checkRatio(entry.compressedSize, entry.uncompressedSize);
  if (entry.uncompressedSize > UNPACKED_LIMIT) {
    throw new AppError('zip-too-large', { limit: 'size', bytes: entry.uncompressedSize });
  }
  return entry;
}

async function* inflate(entry: FileEntry, { unpacked }: ZipOptions): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  // An error reaches the reader through the stream; awaited below, so that a wrong checksum is seen as well.
  const done = entry.getData(writable, { useWebWorkers: false, signal: stop.signal });
  const failed = done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    yield* guardUnpacking(slicesOf(readable), entry.compressedSize, unpacked);
    const failure = await failed;
    if (failure) throw failure.error;
  } catch (error) {
    throw asZipError(error);
  } finally {
    stop.abort();
    await failed;
  }
}

/** A nested archive needs random access. The browser may put the blob on disk. */
async function inflateToBlob(entry: FileEntry, options: ZipOptions): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const slice of inflate(entry, options)) parts.push(slice as Uint8Array<ArrayBuffer>);
  return new Blob(parts);
}

/** zip.js tells its errors apart by message. */
function asZipError(error: unknown): unknown {
  if (error instanceof AppError || isAbort(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError(
    ENCRYPTION.includes(message) ? 'zip-encrypted' : 'zip-broken',
    { reason: message.slice(0, 200) },
    error,
  );
}
