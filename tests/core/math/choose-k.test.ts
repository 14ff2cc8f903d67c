import { expect, test } from 'vitest';
import { chooseK, type Divide } from '../../../src/core/math/choose-k.ts';
import { dot, normalise, normaliseRows, pickRows, rowOf } from '../../../src/core/math/matrix.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import type { Matrix } from '../../../src/core/types.ts';

/** A small k-means: rows far from those before as a start, then four of Lloyd's steps. */
const divide: Divide = (points, { k, seed }) => {
  const random = seededRandom(seed);
  const starts = [Math.floor(random() * points.rows)];
  const away = new Float64Array(points.rows).fill(Infinity);
  while (starts.length < k) {
    const last = rowOf(points, starts[starts.length - 1]);
    let mark = 0;
    for (let row = 0; row < points.rows; row++) {
      away[row] = Math.min(away[row], Math.max(0, 1 - dot(rowOf(points, row), last)));
      mark += away[row];
    }
    mark *= random();
    const next = away.findIndex((distance) => (mark -= distance) < 0);
    if (next < 0) break;
    starts.push(next);
  }
  const centroids = pickRows(points, starts);
  const assignment = new Int32Array(points.rows);
  for (let step = 0; step < 4; step++) {
    for (let row = 0; row < points.rows; row++) assignment[row] = nearestOf(rowOf(points, row), centroids);
    centroids.data.fill(0);
    for (let row = 0; row < points.rows; row++) {
      rowOf(points, row).forEach((value, j) => (centroids.data[assignment[row] * points.cols + j] += value));
    }
    for (let cluster = 0; cluster < centroids.rows; cluster++) normalise(rowOf(centroids, cluster));
  }
  return Promise.resolve({
    assignment,
    centroids,
    closeness: new Float32Array(points.rows),
    iterations: 4,
    inertia: 0,
  });
};

function nearestOf(row: Float32Array, centroids: Matrix): number {
  let [nearest, most] = [0, -Infinity];
  for (let cluster = 0; cluster < centroids.rows; cluster++) {
    const cosine = dot(row, rowOf(centroids, cluster));
    if (cosine > most) [nearest, most] = [cluster, cosine];
  }
  return nearest;
}

/** No division at all: row i goes to cluster i % k. */
const byRowNumber: Divide = (points, { k }) =>
  Promise.resolve({
    assignment: Int32Array.from({ length: points.rows }, (_, row) => row % k),
    centroids: { data: new Float32Array(k * points.cols), rows: k, cols: points.cols },
    closeness: new Float32Array(points.rows),
    iterations: 0,
    inertia: 0,
  });

/** `topics` random directions; row i is topic i % topics and noise of this length beside it. */
function planted(rows: number, topics: number, noise: number, cols = 24): Matrix {
  const random = seededRandom(7);
  const directions = normaliseRows({
    data: Float32Array.from({ length: topics * cols }, () => normal(random)),
    rows: topics,
    cols,
  });
  const data = new Float32Array(rows * cols);
  for (let i = 0; i < data.length; i++) {
    const topic = Math.floor(i / cols) % topics;
    data[i] = directions.data[topic * cols + (i % cols)] + (noise * normal(random)) / Math.sqrt(cols);
  }
  return normaliseRows({ data, rows, cols });
}

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return normaliseRows({ data: Float32Array.from(rows.flat()), rows: rows.length, cols: rows[0].length });
}

for (const [topics, rows] of [
  [5, 300],
  [12, 600],
  [40, 600],
]) {
  test(`${topics} planted topics are found within a factor 1.5`, async () => {
    const { k, because, interval } = await chooseK(
      planted(rows, topics, 0.8),
      { seed: 1, minimum: 3 },
      divide,
    );
    expect(because).toBe('evidence');
    expect(k).toBeGreaterThanOrEqual(topics / 1.5);
    expect(k).toBeLessThanOrEqual(topics * 1.5);
    expect(interval[0]).toBeLessThanOrEqual(k);
    expect(interval[1]).toBeGreaterThanOrEqual(k);
  });
}

test('the same rows and seed give the same choice and the same evidence', async () => {
  const points = planted(200, 8, 0.8);
  const choose = () => chooseK(points, { seed: 3, minimum: 3 }, divide);
  expect(await choose()).toEqual(await choose());
});

test('the choice is one of the trials, which ascend, and so is the runner-up', async () => {
  const { k, byRule, runnerUp, trials } = await chooseK(
    planted(150, 6, 0.8),
    { seed: 1, minimum: 3 },
    divide,
  );
  const tried = trials.map((trial) => trial.k);
  expect(tried).toEqual([...tried].sort((a, b) => a - b));
  expect(tried).toContain(k);
  expect(tried).toContain(runnerUp);
  expect(runnerUp).not.toBe(k);
  expect(byRule).toBe(k);
});

test('with more than 3,000 rows a sample speaks, and the k beside its choice are tried on all', async () => {
  const sizes: number[] = [];
  const counting: Divide = async (points, options) => {
    sizes.push(points.rows);
    return byRowNumber(points, options);
  };
  const { k, sampled, trials } = await chooseK(planted(3600, 9, 0.7, 4), { seed: 1, minimum: 3 }, counting);
  expect(sampled).toBe(3000);
  expect(trials.map((trial) => trial.k)).toContain(k);
  // Three k, each once whole and twice 80 % of 3,600 rows.
  expect(sizes.filter((rows) => rows === 3600)).toHaveLength(3);
  expect(sizes.filter((rows) => rows === 2880)).toHaveLength(6);
  expect(trials.length).toBeGreaterThanOrEqual(14);
});

test('at most 70 divisions of the sample', async () => {
  let divisions = 0;
  const counting: Divide = async (points, options) => {
    divisions++;
    return byRowNumber(points, options);
  };
  await chooseK(planted(1000, 9, 0.7), { seed: 1, minimum: 3 }, counting);
  expect(divisions).toBe(14 * 4);
});

test('progress rises to 1', async () => {
  const shares: number[] = [];
  await chooseK(planted(100, 4, 0.7), { seed: 1, minimum: 3, onProgress: (s) => shares.push(s) }, divide);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[0]).toBeLessThan(0.3);
  expect(shares.at(-1)).toBe(1);
});

test('fewer than ten distinct rows are not tried: one cluster to four rows, at most one to each distinct row', async () => {
  const never: Divide = () => Promise.reject(new Error('nothing to divide'));
  const choose = (points: Matrix) => chooseK(points, { seed: 1, minimum: 3 }, never);
  const ways = Array.from({ length: 9 }, (_, i) => [1, i]);
  // 9 rows: 9 / 4 = 2.25, so 2. 900 rows of the same nine: 225, so 9. Two: 0.5 rounds to 1. Equal rows: 1.
  expect(await choose(matrix(ways))).toMatchObject({ k: 2, because: 'few', trials: [], runnerUp: null });
  expect((await choose(matrix(Array.from({ length: 900 }, (_, i) => ways[i % 9])))).k).toBe(9);
  expect((await choose(matrix(ways.slice(0, 2)))).k).toBe(1);
  expect((await choose(matrix(Array.from({ length: 50 }, () => [1, 2])))).k).toBe(1);
});

test('rows of zeros are left out: they point nowhere', async () => {
  const points = planted(120, 6, 0.7);
  const cols = points.cols;
  const withZeros = { data: new Float32Array(170 * cols), rows: 170, cols };
  withZeros.data.set(points.data, 50 * cols);
  const options = { seed: 1, minimum: 3 };
  expect(await chooseK(withZeros, options, divide)).toEqual(await chooseK(points, options, divide));
  expect((await chooseK({ data: new Float32Array(60), rows: 20, cols: 3 }, options, divide)).k).toBe(1);
});

test('every number of rows from none to 50 gets at least one cluster and at most as many as there are rows', async () => {
  for (let rows = 0; rows <= 50; rows += rows < 16 ? 1 : 17) {
    const { k } = await chooseK(planted(rows, 3, 1), { seed: 1, minimum: 3 }, divide);
    expect(k).toBeGreaterThanOrEqual(1);
    expect(k).toBeLessThanOrEqual(Math.max(1, rows));
  }
});

test('thirty texts, each repeated twenty times, are about thirty topics', async () => {
  // Each row equals its 19 copies: at k = 30 every silhouette is 1 and every division the same. No k above 29 is tried.
  const points = planted(600, 30, 0);
  const { k } = await chooseK(points, { seed: 1, minimum: 3 }, divide);
  expect(k).toBeGreaterThanOrEqual(20);
  expect(k).toBeLessThanOrEqual(29);
});
