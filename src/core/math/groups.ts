// Rows into small groups of alike rows, whatever the clusters they come in.
import type { Matrix } from '../types.ts';
import { centroidsOf } from './centroids.ts';
import { pickRows, rowOf } from './matrix.ts';
import { seededRandom, shuffled, type Random } from './random.ts';

export interface Groups {
  /** Row numbers, group after group. */
  readonly order: Int32Array;
  /** Group g holds order[starts[g]] until order[starts[g + 1]]. Length groups + 1. */
  readonly starts: Int32Array;
  /** Unit mean direction of each group. */
  readonly centroids: Matrix;
}

/** Parts that one step divides into: few, so that a step is cheap however many rows there are. */
const mostParts = 16;
/** Clusters are put together up to this many rows: their mean still says where they are (at 64, 3 % of the neighbours were missed). */
const togetherUpTo = 32;

/** What is divided: whole clusters by their mean, or rows by themselves. */
interface Items {
  readonly vectors: Matrix;
  readonly rows: readonly (readonly number[])[];
}

/**
 * Groups of at most `most` rows: clusters that are near each other together where they are small, a cluster in several
 * groups where it is large. Unit rows; `assignment`: cluster of each row. Each step gives every cluster (or row of one
 * cluster) to the most alike of a few drawn ones, until a part is small enough. The same seed gives the same groups.
 * O((rows + clusters) * cols * 16 * log16(rows / most)).
 */
export function groupsOf(
  points: Matrix,
  assignment: Int32Array,
  { most, seed }: { most: number; seed: number },
): Groups {
  const clusters = membersOf(assignment);
  const leaves: number[][] = [];
  const byRow = { vectors: points, rows: Array.from(assignment, (_, row) => [row]) };
  const byCluster = { vectors: centroidsOf(points, clusters), rows: clusters };
  const random = seededRandom(seed);
  const all = clusters.map((_, cluster) => cluster);
  divide(byCluster, all, { most: Math.min(togetherUpTo, most), random }, (part) => {
    if (part.length > 1) leaves.push(part.flatMap((cluster) => clusters[cluster]));
    else divide(byRow, clusters[part[0]], { most, random }, (rows) => leaves.push([...rows]));
  });
  const starts = new Int32Array(leaves.length + 1);
  leaves.forEach((leaf, group) => (starts[group + 1] = starts[group] + leaf.length));
  return { order: Int32Array.from(leaves.flat()), starts, centroids: centroidsOf(points, leaves) };
}

/** Calls `leaf` with parts of the items that hold at most `most` rows together, or with single items. */
function divide(
  items: Items,
  all: readonly number[],
  { most, random }: { most: number; random: Random },
  leaf: (part: readonly number[]) => void,
): void {
  const waiting = [all];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const size = part.reduce((sum, item) => sum + items.rows[item].length, 0);
    if (size <= most || part.length === 1) {
      if (part.length > 0) leaf(part);
      continue;
    }
    const count = Math.min(mostParts, part.length, Math.ceil(size / most) + 1);
    const heads = pickRows(items.vectors, shuffled(part, random).slice(0, count));
    const parts = byMostAlike(items.vectors, part, heads);
    // All alike: nothing divides them but a cut.
    if (parts.some((each) => each.length === part.length)) {
      const half = part.length >> 1;
      waiting.push(part.slice(0, half), part.slice(half));
    } else waiting.push(...parts);
  }
}

/** Each item with the head that it has the highest cosine to, the first among equals. */
function byMostAlike(vectors: Matrix, items: readonly number[], heads: Matrix): number[][] {
  const directions = Array.from({ length: heads.rows }, (_, i) => rowOf(heads, i));
  const parts: number[][] = directions.map(() => []);
  const { data, cols } = vectors;
  for (const item of items) {
    let best = 0;
    let most = -Infinity;
    directions.forEach((direction, part) => {
      let sum = 0;
      for (let j = 0, at = item * cols; j < cols; j++) sum += direction[j] * data[at + j];
      if (sum > most) [best, most] = [part, sum];
    });
    parts[best].push(item);
  }
  return parts;
}

function membersOf(assignment: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  assignment.forEach((cluster, row) => {
    const rows = members.get(cluster);
    if (rows) rows.push(row);
    else members.set(cluster, [row]);
  });
  return [...members.values()];
}
