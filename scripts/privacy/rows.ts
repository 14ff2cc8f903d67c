// One measured line: a number with what it was measured on, how sure it is, and what is asked of it.
import { type Interval, wilson } from './intervals.ts';

/** A line of the table. `value`, `low`, `high` and `bar` are in `unit`. */
export interface PrivacyRow {
  /** Stays the same from version to version: the page looks rows up by it. */
  readonly key: string;
  readonly name: string;
  /** Texts, spans, words or runs the value is over. */
  readonly n: number;
  readonly value: number;
  /** Ends of the 95 % interval; null: the value is no sample (a count of all there are, a time). */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly bar: number | null;
  /** How the bar is meant. */
  readonly sense: '≥' | '≤' | '<' | null;
  readonly pass: boolean | null;
}

export interface Bar {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly lessThan?: number;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** A line. Judged before it is rounded. */
export function measured(
  { key, name, n, unit }: Pick<PrivacyRow, 'key' | 'name' | 'n' | 'unit'>,
  value: number,
  interval: Interval | null,
  { atLeast, atMost, lessThan }: Bar = {},
): PrivacyRow {
  const bar = atLeast ?? atMost ?? lessThan ?? null;
  const sense =
    atLeast !== undefined ? '≥' : atMost !== undefined ? '≤' : lessThan !== undefined ? '<' : null;
  const holds = { '≥': value >= bar!, '≤': value <= bar!, '<': value < bar! };
  return {
    ...{ key, name, n, unit, bar, sense },
    value: rounded(value),
    low: interval && rounded(interval.low),
    high: interval && rounded(interval.high),
    // Of nothing nothing is held.
    pass: n === 0 ? null : sense && holds[sense],
  };
}

/** A share in per cent with Wilson's interval. `bar` in per cent. */
export function share(key: string, name: string, hits: number, n: number, bar: Bar = {}): PrivacyRow {
  const { low, high } = wilson(hits, n);
  const value = n === 0 ? 0 : (hits / n) * 100;
  return measured({ key, name, n, unit: '%' }, value, { low: low * 100, high: high * 100 }, bar);
}

/** A key made of words: "Phones, presidio_synth_v2" -> "phones-presidio-synth-v2". */
export function keyOf(...words: readonly string[]): string {
  return words
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
