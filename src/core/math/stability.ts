// Whether the same clusters come back when a fifth of the rows is missing.
import type { KMeansAnswer, KMeansOptions } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { pickRows } from './matrix.ts';
import { seededRandom, shuffled } from './random.ts';
import { ari } from './scores.ts';

/** Divides rows into clusters; whoever calls decides where it runs. */
export type Divide = (points: Matrix, options: KMeansOptions & { starts?: number }) => Promise<KMeansAnswer>;

/** Share of the rows in each subsample (Ben-Hur, Elisseeff & Guyon 2002). */
const keptShare = 0.8;
/** Rows in a subsample at most: two of 20,000 in 100,000 share 4,000, enough to compare; dividing more costs seconds. */
const mostKept = 20_000;

/** A division of some of the rows: `assignment[i]` is the cluster of row `rows[i]`. Rows ascend. */
export interface PartialDivision {
  readonly rows: Int32Array;
  readonly assignment: Int32Array;
}

/** Divides a seeded 80 % of the rows, at most 20,000, into at most `k` clusters, from one start. */
export async function divideSubsample(
  points: Matrix,
  { k, seed }: KMeansOptions,
  divide: Divide,
): Promise<PartialDivision> {
  const all = Array.from({ length: points.rows }, (_, row) => row);
  const kept = Math.max(1, Math.min(mostKept, Math.round(keptShare * points.rows)));
  const rows = Int32Array.from(shuffled(all, seededRandom(seed)).slice(0, kept)).sort();
  const { assignment } = await divide(pickRows(points, rows), { k, seed, starts: 1 });
  return { rows, assignment };
}

/** Mean adjusted Rand index over all pairs of divisions, each on the rows both have: 1 = always the same clusters, 0 = chance. */
export function agreement(divisions: readonly PartialDivision[]): number {
  let [sum, pairs] = [0, 0];
  divisions.forEach((one, i) =>
    divisions.slice(i + 1).forEach((other) => {
      sum += onShared(one, other);
      pairs++;
    }),
  );
  return pairs === 0 ? 1 : sum / pairs;
}

function onShared(one: PartialDivision, other: PartialDivision): number {
  const clusterOf = new Map(Array.from(other.rows, (row, i) => [row, other.assignment[i]]));
  const shared = Array.from(one.rows.keys()).filter((i) => clusterOf.has(one.rows[i]));
  return ari(
    shared.map((i) => one.assignment[i]),
    shared.map((i) => clusterOf.get(one.rows[i])!),
  );
}
