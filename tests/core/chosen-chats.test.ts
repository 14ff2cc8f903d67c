import { expect, test } from 'vitest';
import { buildTree } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import { everyChat, type Selection } from '../../src/core/selection.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { readTreeFile } from '../../src/core/tree-file.ts';
import type { Progress } from '../../src/core/types.ts';
import { portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';
import { writtenTree } from '../support/written-tree.ts';

/** Thirty chats; every third one in German, every fifth speaks of rent; and one without text. */
const chats = [
  ...Array.from({ length: 30 }, (_, i) => {
    const id = `c${String(i).padStart(2, '0')}`;
    const text = `Please explain matter${i % 3}, question ${i}${i % 5 === 0 ? ' about my Rent' : ''}`;
    const language = i % 3 === 0 ? 'German' : 'English';
    return aConversation({ id, contentHash: id, language, messages: [{ role: 'user', text, at: null }] });
  }),
  aConversation({ id: 'empty', contentHash: 'empty', messages: [] }),
];

async function runWith(selection: Partial<Selection>) {
  const read: string[] = [];
  const { facets, ...analyst } = scriptedAnalyst();
  const ports = await portsFor(chats, {
    analyst: {
      ...analyst,
      facets: (items, signal) => (read.push(...items.map(({ id }) => id)), facets(items, signal)),
    },
  });
  let last: Progress | null = null;
  const settings = { ...defaultRunSettings, selection: { ...everyChat, ...selection } };
  const overview = await runPipeline(
    ports,
    aRun({ status: 'running', settings }),
    (progress) => (last = progress),
    new AbortController().signal,
  );
  return { overview, read: read.sort(), ports, progress: last as Progress | null };
}

test('a run reads what is chosen and says how much was left out', async () => {
  const { overview, read, progress } = await runWith({ languages: ['German'] });
  expect(read).toEqual(['c00', 'c03', 'c06', 'c09', 'c12', 'c15', 'c18', 'c21', 'c24', 'c27']);
  expect(overview.rows.ids).toEqual(read);
  expect(overview.stats).toMatchObject({ conversations: 31, clustered: 10, empty: 1, leftOut: 20 });
  const facets = progress?.stages.find(({ stage }) => stage === 'facets');
  // Ten read and the one without text.
  expect([facets?.done, facets?.total]).toEqual([11, 11]);
});

test('words are looked for once, and the answer is the dataset’s', async () => {
  const { read, ports } = await runWith({ words: ['rent', '  '] });
  expect(read).toEqual(['c00', 'c05', 'c10', 'c15', 'c20', 'c25']);
  const keys = [...ports.store.answers.keys()].filter((key) => key.startsWith('words@2:'));
  expect(keys).toHaveLength(1);
});

test('a run over every chat leaves nothing out, looks nothing up, and writes the file that 1.3 wrote', async () => {
  const { overview, ports, read } = await runWith({ words: [' '] });
  expect(read).toHaveLength(30);
  expect(overview.stats).not.toHaveProperty('leftOut');
  expect([...ports.store.answers.keys()].some((key) => key.startsWith('words'))).toBe(false);
  const text = writtenTree(buildTree(overview, 5), { level: 'clusters' });
  expect(text).toContain('"formatVersion": "1.3.0"');
  expect(text).not.toContain('leftOut');
});

test('what was answered is known under any choice, and a choice that leaves out nothing gives the same bytes', async () => {
  const every = await runWith({});
  const chosen = await runWith({ once: true, minimumTurns: 1 });
  expect([...chosen.ports.store.answers.keys()].sort()).toEqual([...every.ports.store.answers.keys()].sort());
  const written = (overview: typeof every.overview) =>
    writtenTree(buildTree(overview, 5), { level: 'clusters' });
  expect(written(chosen.overview)).toBe(written(every.overview));
});

test('a choice is counted in the exported tree, and read back', async () => {
  const { overview } = await runWith({ languages: ['English'] });
  const text = writtenTree(buildTree(overview, 5), { level: 'clusters' });
  expect(text).toContain('"formatVersion": "1.4.0"');
  expect(readTreeFile(JSON.parse(text)).tree.stats.leftOut).toBe(10);
});

test('a choice that leaves nothing is told like a dataset without text', async () => {
  await expect(runWith({ languages: ['Latin'] })).rejects.toMatchObject({ kind: 'nothing-to-cluster' });
});

test('settings of earlier versions, which know of no choice, read every chat', async () => {
  const ports = await portsFor(chats);
  const { selection: _, ...earlier } = defaultRunSettings;
  const run = aRun({ status: 'running' });
  // As the store gives it back: nothing checks what it holds.
  const saved = { ...run, settings: earlier as typeof run.settings };
  const overview = await runPipeline(ports, saved, () => undefined, new AbortController().signal);
  expect(overview.rows.ids).toHaveLength(30);
});
