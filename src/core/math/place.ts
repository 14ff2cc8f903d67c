// Rows of many numbers to places in the plane: a map on which near means similar.
import type { Matrix } from '../types.ts';
import { firstEqualRow, isZeroRow, pickRows, rowOf, zeros } from './matrix.ts';
import { principalComponents } from './pca.ts';
import { placeRest, sampleOf } from './place-rest.ts';
import { makeRoom, setApart } from './spread.ts';
import { leastForUmap, umap } from './umap.ts';

export interface PlaceOptions {
  readonly seed: number;
  /** Share done, 0-1. */
  readonly onProgress?: (share: number) => void;
  /** Most rows that UMAP itself places. */
  readonly most?: number;
}

/** 50,000 rows of 384 numbers take 15 s on one core (measured), 100,000 of which half are placed by UMAP 18 s at 160 numbers. */
const mostPlaced = 50_000;
/** Share of the map that its points cover together, each with its own room around it. */
const covered = 0.22;
/** With few rows a point needs no more room than this: the map is 2 wide. */
const mostRoom = 0.05;

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
  const sample = sampleOf(distinct, assignment, most, seed);
  const picked = pickRows(points, sample);
  const clusters = Int32Array.from(sample, (row) => assignment[row]);
  const placed = fitted(
    sample.length < leastForUmap
      ? principalComponents(picked, 2, seed)
      : umap(picked, { assignment: clusters, seed, onProgress }),
  );
  const places = zeros(points.rows, 2);
  sample.forEach((row, i) => rowOf(places, row).set(rowOf(placed, i)));
  placeRest(points, { places, sample, first, assignment, seed });
  const room = Math.min(mostRoom, 2 * Math.sqrt(covered / Math.max(1, points.rows)));
  setApart(places, room / 2);
  makeRoom(places, room);
  onProgress(1);
  // It may have grown past the edge; what is small stays small.
  return fitted(places, 2);
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
