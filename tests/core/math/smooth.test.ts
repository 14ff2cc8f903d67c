import { expect, test } from 'vitest';
import { dot, normaliseRows, rowOf } from '../../../src/core/math/matrix.ts';
import { nearestAnchors } from '../../../src/core/math/nearest-anchors.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { smooth } from '../../../src/core/math/smooth.ts';
import type { Matrix } from '../../../src/core/types.ts';

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
}

/** `groups` groups of `size` unit rows around axes of their own, with `noise` in every direction. */
function scattered(groups: number, size: number, noise: number): Matrix {
  const random = seededRandom(3);
  const rows = Array.from({ length: groups * size }, (_, i) =>
    Array.from({ length: 12 }, (_, j) => (j === Math.floor(i / size) ? 1 : 0) + noise * normal(random)),
  );
  return normaliseRows(matrix(rows));
}

function meanCosine(points: Matrix, pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, [i, j]) => sum + dot(rowOf(points, i), rowOf(points, j)), 0) / pairs.length;
}

test('weights are how far the near anchors stand out from the next', () => {
  const anchors = matrix([
    [1, 0],
    [0.6, 0.8],
    [0, 1],
  ]);
  // Row (0.8, 0.6): cosines 0.8, 0.96, 0.6. The nearest two: 1 and 0; minus the third: 0.36 and 0.2; of 0.56: 0.642857 and 0.357143.
  const near = nearestAnchors(matrix([[0.8, 0.6]]), anchors, 2);
  expect([...near.anchors]).toEqual([1, 0]);
  expect([...near.weights]).toEqual([expect.closeTo(0.642857, 5), expect.closeTo(0.357143, 5)]);
});

test('a row as near to all anchors as to any, and a zero row, walk nowhere', () => {
  const anchors = matrix([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  const third = Math.sqrt(1 / 3);
  const points = matrix([
    [third, third, third],
    [0, 0, 0],
  ]);
  expect([...nearestAnchors(points, anchors, 2).weights]).toEqual([0, 0, 0, 0]);
});

test('among equals the anchor with the lower number is nearer', () => {
  const anchors = matrix([
    [0, 1],
    [1, 0],
    [1, 0],
    [1, 0],
    [-1, 0],
  ]);
  expect([...nearestAnchors(matrix([[1, 0]]), anchors, 4).anchors]).toEqual([1, 2, 3, 0]);
});

test('rows move a third of the way to the mean of their surroundings', () => {
  // 16 unit rows, all anchors: half the root of 16 is two near anchors. Rows 0 and 1 are 0.8 alike, everything else is orthogonal.
  const rows = Array.from({ length: 16 }, (_, i) =>
    Array.from({ length: 16 }, (_, j): number => (i === j ? 1 : 0)),
  );
  rows[1][0] = 0.8;
  rows[1][1] = 0.6;
  const answer = smooth(matrix(rows), 1);
  // Row 0 = e0: weights 1 and 0.8 over 1.8 on anchors 0 and 1, row 1 the same crosswise: p = 5/9, q = 4/9, columns sum to 1.
  // Anchor means: p e0 + q r1 and q e0 + p r1. Surroundings of row 0: (p^2 + q^2) e0 + 2pq r1 = 41/81 e0 + 40/81 r1
  // = (0.901235, 0.296296), at length 1 (0.949976, 0.312321). 2/3 e0 + 1/3 of it: (0.983325, 0.104107), length 0.988821.
  expect(answer.data[0]).toBeCloseTo(0.983325 / 0.988821, 4);
  expect(answer.data[1]).toBeCloseTo(0.104107 / 0.988821, 4);
  // Row 2 is like none but itself.
  expect([...rowOf(answer, 2)]).toEqual(rows[2].map((value) => expect.closeTo(value, 6)));
});

test('rows of one group come nearer, groups do not', () => {
  const points = scattered(4, 100, 0.4);
  const answer = smooth(points, 1);
  const within = [0, 1, 2, 3].flatMap((group) =>
    Array.from({ length: 50 }, (_, i) => [group * 100 + i, group * 100 + 50 + i] as const),
  );
  const between = Array.from({ length: 300 }, (_, i) => [i, i + 100] as const);
  // Noise of 0.4 in twelve directions: cosine about 1 / (1 + 12 * 0.16) = 0.34 within, 0 between. Measured 0.358 before, 0.415 after.
  expect(meanCosine(answer, within)).toBeGreaterThan(meanCosine(points, within) + 0.04);
  expect(Math.abs(meanCosine(answer, between))).toBeLessThan(0.1);
});

test('equal rows stay equal, zero rows zero, all have length 1, and more rows than anchors work', () => {
  const points = scattered(6, 120, 0.2);
  rowOf(points, 700).set(rowOf(points, 5));
  rowOf(points, 701).fill(0);
  const answer = smooth(points, 1);
  expect([...rowOf(answer, 700)]).toEqual([...rowOf(answer, 5)]);
  expect(rowOf(answer, 701).every((value) => value === 0)).toBe(true);
  for (let i = 0; i < 700; i++) expect(dot(rowOf(answer, i), rowOf(answer, i))).toBeCloseTo(1, 5);
  expect(smooth(points, 1).data).toEqual(answer.data);
  expect(smooth(points, 2).data).not.toEqual(answer.data);
});

test('fifteen rows stay as they are', () => {
  const points = scattered(3, 5, 0.3);
  const answer = smooth(points, 1);
  points.data.forEach((value, i) => expect(answer.data[i]).toBeCloseTo(value, 6));
});
