// Scores of one division, and what several seeds make of them.
import { contingencyOf, type Labels } from '../../src/core/math/contingency.ts';
import { accuracy, ami, ari, bCubed, nmi, purity } from '../../src/core/math/scores.ts';

/** A number over several seeds. */
export interface Spread {
  readonly mean: number;
  /** Sample standard deviation, n - 1; 0 with one seed. */
  readonly sd: number;
}

/** All in per cent. */
export interface Scores {
  readonly ari: number;
  readonly nmi: number;
  readonly ami: number;
  readonly accuracy: number;
  readonly purity: number;
  readonly bCubed: number;
}

export type ScoreSpreads = Readonly<Record<keyof Scores, Spread>>;

/** Three decimals: tables show one, and it should be rounded once. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Mean and standard deviation. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean: rounded(mean), sd: rounded(Math.sqrt(squares / Math.max(1, values.length - 1))) };
}

/** Scores of clusters, in per cent. */
export function scoresOf(labels: Labels, clusters: Labels): Scores {
  const shares = {
    ...{ ari: ari(labels, clusters), nmi: nmi(labels, clusters), ami: ami(labels, clusters) },
    ...{ accuracy: accuracy(labels, clusters), purity: purity(labels, clusters) },
    bCubed: bCubed(labels, clusters).f1,
  };
  return mapScores(shares, (share) => share * 100);
}

/** Mean and standard deviation of every score. */
export function spreadScores(scores: readonly Scores[]): ScoreSpreads {
  return mapScores(scores[0], (_, name) => spreadOf(scores.map((each) => each[name])));
}

function mapScores<T, U>(
  scores: Readonly<Record<keyof Scores, T>>,
  f: (value: T, name: keyof Scores) => U,
): Record<keyof Scores, U> {
  const entries = Object.entries(scores) as [keyof Scores, T][];
  return Object.fromEntries(entries.map(([name, value]) => [name, f(value, name)])) as Record<
    keyof Scores,
    U
  >;
}

/** Share of things in the largest group, in per cent. */
export function largestShare(groups: Labels): number {
  const { rowSums, total } = contingencyOf(groups, groups);
  return (Math.max(...rowSums) / total) * 100;
}
