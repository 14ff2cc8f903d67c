// The rows of a Parquet file: WildChat, LMSYS-Chat-1M, tables of data sets. formats.md 3.11 and 7.
import {
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { AppError } from '../../errors.ts';
import { type Bytes, joinBytes } from '../bytes.ts';
import type { RandomAccess } from '../cuts.ts';
import type { Cut, Place } from '../json-cutter.ts';
import { guardedCompressors } from './parquet-pages.ts';
import { plainValue } from './plain-value.ts';

/** Bytes, unpacked, that are read at once. Row groups are seldom larger, and a part of one costs reading all of its lists. */
const AT_ONCE = 32 * 1024 * 1024;
/** Rows that are read at once, however small: each becomes an object. */
const ROWS_AT_ONCE = 50_000;
/** Bytes of a file that can only be held whole: one inside an archive. */
const HELD = 512 * 1024 * 1024;
/** Letters of the reader's own words that are told. */
const REASON = 120;

/**
 * The rows as objects by column name. Positions are row numbers from 1.
 * A row group that cannot be read is one 'broken-record', and the next one is tried. Throws AppError 'broken-file' where
 * the footer or all groups are broken, 'zip-too-large' where a file over 512 MB would have to be held.
 */
export async function* cutParquet(bytes: Bytes, random?: () => Promise<RandomAccess>): AsyncGenerator<Cut> {
  const file = random ? await random() : await held(bytes);
  const metadata = await footerOf(file);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  let index = 0;
  let given = 0;
  let fault: unknown = null;
  const place = (position: number): Place => ({ position, index: index++, unit: 'row' });
  for (const group of groupsOf(metadata)) {
    try {
      if (!group.isInSchema) throw new Error('a column that is not in the schema');
      for (let from = group.from; from < group.to; from += group.step) {
        const rows = await rowsOf(file, metadata, from, Math.min(from + group.step, group.to));
        for (const [i, row] of rows.entries()) {
          yield { ...place(from + i + 1), value: elementOf(names, row), listed: true };
          given++;
        }
      }
    } catch (error) {
      fault ??= error;
      yield { ...place(group.from + 1), issue: 'broken-record' };
    }
  }
  if (given === 0 && fault !== null) throw brokenFile(fault);
}

/** Throws AppError 'broken-file' with the reader's own reason. */
async function footerOf(file: RandomAccess): Promise<FileMetaData> {
  try {
    const metadata = await parquetMetadataAsync(file);
    parquetSchema(metadata);
    return metadata;
  } catch (error) {
    throw brokenFile(error);
  }
}

interface Group {
  /** Rows of the file, from 0; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Rows that are read at once. */
  readonly step: number;
  /** Whether the schema knows all columns. The reader finds out too late: it lets go of what it has begun, errors and all. */
  readonly isInSchema: boolean;
}

function groupsOf(metadata: FileMetaData): Group[] {
  const columns = columnsOf(parquetSchema(metadata));
  let from = 0;
  return metadata.row_groups.map((group) => {
    const rows = Number(group.num_rows);
    const parts = Math.max(1, Math.ceil(Number(group.total_byte_size) / AT_ONCE));
    const step = Math.max(1, Math.min(ROWS_AT_ONCE, Math.ceil(rows / parts)));
    const isInSchema = group.columns.every(({ meta_data: about }) =>
      columns.has(keyOf(about?.path_in_schema)),
    );
    const found = { from, to: from + rows, step, isInSchema };
    from += rows;
    return found;
  });
}

/** The paths of all columns that hold values, as keys. */
function columnsOf(schema: SchemaTree): Set<string> {
  const keys = new Set<string>();
  const open = [schema];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.children.length === 0) keys.add(keyOf(node.path));
    open.push(...node.children);
  }
  return keys;
}

function keyOf(path: readonly string[] | undefined): string {
  return JSON.stringify(path);
}

/** Cells in the order of the columns. Rejects over anything that is not as the footer says. */
async function rowsOf(
  file: RandomAccess,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<readonly (readonly unknown[])[]> {
  let rows: readonly (readonly unknown[])[] = [];
  await parquetRead({
    file: { byteLength: file.byteLength, slice: (start, end = file.byteLength) => file.slice(start, end) },
    metadata,
    rowStart,
    rowEnd,
    compressors: guardedCompressors,
    useOffsetIndex: true,
    onComplete: (found) => (rows = found),
  });
  // A footer that promises more rows than there are: their cells are not even null.
  const last = rows.at(-1);
  if (rows.length < rowEnd - rowStart || last === undefined || last.every((cell) => cell === undefined)) {
    throw new Error('fewer rows than the footer says');
  }
  return rows;
}

/** `Object.fromEntries` makes own keys of `__proto__` and the like. */
function elementOf(names: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, i) => [name, plainValue(row[i])]));
}

async function held(bytes: Bytes): Promise<RandomAccess> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const slice of bytes) {
    length += slice.length;
    if (length > HELD) throw new AppError('zip-too-large', { limit: 'size', bytes: length });
    parts.push(slice);
  }
  const whole = joinBytes(parts);
  return {
    byteLength: length,
    slice: async (start, end) => new Uint8Array(whole.subarray(start, end)).buffer,
  };
}

function brokenFile(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('broken-file', { reason: reason.slice(0, REASON) }, error);
}
