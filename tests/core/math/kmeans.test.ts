import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kmeans } from '../../../src/core/math/kmeans.ts';
import { dot, normaliseRows, rowOf } from '../../../src/core/math/matrix.ts';
import { nearestOutside } from '../../../src/core/math/nearest.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { nmi } from '../../../src/core/math/scores.ts';
import type { Matrix } from '../../../src/core/types.ts';

function matrix(rows: readonly (readonly number[])[], cols = rows[0]?.length ?? 1): Matrix {
  return normaliseRows({ data: Float32Array.from(rows.flat()), rows: rows.length, cols });
}

/** `groups` directions with noise: row i belongs to group i % groups. */
function blobs(rows: number, groups: number, noise: number): { points: Matrix; labels: number[] } {
  const random = seededRandom(3);
  const labels = Array.from({ length: rows }, (_, i) => i % groups);
  const points = matrix(
    labels.map((label) =>
      Array.from({ length: groups }, (_, j) => (j === label ? 1 : 0) + noise * normal(random)),
    ),
  );
  return { points, labels };
}

test('finds well separated groups, which one constant cluster does not', async () => {
  const { points, labels } = blobs(300, 6, 0.15);
  const { assignment } = await kmeans(points, { k: 6, seed: 1 });
  expect(nmi(labels, assignment)).toBeGreaterThan(0.95);
  expect(nmi(labels, new Int32Array(300))).toBe(0);
});

test('clusters are numbered by their first row', async () => {
  const points = matrix([
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 0.1],
  ]);
  for (const seed of [1, 2, 3, 4])
    expect([...(await kmeans(points, { k: 2, seed })).assignment]).toEqual([0, 1, 0, 1]);
});

test('the same seed gives the same bytes', async () => {
  const { points } = blobs(200, 5, 0.6);
  expect(await kmeans(points, { k: 12, seed: 9 })).toEqual(await kmeans(points, { k: 12, seed: 9 }));
});

test('closeness is the cosine to the unit centroid', async () => {
  // Rows at 0 and 90 degrees: the centroid lies at 45, cosine 0.7071.
  const { closeness, centroids } = await kmeans(
    matrix([
      [1, 0],
      [0, 1],
    ]),
    { k: 1, seed: 1 },
  );
  expect([...closeness]).toEqual([expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)]);
  expect(dot(rowOf(centroids, 0), rowOf(centroids, 0))).toBeCloseTo(1, 6);
});

test('k is at most the number of distinct rows', async () => {
  const { assignment, centroids } = await kmeans(
    matrix([
      [1, 0],
      [1, 0],
      [0, 1],
      [1, 0],
    ]),
    { k: 4, seed: 1 },
  );
  expect([...assignment]).toEqual([0, 0, 1, 0]);
  expect(centroids.rows).toBe(2);
});

test('rows of zeros go to the largest cluster with closeness 0', async () => {
  const { assignment, closeness } = await kmeans(
    matrix([
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ]),
    { k: 2, seed: 1 },
  );
  expect([...assignment]).toEqual([0, 1, 0, 0]);
  expect(closeness[0]).toBe(0);
});

test('nothing but zeros is one cluster, no rows are none', async () => {
  const zeros = await kmeans(
    matrix([
      [0, 0],
      [0, 0],
    ]),
    { k: 2, seed: 1 },
  );
  expect([...zeros.assignment, ...zeros.closeness, zeros.centroids.rows]).toEqual([0, 0, 0, 0, 1]);
  const none = await kmeans({ data: new Float32Array(0), rows: 0, cols: 3 }, { k: 2, seed: 1 });
  expect([none.assignment.length, none.centroids.rows]).toEqual([0, 0]);
});

const someRows = fc
  .array(
    fc.tuple(
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -1, max: 1 }),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((rows) => matrix(rows));

test('labels are dense and in order, equal rows stay together, no cluster is empty, k is respected', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, fc.integer({ min: 1, max: 45 }), fc.nat(), async (points, k, seed) => {
      const { assignment, centroids, closeness } = await kmeans(points, { k, seed });
      const keys = Array.from(assignment, (_, row) =>
        rowOf(points, row)
          .map((value) => value + 0)
          .join(),
      );
      const live = keys.filter((key) => key !== '0,0,0');
      expect(centroids.rows).toBe(Math.max(1, Math.min(k, new Set(live).size)));
      expect([...new Set(assignment)]).toEqual(Array.from({ length: centroids.rows }, (_, i) => i));
      const byKey = new Map(keys.map((key, row) => [key, assignment[row]]));
      keys.forEach((key, row) => expect(assignment[row]).toBe(byKey.get(key)));
      for (const value of closeness) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-6);
    }),
    { seed: 1 },
  );
});

test('nearest outsiders are no members, nearest first, ties by row', async () => {
  // Cosines to the centroid (1, 0) of cluster 0: rows 1 to 4 have 0.8, 0.6, 0.8, 0.
  const points = matrix([
    [1, 0],
    [4, 3],
    [3, 4],
    [4, -3],
    [0, 1],
  ]);
  const centroids = matrix([
    [1, 0],
    [0, 1],
  ]);
  const [first, second] = nearestOutside(points, Int32Array.of(0, 1, 1, 1, 1), centroids, 3);
  expect([...first]).toEqual([1, 3, 2]);
  expect([...second]).toEqual([0]);
});
