// Zip archives: lists what is in them by the central directory, or, where that is missing, by what stands before each file.
import {
  BlobReader,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { AppError, isAbort } from '../core/errors.ts';
import { toMillis } from '../core/parse/times.ts';
import type { Budget } from './streams.ts';
import { type EntryFacts, LOCAL_HEADER, ZipEntry } from './zip-entry.ts';
import { entriesByHeaders } from './zip-rescue.ts';

/** The files of an archive. */
export interface OpenedZip {
  readonly entries: readonly ZipEntry[];
  /** The archive has no list of its files (it is cut off): there may have been more. */
  readonly cut: boolean;
}

/**
 * Lists the files of an archive, folders left out, in the order of their names (shards count up). Throws AppError 'zip-broken'
 * where there are none to be found, 'zip-encrypted' where even the names are, 'zip-too-large' ('entries', 'overlap').
 */
export async function openZip(archive: Blob, budget: Budget): Promise<OpenedZip> {
  const { facts, cut } = await factsOf(archive, budget);
  refuseOverlaps(facts);
  const order = new Intl.Collator('en', { numeric: true });
  const sorted = [...facts].sort((a, b) => order.compare(a.path, b.path));
  return { entries: sorted.map((entry) => new ZipEntry(entry, archive, budget)), cut };
}

async function factsOf(archive: Blob, budget: Budget): Promise<{ facts: EntryFacts[]; cut: boolean }> {
  try {
    return { facts: await byDirectory(archive, budget), cut: false };
  } catch (error) {
    if (error instanceof AppError || error instanceof DOMException || isAbort(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === ERR_ENCRYPTED_CENTRAL_DIRECTORY) throw new AppError('zip-encrypted', {}, error);
    const facts = await entriesByHeaders(archive, budget);
    if (facts.length === 0) throw new AppError('zip-broken', { reason: 'damaged' }, error);
    return { facts, cut: true };
  }
}

async function byDirectory(archive: Blob, budget: Budget): Promise<EntryFacts[]> {
  // Tolerant: names are never used as paths, and twice the same name is two files.
  const reader = new ZipReader(new BlobReader(archive), { useWebWorkers: false, strictness: 'tolerant' });
  const facts: EntryFacts[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      budget.addEntry();
      if (!entry.directory) facts.push(factsOfEntry(entry));
    }
  } finally {
    await reader.close().catch(() => undefined);
  }
  return facts;
}

function factsOfEntry(entry: FileEntry): EntryFacts {
  return {
    path: entry.filename,
    offset: entry.offset,
    method: entry.compressionMethod,
    packed: entry.compressedSize,
    unpacked: entry.uncompressedSize,
    crc: entry.signature === undefined ? null : entry.signature >>> 0,
    encrypted: entry.encrypted,
    modifiedAt: toMillis(entry.lastModDate?.getTime()),
  };
}

/** Files that share their bytes: the trick of archives that hold petabytes (Fifield, "A better zip bomb", 2019). */
function refuseOverlaps(facts: readonly EntryFacts[]): void {
  const sorted = facts.filter(({ packed }) => packed > 0).sort((a, b) => a.offset - b.offset);
  for (const [i, entry] of sorted.entries()) {
    if (i > 0 && sorted[i - 1].offset + LOCAL_HEADER + sorted[i - 1].packed > entry.offset)
      throw new AppError('zip-too-large', { limit: 'overlap' });
  }
}
