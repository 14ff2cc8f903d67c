// One answer, however it is computed: shards, kernels, with WebAssembly or without; and the answer is Lloyd's.
import { expect, test } from 'vitest';
import { type Kernel, kernelNamed } from '../../../src/core/math/kernel.ts';
import { kmeans, kmeansOver, rowsOf } from '../../../src/core/math/kmeans.ts';
import type { KMeansDetails } from '../../../src/core/math/kmeans-details.ts';
import { dot, normaliseRows, pickRows, rowOf, zeros } from '../../../src/core/math/matrix.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { LocalShard } from '../../../src/core/math/shard.ts';
import type { Matrix } from '../../../src/core/types.ts';

const plain = kernelNamed('plain')!;
const relaxed = kernelNamed('relaxed');
const kernels = [plain, ...(relaxed ? [relaxed] : [])];

/** Unit rows around `groups` directions that overlap. */
function mixture(rows: number, cols: number, groups: number, seed = 5): Matrix {
  const random = seededRandom(seed);
  const middles = Array.from({ length: groups }, () => Array.from({ length: cols }, () => normal(random)));
  const points = zeros(rows, cols);
  for (let i = 0; i < rows; i++) {
    const middle = middles[Math.floor(random() * groups)];
    rowOf(points, i).set(middle.map((value) => value + 0.9 * normal(random)));
  }
  return normaliseRows(points);
}

function over(points: Matrix, details: KMeansDetails, count: number, kernel: Kernel = plain) {
  return kmeansOver(rowsOf(points), details, { count, open: (shape) => new LocalShard(kernel, shape) });
}

/** Lloyd's by the book, in double precision: labels and inertia at the fixed point. */
function byTheBook(points: Matrix, start: Matrix): { labels: number[]; inertia: number } {
  const { rows, cols } = points;
  let means = Array.from({ length: start.rows }, (_, c) => Float64Array.from(rowOf(start, c)));
  let labels: number[] = [];
  for (;;) {
    const squared = (i: number, mean: Float64Array) =>
      rowOf(points, i).reduce((sum, value, j) => sum + (value - mean[j]) ** 2, 0);
    const distances = Array.from({ length: rows }, (_, i) => means.map((mean) => squared(i, mean)));
    const next = distances.map((row) => row.indexOf(Math.min(...row)));
    const inertia = distances.reduce((sum, row) => sum + Math.min(...row), 0);
    if (next.every((label, i) => label === labels[i])) return { labels, inertia };
    labels = next;
    means = means.map((mean, c) => {
      const members = labels.flatMap((label, i) => (label === c ? [i] : []));
      if (members.length === 0) return mean;
      return Float64Array.from({ length: cols }, (_, j) =>
        members.reduce((sum, i) => sum + rowOf(points, i)[j] / members.length, 0),
      );
    });
  }
}

const first = (points: Matrix, k: number) =>
  pickRows(
    points,
    Array.from({ length: k }, (_, i) => i),
  );

test('1, 2 and 4 shards and both kernels give the same bytes', async () => {
  const points = mixture(1500, 50, 12);
  const expected = await over(points, { k: 40, seed: 3 }, 1);
  for (const kernel of kernels)
    for (const count of [1, 2, 4])
      expect(await over(points, { k: 40, seed: 3 }, count, kernel)).toEqual(expected);
});

test('the relaxed kernel is tried where the engine has it', () => {
  // The test command starts Node with the flags that make its relaxed SIMD work.
  expect(relaxed?.bytes).toBe(1);
});

test('from a given start it ends where Lloyd by the book ends', async () => {
  const points = mixture(600, 30, 8);
  const start = first(points, 25);
  const expected = byTheBook(points, start);
  for (const kernel of kernels) {
    const found = await over(points, { k: 25, seed: 1, start }, 2, kernel);
    expect(Math.abs(found.inertia / expected.inertia - 1)).toBeLessThan(1e-6);
    const numbers = new Map<number, number>();
    const inOrder = expected.labels.map((label) => {
      if (!numbers.has(label)) numbers.set(label, numbers.size);
      return numbers.get(label)!;
    });
    expect([...found.assignment]).toEqual(inOrder);
  }
});

test('without WebAssembly the same seed gives the same labels but where two scores tie', async () => {
  const points = mixture(700, 37, 9);
  const withKernel = await kmeans(points, { k: 20, seed: 7, starts: 2 }, plain);
  const without = await kmeans(points, { k: 20, seed: 7, starts: 2 }, null);
  expect(Math.abs(without.inertia / withKernel.inertia - 1)).toBeLessThan(1e-6);
  const differing = withKernel.assignment.filter((label, row) => label !== without.assignment[row]);
  expect(differing.length).toBe(0);
});

test('the sum of squares is what the assignment says', async () => {
  const points = mixture(300, 20, 5);
  const { assignment, centroids, inertia } = await kmeans(points, { k: 6, seed: 1 });
  let sum = 0;
  for (let c = 0; c < centroids.rows; c++) {
    const members = [...assignment.keys()].filter((row) => assignment[row] === c);
    const mean = Float32Array.from({ length: 20 }, (_, j) =>
      members.reduce((total, row) => total + rowOf(points, row)[j] / members.length, 0),
    );
    for (const row of members)
      sum += rowOf(points, row).reduce((total, value, j) => total + (value - mean[j]) ** 2, 0);
  }
  expect(inertia).toBeCloseTo(sum, 4);
});

test('a weight of 3 is three equal rows, a weight of 0 is none', async () => {
  // Rows at 0, 1, 3 on a line; weights 3, 1, 0: one cluster has its mean at 1/4 and 3 * 1/16 + 9/16 = 3/4 around it.
  const line: Matrix = { data: Float32Array.of(1, 0, 1, 1, 1, 3), rows: 3, cols: 2 };
  const weighted = { k: 1, seed: 1, weights: Float64Array.of(3, 1, 0) };
  for (const kernel of [plain, null]) {
    const { inertia, centroids } = await kmeans(line, weighted, kernel);
    expect(inertia).toBeCloseTo(0.75, 6);
    // The direction of (1, 1/4).
    expect(centroids.data[1] / centroids.data[0]).toBeCloseTo(0.25, 6);
  }
});

test('a cluster that loses its rows gets the one that is farthest from its mean', async () => {
  // Both outer starts are nearest to nothing: all rows go to the middle one, then the farthest rows leave it.
  const points: Matrix = { data: Float32Array.of(0, 1, 0.1, 1, 5, 1, 9, 1), rows: 4, cols: 2 };
  const start: Matrix = { data: Float32Array.of(4, 1, 100, 1, -100, 1), rows: 3, cols: 2 };
  const { assignment, centroids } = await kmeans(points, { k: 3, seed: 1, start });
  expect(centroids.rows).toBe(3);
  expect([...assignment]).toEqual([0, 0, 1, 2]);
});

test('where seeding looks at every third row, the answer is still a fixed point of Lloyd', async () => {
  const points = mixture(600, 30, 8);
  // 600 rows, 200 of them looked at.
  const details = { k: 20, seed: 3, starts: 1, mostSeeds: 200 };
  const found = await over(points, details, 1);
  expect(await over(points, details, 3)).toEqual(found);
  const means = zeros(found.centroids.rows, 30);
  const sizes = new Float64Array(means.rows);
  found.assignment.forEach((cluster, row) => {
    sizes[cluster]++;
    rowOf(points, row).forEach((value, j) => (rowOf(means, cluster)[j] += value));
  });
  means.data.forEach((_, at) => (means.data[at] /= sizes[Math.floor(at / 30)]));
  const again = byTheBook(points, means);
  expect(again.labels).toEqual([...found.assignment]);
  expect(found.inertia / again.inertia).toBeCloseTo(1, 6);
});

test('fractions as weights add up to the same on any number of shards', async () => {
  const points = mixture(60, 12, 6);
  const weights = Float64Array.from({ length: 60 }, (_, i) => 0.1 + 0.1 * (i % 10));
  const details = { k: 12, seed: 2, starts: 1, weights };
  const found = await over(points, details, 1);
  expect(found.centroids.rows).toBe(12);
  expect(await over(points, details, 3)).toEqual(found);
});

test('a row that holds what is no number is refused by its number', async () => {
  const points = mixture(20, 8, 2);
  points.data[13 * 8 + 2] = NaN;
  await expect(kmeans(points, { k: 2, seed: 1 }, plain)).rejects.toThrow('row 13 holds what is no number');
});

test('progress rises to 1', async () => {
  const shares: number[] = [];
  await kmeans(mixture(200, 10, 4), { k: 5, seed: 1, onProgress: (share) => shares.push(share) });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('rows of any length are scored exactly', async () => {
  // Lengths from 0.01 to 100: the bounds are as wide as the longest row asks for.
  const points = mixture(400, 24, 6);
  for (let i = 0; i < points.rows; i++) {
    const row = rowOf(points, i);
    row.set(row.map((value) => value * 10 ** ((i % 5) - 2)));
  }
  const start = first(points, 12);
  const found = await over(points, { k: 12, seed: 1, start }, 1);
  expect(found.inertia / byTheBook(points, start).inertia).toBeCloseTo(1, 5);
});

test('closeness is the cosine to the centroid', async () => {
  const points = mixture(120, 18, 4);
  const { assignment, centroids, closeness } = await kmeans(points, { k: 7, seed: 2 });
  closeness.forEach((value, row) =>
    expect(value).toBeCloseTo(dot(rowOf(points, row), rowOf(centroids, assignment[row])), 5),
  );
});
