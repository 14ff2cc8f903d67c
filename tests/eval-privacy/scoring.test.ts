import { expect, test } from 'vitest';
import { bootstrap, meanInterval, wilson } from '../../scripts/privacy/intervals.ts';
import { touchedWords } from '../../scripts/privacy/measure-alarms.ts';
import { firedAs } from '../../scripts/privacy/near-misses.ts';
import { share } from '../../scripts/privacy/rows.ts';
import { inCodePoints, readSet, sliceOf } from '../../scripts/privacy/sets.ts';
import { countSpans, f2, hits } from '../../scripts/privacy/spans.ts';

const span = (start: number, end: number, type = 'PERSON') => ({ start, end, type });

test('a hit covers more than half of the shorter stretch', () => {
  // 2 of 4 is half, not more; 3 of 4 is more; the longer one does not count.
  expect(hits(span(0, 4), span(2, 40))).toBe(false);
  expect(hits(span(0, 4), span(1, 40))).toBe(true);
});

test('a marked stretch is hit by any found one, a found one is right by any marked one', () => {
  // "Ann" and "Lee" marked apart, one finding over both, one finding elsewhere.
  const counts = countSpans([span(0, 3), span(4, 7), span(20, 25)], [span(0, 7), span(40, 44)]);
  expect(counts).toEqual({ gold: 3, goldHit: 2, found: 2, foundRight: 1 });
  // P = 1/2, R = 2/3: 5 * 1/3 / (4 * 1/2 + 2/3) = (5/3) / (8/3) = 0.625.
  expect(f2(counts)).toBeCloseTo(0.625, 10);
});

test('nothing found is F2 0, and required types are required', () => {
  expect(f2({ gold: 3, goldHit: 0, found: 0, foundRight: 0 })).toBe(0);
  expect(countSpans([span(0, 4)], [span(0, 4, 'email')], () => false).goldHit).toBe(0);
});

test('offsets are code points, findings are UTF-16 units', () => {
  // The face is one code point and two units: "Ann" is 2 to 5 in code points, 3 to 6 in units.
  const text = '😀 Ann';
  expect(sliceOf(text, { start: 2, end: 5 })).toBe('Ann');
  expect(inCodePoints(text, [{ start: 3, end: 6, kind: 'person' }])).toEqual([span(2, 5, 'person')]);
});

test('lines that are no rows are counted, not read', () => {
  const lines = ['{"id":"a","text":"Ann","spans":[{"start":0,"end":3,"type":"PERSON"}]}', '{broken', ''];
  // A span that ends behind the text.
  lines.push('{"id":"b","text":"Ann","spans":[{"start":0,"end":4,"type":"PERSON"}]}');
  expect(readSet('own', lines.join('\n'))).toMatchObject({ skipped: 2, rows: [{ id: 'a' }] });
});

test('words are touched where any part of a finding lies on them', () => {
  // "ab cd ef": 4 to 6 lies on "cd" (3-5) alone; the blank at 5 is no word.
  expect(touchedWords(['ab cd ef'], [[{ start: 4, end: 6, kind: 'person' }]])).toEqual({
    words: 3,
    touched: 1,
  });
});

test('Wilson: 0 of 10 reaches to 27.8 %, 5 of 10 lies between 23.7 and 76.3 %', () => {
  // z² = 3.8415; 0 of n: high = z² / (n + z²) = 3.8415 / 13.8415 = 0.2775, and 1 for all.
  expect(wilson(0, 10).low).toBe(0);
  expect(wilson(5, 10).low).toBeCloseTo(0.2366, 4);
  expect(wilson(5, 10).high).toBeCloseTo(0.7634, 4);
  expect(wilson(10, 10).high).toBe(1);
});

test('the bootstrap is the same with the same seed and holds the mean', () => {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const values = [0, 1, 0, 1, 1, 0, 1, 0];
  const interval = bootstrap(values, mean);
  expect(bootstrap(values, mean)).toEqual(interval);
  expect(interval.low).toBeLessThan(0.5);
  expect(interval.high).toBeGreaterThan(0.5);
});

test('paired differences 1, 2, 3: mean 2, reach 4.303 / sqrt(3)', () => {
  const { mean, high } = meanInterval([1, 2, 3]);
  expect(mean).toBe(2);
  expect(high).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 6);
});

test('a bar is judged before rounding, and nothing is held of nothing', () => {
  expect(share('a', 'a', 1, 100_000, { atMost: 0 }).pass).toBe(false);
  expect(share('a', 'a', 0, 10, { atMost: 0 }).pass).toBe(true);
  expect(share('a', 'a', 0, 0, { atMost: 0 }).pass).toBe(null);
});

test('a near miss fired only where it was taken for its own kind', () => {
  const text = '943 476 5919 or +63 917 123 4567';
  const at = { start: 0, end: 12 };
  expect(firedAs('UK_NHS', { ...at, kind: 'id', what: 'UK_NHS' }, text)).toBe(true);
  expect(firedAs('UK_NHS', { ...at, kind: 'id', what: 'US_MBI' }, text)).toBe(false);
  expect(firedAs('IBAN', { ...at, kind: 'iban' }, text)).toBe(true);
  expect(firedAs('IBAN', { ...at, kind: 'number' }, text)).toBe(false);
  // A phone number of the Philippines, and one that is none there.
  expect(firedAs('PH_MOBILE_NUMBER', { start: 16, end: 32, kind: 'phone' }, text)).toBe(true);
  expect(firedAs('PH_MOBILE_NUMBER', { ...at, kind: 'phone' }, text)).toBe(false);
});
