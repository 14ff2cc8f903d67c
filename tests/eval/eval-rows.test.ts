// The evaluation embeds and divides what the page embeds and divides, and nothing else.
import { expect, test } from 'vitest';
import { divide, Divisions, embedRows, nestOf, rootsOf } from '../../scripts/eval/divide.ts';
import { readRows } from '../../scripts/eval/rows.ts';
import { builtInAnalyst } from '../../src/core/analysts/built-in.ts';
import { zeros } from '../../src/core/math/matrix.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Matrix, RunSettings } from '../../src/core/types.ts';
import { directNumerics, portsFor } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';

const subjects = ['sourdough bread', 'train tickets', 'guitar chords'];

/** 30 chats about three things, with code, a detail to redact and an answer that must not be embedded. */
const chats = Array.from({ length: 30 }, (_, i) => ({
  id: `c${String(i).padStart(3, '0')}`,
  messages: [
    { role: 'system', content: 'You are a helpful assistant.' },
    {
      role: 'user',
      content: `How do ${subjects[i % 3]} work, question ${i}? My mail is anna${i}@example.org`,
    },
    { role: 'assistant', content: 'An answer about zebras.' },
    { role: 'user', content: `More on ${subjects[i % 3]}\n\`\`\`js\nconst x = ${i};\n\`\`\`` },
  ],
  labels: ['zygote', `zygote-${i % 3}`],
}));

const asFile = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** What the page makes of the chats, and the texts that it embedded. The map is of no interest here. */
async function pageRun(settings: Partial<RunSettings>) {
  const embedded: string[] = [];
  const conversations = chats.map(({ id, messages }) =>
    aConversation({
      ...{ id, contentHash: id, title: null },
      messages: messages.flatMap(({ role, content }) =>
        role === 'user' || role === 'assistant' ? [{ role, text: content, at: null }] : [],
      ),
    }),
  );
  const embedder = {
    id: 'built-in@test',
    scope: 'corpus' as const,
    embed: async (texts: readonly string[], seed: number) => {
      embedded.push(...texts);
      return embedRows(texts, seed);
    },
  };
  const numerics = { ...directNumerics, place: async ({ rows }: Matrix) => zeros(rows, 2) };
  const ports = await portsFor(conversations, { analyst: builtInAnalyst, embedder, numerics });
  const run = aRun({ status: 'running', settings: { ...defaultRunSettings, ...settings } });
  const overview = await runPipeline(ports, run, () => undefined, new AbortController().signal);
  return { embedded, overview };
}

/** For each thing the first one of its group: clusters are numbered by hashes on the page, so only who is with whom can be compared. */
const together = <T>(groups: Iterable<T>) => {
  const list = [...groups];
  return list.map((group) => list.indexOf(group));
};

const texts = readRows(asFile(chats)).rows.map(({ text }) => text);

test('of a conversation, what the pipeline embeds is embedded, and it is divided the same way', async () => {
  const { embedded, overview } = await pageRun({ k: 3 });
  expect(texts).toEqual(embedded);
  expect(texts[0]).toBe('How do sourdough bread work, question 0? My mail is\nMore on sourdough bread');
  const { assignment } = await divide(embedRows(texts, 1), { k: 3, seed: 1 });
  expect(together(assignment)).toEqual(together(overview.rows.base));
});

test('without a k, the number of clusters is the one that the page chooses', async () => {
  const { overview } = await pageRun({});
  expect((await new Divisions(embedRows(texts, 1), 1).choice()).k).toBe(overview.k);
});

test('clusters stand together under the roots that the page gives them', async () => {
  const { overview } = await pageRun({ k: 15, minimum: 1 });
  const clusters = new Map(overview.clusters.map((cluster) => [cluster.id, cluster]));
  const rootOf = (id: string): string => {
    const { parentId } = clusters.get(id)!;
    return parentId === null ? id : rootOf(parentId);
  };
  const onPage = Array.from(overview.rows.base, (base) => rootOf(overview.baseIds[base]));
  const answer = await divide(embedRows(texts, 1), { k: 15, seed: 1 });
  const roots = rootsOf(nestOf(answer));
  const here = Array.from(answer.assignment, (cluster) => roots[cluster]);
  expect(new Set(here).size).toBeLessThan(15);
  expect(together(here)).toEqual(together(onPage));
});

test('ids and labels never enter an embedding', () => {
  const others = chats.map((chat, i) => ({ ...chat, id: `walrus ${99 - i}`, labels: [`walrus ${i}`] }));
  const [rows, renamed] = [chats, others].map((list) => readRows(asFile(list)).rows);
  expect(renamed.map(({ text }) => text)).toEqual(rows.map(({ text }) => text));
  expect(rows.some(({ text }) => /c0\d\d|zygote/.test(text))).toBe(false);
  const vectors = [rows, renamed].map((list) =>
    embedRows(
      list.map(({ text }) => text),
      1,
    ),
  );
  expect(vectors[1]).toEqual(vectors[0]);
});

test('a text is embedded as it is, a recorded summary in place of its conversation', () => {
  const { rows } = readRows(
    asFile([
      { id: 1, text: 'mail anna@example.org', labels: ['x'], lang: 'en' },
      { id: 'b', messages: chats[0].messages, summary: 'Asks about bread.' },
    ]),
  );
  expect(rows).toEqual([
    { id: '1', text: 'mail anna@example.org', labels: ['x'] },
    { id: 'b', text: 'Asks about bread.', labels: [] },
  ]);
});

test('bad lines are told by number and left out, empty ones are nothing', () => {
  const lines = ['{"id":"a","text":"one"}', '{"id":', '', '[]', '{"text":"no id"}', '{"id":"e"}'];
  const { rows, bad } = readRows([...lines, '{"id":"f","text":"two","labels":"x"}'].join('\r\n'));
  expect(rows.map(({ id }) => id)).toEqual(['a']);
  expect(bad).toEqual([
    { line: 2, because: 'not JSON' },
    { line: 4, because: 'not an object' },
    { line: 5, because: 'no id' },
    { line: 6, because: 'neither text nor messages' },
    { line: 7, because: 'labels are no list of texts' },
  ]);
});
