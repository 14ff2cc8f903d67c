// A run's result: put together once at the end of the walk, and read as a tree by the screen and the export.
import type { Group } from './group.ts';
import { hashList } from './hash.ts';
import type { Nested } from './nesting.ts';
import type { KMeansAnswer, Ports } from './ports.ts';
import { countBy } from './stages/name.ts';
import type { Cluster, Issue, KChoice, Matrix, Overview, OverviewRows, OverviewStats, Run } from './types.ts';
import type { ReadChat } from './walk.ts';

/** What the stages of a run found. */
export interface OverviewParts {
  readonly run: Run;
  readonly ports: Pick<Ports, 'analyst' | 'embedder'>;
  /** Sorted by conversation id: row numbers are positions here. */
  readonly chats: readonly ReadChat[];
  readonly empty: number;
  /** With text, but not chosen to be read. */
  readonly leftOut: number;
  /** Of those: by a model's no to the question of the selection. */
  readonly leftOutByQuestion: number;
  readonly choice: KChoice;
  readonly grouping: KMeansAnswer;
  readonly nested: Nested;
  /** Rows x 2. */
  readonly layout: Matrix;
  readonly minimum: number;
  readonly issues: readonly Issue[];
}

/** Most central members kept with each cluster. */
const centralKept = 3;

/** Puts the findings of all stages together, rows in the order of the chats. Pure. */
export function assembleOverview(parts: OverviewParts): Overview {
  const { run, ports, chats, nested, minimum, issues } = parts;
  const { groups } = nested;
  const idOf = new Map(
    groups.map((group) => [group.number, hashList(group.rows.map((row) => chats[row].conversation.id))]),
  );
  const parentOf = new Map<number, number>();
  for (const group of groups) for (const child of group.children) parentOf.set(child.number, group.number);
  const clusters = groups.map((group) => clusterOf(group, idOf, parentOf));
  const base = groups.filter((group) => group.level === 0);
  return {
    runId: run.id,
    datasetId: run.datasetId,
    settings: run.settings,
    analyst: ports.analyst.id,
    embedder: ports.embedder.id,
    requestsAreQuotations: ports.analyst.quotes,
    k: base.length,
    choice: parts.choice,
    levels: nested.levels,
    flatBecause: nested.flatBecause,
    minimum,
    clusters,
    baseIds: base.map((group) => idOf.get(group.number)!),
    rows: rowsOf(parts),
    layout: parts.layout,
    stats: statsOf(parts),
    issues,
  };
}

function clusterOf(
  group: Group,
  idOf: ReadonlyMap<number, string>,
  parentOf: ReadonlyMap<number, number>,
): Cluster {
  const parent = parentOf.get(group.number);
  return {
    id: idOf.get(group.number)!,
    level: group.level,
    name: group.text?.name ?? '',
    description: group.text?.description ?? '',
    parentId: parent === undefined ? null : idOf.get(parent)!,
    size: group.rows.length,
    shown: group.shown,
    hiddenBecause: group.hiddenBecause ?? null,
    audit: group.audit ?? { score: 5, reason: '' },
    keywords: group.shown ? (group.keywords ?? []) : [],
    cohesion: group.cohesion ?? 0,
    separation: group.separation ?? 0,
    central: (group.ordered ?? []).slice(0, centralKept),
  };
}

function rowsOf({ chats, grouping }: OverviewParts): OverviewRows {
  return {
    ids: chats.map(({ conversation }) => conversation.id),
    requests: chats.map(({ facets }) => facets.request),
    tasks: chats.map(({ facets }) => facets.task),
    languages: chats.map(({ facets }) => facets.languages),
    concern: Uint8Array.from(chats, ({ facets }) => facets.concern),
    base: grouping.assignment,
    closeness: grouping.closeness,
    startedAt: Float64Array.from(chats, ({ conversation }) => conversation.startedAt ?? NaN),
    turns: Uint32Array.from(chats, ({ conversation }) => conversation.turns),
    sources: chats.map(({ conversation }) => conversation.source),
    ...(chats.some(({ facets }) => facets.custom)
      ? { custom: chats.map(({ facets }) => facets.custom ?? []) }
      : {}),
    ...(chats.some(({ facets }) => facets.fallback)
      ? { fallback: Uint8Array.from(chats, ({ facets }) => (facets.fallback ? 1 : 0)) }
      : {}),
  };
}

function statsOf({ chats, empty, leftOut, leftOutByQuestion, issues }: OverviewParts): OverviewStats {
  const languages = countBy(chats.flatMap(({ facets }) => facets.languages.slice(0, 1)));
  const withLanguage = languages.reduce((sum, [, count]) => sum + count, 0);
  const dates = chats.map(({ conversation }) => conversation.startedAt).filter((date) => date !== null);
  const redacted = new Map<string, number>();
  for (const { facets } of chats) {
    for (const [kind, count] of Object.entries(facets.found))
      redacted.set(kind, (redacted.get(kind) ?? 0) + count);
  }
  const accounts = new Set(
    chats.map(({ conversation }) => conversation.account).filter((account) => account !== null),
  );
  const failed = issues.filter(({ kind }) => kind === 'no-facets' || kind === 'no-screen').length;
  return {
    conversations: chats.length + empty + failed + leftOut,
    clustered: chats.length,
    empty,
    duplicates: chats.length - new Set(chats.map(({ conversation }) => conversation.contentHash)).size,
    dateRange:
      dates.length === 0
        ? null
        : dates.reduce(([a, b], date) => [Math.min(a, date), Math.max(b, date)], [Infinity, -Infinity]),
    languages: Object.fromEntries(languages),
    otherLanguages: withLanguage === 0 ? 0 : 1 - languages[0][1] / withLanguage,
    accounts: accounts.size,
    redacted: Object.fromEntries([...redacted].sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(leftOutByQuestion > 0 ? { leftOutByQuestion } : {}),
  };
}
