// How each kind of content is cut into elements, one at a time. A format never knows which it was.
import { cutActivityCells } from './activity-cells.ts';
import { asUtf8, type Bytes } from './bytes.ts';
import { jsonInChatPage } from './chat-page.ts';
import type { Content } from './content.ts';
import { type AnyCut, type Cut, cutJson, type CutMode } from './json-cutter.ts';
import { cutParquet } from './tables/parquet.ts';
import { cutRows } from './tables/csv.ts';

export type { AnyCut, Cut, CutMode };

const EQUALS = 0x3d;

/** A file that can be read at any place. */
export interface RandomAccess {
  readonly byteLength: number;
  /** Bytes from `start` up to `end` (exclusive). */
  slice(start: number, end: number): Promise<ArrayBuffer>;
}

/** The elements of a file in order; null where its content has none. Rows of tables are objects by column name. `mode`: see `cutJson`. */
export function cutsOf(
  content: Content,
  bytes: Bytes,
  random?: () => Promise<RandomAccess>,
  mode?: Readonly<CutMode>,
): AsyncGenerator<AnyCut> | null {
  switch (content) {
    case 'json':
    case 'empty':
      return cutJson(bytes, {}, mode);
    case 'json-script':
      return cutJson(behindAssignment(bytes), {}, mode);
    case 'chat-page':
      return cutJson(jsonInChatPage(bytes), {}, mode);
    case 'activity-page':
      return cutActivityCells(bytes);
    case 'rows':
      return cutRows(bytes);
    case 'parquet':
      return cutParquet(bytes, random);
    default:
      return null;
  }
}

/** A script from behind its first `=`, as UTF-8: the value it begins with. */
async function* behindAssignment(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let found = false;
  for await (const slice of asUtf8(bytes)) {
    const at = found ? -1 : slice.indexOf(EQUALS);
    if (!found && at < 0) continue;
    found = true;
    yield slice.subarray(at + 1);
  }
}
