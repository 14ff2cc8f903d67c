// Which number of clusters the rows speak for.
import type { KChoice, KTrial, Matrix } from '../types.ts';
import { kGrid } from './k-grid.ts';
import { type Ground, groundOf, movedTo, tryK } from './k-trial.ts';
import { firstEqualRow, pickRows, withoutZeroRows } from './matrix.ts';
import { type KEvidence, pickK, scoreOf } from './pick-k.ts';
import { seededRandom, shuffled } from './random.ts';
import type { Divide } from './stability.ts';

export type { Divide } from './stability.ts';

/** Rows on which all k are tried: what a sample of this size does not show is too small to read about. */
export const mostRows = 3000;
/** With fewer distinct rows there is nothing to compare. */
const fewDistinct = 10;
/** Rows to a cluster where there is nothing to compare. */
const rowsWhereFew = 4;
/** Divisions compared with one another for each k: three give three pairs. Two on all rows, where each costs more. */
const subsamples = { ofSample: 3, ofAll: 2 };
/** Factor between the three k that are tried on all rows. */
const around = 1.5;
/** On all rows another k must be better by this factor: twice what another seed changes. */
const clearlyBetter = 1.1;

/** `minimum`: rows of a cluster that is large enough to be shown. `onProgress`: share of the work done, 0-1. */
interface Options {
  readonly seed: number;
  readonly minimum: number;
  readonly onProgress?: (share: number) => void;
}

/**
 * The number of clusters that unit rows speak for, by a rule fixed in advance.
 *
 * 1. About 14 k are tried (k-grid.ts), on a seeded sample of 3,000 rows where there are more. Rows of zeros are left out.
 * 2. Evidence on each: cosine silhouettes; stability, the mean adjusted Rand index between divisions of three seeded
 *    80 % subsamples on the rows they share (Ben-Hur, Elisseeff & Guyon 2002); the share of each row's sqrt(rows) / 7 nearest
 *    neighbours that are in its cluster; the share of rows in clusters under the minimum. One score of it all: pick-k.ts.
 * 3. The best score wins, moved to larger k while the score stays within 3 %.
 * 4. The number of topics carries over to all rows (their size does not). There k / 1.5, k and 1.5 k are tried; another than
 *    k is taken where its score is 10 % better. Among the trials these stand on the sample's scale: the score of k is equal.
 *
 * Fewer than 10 distinct rows: nothing is tried, one cluster to four rows but never more than distinct rows ('few').
 * Rows without structure, or of one topic, get a number all the same; their scores are low.
 *
 * Cost: 4 divisions of the sample a trial (56 in all). Where there are more rows, 3 of all and 6 of subsamples of them.
 */
export async function chooseK(points: Matrix, options: Options, divide: Divide): Promise<KChoice> {
  const { seed, minimum, onProgress = () => undefined } = options;
  const live = withoutZeroRows(points);
  const rows = sampleOf(live.rows, seed);
  const sample = rows.length === live.rows ? live : pickRows(live, rows);
  const distinct = new Set(firstEqualRow(sample)).size;
  if (distinct < fewDistinct) return fewRows(live.rows, distinct, onProgress);

  const ks = kGrid(sample.rows, distinct);
  const progress = new Work(ks, sample.rows, live.rows, onProgress);
  const scaled = (minimum * sample.rows) / live.rows;
  const ground = groundOf(sample, { minimum: scaled, seed, subsamples: subsamples.ofSample });
  const trials: KTrial[] = [];
  for (const k of ks) {
    trials.push(scored(await tryK(ground, k, divide), sample.rows));
    progress.add(k, sample.rows);
  }
  const choice = pickK(trials);
  const evidence = { because: 'evidence', sampled: sample.rows } as const;
  if (rows.length === live.rows) return { ...choice, ...evidence, byRule: choice.k, trials };

  const neighbours = movedTo(ground.neighbours, rows);
  const all = { points: live, neighbours, minimum, seed, subsamples: subsamples.ofAll };
  const onAll = await tryAround(choice.k, all, sample.rows, divide, progress);
  return { ...settled(choice, trials, onAll), ...evidence };
}

/** Row numbers of a seeded sample, ascending; all of them where they are few. */
function sampleOf(rows: number, seed: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return rows <= mostRows
    ? all
    : Int32Array.from(shuffled([...all], seededRandom(seed)).slice(0, mostRows)).sort();
}

function fewRows(rows: number, distinct: number, onProgress: (share: number) => void): KChoice {
  const k = Math.max(1, Math.min(distinct, Math.round(rows / rowsWhereFew)));
  onProgress(1);
  return { k, because: 'few', byRule: k, runnerUp: null, interval: [k, k], trials: [], sampled: rows };
}

/** `rows` are those of the sample, also for evidence from all rows: which k is usual does not change with them. */
function scored(evidence: KEvidence, rows: number): KTrial {
  const { k, silhouette, simplified, stability, underMinimum } = evidence;
  return { k, silhouette, simplified, stability, underMinimum, score: scoreOf(evidence, rows) };
}

/** k and its neighbours tried on all rows; the first is k itself. */
async function tryAround(
  k: number,
  all: Ground,
  sampled: number,
  divide: Divide,
  work: Work,
): Promise<KTrial[]> {
  const near = [k, Math.max(2, Math.round(k / around)), Math.round(k * around)];
  const trials: KTrial[] = [];
  for (const other of new Set(near)) {
    trials.push(scored(await tryK(all, other, divide), sampled));
    work.add(other, all.points.rows);
  }
  work.finish();
  return trials;
}

/** The choice after a look at all rows: k itself, or one beside it that is clearly better there. */
function settled(
  choice: ReturnType<typeof pickK>,
  onSample: readonly KTrial[],
  [same, ...beside]: readonly KTrial[],
): Pick<KChoice, 'k' | 'byRule' | 'runnerUp' | 'interval' | 'trials'> {
  const scale = onSample.find(({ k }) => k === same.k)!.score / same.score;
  const best = beside.reduce((most, trial) => (trial.score > most.score ? trial : most), same);
  const k = best.score > clearlyBetter * same.score ? best.k : same.k;
  const onScale = beside.map((trial) => ({ ...trial, score: trial.score * scale }));
  const added = onScale.filter((trial) => onSample.every((other) => other.k !== trial.k));
  return {
    ...{ k, byRule: k, runnerUp: k === choice.k ? choice.runnerUp : choice.k },
    interval: [Math.min(k, choice.interval[0]), Math.max(k, choice.interval[1])],
    trials: [...onSample, ...added].sort((a, b) => a.k - b.k),
  };
}

/** Tells the share of the work done. A division costs about rows * k; how many clusters all rows will want is guessed. */
class Work {
  readonly #total: number;
  readonly #tell: (share: number) => void;
  #done = 0;

  constructor(ks: readonly number[], sample: number, rows: number, tell: (share: number) => void) {
    const onSample = ks.reduce((sum, k) => sum + k * sample, 0);
    const guess = Math.sqrt(ks[0] * ks[ks.length - 1]);
    this.#total = onSample + (rows > sample ? 3 * guess * rows : 0);
    this.#tell = tell;
  }

  add(k: number, rows: number): void {
    this.#done += k * rows;
    this.#tell(Math.min(1, this.#done / this.#total));
  }

  finish(): void {
    this.#tell(1);
  }
}
