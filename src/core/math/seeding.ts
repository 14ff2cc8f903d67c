// Where k-means starts: greedy k-means++ over shards.
import type { Random } from './random.ts';
import { lanes } from './shard-memory.ts';
import type { KMeansShard } from './shard-port.ts';

/** What seeding asks of a shard. */
export type SeedShard = Pick<KMeansShard, 'draw' | 'offer'>;

export interface SeedingOptions {
  readonly k: number;
  readonly cols: number;
  readonly random: Random;
  /** Sum of distances that each shard has to share out (its `begin`). */
  readonly away: readonly number[];
  /** Called with the number of centres chosen. */
  readonly onCentre: (count: number) => void;
}

/**
 * Up to k rows far from each other (Arthur & Vassilvitskii 2007): each drawn with the probability of its squared distance to
 * those before, the best of 2 + ln k such draws, at most eight (one panel of the kernel). Fewer than k only where there are
 * not k distinct rows. Distances are exact and counted in whole units, so the answer does not depend on how the rows are
 * shared out. Shape count x cols. Cost k passes over all rows.
 */
export async function seed(shards: readonly SeedShard[], options: SeedingOptions): Promise<Float32Array> {
  const { k, cols, random } = options;
  const away = [...options.away];
  const trials = Math.min(lanes, 2 + Math.floor(Math.log(k)));
  const centres = new Float32Array(k * cols);
  let lane = -1;
  let count = 0;
  while (count < k) {
    const total = away.reduce((sum, each) => sum + each, 0);
    if (total <= 0) break;
    const marks = Array.from({ length: count === 0 ? 1 : trials }, () => Math.floor(random() * total));
    const candidates = await drawn(shards, { away, marks, lane, centre: count - 1, cols });
    const gains = await Promise.all(shards.map((shard) => shard.offer(candidates)));
    const sums = marks.map((_, i) => gains.reduce((sum, each) => sum + each[i], 0));
    lane = sums.indexOf(Math.max(...sums));
    gains.forEach((each, s) => (away[s] -= each[lane]));
    centres.set(candidates.subarray(lane * cols, (lane + 1) * cols), count * cols);
    count++;
    options.onCentre(count);
  }
  await Promise.all(shards.map((shard) => shard.draw(lane, count - 1, new Float64Array(0))));
  return centres.subarray(0, count * cols);
}

interface Drawing {
  readonly away: readonly number[];
  readonly marks: readonly number[];
  readonly lane: number;
  readonly centre: number;
  readonly cols: number;
}

/** Rows at the marks of the running sum over all shards; every shard takes the centre chosen before. */
async function drawn(
  shards: readonly SeedShard[],
  { away, marks, lane, centre, cols }: Drawing,
): Promise<Float32Array> {
  const rows = new Float32Array(marks.length * cols);
  let before = 0;
  await Promise.all(
    shards.map(async (shard, s) => {
      const from = before;
      before += away[s];
      const own = marks.flatMap((mark, i) => (mark >= from && mark < from + away[s] ? [i] : []));
      const found = await shard.draw(
        lane,
        centre,
        Float64Array.from(own, (i) => marks[i] - from),
      );
      own.forEach((i, at) => rows.set(found.subarray(at * cols, (at + 1) * cols), i * cols));
    }),
  );
  return rows;
}
