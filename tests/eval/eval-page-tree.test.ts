import { expect, test } from 'vitest';
import { overviewViolations, pageViolations } from '../../scripts/eval/page-tree.ts';
import type { Overview } from '../../src/core/types.ts';
import { smallOverview } from '../support/small-overview.ts';

/** The small overview with another cluster in place of the one with this id. */
function changed(id: string, change: Partial<Overview['clusters'][number]>): Overview {
  const overview = smallOverview();
  return {
    ...overview,
    clusters: overview.clusters.map((cluster) => (cluster.id === id ? { ...cluster, ...change } : cluster)),
  };
}

test('what a tree breaks is told', () => {
  // P holds 15 of 20 chats.
  const large = '"Topic P" holds 75 %';
  expect(overviewViolations(smallOverview())).toEqual([large]);
  expect(overviewViolations(changed('B', { name: 'topic a' }))).toEqual([
    'two topics under "Topic P" have the same name',
    large,
  ]);
  expect(overviewViolations(changed('D', { name: 'Topic P' }))).toEqual([
    'two topics under "All conversations" have the same name',
    large,
  ]);
});

// Of the 20 chats A holds 6, D 3 and E 2; P holds A, B and C.
test('chats that are under no root are told', () => {
  const overview = smallOverview();
  const without = { ...overview, clusters: overview.clusters.filter(({ id }) => id !== 'D') };
  expect(overviewViolations(without)).toContain('17 of 20 chats are under a root');
  expect(overviewViolations(changed('A', { parentId: 'nobody' }))).toContain(
    '14 of 20 chats are under a root',
  );
  // A circle has no root: P under A, A under P.
  expect(overviewViolations(changed('P', { parentId: 'A' }))).toContain('5 of 20 chats are under a root');
});

test('roots that count other chats than there are, are told', () => {
  expect(overviewViolations(changed('D', { size: 4 }))).toContain('the roots count 21 of 20 chats');
  expect(overviewViolations(changed('A', { parentId: null }))).toContain('the roots count 26 of 20 chats');
});

test('two clusters of one id are told', () => {
  const overview = smallOverview();
  const twice = { ...overview, clusters: [...overview.clusters, overview.clusters[0]] };
  expect(overviewViolations(twice)).toContain('two clusters have the same id');
});

test('a parent with one child or none is told, though the page lifts the child', () => {
  const overview = smallOverview();
  const among = (children: readonly string[]) => ({
    ...overview,
    clusters: overview.clusters.map((cluster) =>
      'ABC'.includes(cluster.id)
        ? { ...cluster, parentId: children.includes(cluster.id) ? 'P' : null }
        : cluster,
    ),
  });
  expect(overviewViolations(among(['A']))).toContain('"Topic P" has a single child');
  expect(overviewViolations(among([]))).toContain('"Topic P" has no child');
  expect(overviewViolations(among(['A', 'B'])).join()).not.toContain('child');
});

test('a level with as many clusters as the one below is told', () => {
  const overview = smallOverview();
  // B and C become parents beside P: three of level 1 over A, D and E.
  const raised = overview.clusters.map((cluster) =>
    'BC'.includes(cluster.id) ? { ...cluster, level: 1 } : cluster,
  );
  expect(overviewViolations({ ...overview, clusters: raised })).toContain(
    'level 1 has as many clusters as the one below',
  );
});

test('the page makes a sound tree of 60 texts', async () => {
  const topics = ['bread', 'trains', 'guitars', 'roses', 'taxes', 'tents'];
  const texts = Array.from(
    { length: 60 },
    (_, i) => `please explain the ${topics[i % 6]} handbook, question ${i}`,
  );
  const choice = {
    ...{ k: 15, because: 'evidence' as const, byRule: 15, runnerUp: null, trials: [], sampled: 60 },
    interval: [15, 15] as const,
  };
  expect(await pageViolations(texts, 1, choice)).toEqual([]);
});
