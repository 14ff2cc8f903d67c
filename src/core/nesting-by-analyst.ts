// clio.md 4 with an analyst that finds parents itself, level by level: it is asked (nesting-questions.ts), the parents it found are
// named, and whatever it answers cannot break the tree. Part of the walk (nesting.ts), apart only because of its length.
import type { Group } from './group.ts';
import { hashParts } from './hash.ts';
import { centroidsOf } from './math/centroids.ts';
import { cut, splitOf } from './math/ward.ts';
import { matrixHash } from './matrix-hash.ts';
import { nameGroups } from './naming.ts';
import type { NamingContext } from './naming-questions.ts';
import { LevelQuestions } from './nesting-questions.ts';
import type { Merge, ParentAnalyst } from './ports.ts';
import { rememberOne } from './remember.ts';
import { largestRoot, levelsFor, levelTargets, nestStage } from './stages/nest.ts';
import {
  type Branch,
  branchesOf,
  groupsBy,
  heightOf,
  makeLevelsFall,
  parentsOver,
} from './stages/nest-by-analyst.ts';
import { keeping } from './walk.ts';

/** The tree over the shown ones of these groups. */
export async function nestByAnalyst(
  context: NamingContext,
  base: readonly Group[],
  parents: ParentAnalyst,
): Promise<{ groups: Group[]; levels: number }> {
  const tree = new GrowingTree(context, base, parents);
  const targets = levelTargets(tree.roots.length, levelsFor(base.length));
  for (let level = 1; level < targets.length; level++) {
    // A model may have found so few parents below that this level is there already.
    if (tree.roots.length <= targets[level]) continue;
    await tree.grow(targets[level], level === targets.length - 1);
  }
  await tree.splitLarge();
  return tree.finish();
}

class GrowingTree {
  readonly #context: NamingContext;
  readonly #base: readonly Group[];
  readonly #parents: ParentAnalyst;
  readonly #named = new Map<Branch, Group>();
  /** Of all parents ever named: names of those that were split stay taken. */
  #numbered: Group[] = [];
  #questions = 0;
  #audits: number;
  roots: Branch[];

  constructor(context: NamingContext, base: readonly Group[], parents: ParentAnalyst) {
    this.#context = context;
    this.#base = base;
    this.#parents = parents;
    this.#audits = base.filter((group) => group.hiddenBecause !== 'too-small').length;
    this.roots = base
      .filter((group) => group.shown)
      .map((group) => {
        const branch: Branch = { rows: group.rows, children: [] };
        this.#named.set(branch, group);
        return branch;
      });
  }

  /** One level more, of about `target` parents. The last one is held to the largest share before it is named. */
  async grow(target: number, isLast: boolean): Promise<void> {
    let groups = (await this.#askedGroups(target)) ?? (await this.#wardGroups(target));
    if (isLast) groups = await this.#withoutLarge(groups);
    await this.#put(groups);
  }

  /** Splits roots that hold too much. */
  async splitLarge(): Promise<void> {
    const groups = await this.#withoutLarge(this.roots.map((root) => [root]));
    await this.#put(groups);
  }

  /** All base groups, then the parents that are left, lower levels first. */
  finish(): { groups: Group[]; levels: number } {
    const finished: Group[] = [];
    const finish = (branch: Branch): Group => {
      const children = branch.children.map(finish);
      if (children.length === 0) return this.#groupOf(branch);
      const group = { ...this.#groupOf(branch), children, level: heightOf(branch) };
      finished.push(group);
      return group;
    };
    this.roots.forEach(finish);
    finished.sort((a, b) => a.level - b.level || a.number - b.number);
    return {
      groups: [...this.#base, ...finished],
      levels: 1 + Math.max(0, ...finished.map(({ level }) => level)),
    };
  }

  #groupOf(branch: Branch): Group {
    return this.#named.get(branch)!;
  }

  /** Step 6: the groups become parents, and what has no name yet is named. */
  async #put(groups: readonly (readonly Branch[])[]): Promise<void> {
    this.roots = parentsOver(groups);
    makeLevelsFall(this.roots);
    const fresh = branchesOf(this.roots).filter((branch) => !this.#named.has(branch));
    if (fresh.length === 0) return;
    this.#expect(fresh.length);
    this.#audits += fresh.length;
    this.#context.walk.progress.begin('audit', this.#audits);
    this.#context.walk.progress.begin('nest', this.#questions);
    const unnamed = fresh.map((branch, i): Group => {
      const children = branch.children.map((child) => this.#groupOf(child));
      const number = this.#base.length + this.#numbered.length + i;
      return { number, rows: branch.rows, level: heightOf(branch), children, shown: true };
    });
    const done = await nameGroups(this.#context, unnamed, [...this.#base, ...this.#numbered]);
    done.forEach((group, i) => this.#named.set(fresh[i], group));
    this.#numbered = [...this.#numbered, ...done];
  }

  #expect(questions: number): void {
    this.#questions += questions;
    this.#context.walk.progress.begin('nest', this.#questions);
  }

  /** null: the analyst's answers make no level. */
  async #askedGroups(target: number): Promise<Branch[][] | null> {
    const nodes = this.roots.map((root) => ({ rows: root.rows, text: this.#groupOf(root).text! }));
    const expect = (questions: number) => this.#expect(questions);
    const questions = new LevelQuestions(this.#context, this.#parents, nodes, expect);
    const answer = await questions.parentsFor(target);
    return answer && groupsBy(this.roots, answer.chosen, answer.names.length);
  }

  async #wardGroups(target: number): Promise<Branch[][]> {
    const labels = cut(await this.#merges(this.roots), this.roots.length, target);
    return groupsBy(this.roots, [...labels], this.roots.length);
  }

  /** Groups over the largest share are divided along their last merge, again and again; a single parent gives way to its children. */
  async #withoutLarge(groups: readonly (readonly Branch[])[]): Promise<Branch[][]> {
    const most = largestRoot * this.#context.chats.length;
    const open = groups.map((group) => [...group]);
    const done: Branch[][] = [];
    for (let group = open.shift(); group; group = open.shift()) {
      const parts = group.length === 1 ? group[0].children : group;
      const size = group.reduce((sum, { rows }) => sum + rows.length, 0);
      if (size <= most || parts.length < 2) done.push(group);
      else {
        const merges = await this.#merges(parts);
        const halves = splitOf(
          merges,
          parts.length,
          parts.map((_, i) => i),
        );
        open.unshift(...halves.map((half) => half.map((i) => parts[i])));
      }
    }
    return done;
  }

  #merges(branches: readonly Branch[]): Promise<Merge[]> {
    const { walk, points } = this.#context;
    const rows = branches.map((branch) => branch.rows);
    const centroids = centroidsOf(points, rows);
    const sizes = rows.map(({ length }) => length);
    return rememberOne<Merge[]>({
      ...keeping(walk, nestStage),
      key: hashParts(matrixHash(centroids), ...sizes),
      compute: (signal) => walk.ports.numerics.leafTree(centroids, Float64Array.from(sizes), signal),
    });
  }
}
