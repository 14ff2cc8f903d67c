// The rule that turns evidence on several k into a choice.
import type { KChoice, KTrial } from '../types.ts';

/** Evidence on one k. */
export interface KEvidence extends Omit<KTrial, 'score'> {
  /** Share of near neighbours that are in one cluster, 0-1. See neighbour-share.ts. */
  readonly together: number;
}

/** Evidence below this is no evidence; keeps a product of several from vanishing altogether. */
const floor = 0.001;
/** Power of `together`: the chance that three near neighbours of a row are all in its cluster. From 2.5 to 5 nearly the same is chosen. */
const neighboursKept = 3;
/** How far k may be from sqrt(rows) before that alone costs 40 % of the score: a factor. Only extremes are held back. */
const usualFactor = 8;
/**
 * Scores within 3 % of the best are equal to it. Another seed changes a score by 4.8 % (median over some fifty sets and all k);
 * at 5 % the choice ran to twice the labelled number more often (7 of 37 runs against 5, on sets that had been looked at).
 */
export const nearlyEqual = 0.97;
/** The interval takes twice that distance. */
const indistinct = 0.9;

/**
 * What the rule compares, 0-1: sqrt(simplified silhouette x stability) x together^3 x share not under the minimum x nearness to
 * sqrt(rows). Silhouette and stability speak for clusters that are apart and come back; both grow or stay with k on short
 * texts, where every small heap of like wordings is a good cluster; near neighbours are torn apart as soon as k passes the
 * real topics. sqrt(rows) is midway, by factors, between one topic and a topic a row: exp(-ln(k / sqrt(rows))^2 / (2 ln(8)^2)).
 */
export function scoreOf(evidence: KEvidence, rows: number): number {
  const { simplified, stability, together, underMinimum } = evidence;
  const apart = Math.sqrt(Math.max(floor, simplified) * Math.max(floor, stability));
  const far = Math.log(evidence.k / Math.sqrt(rows)) / Math.log(usualFactor);
  return (
    apart *
    Math.max(floor, together) ** neighboursKept *
    Math.max(floor, 1 - underMinimum) *
    Math.exp(-(far * far) / 2)
  );
}

/**
 * From the best score on towards larger k as long as the score stays within 3 % of the best: too many topics cost little,
 * because the hierarchy merges them, too few cost a lot. Interval: from the smallest to the largest k within 10 %.
 * Runner-up: the best that is not next to the choice. `trials`: at least one, ascending by k.
 */
export function pickK(
  trials: readonly Pick<KTrial, 'k' | 'score'>[],
): Pick<KChoice, 'k' | 'runnerUp' | 'interval'> {
  const best = indexOfBest(trials);
  const most = trials[best].score;
  let chosen = best;
  while (chosen + 1 < trials.length && trials[chosen + 1].score >= nearlyEqual * most) chosen++;
  const close = trials.filter(({ score }) => score >= indistinct * most);
  const others = trials.filter((_, i) => Math.abs(i - chosen) > 1);
  return {
    k: trials[chosen].k,
    runnerUp: others.length === 0 ? null : others[indexOfBest(others)].k,
    interval: [close[0].k, close[close.length - 1].k],
  };
}

/** The first of the highest scores. */
function indexOfBest(trials: readonly Pick<KTrial, 'score'>[]): number {
  return trials.reduce((best, { score }, i) => (score > trials[best].score ? i : best), 0);
}
