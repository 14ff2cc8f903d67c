// Where the elements of a sample begin, in bytes of the file.
import { cutActivityCells } from '../../src/core/parse/activity-cells.ts';
import { contentOf } from '../../src/core/parse/content.ts';
import { type Cut, cutJson } from '../../src/core/parse/json-cutter.ts';

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Positions in order; none where the file is not cut from its beginning. */
export async function elementStarts(bytes: Uint8Array): Promise<number[]> {
  switch (contentOf(bytes)) {
    case 'json':
      return positionsOf(cutJson(once(bytes)));
    case 'activity-page':
      return positionsOf(cutActivityCells(once(bytes)));
    case 'chat-page': {
      const page = new TextDecoder('latin1').decode(bytes);
      const array = page.indexOf('[', page.indexOf('var jsonData'));
      return (await positionsOf(cutJson(once(bytes.subarray(array))))).map((position) => array + position);
    }
    case 'rows':
      return rowStarts(bytes);
    default:
      return [];
  }
}

async function positionsOf(cuts: AsyncGenerator<Cut>): Promise<number[]> {
  const positions: number[] = [];
  for await (const { position } of cuts) positions.push(position);
  return positions;
}

/** Lines but the first, which is the header; a newline within quotes begins none. */
function rowStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  let quoted = false;
  for (const [at, byte] of bytes.entries()) {
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === NEWLINE && !quoted && at + 1 < bytes.length) starts.push(at + 1);
  }
  return starts;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
