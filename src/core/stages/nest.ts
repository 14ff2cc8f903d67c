// Stage 9: how many levels, and which base cluster goes under which parent (clio.md 4, the built-in analyst's way: math/leaf-tree.ts).
import { cut, splitOf } from '../math/ward.ts';
import type { Merge } from '../ports.ts';

export const nestStage = 'nest@2';

/** Base clusters up to this number stay one level. */
const flatUpTo = 12;
/** The paper's roots: about ten. */
const aboutTen = 10;
/** No root may hold more than this share of the conversations, where the data allow. */
export const largestRoot = 0.4;

/** Levels for n base clusters: 1 up to 12, 2 up to 120, 3 up to 1,200, 4 beyond. */
export function levelsFor(base: number): number {
  if (base <= flatUpTo) return 1;
  if (base <= 120) return 2;
  return base <= 1200 ? 3 : 4;
}

/**
 * Wanted clusters of each level, base first, by a constant ratio: n_l / n_(l-1) = (n_top / n_base)^(1/(L-1)).
 * n_top is about ten; for few base clusters a third of them, at least five (still in the 0.5-1.5 band), so that parents have children.
 * Strictly falling. `base` may be smaller than what `levels` was decided by: clusters under the minimum are not nested.
 */
export function levelTargets(base: number, levels = levelsFor(base)): number[] {
  if (levels === 1 || base < 3) return [base];
  const top = Math.min(aboutTen, Math.max(5, Math.round(base / 3)));
  const ratio = (top / base) ** (1 / (levels - 1));
  const targets = [base];
  for (let level = 1; level < levels; level++) {
    const wanted = Math.max(2, Math.round(base * ratio ** level));
    if (targets[level - 1] > 2) targets.push(Math.min(wanted, targets[level - 1] - 1));
  }
  return targets;
}

/** A parent and its children, by number: below the number of base clusters a base cluster, else a parent. */
export interface NestParent {
  readonly level: number;
  readonly children: readonly number[];
}

export interface NestPlan {
  /** Base level included. Fewer than were wanted where the roots had to be split down to base clusters. */
  readonly levels: number;
  /** Numbered from `sizes.length` on; a parent's children come before it. */
  readonly parents: readonly NestParent[];
  readonly roots: readonly number[];
}

/**
 * Root of each base cluster where the tree is cut at `count` roots, as the page cuts it: a root with more than 40 % of `total` is
 * split along its last merge as long as it can be, so that there may be more. Roots are numbered, in no order, from 0. `planNest` makes
 * its top level so; the evaluation, which asks for an exact number of roots, takes `cut`.
 */
export function rootLabels(
  sizes: readonly number[],
  merges: readonly Merge[],
  total: number,
  count: number,
): Int32Array {
  return splitLargeRoots(cut(merges, sizes.length, count), sizes, merges, total);
}

/**
 * The tree over base clusters with these sizes, in `wantedLevels` levels at most. Every base cluster is under exactly one root; no parent has a single
 * child (it is lifted); levels shrink strictly; a root with more than 40 % of `total` is split along its last merge as long as it can be.
 */
export function planNest(
  sizes: readonly number[],
  merges: readonly Merge[],
  total: number,
  wantedLevels = levelsFor(sizes.length),
): NestPlan {
  const base = sizes.length;
  const targets = levelTargets(base, wantedLevels);
  const top = targets.length - 1;
  if (top === 0) return { levels: 1, parents: [], roots: sizes.map((_, i) => i) };

  const labels: Int32Array[] = [];
  labels[top] = rootLabels(sizes, merges, total, targets[top]);
  for (let level = top - 1; level >= 1; level--) {
    labels[level] = refine(cut(merges, base, targets[level]), labels[level + 1]);
  }

  const parents: NestParent[] = [];
  // For every base cluster the number of the node that stands for it at the level reached so far.
  let nodes = sizes.map((_, i) => i);
  for (let level = 1; level <= top; level++) {
    const next = nodes.slice();
    for (const members of groups(labels[level])) {
      const children = [...new Set(members.map((member) => nodes[member]))];
      if (children.length < 2) continue;
      const parent = base + parents.length;
      parents.push({ level, children });
      for (const member of members) next[member] = parent;
    }
    nodes = next;
  }
  return { levels: 1 + (parents.at(-1)?.level ?? 0), parents, roots: [...new Set(nodes)] };
}

/** Splits the largest group over the limit along its last merge, again and again, until none is left or none can be split. */
function splitLargeRoots(
  labels: Int32Array,
  sizes: readonly number[],
  merges: readonly Merge[],
  total: number,
): Int32Array {
  const result = labels.slice();
  for (;;) {
    const large = groups(result)
      .map((members) => ({ members, size: members.reduce((sum, member) => sum + sizes[member], 0) }))
      .filter(({ members, size }) => members.length > 1 && size > largestRoot * total)
      .sort((a, b) => b.size - a.size);
    if (large.length === 0) return result;
    const [, second] = splitOf(merges, sizes.length, large[0].members);
    const fresh = Math.max(...result) + 1;
    for (const member of second) result[member] = fresh;
  }
}

/** Labels that are equal only where both are: makes a finer level lie inside a coarser one. */
function refine(fine: Int32Array, coarse: Int32Array): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(fine, (label, i) => {
    const pair = `${label} ${coarse[i]}`;
    if (!numbers.has(pair)) numbers.set(pair, numbers.size);
    return numbers.get(pair)!;
  });
}

/** Members of each label, in order of first appearance. */
function groups(labels: Int32Array): number[][] {
  const byLabel = new Map<number, number[]>();
  labels.forEach((label, i) => {
    const members = byLabel.get(label);
    if (members) members.push(i);
    else byLabel.set(label, [i]);
  });
  return [...byLabel.values()];
}
