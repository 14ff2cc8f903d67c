// 20 conversations: P (15) = A (6) + B (5) + C (4); D (3); E (2). At five conversations A and B are topics.
import { expect, test } from 'vitest';
import { minimumAccountsOf, runTree } from '../../../src/core/export/run-tree.ts';
import { nodesOf, type TopicTree } from '../../../src/core/topic-tree.ts';
import { smallOverview } from '../../support/small-overview.ts';

const overview = smallOverview();
const { ids } = overview.rows;
const names = (tree: TopicTree) => [...nodesOf(tree.root)].map(({ name }) => name);
/** At least three accounts. Rows 0-5 are A, 6-10 B, 11-14 C. */
const floor = (accountOf: (row: number) => string | null) => ({
  minimum: 3,
  ids: [...ids],
  accounts: ids.map((_, row) => accountOf(row)),
});
const everyTopic = ['All conversations', 'Topic P', 'Topic A', 'Topic B', 'Too small to show'];

test('a topic of fewer accounts than the run’s minimum is counted, not named, though the run showed it', () => {
  // A: accounts 0-5; B: all of one.
  const tree = runTree(
    overview,
    floor((row) => (row >= 6 && row <= 10 ? 'one' : `account-${row}`)),
  );
  // P has one child left, which takes its place: B's 5 and C's 4 fall with D's 3 and E's 2.
  expect(names(tree)).toEqual(['All conversations', 'Topic A', 'Too small to show']);
  expect(tree.root.children.map(({ count }) => count)).toEqual([6, 14]);
  expect(tree.run).toMatchObject({ minimum: 5, minimumAccounts: 3 });
});

test('what falls under the minimum is in the one group: no parent tells of it by subtraction', () => {
  const tree = runTree(overview, null);
  const [p, small] = tree.root.children;
  // P held C's 4 as well: they are with D's 3 and E's 2.
  expect([p.name, p.count, small.name, small.count]).toEqual(['Topic P', 11, 'Too small to show', 9]);
  for (const node of nodesOf(tree.root)) {
    if (node.children.length === 0) continue;
    const below = (of: (child: typeof node) => number) =>
      node.children.reduce((sum, child) => sum + of(child), 0);
    expect(node.count, node.name).toBe(below(({ count }) => count));
    for (const month of Object.keys(node.facets.months))
      expect(node.facets.months[month], `${node.name} ${month}`).toBe(
        below(({ facets }) => facets.months[month] ?? 0),
      );
  }
});

test('a parent of small topics alone keeps what they hold', () => {
  const tree = runTree({ ...overview, minimum: 7 }, null);
  expect(tree.root.children.map(({ name, count }) => [name, count])).toEqual([
    ['Topic P', 15],
    ['Too small to show', 5],
  ]);
});

test('a parent’s description names and counts nothing that is not shown', () => {
  const described = (description: string, minimum = 3) => {
    const clusters = overview.clusters.map((cluster) =>
      cluster.id === 'P' ? { ...cluster, description } : cluster,
    );
    return runTree({ ...overview, clusters, minimum }, null).root.children[0].description;
  };
  const plain = 'Users had 11 of 20 conversations in this group.';
  expect(described('They asked about "Topic A", "topic c" and others.')).toBe(plain);
  expect(described('Users had 15 of 20 conversations in 3 topics.')).toBe(plain);
  const clean = 'They asked about "Topic A" and "Topic B", in 2015.';
  expect(described(clean)).toBe(clean);
  // At seven none of P's children is shown, and P holds all 15.
  expect(described('They asked about "Topic A".', 7)).toBe('Users had 15 of 20 conversations in this group.');
});

test('a parent of too few accounts falls with all below it', () => {
  const tree = runTree(
    overview,
    floor((row) => `account-${row % 2}`),
  );
  expect(names(tree)).toEqual(['All conversations', 'Too small to show']);
});

test('enough accounts, none known, or chats that are gone: as the run showed it', () => {
  expect(
    names(
      runTree(
        overview,
        floor((row) => `account-${row}`),
      ),
    ),
  ).toEqual(everyTopic);
  expect(
    names(
      runTree(
        overview,
        floor(() => null),
      ),
    ),
  ).toEqual(everyTopic);
  expect(names(runTree(overview, { minimum: 3, ids: [], accounts: [] }))).toEqual(everyTopic);
});

test('where the run had no minimum of accounts, none is told and nothing is folded for it', () => {
  const tree = runTree(overview, null);
  expect(names(tree)).toEqual(everyTopic);
  expect(tree.run).not.toHaveProperty('minimumAccounts');
});

test('a run has a minimum of accounts where several were seen: five, or what the person chose', () => {
  const seen = (accounts: number) => ({ stats: { ...overview.stats, accounts } });
  expect([0, 1, 2].map((accounts) => minimumAccountsOf(seen(accounts), null))).toEqual([null, null, 5]);
  expect(minimumAccountsOf(seen(9), 3)).toBe(3);
  expect(minimumAccountsOf(seen(9), 1)).toBeNull();
});
