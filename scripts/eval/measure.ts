// Everything that is measured on one set, over several seeds: what tests/eval/results.json holds of it.
import { ari } from '../../src/core/math/scores.ts';
import type { KChoice } from '../../src/core/types.ts';
import { type Level, levelsOf } from './levels.ts';
import {
  measureSeed,
  type MeasureOptions,
  type Placed,
  type SeedResult,
  type TreeTest,
} from './measure-seed.ts';
import type { Row } from './rows.ts';
import { largestShare, scoresOf, spreadOf, spreadScores } from './statistics.ts';

export type SetResult = ReturnType<typeof summarise>;

/** Divisions at the true k of each level of labels, coarsest first (none: no labels), and at the chosen k. */
export interface Predictions {
  readonly trueK: readonly Placed[];
  readonly chosenK: Placed;
}

/**
 * Measures a set with each of these seeds. At least one row and one seed. The same rows and seeds give the same numbers.
 * `choice` and `predictions` are those of the first seed.
 */
export async function measureSet(
  rows: readonly Row[],
  seeds: readonly number[],
  options: MeasureOptions,
): Promise<{ result: SetResult; choice: KChoice; predictions: Predictions }> {
  const levels = levelsOf(rows);
  const texts = rows.map(({ text }) => text);
  const runs: SeedResult[] = [];
  for (const seed of seeds) runs.push(await measureSeed(texts, levels, seed, options));
  return {
    result: summarise(rows, runs, options.tree),
    choice: runs[0].choice,
    predictions: { trueK: runs[0].trueK, chosenK: runs[0].chosen },
  };
}

function summarise(rows: readonly Row[], runs: readonly SeedResult[], tree: TreeTest | null) {
  const levels = levelsOf(rows);
  const atTrueK = runs.flatMap(({ trueK }) => trueK.slice(-1));
  const atChosenK = runs.map(({ chosen }) => chosen);
  return {
    rows: rows.length,
    levels: levels.map((level, at) => levelOf(level, runs, at)),
    chosen: chosenOf(runs),
    rules: rulesOf(runs),
    stability: { trueK: stabilityOf(atTrueK), chosen: stabilityOf(atChosenK) },
    violations: [...new Set([...atTrueK, ...atChosenK].flatMap(({ violations }) => violations))],
    tree: tree && levels.length > 0 ? treeOf(runs, tree) : null,
  };
}

function levelOf({ labels, k }: Level, runs: readonly SeedResult[], at: number) {
  const over = (kind: keyof SeedResult['levels'][number]) =>
    spreadScores(runs.map((run) => run.levels[at][kind]));
  const allInOne = labels.map(() => 0);
  return {
    ...{ rows: labels.length, k, trueK: over('trueK'), chosen: over('chosen'), top: over('top') },
    ...{ oneCluster: spreadScores([scoresOf(labels, allInOne)]), random: over('random') },
  };
}

/** The choice of k, and what is known of it without labels: silhouettes -1 to 1, shares in per cent. */
function chosenOf(runs: readonly SeedResult[]) {
  const trials = runs.flatMap(({ choice }) => choice.trials.filter(({ k }) => k === choice.k));
  return {
    ks: runs.map(({ choice }) => choice.k),
    k: spreadOf(runs.map(({ choice }) => choice.k)),
    runnersUp: runs.map(({ choice }) => choice.runnerUp),
    intervals: runs.map(({ choice }) => choice.interval),
    unsupervised:
      trials.length === 0
        ? null
        : {
            silhouette: spreadOf(trials.map(({ silhouette }) => silhouette)),
            simplified: spreadOf(trials.map(({ simplified }) => simplified)),
            stability: spreadOf(trials.map(({ stability }) => stability)),
            underMinimum: spreadOf(trials.map(({ underMinimum }) => underMinimum * 100)),
          },
    levels: runs.map(({ chosen }) => chosen.levels),
    roots: spreadOf(runs.map(({ chosen }) => new Set(chosen.top).size)),
    largestRoot: spreadOf(runs.map(({ chosen }) => largestShare(chosen.top))),
  };
}

function rulesOf(runs: readonly SeedResult[]) {
  const names = Object.keys(runs[0].rules);
  return Object.fromEntries(
    names.map((name) => {
      const measured = runs.map(({ rules }) => rules[name]);
      return [name, { k: measured[0].k, scores: spreadScores(measured.map(({ scores }) => scores)) }];
    }),
  );
}

/** Adjusted Rand index between the base clusters of the first two seeds, in per cent; null with one seed. */
function stabilityOf(placed: readonly Placed[]): number | null {
  if (placed.length < 2) return null;
  return spreadOf([ari(placed[0].cluster, placed[1].cluster) * 100]).mean;
}

function treeOf(runs: readonly SeedResult[], { leaves, roots }: TreeTest) {
  const trees = runs.map((run) => run.tree!);
  const over = (kind: 'cut' | 'own') => ({
    roots: spreadOf(trees.map((tree) => tree[kind].roots)),
    largest: spreadOf(trees.map((tree) => tree[kind].largest)),
    scores: spreadScores(trees.map((tree) => tree[kind].scores)),
  });
  return {
    ...{ leaves, roots, leafPurity: spreadOf(trees.map(({ leafPurity }) => leafPurity)) },
    ...{ cut: over('cut'), own: over('own') },
    violations: [...new Set(trees.flatMap(({ violations }) => violations))],
  };
}
