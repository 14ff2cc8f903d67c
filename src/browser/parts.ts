// Every file that a dropped file turns out to hold: itself, or what is in it if it is an archive, archives in archives included.
import { AppError } from '../core/errors.ts';
import { peek } from '../core/parse/bytes.ts';
import { folderOf, nameIn, worthOf } from '../core/parse/wanted.ts';
import { gunzip } from './inflate.ts';
import { blobOf, type Budget, slicesOf } from './streams.ts';
import { openZip } from './zip.ts';
import type { ZipEntry } from './zip-entry.ts';

/** Archives in archives: the privacy portal nests one. */
const NESTED = 3;
/** What a format may see of a file beside its own. */
const BESIDE = 1024 * 1024;

/** One file, packed or not, wherever it lies. */
export interface Part {
  /** In the drop, or in the dropped archive. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number | null;
  /** Reads it from its first byte. */
  bytes(): AsyncGenerator<Uint8Array>;
  /** The whole of it, for reading at any place. Rejects with AppError 'zip-...'. */
  blob(): Promise<Blob>;
  /** Another file of its folder, the first megabyte of it; null where there is none. */
  readonly beside: (name: string) => Promise<Uint8Array | null>;
}

/** A part that is no archive, opened: to be read before the next one is asked for. */
export interface Leaf extends Omit<Part, 'bytes'> {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly inArchive: boolean;
}

export interface PartsOptions {
  readonly budget: Budget;
  /** Hears of every file of an archive that is not opened. */
  onOther(path: string): void;
  /** Hears how many bytes an archive says it will unpack to, as far as it is opened. */
  onWanted(bytes: number): void;
}

/** The leaves of a dropped file in the order of their paths. A part that cannot be opened is a leaf whose bytes reject. */
export function leavesOf(part: Part, options: PartsOptions): AsyncGenerator<Leaf> {
  return open(part, 0, false, options);
}

async function* open(
  part: Part,
  level: number,
  inArchive: boolean,
  options: PartsOptions,
): AsyncGenerator<Leaf> {
  const source = part.bytes();
  try {
    // A dropped file is looked at first, so that an archive does not count as read by its beginning.
    const { head, bytes } =
      level === 0 ? { head: await firstFour(part), bytes: source } : await peek(source, 4);
    const kind = containerOf(head);
    if (kind === 'none') yield { ...part, bytes, inArchive };
    else if (level > NESTED) throw new AppError('zip-too-large', { limit: 'nesting' });
    else if (kind === 'gzip') yield* open(gunzipped(part, options.budget), level + 1, inArchive, options);
    else yield* openArchive(part, level, inArchive, options);
  } catch (error) {
    if (level === 0) throw error;
    yield { ...part, bytes: rejecting(error), inArchive };
  } finally {
    await source.return(undefined);
  }
}

async function* openArchive(
  part: Part,
  level: number,
  inArchive: boolean,
  options: PartsOptions,
): AsyncGenerator<Leaf> {
  const { entries, cut } = await openZip(await part.blob(), options.budget);
  const worth = worthOf(entries.map(({ facts }) => facts.path));
  const wanted = entries.filter(({ facts: { path } }) => {
    if (worth(path) === 'over') options.onOther(path);
    return worth(path) === 'open';
  });
  options.onWanted(wanted.reduce((sum, { facts }) => sum + (facts.unpacked ?? facts.packed), 0));
  const byPath = new Map(entries.map((entry) => [entry.facts.path, entry]));
  const above = inArchive ? part.path : '';
  for (const entry of wanted) yield* open(entryPart(entry, above, byPath), level + 1, true, options);
  if (cut) yield { ...part, bytes: rejecting(new AppError('zip-broken', { reason: 'cut' })), inArchive };
}

/** A file of an archive that lies at `above`: '' for a dropped one. */
function entryPart(entry: ZipEntry, above: string, byPath: ReadonlyMap<string, ZipEntry>): Part {
  const { path, unpacked, packed, modifiedAt } = entry.facts;
  return {
    path: above === '' ? path : `${above}/${path}`,
    size: unpacked ?? packed,
    modifiedAt,
    bytes: () => entry.bytes(),
    blob: () => entry.blob(),
    beside: async (name) => {
      const other = byPath.get(folderOf(path) + name);
      return other && isForReading(name) ? firstBytes(other.bytes()) : null;
    },
  };
}

function gunzipped(part: Part, budget: Budget): Part {
  const bytes = () => gunzip(part.bytes(), part.size, budget);
  return { ...part, bytes, blob: () => blobOf(bytes()) };
}

/** A dropped file. `files`: those dropped with it, by path; `onRead` hears of its bytes as they are read. */
export function droppedPart(
  file: Blob & { readonly lastModified?: number },
  path: string,
  files: ReadonlyMap<string, Blob>,
  onRead: (bytes: number) => void,
): Part {
  return {
    path,
    size: file.size,
    modifiedAt: file.lastModified ?? null,
    bytes: () => heard(slicesOf(file.stream()), onRead),
    blob: async () => file,
    beside: async (name) => {
      // Two files dropped one by one have no folder in common.
      const other = folderOf(path) === '' ? undefined : files.get(folderOf(path) + name);
      return other && isForReading(name) ? firstBytes(slicesOf(other.stream())) : null;
    },
  };
}

async function* heard(
  slices: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const slice of slices) {
    onRead(slice.length);
    yield slice;
  }
}

/** Some files are never opened, whoever asks. */
function isForReading(name: string): boolean {
  return worthOf([])(nameIn(name)) === 'open';
}

/** The first megabyte; null where it cannot be read. */
async function firstBytes(source: AsyncGenerator<Uint8Array>): Promise<Uint8Array | null> {
  try {
    const { head } = await peek(source, BESIDE);
    return head.subarray(0, BESIDE);
  } catch {
    return null;
  } finally {
    await source.return(undefined).catch(() => undefined);
  }
}

async function* rejecting(error: unknown): AsyncGenerator<Uint8Array> {
  throw error;
}

async function firstFour(part: Part): Promise<Uint8Array> {
  return new Uint8Array(await (await part.blob()).slice(0, 4).arrayBuffer());
}

/** By the first bytes, never by the name. */
function containerOf([a, b, c, d]: Uint8Array): 'zip' | 'gzip' | 'none' {
  // PK and: an entry, the end of an empty archive, or a split archive.
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8)))
    return 'zip';
  return a === 0x1f && b === 0x8b ? 'gzip' : 'none';
}
