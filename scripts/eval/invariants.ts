// What must hold of every tree (clio.md 4), as far as it can be seen without names.
import { largestRoot } from '../../src/core/stages/nest.ts';
import type { Nest } from './divide.ts';

/** What is wrong with a tree, one sentence each; nothing where all holds. */
export function violationsOf({ sizes, plan }: Nest): string[] {
  const base = sizes.length;
  const found: string[] = [];
  const counts = [base];
  for (const { level } of plan.parents) counts[level] = (counts[level] ?? 0) + 1;
  counts.forEach((count, level) => {
    if (level > 0 && count >= counts[level - 1])
      found.push(`level ${level} has ${count} clusters, the one below ${counts[level - 1]}`);
  });
  plan.parents.forEach(({ children }, i) => {
    if (children.length < 2) found.push(`parent ${base + i} has ${children.length} children`);
  });
  const leavesOf = (node: number): number[] =>
    node < base ? [node] : plan.parents[node - base].children.flatMap(leavesOf);
  const trees = plan.roots.map(leavesOf);
  const leaves = trees.flat().sort((a, b) => a - b);
  if (leaves.length !== base || leaves.some((leaf, i) => leaf !== i))
    found.push('not every cluster is under exactly one root');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  for (const tree of trees) {
    const share = tree.reduce((sum, leaf) => sum + sizes[leaf], 0) / total;
    if (plan.levels > 1 && tree.length > 1 && share > largestRoot)
      found.push(`a root of ${tree.length} clusters holds ${Math.round(share * 100)} %`);
  }
  return found;
}
