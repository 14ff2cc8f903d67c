import { expect, it } from 'vitest';
import { toMillis } from '../../../src/core/parse/times.ts';

const noon = Date.UTC(2024, 1, 18, 12);

it('reads seconds, milliseconds and their texts', () => {
  expect(toMillis(noon / 1000)).toBe(noon);
  expect(toMillis(noon / 1000 + 0.25)).toBe(noon + 250);
  expect(toMillis(noon)).toBe(noon);
  expect(toMillis(String(noon / 1000))).toBe(noon);
});

it('reads ISO times with and without zone, fraction and seconds', () => {
  for (const text of [
    '2024-02-18T12:00:00Z',
    '2024-02-18T12:00:00.000000Z',
    '2024-02-18 12:00:00',
    '2024-02-18T12:00',
    '2024-02-18T20:00:00+08:00',
    '2024-02-18T07:30:00-0430',
  ]) {
    expect(toMillis(text)).toBe(noon);
  }
  expect(toMillis('2024-02-18')).toBe(Date.UTC(2024, 1, 18));
  expect(toMillis('2024-02-18T12:00:00.173975')).toBe(noon + 174);
});

it('takes what is no time, or lies outside 2000-2100, for none', () => {
  for (const value of [
    null,
    undefined,
    0,
    -1,
    NaN,
    Infinity,
    '',
    'yesterday',
    '1999-12-31',
    '2101-01-01',
    5e15,
    {},
  ]) {
    expect(toMillis(value)).toBeNull();
  }
});

it('takes days and hours that do not exist for none', () => {
  for (const text of [
    '2024-13-01',
    '2024-00-10',
    '2024-02-31',
    '2023-02-29T12:00:00Z',
    '2024-01-01T25:00:00Z',
    '2024-01-01T24:00:01Z',
    '2024-01-01T10:60:00Z',
    '2024-01-01T10:00:61Z',
  ])
    expect(toMillis(text)).toBeNull();
  expect(toMillis('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  // Midnight at the end of a day, and a leap second.
  expect(toMillis('2024-01-01T24:00:00Z')).toBe(Date.UTC(2024, 0, 2));
  expect(toMillis('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1));
});
