// K-means on unit rows: ml-kmeans does the iterations, this file the start, the repair and the numbering.
import { kmeans as iterate } from 'ml-kmeans';
import type { KMeansAnswer } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { dot, firstEqualRow, isZeroRow, normalise, rowOf, zeros } from './matrix.ts';
import { plusPlusRows } from './plus-plus.ts';
import { seededRandom } from './random.ts';

/** A start is a matter of luck; small sets can afford ten. */
const mostStarts = 10;
/** Multiplications that all starts together may cost: about 3 s. One start is always made. */
const startsBudget = 2e9;
/** Multiplications of one start's iterations at the most: about two minutes. Lloyd's first ten rounds do nearly all of the work. */
const iterationBudget = 1e11;
const mostIterations = 100;
/** Rounds a start usually takes: only to divide the budget. */
const usualIterations = 20;
/** Squared move of every centroid, in units of the sphere, below which nothing a person sees changes. */
const tolerance = 1e-6;

/**
 * Divides unit rows into min(k, distinct rows) clusters, none of them empty. Rows of zeros go to the largest cluster with
 * closeness 0. Clusters are numbered by their first row, so the answer does not depend on which start won. The best of
 * several seeded k-means++ starts by the sum of squares (Arthur & Vassilvitskii 2007; Lloyd 1982). A cluster's centroid is
 * the direction of its mean, at length 1. Memory 8 * rows * cols bytes. Cost rows * k * cols a round. Measured with 100
 * columns on one core: 1,000 rows, k 83: 1.3 s (ten starts); 5,000 rows, k 417: 2 s; 20,000 rows, k 1,667: 37 s.
 */
export function kmeans(points: Matrix, options: { k: number; seed: number }): KMeansAnswer {
  const equal = firstEqualRow(points);
  const live = Array.from({ length: points.rows }, (_, i) => i).filter((i) => !isZeroRow(points, i));
  const distinct = new Set(live.map((row) => equal[row])).size;
  const k = Math.max(1, Math.min(options.k, distinct));
  const assignment = new Int32Array(points.rows);
  let iterations = 0;
  if (live.length > 0) {
    const best = bestStart(points, live, k, options.seed);
    iterations = best.iterations;
    live.forEach((row, i) => (assignment[row] = best.clusters[i]));
    fillEmpty(points, live, equal, assignment, k);
    const largest = largestCluster(
      live.map((row) => assignment[row]),
      k,
    );
    for (let row = 0; row < points.rows; row++) if (isZeroRow(points, row)) assignment[row] = largest;
  }
  renumber(assignment);
  const centroids = centroidsOf(points, assignment, points.rows === 0 ? 0 : k);
  const closeness = Float32Array.from(assignment, (cluster, row) =>
    dot(rowOf(points, row), rowOf(centroids, cluster)),
  );
  return { assignment, centroids, closeness, iterations, inertia: 0 };
}

/**
 * Squared distance of plain arrays, four sums at once: one sum would wait for itself at every step. The hot loop of all
 * iterations. Only ever called with plain arrays, so that the engine compiles it for those.
 */
function distanceFunction(a: number[], b: number[]): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < a.length; j += 4) {
    const d0 = a[j] - b[j];
    const d1 = a[j + 1] - b[j + 1];
    const d2 = a[j + 2] - b[j + 2];
    const d3 = a[j + 3] - b[j + 3];
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; j < a.length; j++) s0 += (a[j] - b[j]) * (a[j] - b[j]);
  return s0 + s1 + (s2 + s3);
}

/** Runs the starts and keeps the one with the least sum of squares (the first among equals). */
function bestStart(points: Matrix, live: readonly number[], k: number, seed: number) {
  const random = seededRandom(seed);
  const data = live.map((row) => Array.from(rowOf(points, row)));
  const round = live.length * k * points.cols;
  const starts = Math.max(1, Math.min(mostStarts, Math.floor(startsBudget / (round * usualIterations))));
  const maxIterations = Math.max(5, Math.min(mostIterations, Math.floor(iterationBudget / round)));
  let best: { clusters: number[]; iterations: number } | null = null;
  let least = Infinity;
  for (let start = 0; start < starts; start++) {
    const initialization = plusPlusRows(points, live, k, random).map((row) => Array.from(rowOf(points, row)));
    const run = iterate(data, k, { initialization, maxIterations, tolerance, distanceFunction });
    const squares = data.reduce((sum, row, i) => sum + run.distance(row, run.centroids[run.clusters[i]]), 0);
    if (squares < least) {
      least = squares;
      best = { clusters: run.clusters, iterations: run.iterations };
    }
  }
  return best!;
}

/**
 * Gives every empty cluster the row that is worst off where it is, with all its equals. k is at most the number of
 * distinct rows, so there is always a cluster of two distinct rows to take from, and none is emptied by it.
 */
function fillEmpty(
  points: Matrix,
  live: readonly number[],
  equal: Int32Array,
  assignment: Int32Array,
  k: number,
): void {
  for (let cluster = 0; cluster < k; cluster++) {
    if (live.some((row) => assignment[row] === cluster)) continue;
    const centroids = centroidsOf(points, assignment, k);
    const distinct = Array.from({ length: k }, () => new Set<number>());
    for (const row of live) distinct[assignment[row]].add(equal[row]);
    let worst = -1;
    let least = Infinity;
    for (const row of live) {
      const closeness = dot(rowOf(points, row), rowOf(centroids, assignment[row]));
      if (distinct[assignment[row]].size > 1 && closeness < least) [worst, least] = [row, closeness];
    }
    for (const row of live) if (equal[row] === equal[worst]) assignment[row] = cluster;
  }
}

function largestCluster(clusters: readonly number[], k: number): number {
  const sizes = new Int32Array(k);
  for (const cluster of clusters) sizes[cluster]++;
  return sizes.indexOf(Math.max(...sizes));
}

/** Numbers clusters 0, 1, ... by their first row, in place. */
function renumber(assignment: Int32Array): void {
  const numbers = new Map<number, number>();
  assignment.forEach((cluster, row) => {
    if (!numbers.has(cluster)) numbers.set(cluster, numbers.size);
    assignment[row] = numbers.get(cluster)!;
  });
}

/** Unit mean direction of each cluster. Shape k x cols. */
function centroidsOf(points: Matrix, assignment: Int32Array, k: number): Matrix {
  const { cols } = points;
  const sums = new Float64Array(k * cols);
  for (let row = 0; row < points.rows; row++) {
    const to = assignment[row] * cols;
    for (let j = 0; j < cols; j++) sums[to + j] += points.data[row * cols + j];
  }
  const centroids = zeros(k, cols);
  for (let cluster = 0; cluster < k; cluster++) {
    const sum = sums.subarray(cluster * cols, (cluster + 1) * cols);
    normalise(sum);
    rowOf(centroids, cluster).set(sum);
  }
  return centroids;
}
