// Which rows are placed by themselves, and where the others go: among the placed ones that are most like them.
import type { Matrix } from '../types.ts';
import { groupsOf } from './groups.ts';
import { dot, isZeroRow, rowOf } from './matrix.ts';
import { seededRandom, shuffled } from './random.ts';

/** Rows of each cluster that are placed before larger clusters get more. */
const fromEach = 3;
/** Placed rows that a row not placed goes between. */
const between = 3;
/** Placed rows that a row is compared with, about: in larger clusters only those of its own group. */
const compared = 64;
/** So near to equal that the weights of two rows no longer differ. */
const leastDistance = 1e-3;

/** At most `most` of the rows (more only where there are more clusters): `fromEach` of every cluster, then by its size. Ascending. */
export function sampleOf(
  rows: readonly number[],
  assignment: Int32Array,
  most: number,
  seed: number,
): readonly number[] {
  if (rows.length <= most) return rows;
  const members = grouped(rows, assignment);
  const random = seededRandom(seed);
  const ranked = [...members.values()].flatMap((group) =>
    shuffled(group, random).map((row, rank) => ({
      row,
      rank: rank < fromEach ? rank - fromEach : (rank + 0.5) / group.length,
    })),
  );
  ranked.sort((a, b) => a.rank - b.rank || a.row - b.row);
  return ranked
    .slice(0, Math.max(most, members.size))
    .map(({ row }) => row)
    .sort((a, b) => a - b);
}

export interface Placed {
  /** Shape rows x 2; the rows of `sample` have their place. */
  readonly places: Matrix;
  readonly sample: readonly number[];
  /** For every row the first that equals it. */
  readonly first: Int32Array;
  readonly assignment: Int32Array;
  readonly seed: number;
}

/**
 * Places every row that is not in the sample: beside its equal, between its nearest of the own cluster, rows of zeros in
 * the middle of their cluster. In place. In clusters with many placed rows only those of the own group are looked at, so
 * that the cost stays O(rows * cols) whatever the clusters.
 */
export function placeRest(points: Matrix, { places, sample, first, assignment, seed }: Placed): void {
  const placed = new Uint8Array(points.rows);
  for (const row of sample) placed[row] = 1;
  const clusters = grouped(sample, assignment);
  const near = nearbyOf(points, { sample, assignment, seed, clusters, placed });
  for (let row = 0; row < points.rows; row++) {
    if (placed[row] === 1) continue;
    const rows = isZeroRow(points, row)
      ? (clusters.get(assignment[row]) ?? []).map((other) => ({ other, weight: 1 }))
      : first[row] !== row
        ? [{ other: first[row], weight: 1 }]
        : nearestOf(points, row, near(row));
    rowOf(places, row).set(meanOf(places, rows));
  }
}

interface Nearby extends Pick<Placed, 'sample' | 'assignment' | 'seed'> {
  readonly clusters: ReadonlyMap<number, readonly number[]>;
  readonly placed: Uint8Array;
}

/** For a row the placed rows it may go between. Groups are made only when first asked for: most sets are placed whole. */
function nearbyOf(points: Matrix, { sample, assignment, seed, clusters }: Nearby) {
  let groups: { groupOf: Int32Array; placed: Map<number, number[]> } | null = null;
  const share = points.rows / Math.max(1, sample.length);
  return (row: number): readonly number[] => {
    const own = clusters.get(assignment[row]) ?? [];
    if (own.length <= 2 * compared) return own;
    groups ??= placedByGroup(points, { sample, assignment, seed, most: Math.ceil(compared * share) });
    const near = groups.placed.get(groups.groupOf[row]) ?? [];
    return near.length >= between ? near : own.slice(0, 2 * compared);
  };
}

function placedByGroup(
  points: Matrix,
  { sample, assignment, seed, most }: Pick<Placed, 'sample' | 'assignment' | 'seed'> & { most: number },
) {
  const { order, starts } = groupsOf(points, assignment, { most, seed });
  const groupOf = new Int32Array(points.rows);
  for (let group = 0; group + 1 < starts.length; group++)
    for (let at = starts[group]; at < starts[group + 1]; at++) groupOf[order[at]] = group;
  return { groupOf, placed: grouped(sample, groupOf) };
}

function grouped(rows: readonly number[], groupOf: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const group = groups.get(groupOf[row]);
    if (group) group.push(row);
    else groups.set(groupOf[row], [row]);
  }
  return groups;
}

interface Weighted {
  readonly other: number;
  readonly weight: number;
}

/** The nearest few of these rows; the nearer, the more they weigh. */
function nearestOf(points: Matrix, row: number, among: readonly number[]): Weighted[] {
  return among
    .map((other) => ({
      other,
      weight: 1 / Math.max(leastDistance, 1 - dot(rowOf(points, row), rowOf(points, other))),
    }))
    .sort((a, b) => b.weight - a.weight || a.other - b.other)
    .slice(0, between);
}

/** The middle of the map where there is nothing to be between. */
function meanOf(places: Matrix, rows: readonly Weighted[]): [x: number, y: number] {
  let [x, y, sum] = [0, 0, 0];
  for (const { other, weight } of rows) {
    x += weight * places.data[other * 2];
    y += weight * places.data[other * 2 + 1];
    sum += weight;
  }
  return sum === 0 ? [0, 0] : [x / sum, y / sum];
}
