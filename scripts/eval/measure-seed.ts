// Everything that is measured on one set with one seed.
import { seededRandom } from '../../src/core/math/random.ts';
import { purity } from '../../src/core/math/scores.ts';
import { cutAt, Divisions, embedRows, nestOf, rootsOf } from './divide.ts';
import { violationsOf } from './invariants.ts';
import { groupsAt, type Level, scoreAt } from './levels.ts';
import { largestShare, type Scores } from './statistics.ts';

export interface MeasureOptions {
  /** Roots that trees are cut at, exactly; null: as many as the app makes. */
  readonly top: number | null;
  /** A tree over so many leaves, cut at so many roots, scored by the coarsest label; null: none. */
  readonly tree: TreeTest | null;
}

export interface TreeTest {
  readonly leaves: number;
  readonly roots: number;
}

/** Base cluster of each row, and its root. */
export interface Placed {
  readonly cluster: Int32Array;
  readonly top: Int32Array;
}

/** What others do instead of choosing k for n conversations: Kura and OpenClio, the paper, a rule of thumb. */
const otherRules: Readonly<Record<string, (n: number) => number>> = {
  'n/10': (n) => n / 10,
  'n/100': (n) => n / 100,
  'sqrt(n/2)': (n) => Math.sqrt(n / 2),
};

export type SeedResult = Awaited<ReturnType<typeof measureSeed>>;

/** Divides and nests these texts and scores what comes out, at the true k of every level and at the chosen one. */
export async function measureSeed(
  texts: readonly string[],
  levels: readonly Level[],
  seed: number,
  { top, tree }: MeasureOptions,
) {
  const divisions = new Divisions(embedRows(texts, seed), seed);
  const choice = await divisions.choice();
  const chosen = await place(divisions, choice.k, top);
  const random = seededRandom(seed);
  const trueK = [];
  const scored = [];
  for (const level of levels) {
    const placed = await place(divisions, level.k, top);
    trueK.push(placed);
    scored.push({
      trueK: scoreAt(level, placed.cluster),
      random: scoreAt(
        level,
        texts.map(() => Math.floor(random() * level.k)),
      ),
      chosen: scoreAt(level, chosen.cluster),
      top: scoreAt(level, chosen.top),
    });
  }
  const deepest = levels.at(-1);
  return {
    ...{ choice, chosen, trueK, levels: scored },
    rules: deepest ? await measureRules(divisions, deepest) : {},
    tree: tree && levels.length > 0 ? await measureTree(divisions, levels[0], tree) : null,
  };
}

async function place(divisions: Divisions, k: number, top: number | null) {
  const answer = await divisions.into(k);
  const nest = nestOf(answer);
  const rootOf = top === null ? rootsOf(nest) : cutAt(nest, top);
  const rows: Placed = { cluster: answer.assignment, top: throughClusters(answer.assignment, rootOf) };
  return { ...rows, k: nest.sizes.length, levels: nest.plan.levels, violations: violationsOf(nest) };
}

async function measureRules(
  divisions: Divisions,
  level: Level,
): Promise<Record<string, { k: number; scores: Scores }>> {
  const measured: Record<string, { k: number; scores: Scores }> = {};
  for (const [name, rule] of Object.entries(otherRules)) {
    const k = Math.max(2, Math.round(rule(divisions.points.rows)));
    const { assignment } = await divisions.into(k);
    measured[name] = { k, scores: scoreAt(level, assignment) };
  }
  return measured;
}

/** A tree by the coarsest label: cut as asked, and with the app's own number of roots. Shares in per cent. */
async function measureTree(divisions: Divisions, level: Level, { leaves, roots }: TreeTest) {
  const { assignment, ...answer } = await divisions.into(leaves);
  const nest = nestOf({ assignment, ...answer });
  const score = (rootOf: Int32Array) => {
    const top = throughClusters(assignment, rootOf);
    return { roots: new Set(top).size, largest: largestShare(top), scores: scoreAt(level, top) };
  };
  return {
    leafPurity: purity(level.labels, groupsAt(level, assignment)) * 100,
    cut: score(cutAt(nest, roots)),
    own: score(rootsOf(nest)),
    violations: violationsOf(nest),
  };
}

/** Group of each row, from the group of each cluster. */
function throughClusters(assignment: Int32Array, groupOf: Int32Array): Int32Array {
  return assignment.map((cluster) => groupOf[cluster]);
}
