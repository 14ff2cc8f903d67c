// Stage 9: which shown base clusters stand together, by Ward's linkage or by the analyst, and what the parents are called.
// Part of the walk (pipeline.ts), apart only because of its length.
import type { Group } from './group.ts';
import { hashParts } from './hash.ts';
import { pickRows } from './math/matrix.ts';
import { matrixHash } from './matrix-hash.ts';
import { nameGroups } from './naming.ts';
import type { NamingContext } from './naming-questions.ts';
import { nestByAnalyst } from './nesting-by-analyst.ts';
import type { Merge } from './ports.ts';
import { rememberOne } from './remember.ts';
import { fewChats } from './settings.ts';
import { levelsFor, nestStage, type NestPlan, planNest } from './stages/nest.ts';
import { keeping } from './walk.ts';

export interface Nested {
  /** Base groups, then parents, lower levels first. */
  readonly groups: readonly Group[];
  readonly levels: number;
  readonly flatBecause: 'few-chats' | null;
}

/** The tree over named base groups. Under eight chats, or with one shown cluster, it stays flat. */
export async function nest(context: NamingContext, base: readonly Group[]): Promise<Nested> {
  const { progress, ports } = context.walk;
  const few = context.chats.length < fewChats;
  const isFlat = few || base.filter((group) => group.shown).length < 2;
  progress.begin('nest', 0);
  let nested: Nested;
  if (isFlat) nested = { groups: base, levels: 1, flatBecause: few ? 'few-chats' : null };
  else if (ports.analyst.parents === null) nested = await nestByWard(context, base);
  else nested = { ...(await nestByAnalyst(context, base, ports.analyst.parents)), flatBecause: null };
  progress.end('nest');
  progress.end('audit');
  return nested;
}

async function nestByWard(context: NamingContext, base: readonly Group[]): Promise<Nested> {
  const { walk, chats, grouping } = context;
  const shown = base.filter((group) => group.shown);
  const sizes = shown.map((group) => group.rows.length);
  const centroids = pickRows(
    grouping.centroids,
    shown.map((group) => group.number),
  );
  const merges = await rememberOne<Merge[]>({
    ...keeping(walk, nestStage),
    key: hashParts(matrixHash(centroids), ...sizes),
    compute: (signal) => walk.ports.numerics.leafTree(centroids, Float64Array.from(sizes), signal),
  });
  const plan = planNest(sizes, merges, chats.length, levelsFor(base.length));
  // As many clusters as were asked about before: the audit goes on with the parents.
  const audited = base.filter((group) => group.hiddenBecause !== 'too-small').length;
  walk.progress.begin('audit', audited + plan.parents.length);
  walk.progress.begin('nest', plan.parents.length);
  const parents = await nameParents(context, base, plan);
  return { groups: [...base, ...parents], levels: plan.levels, flatBecause: null };
}

/** Step 6: each parent is named from the children it got, lower levels first. */
async function nameParents(context: NamingContext, base: readonly Group[], plan: NestPlan): Promise<Group[]> {
  const nodes: Group[] = base.filter((group) => group.shown);
  const named: Group[] = [];
  const levels = [...new Set(plan.parents.map((parent) => parent.level))];
  for (const level of levels) {
    const groups = plan.parents
      .filter((parent) => parent.level === level)
      .map((parent, i): Group => {
        const children = parent.children.map((child) => nodes[child]);
        const rows = children.flatMap((child) => [...child.rows]).sort((a, b) => a - b);
        return { number: base.length + named.length + i, rows, level, children, shown: true };
      });
    const done = await nameGroups(context, groups, [...base, ...named]);
    named.push(...done);
    nodes.push(...done);
  }
  return named;
}
