// One number of clusters tried: the divisions and what they tell.
import type { Matrix } from '../types.ts';
import { keptTogether, neighboursOf, type ProbeNeighbours } from './neighbour-share.ts';
import type { KEvidence } from './pick-k.ts';
import { seededRandom, shuffled } from './random.ts';
import { cosineSilhouettes } from './silhouette.ts';
import { agreement, type Divide, divideSubsample } from './stability.ts';

/** Rows whose silhouette and neighbours are looked at: a mean over 1,000 is good to about 0.01. */
const mostProbes = 1000;
/** Neighbours looked at are sqrt(rows) over this: 8 of 3,000 rows, 3 of 400, fewer than a small topic has rows. */
const rootsANeighbour = 7;

/**
 * A start is a matter of luck, most of all with few clusters, where more of them cost next to nothing: five up to k = 40, one
 * from 101 on. All together they add 8 % to the work on 3,000 rows. Above 12,000 rows they are fewer, one from 30,001 on: there
 * they would be most of the work (100,000 rows took 24 s with five, 8 s with one), and many rows leave less to luck.
 */
const startsFor = (k: number, rows: number): number =>
  Math.max(1, Math.min(5, Math.floor(200 / k), Math.floor(60_000 / rows)));

/** What all trials on some rows have in common. */
export interface Ground {
  readonly points: Matrix;
  /** Near neighbours of the probes, all of them rows of `points`. */
  readonly neighbours: ProbeNeighbours;
  /** A cluster with fewer rows of `points` counts as under the minimum. */
  readonly minimum: number;
  readonly seed: number;
  /** Divisions of 80 % of the rows that are compared with one another. */
  readonly subsamples: number;
}

/** Draws the probes and finds their neighbours. At least two rows. O(probes * rows * cols). */
export function groundOf(points: Matrix, options: Omit<Ground, 'points' | 'neighbours'>): Ground {
  const all = Array.from({ length: points.rows }, (_, row) => row);
  const probes = Int32Array.from(shuffled(all, seededRandom(options.seed)).slice(0, mostProbes)).sort();
  const count = Math.max(1, Math.min(points.rows - 1, Math.round(Math.sqrt(points.rows) / rootsANeighbour)));
  return { ...options, points, neighbours: neighboursOf(points, probes, count) };
}

/** The same probes and neighbours as row numbers of a larger matrix, in which row i stands at `at[i]`. */
export function movedTo(neighbours: ProbeNeighbours, at: Int32Array): ProbeNeighbours {
  return {
    probes: neighbours.probes.map((row) => at[row]),
    rows: neighbours.rows.map((row) => at[row]),
    count: neighbours.count,
  };
}

/** Divides all rows once and the subsamples, all from different seeds and all asked for at once; answers what pick-k.ts weighs. */
export async function tryK(ground: Ground, k: number, divide: Divide): Promise<KEvidence> {
  const { points, neighbours, minimum, seed } = ground;
  const whole = divide(points, { k, seed, starts: startsFor(k, points.rows) });
  const parts = Array.from({ length: ground.subsamples }, (_, i) =>
    divideSubsample(points, { k, seed: seed + 1 + i }, divide),
  );
  const [{ assignment, centroids }, divisions] = await Promise.all([whole, Promise.all(parts)]);
  const { full, simplified } = cosineSilhouettes(points, assignment, centroids.rows, neighbours.probes);
  return {
    ...{ k, silhouette: full, simplified, stability: agreement(divisions) },
    underMinimum: shareUnder(assignment, centroids.rows, minimum),
    together: keptTogether(neighbours, assignment),
  };
}

/** Share of rows in clusters with fewer than `minimum` rows, 0-1. */
function shareUnder(assignment: Int32Array, clusters: number, minimum: number): number {
  const sizes = new Int32Array(clusters);
  for (const cluster of assignment) sizes[cluster]++;
  return sizes.reduce((rows, size) => rows + (size < minimum ? size : 0), 0) / Math.max(1, assignment.length);
}
