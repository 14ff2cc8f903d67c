// An overview read as a tree: what falls under a minimum is one group, counted and never named.
import { countBy } from './stages/name.ts';
import { rootId, tooSmallId, type TopicFacets, type TopicNode, type TopicTree } from './topic-tree.ts';
import type { Cluster, Overview } from './types.ts';

const rootName = 'All conversations';
const tooSmallName = 'Too small to show';

/**
 * The tree with clusters of at least `minimum` conversations. A parent keeps what its small children hold; a parent left
 * with one child gives way to it; what no shown topic holds is counted in the group "Too small to show".
 * Children are sorted by size, then name. Minimum: `overview.minimum` on screen, at least `exportMinimum` in a file.
 */
export function buildTree(overview: Overview, minimum: number): TopicTree {
  const reader = new TreeReader(overview, minimum);
  const roots = overview.clusters
    .filter((cluster) => cluster.parentId === null)
    .flatMap((root) => reader.visible(root));
  const all = overview.rows.ids.map((_, row) => row);
  const placed = new Set(roots.flatMap((root) => reader.rowsOf(root.cluster)));
  const rest = all.filter((row) => !placed.has(row));

  const topics = sorted(roots.map((root) => reader.node(root, rootId, 1)));
  if (rest.length > 0) topics.push(reader.plainNode(tooSmallId, rootId, 1, tooSmallName, rest, []));
  const root = reader.plainNode(rootId, null, 0, rootName, all, topics);
  const { stats, settings } = overview;
  const range = stats.dateRange;
  const fallbacks = overview.rows.fallback?.reduce((sum, value) => sum + value, 0);
  return {
    root,
    stats: {
      conversations: stats.conversations,
      clustered: stats.clustered,
      empty: stats.empty,
      duplicates: stats.duplicates,
      clusters: reader.count,
      dateRange: range && [isoDate(range[0]), isoDate(range[1])],
      languages: stats.languages,
      otherLanguages: stats.otherLanguages,
      redacted: stats.redacted,
      ...(fallbacks ? { fallbacks } : {}),
      ...(stats.leftOut ? { leftOut: stats.leftOut } : {}),
    },
    run: {
      seed: settings.seed,
      k: overview.k,
      ...(overview.choice ? { choice: overview.choice } : {}),
      levels: overview.levels,
      analyst: overview.analyst,
      embedder: overview.embedder,
      minimum,
      flatBecause: overview.flatBecause,
    },
  };
}

/** Row numbers of the conversations under a node, closest to their base centroid first. */
export function rowsUnder(overview: Overview, nodeId: string): number[] {
  const reader = new TreeReader(overview, overview.minimum);
  const cluster = overview.clusters.find(({ id }) => id === nodeId);
  const all = overview.rows.ids.map((_, row) => row);
  let rows: number[];
  if (cluster) rows = reader.rowsOf(cluster);
  else if (nodeId === tooSmallId) {
    const hidden = new Set(
      overview.clusters.filter((entry) => entry.level === 0 && !entry.shown).map(({ id }) => id),
    );
    rows = all.filter((row) => hidden.has(overview.baseIds[overview.rows.base[row]]));
  } else rows = nodeId === rootId ? all : [];
  const { closeness } = overview.rows;
  return rows.sort((a, b) => closeness[b] - closeness[a] || a - b);
}

/** Names from below the root down to the base cluster of a row. */
export function pathOf(overview: Overview, row: number): Cluster[] {
  const byId = new Map(overview.clusters.map((cluster) => [cluster.id, cluster]));
  const path: Cluster[] = [];
  for (
    let at = byId.get(overview.baseIds[overview.rows.base[row]]);
    at;
    at = at.parentId ? byId.get(at.parentId) : undefined
  ) {
    path.unshift(at);
  }
  return path;
}

/** A cluster that will be drawn, with the children that will be. */
interface Visible {
  readonly cluster: Cluster;
  readonly children: readonly Visible[];
}

class TreeReader {
  readonly #overview: Overview;
  readonly #minimum: number;
  readonly #children = new Map<string, Cluster[]>();
  readonly #rows = new Map<string, number[]>();
  count = 0;

  constructor(overview: Overview, minimum: number) {
    this.#overview = overview;
    this.#minimum = minimum;
    for (const cluster of overview.clusters) {
      if (cluster.parentId === null) continue;
      const siblings = this.#children.get(cluster.parentId);
      if (siblings) siblings.push(cluster);
      else this.#children.set(cluster.parentId, [cluster]);
    }
    overview.baseIds.forEach((id) => this.#rows.set(id, []));
    overview.rows.base.forEach((base, row) => this.#rows.get(overview.baseIds[base])!.push(row));
  }

  /** The cluster itself, the one child that takes its place, or nothing. */
  visible(cluster: Cluster): Visible[] {
    if (!cluster.shown || cluster.size < this.#minimum) return [];
    const children = (this.#children.get(cluster.id) ?? []).flatMap((child) => this.visible(child));
    return children.length === 1 ? children : [{ cluster, children }];
  }

  rowsOf(cluster: Cluster): number[] {
    const own = this.#rows.get(cluster.id);
    if (own && cluster.level === 0) return own;
    return (this.#children.get(cluster.id) ?? [])
      .flatMap((child) => this.rowsOf(child))
      .sort((a, b) => a - b);
  }

  node({ cluster, children }: Visible, parentId: string, depth: number): TopicNode {
    this.count++;
    const below = sorted(children.map((child) => this.node(child, cluster.id, depth + 1)));
    return {
      ...this.plainNode(cluster.id, parentId, depth, cluster.name, this.rowsOf(cluster), below),
      description: cluster.description,
      keywords: cluster.keywords,
      quality: { cohesion: cluster.cohesion, separation: cluster.separation },
      tooSmall: false,
    };
  }

  plainNode(
    id: string,
    parentId: string | null,
    depth: number,
    name: string,
    rows: readonly number[],
    children: readonly TopicNode[],
  ): TopicNode {
    return {
      id,
      parentId,
      depth,
      name,
      description: '',
      count: rows.length,
      share: this.#overview.rows.ids.length === 0 ? 0 : rows.length / this.#overview.rows.ids.length,
      keywords: [],
      facets: this.#facets(rows),
      quality: null,
      tooSmall: id === tooSmallId,
      requests: [],
      children,
    };
  }

  #facets(rows: readonly number[]): TopicFacets {
    const { languages, concern, startedAt, turns, sources } = this.#overview.rows;
    const byConcern: [number, number, number, number, number] = [0, 0, 0, 0, 0];
    for (const row of rows) byConcern[concern[row] - 1]++;
    const months = rows
      .filter((row) => !Number.isNaN(startedAt[row]))
      .map((row) => isoDate(startedAt[row]).slice(0, 7));
    const counts = rows.map((row) => turns[row]).sort((a, b) => a - b);
    return {
      languages: Object.fromEntries(countBy(rows.flatMap((row) => languages[row].slice(0, 1)))),
      concern: byConcern,
      months: Object.fromEntries(countBy(months).sort(([a], [b]) => (a < b ? -1 : 1))),
      turns: {
        mean: counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length,
        median: counts.length === 0 ? 0 : counts[counts.length >> 1],
      },
      sources: Object.fromEntries(countBy(rows.map((row) => sources[row]))),
      ...this.#customCounts(rows),
    };
  }

  /** Only of facets with fixed answers: what was answered freely tells of one chat. */
  #customCounts(rows: readonly number[]): Pick<TopicFacets, 'custom'> {
    const { custom } = this.#overview.rows;
    if (!custom) return {};
    const counts = this.#overview.settings.customFacets.flatMap(({ question, answers }, i) => {
      if (answers === null) return [];
      // What is none of the fixed answers, as after a change of settings, is not counted.
      const given = rows.flatMap((row) => custom[row][i] ?? []).filter((answer) => answers.includes(answer));
      return [[question, Object.fromEntries(countBy(given))] as const];
    });
    return counts.length === 0 ? {} : { custom: Object.fromEntries(counts) };
  }
}

function sorted(nodes: TopicNode[]): TopicNode[] {
  return nodes.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
