// The projection as the app's worker runs it, and umap-js, in a worker.
import { UMAP } from 'umap-js';
import { place } from '../../../src/core/math/place.ts';
import { seededRandom } from '../../../src/core/math/random.ts';
import { umap } from '../../../src/core/math/umap.ts';
import type { Matrix } from '../../../src/core/types.ts';
import { serve } from '../../../src/browser/rpc.ts';
import { mapQuality } from '../map-quality.ts';

/** Rows that the quality is measured on, each against all rows. */
const sample = 1000;
const neighbours = 15;

/** Milliseconds of the work, and how well its map keeps neighbourhoods (where asked). */
function measured(points: Matrix, work: () => Matrix, quality: boolean) {
  const begun = performance.now();
  const places = work();
  const ms = performance.now() - begun;
  return { ms, ...(quality && mapQuality(points, places, neighbours, sample)) };
}

/** 1 - cosine of rows of any length, as umap-js computes it where it is asked for cosine. */
function cosine(x: number[], y: number[]): number {
  let [dot, xx, yy] = [0, 0, 0];
  for (let j = 0; j < x.length; j++) {
    dot += x[j] * y[j];
    xx += x[j] * x[j];
    yy += y[j] * y[j];
  }
  return 1 - dot / Math.sqrt(xx * yy);
}

const api = {
  umap: (points: Matrix, assignment: Int32Array, seed: number, quality: boolean) =>
    measured(points, () => umap(points, { assignment, seed, onProgress: () => undefined }), quality),

  place: (points: Matrix, assignment: Int32Array, seed: number, quality: boolean) =>
    measured(points, () => place(points, assignment, { seed }), quality),

  /** umap-js with its own neighbours. Its rows are made before the clock starts. */
  peer(points: Matrix, seed: number) {
    const { data, cols } = points;
    const rows = Array.from({ length: points.rows }, (_, i) =>
      Array.from(data.subarray(i * cols, (i + 1) * cols)),
    );
    const projection = new UMAP({
      nNeighbors: neighbours,
      minDist: 0,
      distanceFn: cosine,
      random: seededRandom(seed),
    });
    return measured(
      points,
      () => ({ data: Float32Array.from(projection.fit(rows).flat()), rows: rows.length, cols: 2 }),
      true,
    );
  },
};

export type UmapApi = typeof api;
serve(api);
