import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafTree, profiles } from '../../../src/core/math/leaf-tree.ts';
import { normaliseRows, rowOf } from '../../../src/core/math/matrix.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { cut, ward } from '../../../src/core/math/ward.ts';
import type { Matrix } from '../../../src/core/types.ts';

const matrix = (...rows: number[][]): Matrix => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  cols: rows[0].length,
});

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

/** The definition, written out: cosines to every cluster, once for each member, as unit rows. */
function written(centroids: Matrix, sizes: readonly number[]): number[][] {
  return sizes.map((_, i) => {
    const row = sizes.flatMap((size, k) =>
      Array.from({ length: size }, () => product(rowOf(centroids, i), rowOf(centroids, k))),
    );
    const length = Math.hypot(...row);
    return row.map((value) => (length > 0 ? value / length : 0));
  });
}

// A = (1, 0) of one member, B = (0.8, 0.6) of one, C = (0, 1) of eight.
const between = matrix([1, 0], [0.8, 0.6], [0, 1]);
const sizes = [1, 1, 8];

test('profiles of three clusters as by hand', () => {
  // Cosines AB 0.8, BC 0.6, AC 0. Over A, B and eight times C: A = 1, 0.8, 0 x 8; B = 0.8, 1, 0.6 x 8; C = 0, 0.6, 1 x 8.
  // Squares: A 1.64; B 1.64 + 2.88 = 4.52; C 0.36 + 8 = 8.36. Products: AB 1.6; BC 0.6 + 4.8 = 5.4; AC 0.48.
  const rows = profiles(between, sizes);
  expect(product(rowOf(rows, 0), rowOf(rows, 1))).toBeCloseTo(1.6 / Math.sqrt(1.64 * 4.52), 6);
  expect(product(rowOf(rows, 1), rowOf(rows, 2))).toBeCloseTo(5.4 / Math.sqrt(4.52 * 8.36), 6);
  expect(product(rowOf(rows, 0), rowOf(rows, 2))).toBeCloseTo(0.48 / Math.sqrt(1.64 * 8.36), 6);
});

test('a cluster between two goes to the one that is like many others, where plain linkage takes the nearer', () => {
  // Plain, by members: AB 1/2 * (2 - 1.6) = 0.2 before BC 8/9 * (2 - 1.2) = 0.71.
  expect(ward(between, sizes)[0]).toMatchObject({ a: 0, b: 1 });
  // Profiles: BC 8/9 * (2 - 2 * 0.8785) = 0.22 before AB 1/2 * (2 - 2 * 0.5877) = 0.41.
  const cosine = 5.4 / Math.sqrt(4.52 * 8.36);
  const height = (8 / 9) * (2 - 2 * cosine);
  expect(leafTree(between, sizes)[0]).toEqual({ a: 1, b: 2, height: expect.closeTo(height, 6) });
});

test('many small clusters are not swept into one: two broad topics come apart at the first cut', () => {
  // Clusters of one topic share its direction; each has a direction of its own besides, twice as long. Topic of i: i % 2.
  const random = seededRandom(4);
  const count = 40;
  const cols = 2 + count;
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from({ length: cols }, (_, j) =>
      j === i % 2 ? 1 : j === 2 + i ? 2 : 0.1 * normal(random) * Number(j > 1),
    ),
  );
  const members = Array.from({ length: count }, (_, i) => (i < 4 ? 200 : 5));
  const centroids = normaliseRows(matrix(...rows));
  const topics = Array.from({ length: count }, (_, i) => i % 2);
  expect([...cut(leafTree(centroids, members), count, 2)]).toEqual(topics);
  expect([...cut(ward(centroids, members), count, 2)]).not.toEqual(topics);
});

const leaves = fc
  .array(
    fc.tuple(
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 6 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((all) => ({
    centroids: normaliseRows(matrix(...all.map(([row]) => row))),
    members: all.map(([, size]) => size),
  }));

test('inner products are those of the profiles as written out, with zero and equal centroids among them', () => {
  fc.assert(
    fc.property(leaves, ({ centroids, members }) => {
      const rows = profiles(centroids, members);
      const full = written(centroids, members);
      for (let i = 0; i < rows.rows; i++) {
        for (let j = 0; j <= i; j++) {
          expect(product(rowOf(rows, i), rowOf(rows, j))).toBeCloseTo(product(full[i], full[j]), 4);
        }
      }
    }),
    { seed: 2 },
  );
});

test('rows - 1 merges of finite heights that never fall; the same input gives the same merges', () => {
  fc.assert(
    fc.property(leaves, ({ centroids, members }) => {
      const merges = leafTree(centroids, members);
      expect(merges.length).toBe(members.length - 1);
      merges.forEach(({ height }, i) => {
        expect(height).toBeGreaterThanOrEqual(i === 0 ? 0 : merges[i - 1].height);
        expect(height).toBeLessThan(Infinity);
      });
      expect(leafTree(centroids, members)).toEqual(merges);
    }),
    { seed: 3 },
  );
});

test('no cluster and one cluster need no merge', () => {
  expect(leafTree({ data: new Float32Array(0), rows: 0, cols: 3 }, [])).toEqual([]);
  expect(leafTree(matrix([0, 1]), [7])).toEqual([]);
});
