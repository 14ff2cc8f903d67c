// F2, precision and recall of a set's marked details (issue 5, "Must show").
import { bootstrap } from './intervals.ts';
import { kindsOf } from './kinds.ts';
import type { Reading } from './reading.ts';
import { type Bar, keyOf, measured, type PrivacyRow, share } from './rows.ts';
import { type Allowed, countSpans, f2, sumCounts } from './spans.ts';

const ofItsType: Allowed = (goldType, foundType) => kindsOf(goldType).includes(foundType);

/** Rows of one set, all families on. `bar`: what is asked of F2 over spans whatever their type. */
export function measureSpans(reading: Reading, bar: Bar = {}): PrivacyRow[] {
  const { name } = reading.set;
  return [
    ...scores(reading, 'spans', `${name}: spans, any type`, undefined, bar),
    ...scores(reading, 'typed', `${name}: spans, types required`, ofItsType),
    ...recallByType(reading),
  ];
}

function scores(
  reading: Reading,
  key: string,
  title: string,
  allowed: Allowed | undefined,
  bar: Bar = {},
): PrivacyRow[] {
  const found = reading.marked('all');
  const texts = reading.rows.map(({ spans }, i) => countSpans(spans, found[i], allowed));
  const total = sumCounts(texts);
  const interval = bootstrap(texts, (drawn) => f2(sumCounts(drawn)));
  const id = keyOf(key, reading.set.name);
  return [
    measured({ key: `${id}-f2`, name: `${title}, F2`, n: total.gold, unit: '' }, f2(total), interval, bar),
    share(`${id}-precision`, `${title}, precision`, total.foundRight, total.found),
    share(`${id}-recall`, `${title}, recall`, total.goldHit, total.gold),
  ];
}

function recallByType(reading: Reading): PrivacyRow[] {
  const found = reading.marked('all');
  const counts = new Map<string, { gold: number; hit: number }>();
  reading.rows.forEach(({ spans }, i) => {
    for (const span of spans) {
      const count = counts.get(span.type) ?? { gold: 0, hit: 0 };
      count.gold++;
      count.hit += countSpans([span], found[i]).goldHit;
      counts.set(span.type, count);
    }
  });
  const { name } = reading.set;
  return [...counts]
    .sort(([, a], [, b]) => b.gold - a.gold)
    .map(([type, { gold, hit }]) =>
      share(keyOf('recall', name, type), `${name}: recall of ${type}`, hit, gold),
    );
}
