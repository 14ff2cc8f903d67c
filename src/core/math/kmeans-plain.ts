// K-means where WebAssembly SIMD is missing: ml-kmeans does the iterations, this file what it does not do.
import { kmeans as iterateFrom } from 'ml-kmeans';
import type { KMeansAnswer } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { type KMeansDetails, mostIterations, startsFor } from './kmeans-details.ts';
import { dot, isZeroRow, pickRows, rowOf, zeros } from './matrix.ts';
import { numbered } from './numbered.ts';
import { PlainSeeds } from './plain-seeds.ts';
import { type Random, seededRandom } from './random.ts';
import { seed } from './seeding.ts';

/** A finished start over rows that are not zero. */
interface Finished {
  readonly labels: Int32Array;
  readonly means: Matrix;
  readonly iterations: number;
  readonly inertia: number;
}

/**
 * The answer of kmeans.ts without the kernel, at about a seventieth of its speed. Its seeds are the kernel's to the bit
 * (plain-seeds.ts), so its labels are too, but where two scores tie, a row weighs nothing, or rows are more than seeding looks at. ml-kmeans knows no weights: rows are repeated, so weights
 * must be whole numbers; RangeError where one is not.
 */
export async function plainKMeans(points: Matrix, details: KMeansDetails): Promise<KMeansAnswer> {
  const { live, copies } = repeated(points, details.weights ?? null);
  const best = await bestStart(pickRows(points, copies), points, details);
  const labels = new Int32Array(points.rows).fill(-1);
  copies.forEach((row, i) => (labels[row] = best.labels[i]));
  const closeness = new Float32Array(points.rows);
  for (const row of live) {
    // A row that weighs nothing has no copy.
    if (labels[row] < 0) labels[row] = nearestMean(rowOf(points, row), best.means);
    const mean = rowOf(best.means, labels[row]);
    const lengths = Math.sqrt(dot(rowOf(points, row), rowOf(points, row)) * dot(mean, mean));
    closeness[row] = lengths > 0 ? dot(rowOf(points, row), mean) / lengths : 0;
  }
  const found = numbered({ labels, closeness, means: best.means });
  return { ...found, iterations: best.iterations, inertia: best.inertia };
}

function nearestMean(row: Float32Array, means: Matrix): number {
  const away = Array.from({ length: means.rows }, (_, c) => squared(row, rowOf(means, c)));
  return away.indexOf(Math.min(...away));
}

/** Rows that are not zero, and each of them as often as it weighs. */
function repeated(points: Matrix, weights: Float64Array | null) {
  const live = Array.from({ length: points.rows }, (_, row) => row).filter((row) => !isZeroRow(points, row));
  const copies = live.flatMap((row) => {
    const weight = weights?.[row] ?? 1;
    if (!Number.isInteger(weight))
      throw new RangeError(`weight ${weight} of row ${row} is not a whole number`);
    return Array.from({ length: weight }, () => row);
  });
  return { live, copies };
}

/** Runs the starts and keeps the one with the least sum of squares (the first among equals). */
async function bestStart(rows: Matrix, points: Matrix, details: KMeansDetails): Promise<Finished> {
  const k = Math.max(1, Math.min(details.k, points.rows));
  const starts = details.start ? 1 : (details.starts ?? startsFor(points, k));
  const random = seededRandom(details.seed);
  let best: Finished | null = null;
  for (let i = 0; i < starts; i++) {
    const finished = await oneStart(rows, k, details, random);
    if (best === null || finished.inertia < best.inertia) best = finished;
    details.onProgress?.((i + 1) / starts);
  }
  return best!;
}

async function oneStart(
  points: Matrix,
  k: number,
  details: KMeansDetails,
  random: Random,
): Promise<Finished> {
  const { rows, cols } = points;
  if (rows === 0) return { labels: new Int32Array(0), means: zeros(1, cols), iterations: 0, inertia: 0 };
  const seeds = new PlainSeeds(points);
  const onCentre = () => undefined;
  const start =
    details.start?.data ?? (await seed([seeds], { k, cols, random, away: [seeds.away], onCentre }));
  const found = start.length / cols;
  const run = iterateFrom(plainArrays(points), found, {
    initialization: plainArrays({ data: start, rows: found, cols }),
    maxIterations: details.mostIterations ?? mostIterations,
    tolerance: 0,
    distanceFunction: squaredDistance,
  });
  const labels = Int32Array.from(run.clusters);
  fillEmpty(points, labels, found);
  const means = zeros(found, cols);
  let inertia = 0;
  for (const [cluster, members] of membersOf(labels, found).entries()) {
    rowOf(means, cluster).set(meanOf(points, members));
    for (const row of members) inertia += squared(rowOf(points, row), rowOf(means, cluster));
  }
  return { labels, means, iterations: run.iterations, inertia };
}

const plainArrays = (matrix: Matrix): number[][] =>
  Array.from({ length: matrix.rows }, (_, i) => Array.from(rowOf(matrix, i)));

/** Only ever called with plain arrays, so that the engine compiles it for those. Four sums: one would wait for itself at every step. */
function squaredDistance(a: number[], b: number[]): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
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

const squared = (a: Float32Array, b: Float32Array): number =>
  Math.max(0, dot(a, a) - 2 * dot(a, b) + dot(b, b));

function membersOf(labels: Int32Array, k: number): number[][] {
  const members: number[][] = Array.from({ length: k }, () => []);
  labels.forEach((label, row) => members[label].push(row));
  return members;
}

function meanOf(points: Matrix, members: readonly number[]): Float64Array {
  const mean = new Float64Array(points.cols);
  for (const row of members) rowOf(points, row).forEach((value, j) => (mean[j] += value / members.length));
  return mean;
}

/** Gives each cluster that ended without rows the row that is farthest from its mean, with all its equals. */
function fillEmpty(points: Matrix, labels: Int32Array, k: number): void {
  for (let cluster = 0; cluster < k; cluster++) {
    const members = membersOf(labels, k);
    if (members[cluster].length > 0) continue;
    const means = members.map((rows) => Float32Array.from(meanOf(points, rows)));
    const far = Float64Array.from(labels, (label, row) => squared(rowOf(points, row), means[label]));
    const worst = rowOf(points, far.indexOf(far.reduce((most, each) => Math.max(most, each), 0)));
    labels.forEach((_, row) => {
      if (rowOf(points, row).every((value, j) => value === worst[j])) labels[row] = cluster;
    });
  }
}
