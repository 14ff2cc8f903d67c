// Rows of many numbers to places in the plane: a map on which near means similar.
import type { Matrix } from '../types.ts';
import { dot, firstEqualRow, isZeroRow, pickRows, rowOf, zeros } from './matrix.ts';
import { principalComponents } from './pca.ts';
import { seededRandom, shuffled } from './random.ts';
import { makeRoom } from './spread.ts';
import { leastForUmap, umap } from './umap.ts';

export interface PlaceOptions {
  readonly seed: number;
  /** Share done, 0-1. */
  readonly onProgress?: (share: number) => void;
  /** Most rows that UMAP itself places. */
  readonly most?: number;
}

/** UMAP of 5,000 rows of 384 numbers takes 11 s on one core, of 10,000 it took 29 s (measured); this and the room for 20,000: 12 s. */
const mostPlaced = 5000;
/** Rows of each cluster that are placed before larger clusters get more. */
const fromEach = 3;
/** Placed rows that a row not placed goes between. */
const between = 3;
/** Share of the map that its points cover together, each with its own room around it. */
const covered = 0.22;
/** With few rows a point needs no more room than this: the map is 2 wide. */
const mostRoom = 0.05;
/** Radians: turns by it never line up (Vogel 1979). */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** So near to equal that the weights of two rows no longer differ. */
const leastDistance = 1e-3;

/**
 * Where each row lies: rows x 2 within [-1, 1], both axes in one scale. `points`: unit rows (zero rows where there is nothing
 * to compare); `assignment`: cluster of each row. Under 15 distinct rows by principal components, else by UMAP; above `most`
 * distinct rows UMAP places a sample with rows of every cluster, and the rest goes between its nearest of the own cluster.
 * Minimum distance 0 heaps alike rows up; they are given room, so that a topic is an area and no row hides another.
 * Equal rows lie beside each other, zero rows in the middle of their cluster. The same seed gives the same bits.
 */
export function place(points: Matrix, assignment: Int32Array, options: PlaceOptions): Matrix {
  const { seed, onProgress = () => undefined, most = mostPlaced } = options;
  const first = firstEqualRow(points);
  const distinct = Array.from(first.keys()).filter((row) => first[row] === row && !isZeroRow(points, row));
  const sample = stratified(distinct, assignment, most, seed);
  const picked = pickRows(points, sample);
  const placed = fitted(
    sample.length < leastForUmap ? principalComponents(picked, 2, seed) : umap(picked, { seed, onProgress }),
  );
  const places = zeros(points.rows, 2);
  sample.forEach((row, i) => rowOf(places, row).set(rowOf(placed, i)));
  placeRest(points, assignment, { places, first, sample });
  const room = Math.min(mostRoom, 2 * Math.sqrt(covered / Math.max(1, points.rows)));
  setApart(places, room / 2);
  makeRoom(places, room);
  onProgress(1);
  // It may have grown past the edge; what is small stays small.
  return fitted(places, 2);
}

/** At most `most` of the rows (more only where there are more clusters): `fromEach` of every cluster, then by its size. Ascending. */
function stratified(
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

function grouped(rows: readonly number[], assignment: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const group = groups.get(assignment[row]);
    if (group) group.push(row);
    else groups.set(assignment[row], [row]);
  }
  return groups;
}

/** The middle of their extent at 0, the longer side from -1 to 1; it is never below `least` before that. In place. */
function fitted(places: Matrix, least = 0): Matrix {
  const { data, rows } = places;
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  data.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2], value);
    high[at % 2] = Math.max(high[at % 2], value);
  });
  const half = Math.max(least, high[0] - low[0], high[1] - low[1]) / 2;
  for (let at = 0; at < rows * 2; at++) {
    const middle = (low[at % 2] + high[at % 2]) / 2;
    data[at] = half > 0 ? Math.max(-1, Math.min(1, (data[at] - middle) / half)) : 0;
  }
  return places;
}

/** Every row that is not in the sample: beside its equal, between its nearest, or in the middle of its cluster. */
function placeRest(
  points: Matrix,
  assignment: Int32Array,
  { places, first, sample }: { places: Matrix; first: Int32Array; sample: readonly number[] },
): void {
  const placed = new Set(sample);
  const nearby = grouped(sample, assignment);
  for (let row = 0; row < points.rows; row++) {
    if (placed.has(row)) continue;
    const own = nearby.get(assignment[row]) ?? [];
    const rows = isZeroRow(points, row)
      ? own.map((other) => ({ other, weight: 1 }))
      : first[row] !== row
        ? [{ other: first[row], weight: 1 }]
        : nearestOf(points, row, own);
    rowOf(places, row).set(meanOf(places, rows));
  }
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

/** Spreads rows of one place around it like the seeds of a sunflower, so that none hides another. In place. */
function setApart(places: Matrix, step: number): void {
  const copies = new Map<string, number>();
  for (let row = 0; row < places.rows; row++) {
    const place = rowOf(places, row);
    const key = place.join();
    const copy = copies.get(key) ?? 0;
    copies.set(key, copy + 1);
    place[0] += step * Math.sqrt(copy) * Math.cos(copy * goldenAngle);
    place[1] += step * Math.sqrt(copy) * Math.sin(copy * goldenAngle);
  }
}
