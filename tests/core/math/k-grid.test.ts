import { expect, test } from 'vitest';
import { kGrid } from '../../../src/core/math/k-grid.ts';

test('1,600 rows: 14 numbers from sqrt(1600) / 8 = 5 to 1600 / 5 = 320, each a like factor above the one before', () => {
  const ks = kGrid(1600, 1600);
  expect(ks).toHaveLength(14);
  expect([ks[0], ks[13]]).toEqual([5, 320]);
  // 64^(1 / 13) = 1.377; rounding moves the smallest by at most half.
  ks.slice(1).forEach((k, i) => {
    expect(k / ks[i]).toBeGreaterThan(1.377 - 0.15);
    expect(k / ks[i]).toBeLessThan(1.377 + 0.15);
  });
});

test('a small set is tried from 2 or 3 to 4, although 4 is more than a fifth', () => {
  expect(kGrid(10, 10)).toEqual([2, 3, 4]);
  // 30 / 5 = 6, least max(3, 0.7).
  expect(kGrid(30, 30)).toEqual([3, 4, 5, 6]);
});

test('never more than one less than the distinct rows', () => {
  for (const distinct of [10, 30, 100]) expect(Math.max(...kGrid(3000, distinct))).toBe(distinct - 1);
});

test('ascends, each number once, none under 2', () => {
  for (let rows = 10; rows < 4000; rows += 37) {
    const ks = kGrid(rows, rows);
    expect(ks.length).toBeGreaterThanOrEqual(3);
    expect(ks).toEqual([...new Set(ks)].sort((a, b) => a - b));
    expect(ks[0]).toBeGreaterThanOrEqual(2);
  }
});
