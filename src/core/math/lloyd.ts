// Lloyd's iterations over shards: means from sums, how far that moved them, and back.
import { paddedWidth } from './shard-memory.ts';
import type { KMeansShard, Scale, ShardStep } from './shard-port.ts';
import { grainOf } from './whole-units.ts';

export interface LloydOptions {
  readonly k: number;
  readonly cols: number;
  readonly scale: Scale;
  readonly mostIterations: number;
  /** Called after every step with its number. */
  readonly onStep: (step: number) => void;
}

/** Of the radius squared: more than the rounding of a drift. */
const rounding = 1e-12;

/** The means of k clusters, whole sums behind them, and how far the last update moved their scores. */
export class Means {
  readonly #options: LloydOptions;
  readonly #width: number;
  readonly #sums: Float64Array;
  readonly #weights: Float64Array;
  /** 1: its sums changed since the last update. */
  readonly #changed: Uint8Array;
  /** k x cols. */
  readonly values: Float32Array;
  /** The most that each mean's score can have fallen for any row: r |c' - c| + (|c'|^2 - |c|^2) / 2, by Cauchy and Schwarz. */
  readonly falls: Float64Array;
  /** The most that it can have risen: r |c' - c| - (|c'|^2 - |c|^2) / 2. */
  readonly rises: Float64Array;

  /** `start`: k x cols. */
  constructor(options: LloydOptions, start: Float32Array) {
    const { k, cols } = options;
    this.#options = options;
    this.#width = paddedWidth(cols);
    this.#sums = new Float64Array(k * this.#width);
    this.#weights = new Float64Array(k);
    this.#changed = new Uint8Array(k);
    this.values = Float32Array.from(start);
    this.falls = new Float64Array(k);
    this.rises = new Float64Array(k);
  }

  /** Adds what changed in a shard. Whole numbers: the order does not matter. */
  add({ clusters, sums, weights }: ShardStep): void {
    clusters.forEach((cluster, i) => {
      this.#weights[cluster] += weights[i];
      this.#changed[cluster] = 1;
      const [to, from] = [cluster * this.#width, i * this.#width];
      for (let j = 0; j < this.#width; j++) this.#sums[to + j] += sums[from + j];
    });
  }

  /** Moves every mean to the middle of its rows. One of no rows stays where it is. */
  update(): void {
    const { k, cols, scale } = this.#options;
    const grain = grainOf(scale);
    const next = new Float32Array(cols);
    this.falls.fill(0);
    this.rises.fill(0);
    for (let c = 0; c < k; c++) {
      if (this.#changed[c] === 0 || this.#weights[c] <= 0) continue;
      const share = 1 / (grain * this.#weights[c]);
      for (let j = 0; j < cols; j++) next[j] = this.#sums[c * this.#width + j] * share;
      this.#moveTo(c, next);
    }
    this.#changed.fill(0);
  }

  /** The first cluster without rows; -1 where all have some. */
  get empty(): number {
    return this.#weights.findIndex((weight) => weight <= 0);
  }

  /** Puts a mean without rows somewhere else; how far it moved is added to what `update` found. */
  place(cluster: number, values: Float32Array): void {
    const { falls, rises } = this;
    const [fell, rose] = [falls[cluster], rises[cluster]];
    this.#moveTo(cluster, values);
    falls[cluster] += fell;
    rises[cluster] += rose;
  }

  #row(c: number): Float32Array {
    const { cols } = this.#options;
    return this.values.subarray(c * cols, (c + 1) * cols);
  }

  #moveTo(c: number, next: Float32Array): void {
    const { radius } = this.#options.scale;
    const row = this.#row(c);
    let [distance, growth] = [0, 0];
    for (let j = 0; j < row.length; j++) {
      const step = next[j] - row[j];
      distance += step * step;
      growth += step * (next[j] + row[j]);
    }
    row.set(next);
    const slack = distance > 0 ? rounding * radius * radius : 0;
    const reach = radius * Math.sqrt(distance) + slack;
    this.falls[c] = reach + growth / 2;
    this.rises[c] = reach - growth / 2;
  }
}

/**
 * Steps until no row changes its cluster (Lloyd 1982), at most `mostIterations`. A cluster that lost all its rows gets the row
 * that is farthest from its mean. Returns the number of steps.
 */
export async function iterate(
  shards: readonly KMeansShard[],
  means: Means,
  { mostIterations, onStep }: Pick<LloydOptions, 'mostIterations' | 'onStep'>,
): Promise<number> {
  for (let step = 1; ; step++) {
    const changes = await Promise.all(
      shards.map((shard) => shard.assign(means.values, means.falls, means.rises)),
    );
    for (const change of changes) means.add(change);
    onStep(step);
    const moved = changes.reduce((sum, change) => sum + change.moved, 0);
    if ((moved === 0 && means.empty < 0) || step >= mostIterations) return step;
    means.update();
    if (means.empty >= 0 && !(await refill(shards, means))) return step;
  }
}

/** Gives the first empty cluster the farthest row; false where every row lies on its mean. */
async function refill(shards: readonly KMeansShard[], means: Means): Promise<boolean> {
  const far = await Promise.all(shards.map((shard) => shard.farthest()));
  const [worst] = far.sort((a, b) => b.distance - a.distance || a.row - b.row);
  if (worst.distance <= 0) return false;
  means.place(means.empty, worst.values);
  return true;
}
