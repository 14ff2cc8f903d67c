import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Analyst, Ports } from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { largestRoot } from '../../src/core/stages/nest.ts';
import { nodesOf } from '../../src/core/topic-tree.ts';
import type { Conversation, Overview, Progress, RunSettings } from '../../src/core/types.ts';
import { directNumerics, portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';
import { readSample, sampleTopics } from '../support/sample.ts';
import { writtenTree } from '../support/written-tree.ts';

const sample = readSample();
const never = new AbortController().signal;

/** Chats that say something about one of `topics` things. */
function chats(count: number, topics: number): Conversation[] {
  return Array.from({ length: count }, (_, i) => {
    const topic = `matter${i % topics}`;
    const text = `Please explain ${topic} and the ${topic} handbook, question ${i} of ${topic}s`;
    const id = `c${String(i).padStart(4, '0')}`;
    return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
  });
}

async function run(ports: Ports, settings: Partial<RunSettings> = {}, signal = never): Promise<Overview> {
  return runPipeline(
    ports,
    aRun({ status: 'running', settings: { ...defaultRunSettings, ...settings } }),
    () => undefined,
    signal,
  );
}

/** Asserts the invariants of clio.md 4. */
function expectSound(overview: Overview): void {
  const { root } = buildTree(overview, overview.minimum);
  const n = overview.rows.ids.length;
  expect(root.children.reduce((sum, child) => sum + child.count, 0)).toBe(n);
  const levels = new Map<number, number>();
  for (const { level } of overview.clusters) levels.set(level, (levels.get(level) ?? 0) + 1);
  const counts = [...levels].sort(([a], [b]) => a - b).map(([, count]) => count);
  counts.forEach((count, i) => i > 0 && expect(count).toBeLessThan(counts[i - 1]));
  for (const node of nodesOf(root)) {
    if (node.id === 'root') continue;
    expect(node.children.length).not.toBe(1);
    const names = node.children.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(node.name.split(' ').length).toBeLessThanOrEqual(10);
    expect(node.name).not.toBe('');
    if (node.depth === 1 && node.children.length > 0) expect(node.count).toBeLessThanOrEqual(largestRoot * n);
  }
  const names = root.children.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
}

test('the sample becomes a sound tree, and the overview is stored', async () => {
  const ports = await portsFor((await sample).conversations);
  const overview = await run(ports);
  expectSound(overview);
  const { length } = Object.keys(sampleTopics);
  expect(overview.rows.ids).toHaveLength(length);
  // Nobody asked for a number: as many as the evidence speaks for.
  expect(overview.choice).toMatchObject({ k: overview.k, byRule: overview.k });
  expect(await ports.store.overview('r1')).toBe(overview);
});

test('the invariants hold over random sizes, k and minimum', async () => {
  const inputs = fc.record({
    count: fc.integer({ min: 1, max: 120 }),
    topics: fc.integer({ min: 1, max: 30 }),
    k: fc.option(fc.integer({ min: 1, max: 60 })),
    minimum: fc.option(fc.integer({ min: 1, max: 6 })),
    seed: fc.nat(1000),
  });
  await fc.assert(
    fc.asyncProperty(inputs, async ({ count, topics, ...settings }) => {
      expectSound(await run(await portsFor(chats(count, topics)), settings));
    }),
    { numRuns: 25 },
  );
});

const adversaries: Record<string, Partial<Analyst>> = {
  'gives every cluster the same name': {
    name: async () => ({ name: 'Ask about things', description: 'Users asked.' }),
    nameParent: async () => ({ name: 'Ask about things', description: 'Users asked.' }),
  },
  'answers nothing': {
    name: async () => ({ name: '', description: '' }),
    nameParent: async () => null as never,
  },
  'throws at every name': {
    name: () => Promise.reject(new Error('overloaded')),
    nameParent: () => Promise.reject(new Error('overloaded')),
  },
  'writes novels with line breaks': {
    name: async () => ({ name: 'word '.repeat(200), description: 'a\nb\u202E'.repeat(900) }),
    nameParent: async () => ({ name: 'other '.repeat(200), description: '\u0000' }),
  },
  'names a person and a number': {
    name: async () => ({ name: 'Call Zebulon at +1 212 555 0147', description: 'Zebulon asked.' }),
    nameParent: async () => ({ name: 'Write to zebulon@example.org', description: 'Zebulon asked.' }),
  },
};

for (const [what, over] of Object.entries(adversaries)) {
  test(`an analyst that ${what} cannot break the tree`, async () => {
    const ports = await portsFor(chats(90, 9), { analyst: scriptedAnalyst(over) });
    const overview = await run(ports, { k: 20 });
    expectSound(overview);
    const text = writtenTree(buildTree(overview, 5), { level: 'clusters' });
    expect(text).not.toMatch(/zebulon|555|\u202E/i);
  });
}

test('an analyst that quotes a chat word for word is not believed', async () => {
  const echo = async ({ members }: { members: readonly string[] }) => ({
    name: members[0],
    description: members[0],
  });
  const ports = await portsFor((await sample).conversations, {
    analyst: scriptedAnalyst({ name: echo, nameParent: echo }),
  });
  const overview = await run(ports);
  expectSound(overview);
  for (const cluster of overview.clusters.filter(({ shown }) => shown)) {
    expect(overview.rows.requests).not.toContain(cluster.description);
  }
});

test('a failed conversation is an issue, and the rest goes on', async () => {
  const analyst = scriptedAnalyst();
  const failing: Analyst = {
    ...analyst,
    facets: async (items, signal) => {
      const answers = await analyst.facets(items, signal);
      return answers.map((answer, i) => (items[i].id === 'c0003' ? null : answer));
    },
  };
  const overview = await run(await portsFor(chats(20, 3), { analyst: failing }));
  expect(overview.issues).toMatchObject([{ kind: 'no-facets', subject: 'c0003', stage: 'facets' }]);
  expect(overview.rows.ids).toHaveLength(19);
  expect(overview.stats.conversations).toBe(20);
});

test('a refused key stops the run', async () => {
  const analyst = scriptedAnalyst({ facets: () => Promise.reject(new AppError('no-egress')) });
  await expect(run(await portsFor(chats(5, 2), { analyst }))).rejects.toMatchObject({ kind: 'no-egress' });
});

test('nothing but empty chats: the run says so', async () => {
  const ports = await portsFor([aConversation({ messages: [] })]);
  await expect(run(ports)).rejects.toMatchObject({ kind: 'nothing-to-cluster' });
});

test('empty chats are set aside and counted; equal chats are asked once and counted every time', async () => {
  const asked: string[] = [];
  const analyst = scriptedAnalyst();
  const listening: Analyst = {
    ...analyst,
    facets: (items, signal) => {
      asked.push(...items.map(({ id }) => id));
      return analyst.facets(items, signal);
    },
  };
  const same = chats(3, 1).map((chat) => ({
    ...chat,
    contentHash: 'same',
    messages: chats(1, 1)[0].messages,
  }));
  const ports = await portsFor([...same, aConversation({ id: 'e', contentHash: 'e', messages: [] })], {
    analyst: listening,
  });
  const { stats, rows } = await run(ports);
  expect(asked).toHaveLength(1);
  expect(rows.ids).toHaveLength(3);
  expect(stats).toMatchObject({ conversations: 4, clustered: 3, empty: 1, duplicates: 2 });
});

test('one to seven chats: one level, and the reason', async () => {
  for (const count of [1, 2, 7]) {
    const overview = await run(await portsFor(chats(count, 3)));
    expect(overview).toMatchObject({ levels: 1, flatBecause: 'few-chats', minimum: 1 });
    expect(buildTree(overview, 1).root.children.every(({ children }) => children.length === 0)).toBe(true);
  }
  expect((await run(await portsFor(chats(8, 3)))).flatBecause).toBeNull();
});

test('several accounts raise the minimum and ask for five distinct accounts', async () => {
  // Topic 0 is asked by one account alone, topics 1 and 2 by eight accounts each.
  const list = chats(90, 3).map((chat, i) => ({
    ...chat,
    account: i % 3 === 0 ? 'solo' : `a${(i * 7) % 8}`,
  }));
  const overview = await run(await portsFor(list), { k: 3 });
  expect(overview.minimum).toBe(10);
  const hidden = overview.clusters.filter(({ shown }) => !shown);
  expect(hidden).toHaveLength(1);
  expect(hidden[0]).toMatchObject({ size: 30, name: '', hiddenBecause: 'too-small' });
});

test('the same chats, settings and answers give the same bytes, whatever the order of import and the batches', async () => {
  const { conversations } = await sample;
  const exportOf = async (list: readonly Conversation[], over: Partial<Analyst>) => {
    const overview = await run(await portsFor(list, { analyst: scriptedAnalyst(over) }));
    return writtenTree(buildTree(overview, 5), { level: 'clusters' });
  };
  const once = await exportOf(conversations, { batch: 7, concurrency: 1 });
  expect(await exportOf(conversations.toReversed(), { batch: 50, concurrency: 8 })).toBe(once);
});

test('another seed is another answer where the groups are not clear', async () => {
  const { conversations } = await sample;
  // Some five times as many topics as the sample has.
  const one = await run(await portsFor(conversations), { seed: 1, k: 100 });
  const two = await run(await portsFor(conversations), { seed: 2, k: 100 });
  expect(two.rows.base).not.toEqual(one.rows.base);
});

test('a run that was cut off goes on without asking anything twice', async () => {
  const { conversations } = await sample;
  const asked: string[] = [];
  const abort = new AbortController();
  const analyst = scriptedAnalyst();
  const counting: Analyst = {
    ...analyst,
    facets: (items, signal) => {
      asked.push(...items.map(({ id }) => id));
      if (asked.length >= 60) abort.abort();
      return analyst.facets(items, signal);
    },
  };
  const ports = await portsFor(conversations, { analyst: counting });
  await expect(run(ports, {}, abort.signal)).rejects.toThrow();
  // One answer is the survey of words.
  const stored = ports.store.answers.size - 1;
  expect(stored).toBeGreaterThan(0);
  const before = asked.length;
  const overview = await run(ports);
  // Asked again are only those that were in flight: two calls of ten.
  expect(asked.length - before).toBeLessThanOrEqual(conversations.length - stored);
  expect(asked.length).toBeLessThanOrEqual(conversations.length + 20);
  expect(writtenTree(buildTree(overview, 5), { level: 'clusters' })).toBe(
    writtenTree(buildTree(await run(await portsFor(conversations)), 5), { level: 'clusters' }),
  );
});

test('a second run over the same chats with another k reads nothing anew', async () => {
  const ports = await portsFor((await sample).conversations);
  await run(ports);
  const forbidden = scriptedAnalyst({ facets: () => Promise.reject(new Error('asked again')) });
  const overview = await run({ ...ports, analyst: forbidden }, { k: 9 });
  expect(overview.k).toBe(9);
});

test('an embedder that works text by text is asked once a text', async () => {
  const asked: string[] = [];
  const embedder = {
    id: 'letters@1',
    scope: 'text' as const,
    embed: async (texts: readonly string[]) => {
      asked.push(...texts);
      const data = Float32Array.from(texts.flatMap((text) => [text.length % 7, 1, text.charCodeAt(15) % 5]));
      for (let i = 0; i < data.length; i += 3) {
        const norm = Math.hypot(data[i], data[i + 1], data[i + 2]);
        for (let j = 0; j < 3; j++) data[i + j] /= norm;
      }
      return { data, rows: texts.length, cols: 3 };
    },
  };
  const ports = await portsFor(chats(100, 5), { embedder });
  expectSound(await run(ports));
  await run(ports, { k: 4 });
  expect(asked).toHaveLength(100);
});

test('progress counts every chat once and ends complete', async () => {
  const seen: Progress[] = [];
  const ports = await portsFor(chats(40, 4));
  await runPipeline(ports, aRun(), (progress) => seen.push(progress), never);
  const last = seen.at(-1)!;
  expect(last.stages.find(({ stage }) => stage === 'facets')).toMatchObject({
    done: 40,
    total: 40,
    recalled: 0,
  });
  expect(last.stages.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
  expect(last.latest.length).toBeGreaterThan(0);
  for (const { stages } of seen)
    for (const { done, total } of stages) expect(done).toBeLessThanOrEqual(total ?? done);
});

test('the clusterer’s answer decides: everything in one cluster gives one topic', async () => {
  const constant = {
    ...directNumerics,
    kmeans: async (points: { rows: number; cols: number }) => ({
      assignment: new Int32Array(points.rows),
      centroids: { data: new Float32Array(points.cols), rows: 1, cols: points.cols },
      closeness: new Float32Array(points.rows),
      iterations: 0,
      inertia: 0,
    }),
  };
  const overview = await run(await portsFor(chats(60, 5), { numerics: constant }));
  expect(buildTree(overview, 3).stats.clusters).toBe(1);
  expect(buildTree(await run(await portsFor(chats(60, 5))), 3).stats.clusters).toBeGreaterThan(3);
});
