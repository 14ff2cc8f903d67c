// What there is to choose from in a dataset, with its numbers: for the form.
import { sizeOf } from './choosing.ts';
import { dateRangeOf, type Digest, type NameColumn } from './digest.ts';
import type { Source } from './sources.ts';

/** A value and how many chats have it. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly count: number;
}

/** All counts are of chats with text; most frequent first. */
export interface Options {
  readonly readable: number;
  readonly sources: readonly Option<Source>[];
  /** '' = not told. */
  readonly languages: readonly Option[];
  /** '' = not told. */
  readonly models: readonly Option[];
  /** Epoch milliseconds of the first and the last chat with a date; null: none has one. */
  readonly dateRange: readonly [number, number] | null;
  readonly undated: number;
  /** The most turns of the user in one chat. */
  readonly mostTurns: number;
}

/** Pure; about 3 ms for 100,000 rows. */
export function optionsOf(digest: Digest): Options {
  const { readable, startedAt, userTurns } = digest;
  let [undated, mostTurns] = [0, 0];
  for (let row = 0; row < readable.length; row++) {
    if (readable[row] === 0) continue;
    mostTurns = Math.max(mostTurns, userTurns[row]);
    if (Number.isNaN(startedAt[row])) undated++;
  }
  return {
    readable: sizeOf(readable),
    sources: countsOf(digest.sources, readable),
    languages: countsOf(digest.languages, readable),
    models: countsOf(digest.models, readable),
    dateRange: dateRangeOf(startedAt, (row) => readable[row] === 1),
    ...{ undated, mostTurns },
  };
}

function countsOf<Value extends string>(
  { names, codes }: NameColumn<Value>,
  rows: Uint8Array,
): Option<Value>[] {
  const counts = new Uint32Array(names.length);
  for (let row = 0; row < rows.length; row++) counts[codes[row]] += rows[row];
  return names
    .map((value, code) => ({ value, count: counts[code] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
