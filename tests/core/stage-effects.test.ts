// Each stage matters: replace its output by a constant, and a score or a rule that held falls. Chats and labels from the generator.
import { expect, test } from 'vitest';
import { builtInAnalyst } from '../../src/core/analysts/built-in.ts';
import { wordsOf } from '../../src/core/math/tokens.ts';
import { nmi } from '../../src/core/math/scores.ts';
import { buildTree, pathOf } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Analyst, Numerics, Ports } from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Conversation, Overview } from '../../src/core/types.ts';
import { directGate, directNumerics, directReader, portsFor } from '../support/core-ports.ts';
import { aRun } from '../support/fake-services.ts';
import { generate } from '../support/generator.ts';
import { writtenTree } from '../support/written-tree.ts';

const { conversations, labels } = generate({ n: 240, topics: 8, seed: 11 });
const labelOf = new Map(conversations.map(({ id }, i) => [id, labels[i]]));

async function run(
  over: Partial<Ports> = {},
  chats: readonly Conversation[] = conversations,
): Promise<Overview> {
  const ports = await portsFor(chats, { analyst: builtInAnalyst, ...over });
  // 20 base clusters over 8 topics, so that there is something to nest.
  const settings = { ...defaultRunSettings, k: 20 };
  return runPipeline(
    ports,
    aRun({ status: 'running', settings }),
    () => undefined,
    new AbortController().signal,
  );
}

const truth = ({ rows }: Overview) => rows.ids.map((id) => labelOf.get(id)!);
/** Agreement of base clusters, and of roots, with the generator's topics. */
const baseScore = (overview: Overview) => nmi(truth(overview), overview.rows.base);
const rootScore = (overview: Overview) =>
  nmi(
    truth(overview),
    overview.rows.ids.map((_, row) => pathOf(overview, row)[0].id),
  );

/** Share of clusters whose name points at their own members rather than at those of a random other cluster: 0.5 for a name that says nothing. */
function nameScore(overview: Overview): number {
  const named = overview.clusters.filter(({ level, shown }) => level === 0 && shown);
  const words = named.map(({ id }) => {
    const base = overview.baseIds.indexOf(id);
    return new Set(
      overview.rows.requests.filter((_, row) => overview.rows.base[row] === base).flatMap(wordsOf),
    );
  });
  const hits = (name: string, i: number) => wordsOf(name).filter((word) => words[i].has(word)).length;
  const wins = named.flatMap(({ name }, i) =>
    named.flatMap((_, j) =>
      i === j ? [] : [hits(name, i) > hits(name, j) ? 1 : hits(name, i) === hits(name, j) ? 0.5 : 0],
    ),
  );
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

const real = run();

test('with every stage real: topics are found, named and nested', async () => {
  const overview = await real;
  expect(baseScore(overview)).toBeGreaterThan(0.7);
  expect(rootScore(overview)).toBeGreaterThan(0.6);
  expect(nameScore(overview)).toBeGreaterThan(0.85);
});

test('facets: the same text for every chat leaves nothing to cluster', async () => {
  const constant: Analyst = {
    ...builtInAnalyst,
    facets: async (chats, signal) =>
      (await builtInAnalyst.facets(chats, signal)).map(
        (facets) => facets && { ...facets, embedText: 'the same for all' },
      ),
  };
  expect(baseScore(await run({ analyst: constant }))).toBeLessThan(0.1);
});

test('embedder: the same row for every chat leaves nothing to cluster', async () => {
  const embedder = {
    id: 'constant',
    scope: 'corpus' as const,
    embed: async (texts: readonly string[]) => ({
      data: Float32Array.from({ length: texts.length * 2 }, (_, i) => 1 - (i % 2)),
      rows: texts.length,
      cols: 2,
    }),
  };
  expect(baseScore(await run({ embedder }))).toBeLessThan(0.1);
});

test('clusterer: turns of one cluster after the other, whatever the chats say', async () => {
  const numerics: Numerics = {
    ...directNumerics,
    kmeans: async (points, { k, seed }) => ({
      ...(await directNumerics.kmeans(points, { k, seed }, new AbortController().signal)),
      assignment: Int32Array.from({ length: points.rows }, (_, row) => row % k),
    }),
  };
  expect(baseScore(await run({ numerics }))).toBeLessThan(0.4);
});

/** Lets every text through, so that a constant name is seen as it is. */
const openGate = {
  ...directGate,
  check: async (questions: readonly unknown[]) =>
    questions.map(() => ({ unsupported: [], details: [], quotesMember: false })),
};

const keywordless: Numerics = {
  ...directNumerics,
  keywords: async (_texts, _assignment, clusters) => Array.from({ length: clusters }, () => []),
};

test('namer: one name for all says nothing of any', async () => {
  const constant: Analyst = {
    ...builtInAnalyst,
    name: async () => ({ name: 'Ask about things', description: 'Users asked. They were many.' }),
  };
  // Without keywords equal names are told apart by numbers alone.
  const constantly = nameScore(await run({ analyst: constant, numerics: keywordless, gate: openGate }));
  expect(constantly).toBeLessThan(0.65);
  expect(nameScore(await real) - constantly).toBeGreaterThan(0.2);
});

test('keywords: those of a topic stand in it far more often than outside; without the stage there are none', async () => {
  const keywords = (await real).clusters.flatMap((cluster) => cluster.keywords);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(keywords.map(({ share }) => share))).toBeGreaterThan(
    3 * mean(keywords.map(({ shareOutside }) => shareOutside)),
  );
  expect((await run({ numerics: keywordless })).clusters.flatMap((cluster) => cluster.keywords)).toEqual([]);
});

test('linkage: merging in the order of numbers puts strangers under one root', async () => {
  const numerics: Numerics = {
    ...directNumerics,
    leafTree: async (points) =>
      Array.from({ length: points.rows - 1 }, (_, i) => ({
        a: i === 0 ? 0 : points.rows + i - 1,
        b: i + 1,
        height: i,
      })),
  };
  expect(rootScore(await run({ numerics }))).toBeLessThan(rootScore(await real) - 0.1);
});

test('redaction: without it, a planted address reaches the request', async () => {
  const planted = conversations.map((chat, i) =>
    i % 10 === 0
      ? {
          ...chat,
          messages: [
            { role: 'user' as const, text: `Write to ana.${i}@example.org about my order of tea.`, at: null },
          ],
        }
      : chat,
  );
  expect((await run({}, planted)).rows.requests.join('\n')).not.toContain('@example.org');
  const blind = {
    ...directReader,
    read: async (chats: readonly Conversation[]) =>
      chats.map(({ id, messages }) => {
        const texts = messages.map(({ text }) => text) as never[];
        return {
          id,
          transcript: texts.join('\n') as never,
          userTurns: texts,
          standIn: '' as never,
          found: {},
        };
      }),
  };
  expect((await run({ reader: blind }, planted)).rows.requests.join('\n')).toContain('@example.org');
});

test('gate: without it, a name that only one chat supports reaches the export', async () => {
  const telling: Analyst = {
    ...builtInAnalyst,
    name: async (question) => ({
      name: 'Help Zebulon Quimby with taxes',
      description: `Users asked. They were ${question.size}.`,
    }),
  };
  const exported = async (over: Partial<Ports>) =>
    writtenTree(buildTree(await run(over), 5), { level: 'clusters' });
  expect(await exported({ analyst: telling, gate: openGate })).toContain('Zebulon');
  expect(await exported({ analyst: telling })).not.toContain('Zebulon');
});
