// Stage 9 with a model (clio.md 4, steps 3 to 6): what is planned between its answers, and what holds whatever it answers.
import { seededRandom, shuffled } from '../math/random.ts';

/** Clusters in a neighbourhood, about, and the nearest ones beside it that are shown with it (the paper's numbers). */
export const neighbourhood = 40;
export const nearestShown = 10;

/** A node of the tree while it grows. */
export interface Branch {
  /** Row numbers of all conversations under it, ascending. */
  readonly rows: readonly number[];
  /** Empty: a base cluster. Never one alone. */
  children: readonly Branch[];
}

/** Half to one and a half times a wanted number: at least one, and room for two. */
export function bandOf(wanted: number): { readonly least: number; readonly most: number } {
  const least = Math.max(1, Math.floor(wanted / 2));
  return { least, most: Math.max(2, least, Math.floor(wanted * 1.5)) };
}

/** The options in an order that depends on the seed and the child alone, so that no place in the list is favoured. */
export function optionsFor(options: readonly string[], seed: number, childId: string): string[] {
  return shuffled(options, seededRandom((seed + Number.parseInt(childId.slice(0, 8), 16)) >>> 0));
}

/** What each option got, in the order of the options; options that got nothing are dropped. */
export function groupsBy<T>(items: readonly T[], chosen: readonly number[], options: number): T[][] {
  const groups: T[][] = Array.from({ length: options }, () => []);
  items.forEach((item, i) => groups[chosen[i]].push(item));
  return groups.filter((group) => group.length > 0);
}

/** A parent over each group; a single child is lifted. */
export function parentsOver(groups: readonly (readonly Branch[])[]): Branch[] {
  return groups.map((group) =>
    group.length === 1
      ? group[0]
      : { rows: group.flatMap(({ rows }) => rows).sort((a, b) => a - b), children: group },
  );
}

/** 0 for a base cluster, else one more than its highest child. */
export function heightOf({ children }: Branch): number {
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(heightOf));
}

/** All branches under and with these, children before parents. */
export function branchesOf(roots: readonly Branch[]): Branch[] {
  return roots.flatMap((root) => [...branchesOf(root.children), root]);
}

/**
 * Makes every level have strictly fewer branches than the one below. A level never has more than the one below, since each
 * of its branches has a child there; where it has as many, every one has exactly one, and that child gives way to its own children.
 */
export function makeLevelsFall(roots: readonly Branch[]): void {
  for (;;) {
    const levels: Branch[][] = [];
    for (const branch of branchesOf(roots)) (levels[heightOf(branch)] ??= []).push(branch);
    const at = levels.findIndex((level, height) => height > 1 && level.length >= levels[height - 1].length);
    if (at < 0) return;
    const gone = new Set(levels[at - 1]);
    for (const branch of levels[at]) {
      branch.children = branch.children.flatMap((child) => (gone.has(child) ? child.children : [child]));
    }
  }
}
