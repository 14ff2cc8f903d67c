// What the tests of tables share: bytes cut into rows, and a whole file read with columns.
import { cutRows } from '../../../../src/core/parse/tables/csv.ts';
import { parseFile } from '../../../../src/core/parse/index.ts';
import type { Cut } from '../../../../src/core/parse/json-cutter.ts';
import { Tally } from '../../../../src/core/parse/tally.ts';
import type { Conversation, FileReport, TableColumns } from '../../../../src/core/types.ts';
import { slices } from '../parsing.ts';

/** All cuts of a text, which comes in slices of `size` bytes. */
export async function cutsOf(content: string | Uint8Array, size = Infinity, limit?: number): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for await (const cut of cutRows(slices(content, size), limit)) cuts.push(cut);
  return cuts;
}

/** The rows as objects, and the issues by name. */
export async function rowsOf(content: string | Uint8Array, size?: number): Promise<unknown[]> {
  return (await cutsOf(content, size)).map((cut) => ('issue' in cut ? cut.issue : cut.value));
}

/** Columns of which only these are named. */
export function columnsOf(named: Partial<TableColumns> & { text: string }): TableColumns {
  return { role: null, conversation: null, time: null, account: null, ...named };
}

/** A whole file with its columns named, or not; what it rejects with is in `error`. */
export async function readTable(
  content: string | Uint8Array,
  columns: TableColumns | null,
  name = 'table.csv',
): Promise<{ conversations: Conversation[]; report: FileReport; error: unknown }> {
  const tally = new Tally(name, content.length);
  const conversations: Conversation[] = [];
  let error: unknown = null;
  try {
    for await (const found of parseFile({ name, bytes: slices(content), tally, columns })) {
      conversations.push(found);
    }
  } catch (thrown) {
    error = thrown;
  }
  return { conversations, report: tally.report(), error };
}
