// UMAP by umap-js, with our own neighbours, start and chance.
import { UMAP } from 'umap-js';
import type { Matrix } from '../types.ts';
import { zeros } from './matrix.ts';
import { nearestNeighbours } from './neighbours.ts';
import { principalComponents } from './pca.ts';
import { seededRandom } from './random.ts';

/** The paper's (clio.md, stage 10); umap-js counts the row itself. */
const neighbours = 15;
/** UMAP's customary start: within 10 of the middle. */
const startRadius = 10;
/** Share of the time that the neighbours take, measured at 5,000 rows. */
const neighbourShare = 0.2;

/** Fewer rows have no neighbourhoods to keep. */
export const leastForUmap = 15;

/**
 * Rows in the plane so that the nearest stay near: 15 neighbours, cosine, minimum distance 0, epochs by umap-js's rule
 * (500 up to 2,500 rows, 400 up to 5,000). It begins at the principal components, which keeps what is far apart far apart
 * (Kobak & Linderman 2021); umap-js would begin at random. Distinct unit rows, at least `leastForUmap`. Shape rows x 2, any
 * scale. The same seed gives the same bits. Slow beyond 5,000 rows: see place.ts.
 */
export function umap(
  points: Matrix,
  { seed, onProgress }: { seed: number; onProgress: (share: number) => void },
): Matrix {
  const nNeighbors = Math.min(neighbours, points.rows - 1);
  const projection = new UMAP({ nNeighbors, minDist: 0, random: seededRandom(seed) });
  const known = nearestNeighbours(points, nNeighbors - 1, (share) => onProgress(neighbourShare * share));
  const { indices, distances } = withItself(known.rows, known.cosines, points.rows);
  projection.setPrecomputedKNN(indices, distances);
  // With neighbours known, it only counts the rows.
  const epochs = projection.initializeFit(indices);
  const places = projection.getEmbedding();
  begin(places, principalComponents(points, 2, seed));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    projection.step();
    if (epoch % 5 === 0) onProgress(neighbourShare + ((1 - neighbourShare) * epoch) / epochs);
  }
  const placed = zeros(points.rows, 2);
  places.forEach((place, i) => placed.data.set(place, i * 2));
  return placed;
}

/** Lists as umap-js takes them: each row is its own first neighbour. */
function withItself(rows: Int32Array, cosines: Float64Array, count: number) {
  const each = rows.length / count;
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let i = 0; i < count; i++) {
    indices.push([i, ...rows.subarray(i * each, (i + 1) * each)]);
    distances.push([0, ...cosines.subarray(i * each, (i + 1) * each).map((cos) => Math.max(0, 1 - cos))]);
  }
  return { indices, distances };
}

/** Moves every row to its start. umap-js hands out the very arrays it works on. */
function begin(places: number[][], components: Matrix): void {
  const farthest = components.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (farthest === 0) return;
  places.forEach((place, i) => {
    for (let d = 0; d < 2; d++) place[d] = (components.data[i * 2 + d] / farthest) * startRadius;
  });
}
