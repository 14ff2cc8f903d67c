// The page's whole walk over a set, names and all, to see that its tree keeps every invariant of clio.md 4.
import { builtInAnalyst } from '../../src/core/analysts/built-in.ts';
import { zeros } from '../../src/core/math/matrix.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { largestRoot } from '../../src/core/stages/nest.ts';
import { nodesOf, type TopicNode } from '../../src/core/topic-tree.ts';
import type { Conversation, KChoice, Overview } from '../../src/core/types.ts';
import { directNumerics, portsFor } from '../../tests/support/core-ports.ts';
import { aRun } from '../../tests/support/fake-services.ts';

/**
 * Runs the pipeline with the built-in analyst over these texts, each the only turn of a chat, and tells what is wrong with its tree.
 * `choice`: k as it was chosen before. The map is left out: no invariant looks at it.
 */
export async function pageViolations(
  texts: readonly string[],
  seed: number,
  choice: KChoice,
): Promise<string[]> {
  const ports = await portsFor(texts.map(chatOf), {
    analyst: builtInAnalyst,
    numerics: {
      ...directNumerics,
      chooseK: async () => choice,
      place: async ({ rows }) => zeros(rows, 2),
    },
  });
  const run = aRun({ status: 'running', settings: { ...defaultRunSettings, seed } });
  return overviewViolations(await runPipeline(ports, run, () => undefined, new AbortController().signal)).map(
    (violation) => `the page's tree: ${violation}`,
  );
}

/** A chat of one turn. Its id keeps the order: the pipeline sorts by it. */
function chatOf(text: string, i: number): Conversation {
  const id = String(i).padStart(8, '0');
  return {
    ...{ id, externalId: null, source: 'openai-messages', contentHash: id, title: null },
    ...{ startedAt: null, updatedAt: null, account: null, model: null, language: null, opening: id },
    messages: [{ role: 'user', text, at: null }],
  };
}

/** What is wrong with a result's tree, one sentence each. */
export function overviewViolations(overview: Overview): string[] {
  const { root } = buildTree(overview, overview.minimum);
  const found = [...coverageViolations(overview), ...childViolations(overview)];
  const counts: number[] = [];
  for (const { level } of overview.clusters) counts[level] = (counts[level] ?? 0) + 1;
  counts.forEach((count, level) => {
    if (level > 0 && count >= counts[level - 1])
      found.push(`level ${level} has as many clusters as the one below`);
  });
  for (const node of nodesOf(root)) found.push(...nodeViolations(node, overview.rows.ids.length));
  return found;
}

/** Every chat under exactly one root. On the clusters themselves: `buildTree` puts whatever it cannot place into "Too small to show". */
function coverageViolations({ clusters, baseIds, rows }: Overview): string[] {
  const found: string[] = [];
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  if (byId.size < clusters.length) found.push('two clusters have the same id');
  const hasRoot = (id: string | undefined): boolean => {
    const cluster = id === undefined ? undefined : byId.get(id);
    if (!cluster || cluster.parentId === null) return cluster !== undefined;
    // A parent is of a higher level: no walk upward is endless.
    const parent = byId.get(cluster.parentId);
    return parent !== undefined && parent.level > cluster.level && hasRoot(parent.id);
  };
  const placed = rows.ids.filter((_, row) => hasRoot(baseIds[rows.base[row]])).length;
  if (placed < rows.ids.length) found.push(`${placed} of ${rows.ids.length} chats are under a root`);
  const counted = clusters.reduce((sum, { parentId, size }) => sum + (parentId === null ? size : 0), 0);
  if (counted !== rows.ids.length) found.push(`the roots count ${counted} of ${rows.ids.length} chats`);
  return found;
}

/** No parent with a single child. On the clusters themselves: `buildTree` lifts such a child. */
function childViolations({ clusters }: Overview): string[] {
  return clusters.flatMap(({ id, name, level }) => {
    const children = clusters.filter(({ parentId }) => parentId === id).length;
    return level > 0 && children < 2
      ? [`"${name}" has ${children === 1 ? 'a single child' : 'no child'}`]
      : [];
  });
}

function nodeViolations({ name, depth, count, children }: TopicNode, total: number): string[] {
  const found: string[] = [];
  const names = children.map((child) => child.name.toLowerCase());
  if (new Set(names).size < names.length) found.push(`two topics under "${name}" have the same name`);
  if (depth === 1 && children.length > 0 && count > largestRoot * total)
    found.push(`"${name}" holds ${Math.round((count / total) * 100)} %`);
  return found;
}
