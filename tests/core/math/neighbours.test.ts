import { describe, expect, test } from 'vitest';
import { groupsOf } from '../../../src/core/math/groups.ts';
import { dot, normaliseRows, rowOf, zeros } from '../../../src/core/math/matrix.ts';
import { nearestNeighbours } from '../../../src/core/math/neighbours.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import type { Matrix } from '../../../src/core/types.ts';

/** Unit rows around `clusters` directions of a 24-dimensional space. */
function blobs(rows: number, clusters: number): { points: Matrix; labels: Int32Array } {
  const random = seededRandom(5);
  const centres = Array.from({ length: clusters }, () => Array.from({ length: 24 }, () => normal(random)));
  const points = zeros(rows, 24);
  const labels = Int32Array.from({ length: rows }, (_, row) => row % clusters);
  labels.forEach((label, row) => {
    const at = rowOf(points, row);
    centres[label].forEach((value, j) => (at[j] = value + 0.6 * normal(random)));
  });
  return { points: normaliseRows(points), labels };
}

/** The nearest of a row by comparing it with every other. */
function nearestByHand(points: Matrix, row: number, count: number): number[] {
  return Array.from({ length: points.rows }, (_, j) => ({
    j,
    cosine: dot(rowOf(points, row), rowOf(points, j)),
  }))
    .filter(({ j }) => j !== row)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, count)
    .map(({ j }) => j);
}

/** Share of the true nearest of every tenth row that were found. */
function found(points: Matrix, rows: Int32Array, count: number): number {
  let [hits, wanted] = [0, 0];
  for (let row = 0; row < points.rows; row += 10) {
    const near = new Set(rows.subarray(row * count, (row + 1) * count));
    const own = nearestByHand(points, row, count);
    hits += own.filter((other) => near.has(other)).length;
    wanted += own.length;
  }
  return hits / wanted;
}

const seed = 1;

describe('few rows: exactly', () => {
  test('four directions by hand', () => {
    // Cosines: 0 and 1: 0.8; 0 and 2: 0; 0 and 3: -1; 1 and 2: 0.6; 1 and 3: -0.8; 2 and 3: 0.
    const points = { data: Float32Array.of(1, 0, 0.8, 0.6, 0, 1, -1, 0), rows: 4, cols: 2 };
    const { rows, cosines } = nearestNeighbours(points, { count: 2, assignment: new Int32Array(4), seed });
    expect([...rows]).toEqual([1, 2, 0, 2, 1, 0, 2, 1]);
    expect([...cosines].map((value) => value.toFixed(3))).toEqual(
      [0.8, 0, 0.8, 0.6, 0.6, 0, 0, -0.8].map((value) => value.toFixed(3)),
    );
  });

  test.each([2, 14, 15, 16, 17, 63, 300])('%d rows: as comparing all pairs one by one', (rows) => {
    const { points, labels } = blobs(rows, 4);
    const count = Math.min(5, rows - 1);
    const answer = nearestNeighbours(points, { count, assignment: labels, seed });
    for (let row = 0; row < rows; row++)
      expect([...answer.rows.subarray(row * count, (row + 1) * count)]).toEqual(
        nearestByHand(points, row, count),
      );
  });
});

describe('many rows: among those of near groups', () => {
  const { points, labels } = blobs(2000, 30);
  // 150 of 2,000 rows are looked at.
  const options = { count: 14, seed, reach: 150 };

  test('nearly all true neighbours are found where the clusters say where to look', () => {
    const { rows } = nearestNeighbours(points, { ...options, assignment: labels });
    // Measured: 0.999.
    expect(found(points, rows, 14)).toBeGreaterThan(0.99);
  });

  test.each([
    ['one cluster for all', new Int32Array(2000)],
    ['every row its own', Int32Array.from({ length: 2000 }, (_, row) => row)],
  ])('%s: most of them', (_, assignment) => {
    const { rows } = nearestNeighbours(points, { ...options, assignment });
    // Measured: 0.987 and 0.984.
    expect(found(points, rows, 14)).toBeGreaterThan(0.96);
  });

  test('lists are whole, nearest first, each row once and never the row itself', () => {
    const { rows, cosines } = nearestNeighbours(points, { ...options, assignment: labels });
    for (let row = 0; row < 2000; row++) {
      const own = rows.subarray(row * 14, (row + 1) * 14);
      expect(new Set([...own, row]).size).toBe(15);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
      const near = cosines.slice(row * 14, (row + 1) * 14);
      expect(near).toEqual(near.toSorted((a, b) => b - a));
      expect(near[0]).toBeCloseTo(dot(rowOf(points, row), rowOf(points, own[0])), 5);
    }
  });

  test('the same seed gives the same bytes', () => {
    const once = nearestNeighbours(points, { ...options, assignment: labels });
    expect(nearestNeighbours(points, { ...options, assignment: labels })).toEqual(once);
  });
});

describe('groups', () => {
  const { points, labels } = blobs(500, 4);

  test('hold every row once, and no more rows than asked for', () => {
    for (const assignment of [
      labels,
      new Int32Array(500),
      Int32Array.from({ length: 500 }, (_, row) => row),
    ]) {
      const { order, starts } = groupsOf(points, assignment, { most: 40, seed });
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, row) => row));
      const sizes = Array.from({ length: starts.length - 1 }, (_, g) => starts[g + 1] - starts[g]);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    }
  });

  test('a large cluster is divided, and its parts hold no row of another', () => {
    // Four clusters of 125 rows, 40 to a group.
    const { order, starts } = groupsOf(points, labels, { most: 40, seed });
    for (let g = 0; g + 1 < starts.length; g++)
      expect(new Set([...order.subarray(starts[g], starts[g + 1])].map((row) => labels[row])).size).toBe(1);
  });

  test('rows that nothing tells apart are cut', () => {
    const equal = { data: new Float32Array(300).fill(1), rows: 100, cols: 3 };
    const { starts } = groupsOf(equal, new Int32Array(100), { most: 30, seed });
    // 100 to 50 to 25.
    expect([...starts]).toEqual([0, 25, 50, 75, 100]);
  });
});
