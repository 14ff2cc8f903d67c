// K-means: the shards hold the rows, this file makes starts, keeps the best and numbers the clusters.
import type { KMeansAnswer } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { bestKernel, type Kernel } from './kernel.ts';
import { type KMeansDetails, mostIterations, startsFor } from './kmeans-details.ts';
import { plainKMeans } from './kmeans-plain.ts';
import { iterate, type LloydOptions, Means } from './lloyd.ts';
import { zeros } from './matrix.ts';
import { numbered } from './numbered.ts';
import { type Random, seededRandom } from './random.ts';
import { seed } from './seeding.ts';
import { LocalShard } from './shard.ts';
import type { KMeansShard, Later, Scale, ShardAnswer, ShardShape } from './shard-port.ts';
import { finenessOf } from './whole-units.ts';

/** Where the rows are: one shard here, or several in workers. */
export interface ShardPlace {
  readonly count: number;
  open(shape: ShardShape): Later<KMeansShard>;
}

/** Above this many rows seeding looks at every second, third, ... row. */
const mostSeeds = 200_000;
/** Numbers handed to a shard at once (4 MB): a copy of all would be in memory twice. */
const batchNumbers = 1_000_000;

/**
 * Divides rows into k clusters, none of them empty, so that the sum of squares is a local least: seeding.ts, then lloyd.ts.
 * k is lowered to the number of distinct rows. Rows of zeros go to the largest cluster with closeness 0. Clusters are numbered by
 * their first row. Every assignment is exact in double precision and every sum whole, so the same rows, options and seed give the
 * same labels on any number of shards and with either kernel. Lengths of rows may differ by a factor of 10,000. Centroids in the
 * answer are the directions of the means, at length 1.
 * Without WebAssembly SIMD see kmeans-plain.ts. Memory: see `LocalShard`.
 */
export async function kmeans(
  points: Matrix,
  details: KMeansDetails,
  kernel: Kernel | null = bestKernel(),
): Promise<KMeansAnswer> {
  if (kernel === null) return plainKMeans(points, details);
  return kmeansOver(rowsOf(points), details, { count: 1, open: (shape) => new LocalShard(kernel, shape) });
}

/** Rows that need not all be in memory. */
export interface RowSource {
  readonly rows: number;
  readonly cols: number;
  /** Rows `from` until `to`, one after the other, in memory that later calls leave alone: shards are filled side by side. */
  slice(from: number, to: number): Later<Float32Array>;
}

/** All rows of a matrix. */
export function rowsOf({ data, rows, cols }: Matrix): RowSource {
  return { rows, cols, slice: (from, to) => data.subarray(from * cols, to * cols) };
}

/** The same over shards that somebody else opens. */
export async function kmeansOver(
  points: RowSource,
  details: KMeansDetails,
  place: ShardPlace,
): Promise<KMeansAnswer> {
  const { rows, cols } = points;
  const k = details.start?.rows ?? Math.max(1, Math.min(details.k, rows));
  if (rows === 0) return nothing(cols);
  const stride = Math.ceil(rows / (details.mostSeeds ?? mostSeeds));
  const counts = shares(rows, place.count);
  const shards = await Promise.all(
    counts.map(({ first, count }) => place.open({ rows: count, cols, k, first, stride })),
  );
  const scale = await load(points, details.weights ?? null, shards, counts);
  const { answers, means, iterations, inertia } = await bestStart(shards, {
    points,
    details,
    k,
    scale,
  });
  const found = {
    ...together(answers, rows),
    means: { data: means.values, rows: means.values.length / cols, cols },
  };
  return { ...numbered(found), iterations, inertia };
}

/** Runs of rows for each shard, as equal as can be. */
function shares(rows: number, count: number): { first: number; count: number }[] {
  const used = Math.max(1, Math.min(count, rows));
  return Array.from({ length: used }, (_, i) => {
    const first = Math.floor((rows * i) / used);
    return { first, count: Math.floor((rows * (i + 1)) / used) - first };
  });
}

async function load(
  points: RowSource,
  weights: Float64Array | null,
  shards: readonly KMeansShard[],
  counts: readonly { first: number; count: number }[],
): Promise<Scale> {
  const batch = Math.max(1, Math.floor(batchNumbers / points.cols));
  const scales = await Promise.all(
    shards.map(async (shard, s) => {
      const { first, count } = counts[s];
      let all: Scale = { radius: 0, weight: 0 };
      for (let at = 0; at < count; at += batch) {
        const [from, to] = [first + at, first + Math.min(count, at + batch)];
        const rows = await points.slice(from, to);
        const part = await shard.add(at, rows, weights?.slice(from, to) ?? null);
        all = both(all, part);
      }
      return all;
    }),
  );
  return scales.reduce(both);
}

const both = (a: Scale, b: Scale): Scale => ({
  radius: Math.max(a.radius, b.radius),
  weight: a.weight + b.weight,
});

/** A finished start. */
interface Finished {
  readonly answers: readonly ShardAnswer[];
  readonly means: Means;
  readonly iterations: number;
  readonly inertia: number;
}

interface Job {
  readonly points: RowSource;
  readonly details: KMeansDetails;
  readonly k: number;
  readonly scale: Scale;
}

/** Runs the starts and keeps the one with the least sum of squares (the first among equals). */
async function bestStart(shards: readonly KMeansShard[], job: Job): Promise<Finished> {
  const { points, details, k } = job;
  const starts = details.start ? 1 : (details.starts ?? startsFor(points, k));
  const random = seededRandom(details.seed);
  let best: Finished | null = null;
  for (let start = 0; start < starts; start++) {
    const onProgress = (share: number) => details.onProgress?.((start + share) / starts);
    const finished = await oneStart(shards, job, random, onProgress);
    if (best === null || finished.inertia < best.inertia) best = finished;
  }
  details.onProgress?.(1);
  return best!;
}

/** Of one start: seeding takes about half of the time. */
const seedingShare = 0.5;

async function oneStart(
  shards: readonly KMeansShard[],
  { details, k, points, scale }: Job,
  random: Random,
  onProgress: (share: number) => void,
): Promise<Finished> {
  const { cols } = points;
  const away = await Promise.all(shards.map((shard) => shard.begin(scale)));
  const onCentre = (count: number) => onProgress((seedingShare * count) / k);
  const start = details.start?.data ?? (await seed(shards, { k, cols, random, away, onCentre }));
  const options: LloydOptions = {
    ...{ k: Math.max(1, start.length / cols), cols, scale },
    mostIterations: details.mostIterations ?? mostIterations,
    // Nobody knows how many are left; each takes a tenth of what is.
    onStep: (step) => onProgress(1 - (1 - seedingShare) * 0.9 ** step),
  };
  const means = new Means(options, start.length > 0 ? start : new Float32Array(cols));
  // Rows that seeding looked at know their nearest centre: they make the first means.
  if (!details.start) {
    for (const step of await Promise.all(shards.map((shard) => shard.gather()))) means.add(step);
    means.update();
  }
  const iterations = await iterate(shards, means, options);
  const answers = await Promise.all(shards.map((shard) => shard.finish()));
  const squares = answers.reduce((sum, answer) => sum + answer.squares, 0);
  return { answers, means, iterations, inertia: squares / finenessOf(scale) };
}

/** The shards' answers in a row. */
function together(answers: readonly ShardAnswer[], rows: number) {
  const labels = new Int32Array(rows);
  const closeness = new Float32Array(rows);
  let at = 0;
  for (const answer of answers) {
    labels.set(answer.labels, at);
    closeness.set(answer.closeness, at);
    at += answer.labels.length;
  }
  return { labels, closeness };
}

function nothing(cols: number): KMeansAnswer {
  const none = { assignment: new Int32Array(0), closeness: new Float32Array(0) };
  return { ...none, centroids: zeros(0, cols), iterations: 0, inertia: 0 };
}
