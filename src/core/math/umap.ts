// UMAP: rows of many numbers to places in the plane (McInnes, Healy & Melville 2018, arXiv 1802.03426).
import type { Matrix } from '../types.ts';
import { fuzzyGraph } from './fuzzy-graph.ts';
import { nearestNeighbours } from './neighbours.ts';
import { principalComponents } from './pca.ts';
import { layOut } from './umap-layout.ts';

/** The paper's (clio.md, stage 10), which counts the row itself. */
const neighbours = 15;
/** UMAP's customary start: within 10 of the middle. */
const startRadius = 10;
/** Share of the time that the neighbours take. */
const neighbourShare = 0.4;

/** Fewer rows have no neighbourhoods to keep. */
export const leastForUmap = 15;

/** Rows that the directions of the start are fitted to: 20,000 took 3.5 s, more than the layout. */
const startRows = 2000;

export interface UmapOptions {
  /** Cluster of each row: where its neighbours are looked for first. */
  readonly assignment: Int32Array;
  readonly seed: number;
  /** Share done, 0-1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Rows in the plane so that the nearest stay near: 15 neighbours, cosine, minimum distance 0. It begins at the principal
 * components, which keeps what is far apart far apart (Kobak & Linderman 2021). Distinct unit rows, at least `leastForUmap`.
 * Shape rows x 2, any scale. The same seed gives the same bits.
 */
export function umap(points: Matrix, { assignment, seed, onProgress }: UmapOptions): Matrix {
  const count = Math.min(neighbours, points.rows) - 1;
  const known = nearestNeighbours(points, {
    count,
    assignment,
    seed,
    onProgress: (share) => onProgress(neighbourShare * share),
  });
  const places = start(points, seed);
  layOut(places, fuzzyGraph(known), {
    epochs: epochsFor(points.rows),
    seed,
    onProgress: (share) => onProgress(neighbourShare + (1 - neighbourShare) * share),
  });
  return places;
}

/** Small sets can afford more, as in the paper's code. 100 in the place of 200 lost 0.5-2.5 hundredths of the neighbours. */
function epochsFor(rows: number): number {
  return rows <= 2500 ? 500 : rows <= 10_000 ? 300 : 200;
}

function start(points: Matrix, seed: number): Matrix {
  const components = principalComponents(points, 2, seed, startRows);
  const farthest = components.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (farthest > 0)
    components.data.forEach((value, at) => (components.data[at] = (value / farthest) * startRadius));
  return components;
}
