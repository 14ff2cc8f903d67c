import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { ari } from '../../../src/core/math/scores.ts';
import { cut, splitOf, ward } from '../../../src/core/math/ward.ts';
import type { Matrix } from '../../../src/core/types.ts';

const line = (...places: number[]): Matrix => ({
  data: Float32Array.from(places),
  rows: places.length,
  cols: 1,
});
const ones = (rows: number) => new Float64Array(rows).fill(1);

test('joins 0, 1, 4, 6 as by hand', () => {
  // {0, 1}: 1/2 * 1 = 0.5. {4, 6}: 1/2 * 4 = 2. Means 0.5 and 5, two points each: 2 * 2 / 4 * 4.5^2 = 20.25.
  expect(ward(line(0, 1, 4, 6), ones(4))).toEqual([
    { a: 0, b: 1, height: 0.5 },
    { a: 2, b: 3, height: 2 },
    { a: 4, b: 5, height: 20.25 },
  ]);
});

test('a heavy point is dearer to join', () => {
  // {0, 1} with weights 100 and 100: 50 * 1 = 50. {1, 4} with 100 and 1: 100/101 * 9 = 8.91, so the light point goes first.
  const [first] = ward(line(0, 1, 4), Float64Array.of(100, 100, 1));
  expect(first).toEqual({ a: 1, b: 2, height: expect.closeTo(900 / 101, 9) });
});

test('a point of weight w is w equal points', () => {
  const weighted = ward(line(0, 3, 7), Float64Array.of(2, 1, 1));
  const repeated = ward(line(0, 0, 3, 7), ones(4));
  expect(weighted.map(({ height }) => height)).toEqual(
    repeated.slice(1).map(({ height }) => expect.closeTo(height, 9)),
  );
});

test('heights add up to the total sum of squares', () => {
  // Every merge adds its height; in the end all points share one mean: 0, 1, 4, 6 around 2.75: 7.5625 + 3.0625 + 1.5625 + 10.5625 = 22.75.
  const sum = ward(line(0, 1, 4, 6), ones(4)).reduce((total, { height }) => total + height, 0);
  expect(sum).toBeCloseTo(22.75, 9);
});

test('finds groups again that one constant label does not', () => {
  const random = seededRandom(2);
  const labels = Array.from({ length: 60 }, (_, i) => i % 4);
  const points = line(...labels.map((label) => label * 10 + normal(random)));
  expect(ari(labels, cut(ward(points, ones(60)), 60, 4))).toBe(1);
  expect(ari(labels, new Int32Array(60))).toBe(0);
});

test('a group is split in the two children of its last merge', () => {
  const merges = ward(line(6, 0, 4, 1), ones(4));
  expect(splitOf(merges, 4, [0, 1, 2, 3])).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(splitOf(merges, 4, [3, 1])).toEqual([[1], [3]]);
  // No node of the tree: what is left of the last merge that joins any of them.
  expect(splitOf(merges, 4, [0, 1, 3])).toEqual([[0], [1, 3]]);
  expect(() => splitOf(merges, 4, [2])).toThrow(RangeError);
});

test('no point and one point need no merge', () => {
  expect(ward(line(), ones(0))).toEqual([]);
  expect(ward(line(5), ones(1))).toEqual([]);
  expect([...cut([], 1, 3)]).toEqual([0]);
});

const weightedPoints = fc
  .array(
    fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 0, max: 5 }),
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((all) => ({
    points: { data: Float32Array.from(all.flatMap(([x, y]) => [x, y])), rows: all.length, cols: 2 },
    weights: Float64Array.from(all, ([, , weight]) => weight),
  }));

test('rows - 1 merges of rising height use every number once; every cut has its count, numbered by first point, inside the coarser cut', () => {
  fc.assert(
    fc.property(weightedPoints, ({ points, weights }) => {
      const merges = ward(points, weights);
      const { rows } = points;
      expect(merges.length).toBe(rows - 1);
      merges.forEach(({ a, b, height }, i) => {
        expect(a).toBeLessThan(b);
        expect(b).toBeLessThan(rows + i);
        if (i > 0) expect(height).toBeGreaterThanOrEqual(merges[i - 1].height);
      });
      expect(new Set(merges.flatMap(({ a, b }) => [a, b])).size).toBe(2 * (rows - 1));
      let coarser = new Int32Array(rows);
      for (let count = 1; count <= rows; count++) {
        const labels = cut(merges, rows, count);
        expect([...new Set(labels)]).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(new Set(Array.from(labels, (label, i) => `${label} ${coarser[i]}`)).size).toBe(count);
        coarser = new Int32Array(labels);
      }
    }),
    { seed: 1 },
  );
});
