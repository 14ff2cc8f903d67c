// A share of the points of a k-means, here or in a worker: what it is asked and what it answers.

/** Rows of this shard, and what all shards have in common. */
export interface ShardShape {
  readonly rows: number;
  readonly cols: number;
  readonly k: number;
  /** Number of this shard's first row among all. */
  readonly first: number;
  /** Seeding looks at every `stride`-th row of all. */
  readonly stride: number;
}

/** What the units of all shards are made of. */
export interface Scale {
  /** Largest length of a row. */
  readonly radius: number;
  /** Sum of weights. */
  readonly weight: number;
}

/** What a step of Lloyd's changed in one shard. */
export interface ShardStep {
  readonly moved: number;
  /** Clusters that rows moved into or out of. */
  readonly clusters: Int32Array;
  /** Per such cluster what moved in less what moved out, in whole grains: clusters.length x padded width, and room behind it. */
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

/** The row farthest from the mean of its cluster. */
export interface Far {
  /** Number among all. */
  readonly row: number;
  /** Weighted and squared. */
  readonly distance: number;
  readonly values: Float32Array;
}

export interface ShardAnswer {
  /** -1: a row of zeros. */
  readonly labels: Int32Array;
  /** Sum of weighted squared distances in units of 1 / fineness. */
  readonly squares: number;
  /** Cosine of each row to the mean of its cluster. */
  readonly closeness: Float32Array;
}

/** A shard answers at once in this thread, later from a worker. */
export type Later<T> = T | Promise<T>;

/** A share of the points. Its calls come in the order they stand here. */
export interface KMeansShard {
  /** Takes rows from number `at` of this shard on. Rows of zeros get weight 0: they change nothing and get some label. */
  add(at: number, rows: Float32Array, weights: Float64Array | null): Later<Scale>;
  /** Forgets labels and bounds. Answers the sum of distances to share out in seeding. */
  begin(scale: Scale): Later<number>;
  /** Takes the last offer's candidate of a lane as this centre (lane -1: none); answers the rows at these marks of the running sum of distances. */
  draw(lane: number, centre: number, marks: Float64Array): Later<Float32Array>;
  /** By how much each of these candidates (at most 8) would lower the sum of distances. */
  offer(candidates: Float32Array): Later<Float64Array>;
  /** The clusters that seeding made of the rows it looked at, as a step. */
  gather(): Later<ShardStep>;
  /** Every row to its nearest mean (k x cols). See `Means` in lloyd.ts for the others. */
  assign(means: Float32Array, falls: Float64Array, rises: Float64Array): Later<ShardStep>;
  farthest(): Later<Far>;
  finish(): Later<ShardAnswer>;
}
