import { expect, test } from 'vitest';
import { normaliseRows } from '../../../src/core/math/matrix.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import {
  calinskiHarabasz,
  cosineSilhouettes,
  silhouette,
  simplifiedSilhouette,
} from '../../../src/core/math/silhouette.ts';
import type { Matrix } from '../../../src/core/types.ts';

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
}

/** The points 0, 1, 4, 6 on a line, divided into {0, 1}, {4, 6}. */
const line = matrix([[0], [1], [4], [6]]);
const halves = Int32Array.of(0, 0, 1, 1);

/** Unit rows at 0 and 90 degrees (cluster 0) and at 180 degrees twice (cluster 1). */
const compass = matrix([
  [1, 0],
  [0, 1],
  [-1, 0],
  [-1, 0],
]);

test('the Euclidean silhouette of four points on a line is that of the arithmetic', () => {
  // 0: a 1, b (4 + 6) / 2 = 5: 0.8. 1: a 1, b (3 + 5) / 2 = 4: 0.75. 4: a 2, b 3.5: 1.5 / 3.5. 6: a 2, b 5.5: 3.5 / 5.5.
  const expected = (0.8 + 0.75 + 1.5 / 3.5 + 3.5 / 5.5) / 4;
  expect(silhouette(line, halves, 2, 'euclidean')).toBeCloseTo(expected, 12);
});

test('the cosine silhouette from sums is that of the arithmetic over pairs', () => {
  // Distances 1 - cosine: 0 and 90 degrees 1, 0 and 180 2, 90 and 180 1, 180 and 180 0.
  // 0 degrees: a 1, b 2: 0.5. 90: a 1, b 1: 0. Both at 180: a 0, b (2 + 1) / 2: 1.
  expect(silhouette(compass, halves, 2, 'cosine')).toBeCloseTo((0.5 + 0 + 1 + 1) / 4, 6);
});

test('the simplified silhouette takes the distance to unit centroids', () => {
  // The centroid of 0 and 90 degrees lies at 45: 1 - 0.7071 = 0.2929 from both; that of cluster 1 at 180.
  const own = 1 - Math.SQRT1_2;
  // 0 degrees: b 2. 90: b 1. Both at 180: a 0, hence 1.
  const expected = ((2 - own) / 2 + (1 - own) / 1 + 1 + 1) / 4;
  expect(simplifiedSilhouette(compass, halves, 2)).toBeCloseTo(expected, 6);
});

test('a row alone in its cluster counts 0', () => {
  // {0, 1} as before, against {4} and {6}: 0: a 1, b 4: 0.75; 1: a 1, b 3: 2 / 3; the others 0.
  const expected = (0.75 + 2 / 3) / 4;
  expect(silhouette(line, Int32Array.of(0, 0, 1, 2), 3, 'euclidean')).toBeCloseTo(expected, 12);
  expect(silhouette(compass, Int32Array.of(0, 1, 2, 3), 4, 'cosine')).toBe(0);
});

test('one cluster, clusters without rows and no rows give 0, never a number that is not one', () => {
  const together = new Int32Array(4);
  for (const metric of ['cosine', 'euclidean'] as const) {
    expect(silhouette(compass, together, 1, metric)).toBe(0);
    expect(silhouette(compass, together, 3, metric)).toBe(0);
    expect(silhouette({ data: new Float32Array(0), rows: 0, cols: 2 }, new Int32Array(0), 0, metric)).toBe(0);
  }
  expect(simplifiedSilhouette(compass, together, 1)).toBe(0);
  expect(calinskiHarabasz(line, together, 1)).toBe(0);
});

test('equal rows in two clusters are neither well nor badly placed', () => {
  const equal = matrix([
    [1, 0],
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(silhouette(equal, halves, 2, 'cosine')).toBe(0);
  expect(silhouette(equal, halves, 2, 'euclidean')).toBe(0);
});

test('a row of zeros is 1 away from everything', () => {
  // Zero row with [1, 0] in cluster 0: a 1, b 1: 0. [1, 0]: a 1, b 2: 0.5. Both at 180: a 0: 1.
  const rows = matrix([
    [0, 0],
    [1, 0],
    [-1, 0],
    [-1, 0],
  ]);
  expect(silhouette(rows, halves, 2, 'cosine')).toBeCloseTo((0 + 0.5 + 1 + 1) / 4, 12);
});

test('on unit rows the cosine silhouette is the mean over all pairs, whatever the number of columns', () => {
  const random = seededRandom(4);
  for (const cols of [3, 4, 9]) {
    const points = normaliseRows({
      data: Float32Array.from({ length: 30 * cols }, () => normal(random)),
      rows: 30,
      cols,
    });
    const assignment = Int32Array.from({ length: 30 }, (_, row) => row % 4);
    expect(silhouette(points, assignment, 4, 'cosine')).toBeCloseTo(overPairs(points, assignment, 4), 6);
  }
});

test('looking at some rows gives the mean of just those', () => {
  // As above: 0 degrees 0.5, 180 degrees 1.
  expect(cosineSilhouettes(compass, halves, 2, [0, 3]).full).toBeCloseTo(0.75, 6);
});

test('the variance ratio of four points on a line is that of the arithmetic', () => {
  // Means 0.5 and 5, of all 2.75. Between: 2 * 2.25^2 * 2 = 20.25; within: 0.5 + 2 = 2.5. (20.25 / 1) / (2.5 / 2) = 16.2.
  expect(calinskiHarabasz(line, halves, 2)).toBeCloseTo(16.2, 12);
  // A cluster without rows changes nothing.
  expect(calinskiHarabasz(line, halves, 5)).toBeCloseTo(16.2, 12);
});

test('the variance ratio is 1 where every row is its cluster, as scikit-learn has it', () => {
  expect(calinskiHarabasz(line, Int32Array.of(0, 1, 2, 3), 4)).toBe(1);
});

/** The definition, from 1 - cosine of every pair. */
function overPairs({ data, rows, cols }: Matrix, assignment: Int32Array, clusters: number): number {
  let total = 0;
  for (let one = 0; one < rows; one++) {
    const sums = new Float64Array(clusters);
    const counts = new Float64Array(clusters);
    for (let other = 0; other < rows; other++) {
      if (one === other) continue;
      let dot = 0;
      for (let j = 0; j < cols; j++) dot += data[one * cols + j] * data[other * cols + j];
      sums[assignment[other]] += 1 - dot;
      counts[assignment[other]]++;
    }
    const means = [...sums].map((sum, cluster) => sum / counts[cluster]);
    const own = means[assignment[one]];
    const nearest = Math.min(...means.filter((_, cluster) => cluster !== assignment[one]));
    total += (nearest - own) / Math.max(nearest, own);
  }
  return total / rows;
}
