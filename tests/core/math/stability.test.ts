import { expect, test } from 'vitest';
import { agreement, type Divide, divideSubsample } from '../../../src/core/math/stability.ts';
import type { Matrix } from '../../../src/core/types.ts';

/** Ten rows of one number, their row number. */
const points: Matrix = { data: Float32Array.from({ length: 10 }, (_, i) => i), rows: 10, cols: 1 };
const numbers = (matrix: Matrix) => Array.from(matrix.data);

/** Puts the row of number v into cluster v % k. */
const byNumber: Divide = (rows, { k }) =>
  Promise.resolve({
    assignment: Int32Array.from(rows.data, (value) => value % k),
    centroids: { data: new Float32Array(k), rows: k, cols: 1 },
    closeness: new Float32Array(rows.rows),
    iterations: 1,
    inertia: 0,
  });

test('a subsample is 80 % of the rows, each once, in their order, and the same for a seed', async () => {
  const seen: number[][] = [];
  const watching: Divide = (rows, options) => {
    seen.push(numbers(rows));
    return byNumber(rows, options);
  };
  const first = await divideSubsample(points, { k: 2, seed: 1 }, watching);
  await divideSubsample(points, { k: 2, seed: 1 }, watching);
  await divideSubsample(points, { k: 2, seed: 2 }, watching);
  expect([...first.rows]).toHaveLength(8);
  expect([...first.rows]).toEqual([...new Set(first.rows)].sort((a, b) => a - b));
  expect(seen[0]).toEqual([...first.rows]);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).not.toEqual(seen[0]);
});

test('divisions that agree wherever both look agree fully, whatever the clusters are called', () => {
  // Shared rows 1, 2, 3: clusters 0, 1, 1 and 5, 2, 2.
  const one = { rows: Int32Array.of(0, 1, 2, 3), assignment: Int32Array.of(0, 0, 1, 1) };
  const other = { rows: Int32Array.of(1, 2, 3, 4), assignment: Int32Array.of(5, 2, 2, 5) };
  expect(agreement([one, other])).toBe(1);
});

test('agreement is the mean adjusted Rand index over the pairs', () => {
  const rows = Int32Array.of(0, 1, 2, 3);
  const [halves, crossed] = [Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1)];
  // Halves against crossed: no pair in common; expected 2 * 2 / 6 = 2 / 3, most 2: (0 - 2 / 3) / (2 - 2 / 3) = -0.5.
  // Three divisions, three pairs: 1, -0.5, -0.5.
  const divisions = [halves, halves, crossed].map((assignment) => ({ rows, assignment }));
  expect(agreement(divisions)).toBeCloseTo(0, 12);
});

test('a division that does not depend on the subsample is fully stable', async () => {
  const divisions = [
    await divideSubsample(points, { k: 3, seed: 1 }, byNumber),
    await divideSubsample(points, { k: 3, seed: 2 }, byNumber),
  ];
  expect(agreement(divisions)).toBe(1);
});
