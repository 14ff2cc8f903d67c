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
