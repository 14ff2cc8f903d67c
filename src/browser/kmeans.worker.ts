// K-means off the page's thread: one shard of a large set, or a small set whole; a thin shell.
import { transfer } from 'comlink';
import { bestKernel } from '../core/math/kernel.ts';
import { kmeans } from '../core/math/kmeans.ts';
import { LocalShard } from '../core/math/shard.ts';
import type { Scale, ShardShape } from '../core/math/shard-port.ts';
import type { KMeansOptions } from '../core/ports.ts';
import type { Matrix } from '../core/types.ts';
import { serve } from './rpc.ts';

let opened: LocalShard | null = null;

function shard(): LocalShard {
  if (opened === null) throw new Error('no shard is open');
  return opened;
}

const api = {
  open(shape: ShardShape): void {
    opened = new LocalShard(bestKernel()!, shape);
  },
  /** Gives the rows back: see `remoteShard`. */
  add(at: number, rows: Float32Array, weights: Float64Array | null) {
    return transfer({ scale: shard().add(at, rows, weights), rows }, [rows.buffer]);
  },
  begin: (scale: Scale) => shard().begin(scale),
  draw: (lane: number, centre: number, marks: Float64Array) => shard().draw(lane, centre, marks),
  offer: (candidates: Float32Array) => shard().offer(candidates),
  gather() {
    const step = shard().gather();
    return transfer(step, [step.clusters.buffer, step.sums.buffer, step.weights.buffer]);
  },
  /** Gives the means back as well. */
  assign(means: Float32Array, falls: Float64Array, rises: Float64Array, room: Float64Array | null) {
    const step = shard().assign(means, falls, rises, room);
    const { clusters, sums, weights } = step;
    return transfer({ step, means }, [clusters.buffer, sums.buffer, weights.buffer, means.buffer]);
  },
  farthest: () => shard().farthest(),
  finish() {
    const answer = shard().finish();
    return transfer(answer, [answer.labels.buffer, answer.closeness.buffer]);
  },
  async whole(points: Matrix, options: KMeansOptions, onProgress: (share: number) => void) {
    const answer = await kmeans(points, { ...options, onProgress });
    const { assignment, centroids, closeness } = answer;
    return transfer(answer, [assignment.buffer, centroids.data.buffer, closeness.buffer]);
  },
};

export type KMeansApi = typeof api;
serve(api);
