// Next month's file of each kind, through the readers into the store: only what is new or changed is added.
import { expect, it } from 'vitest';
import { type NamedBlob, readFiles } from '../../src/browser/read-files.ts';
import type { AddCounts } from '../../src/core/ports.ts';
import type { TableColumns } from '../../src/core/types.ts';
import { aDataset, FakeStore } from '../support/fake-services.ts';

const named = (text: string, name: string): NamedBlob => Object.assign(new Blob([text]), { name });

interface Drop {
  readonly name: string;
  readonly text: string;
}

/** What the store says of each drop, one after the other. */
async function dropped(drops: readonly Drop[], columns: TableColumns | null = null) {
  const store = new FakeStore();
  await store.putDataset(aDataset());
  const said: AddCounts[] = [];
  for (const { name, text } of drops) {
    const counts = { added: 0, updated: 0, unchanged: 0 };
    const onBatch = async (batch: Parameters<FakeStore['addConversations']>[1]) => {
      const added = await store.addConversations('d1', batch);
      for (const key of ['added', 'updated', 'unchanged'] as const) counts[key] += added[key];
    };
    await readFiles([named(text, name)], { onBatch, onProgress: () => undefined }, { columns });
    said.push(counts);
  }
  const chats = store.conversations.get('d1') ?? [];
  return { said, turns: chats.map(({ messages }) => messages.length).sort((a, b) => a - b) };
}

/** A branch of ChatGPT's: each text hangs on the one before, the user begins. */
function chatGpt(id: string, texts: readonly string[], updated: number): object {
  const nodes = texts.map((text, i) => ({
    id: `${id}-${i}`,
    parent: i === 0 ? null : `${id}-${i - 1}`,
    children: i + 1 < texts.length ? [`${id}-${i + 1}`] : [],
    message: {
      author: { role: i % 2 === 0 ? 'user' : 'assistant' },
      content: { content_type: 'text', parts: [text] },
      create_time: 1_760_000_000 + i,
    },
  }));
  return {
    id,
    title: id,
    create_time: 1_760_000_000,
    update_time: updated,
    current_node: nodes.at(-1)?.id,
    mapping: Object.fromEntries(nodes.map((node) => [node.id, node])),
  };
}

it('ChatGPT: by id; a chat that goes on is changed', async () => {
  const may = [chatGpt('bread', ['How?', 'So.'], 1_760_000_100), chatGpt('tax', ['When?'], 1_760_000_200)];
  const june = [
    chatGpt('new', ['Hello'], 1_760_900_000),
    chatGpt('bread', ['How?', 'So.', 'And rye?'], 1_760_800_000),
    may[1],
  ];
  const { said, turns } = await dropped([
    { name: 'conversations.json', text: JSON.stringify(may) },
    { name: 'conversations.json', text: JSON.stringify(june) },
    { name: 'conversations.json', text: JSON.stringify(june) },
  ]);
  expect(said).toEqual([
    { added: 2, updated: 0, unchanged: 0 },
    { added: 1, updated: 1, unchanged: 1 },
    { added: 0, updated: 0, unchanged: 3 },
  ]);
  expect(turns).toEqual([1, 1, 3]);
});

const activity = (day: number, prompt: string, thread?: string) => ({
  header: 'Gemini Apps',
  title: `Prompted ${prompt}`,
  time: `2026-02-${String(day).padStart(2, '0')}T10:00:00.250Z`,
  products: ['Gemini Apps'],
  safeHtmlItem: [{ html: `<p>About ${prompt}</p>` }],
  ...(thread ? { titleUrl: `https://gemini.google.com/app/${thread}` } : {}),
});

it('Gemini: a prompt without an address by its time and words, a thread by its address', async () => {
  const feb = [
    activity(5, 'rye bread', 'abc'),
    activity(3, 'lamps'),
    activity(3, 'pans'),
    activity(1, 'lamps'),
  ];
  const march = [activity(9, 'rye flour', 'abc'), activity(8, 'lamps'), ...feb];
  const file = (records: object[]) => ({ name: 'MyActivity.json', text: JSON.stringify(records) });
  const { said, turns } = await dropped([file(feb), file(march), file(march)]);
  expect(said).toEqual([
    { added: 4, updated: 0, unchanged: 0 },
    { added: 1, updated: 1, unchanged: 3 },
    { added: 0, updated: 0, unchanged: 5 },
  ]);
  expect(turns).toEqual([2, 2, 2, 2, 4]);
});

it('Copilot: a chat by its title and first words, which later rows leave as they are', async () => {
  const header = 'Conversation,Time,Author,Message';
  const garden = [
    'Garden,2026-03-01T09:00:00,AI,In April.',
    'Garden,2026-03-01T09:00:00,Human,When do I sow?',
  ];
  const later = [
    'Taxes,2026-04-02T09:00:00,Human,When are they due?',
    'Garden,2026-04-01T09:00:00,Human,And beans?',
  ];
  const file = (rows: string[]) => ({
    name: 'copilot-activity-history.csv',
    text: [header, ...rows].join('\r\n'),
  });
  const { said, turns } = await dropped([file(garden), file([...later, ...garden])]);
  expect(said).toEqual([
    { added: 1, updated: 0, unchanged: 0 },
    { added: 1, updated: 1, unchanged: 0 },
  ]);
  expect(turns).toEqual([1, 3]);
});

const columns = { text: 'text', role: null, conversation: null, time: 'when', account: null };

it('a table: a row by its time and text, equal rows each once', async () => {
  const rows = [
    '2026-05-01,My lamp blinks',
    '2026-05-02,Can I pay by invoice?',
    '2026-05-02,Can I pay by invoice?',
  ];
  const file = (all: string[]) => ({ name: 'tickets.csv', text: ['when,text', ...all].join('\n') });
  const next = [...rows, '2026-05-02,Can I pay by invoice?', '2026-06-01,My lamp blinks'];
  const { said } = await dropped([file(rows), file(next), file(next.toReversed())], columns);
  expect(said).toEqual([
    { added: 3, updated: 0, unchanged: 0 },
    { added: 2, updated: 0, unchanged: 3 },
    { added: 0, updated: 0, unchanged: 5 },
  ]);
});

it('a table of conversations: one that goes on is changed, also where its ids are small numbers', async () => {
  const by = { ...columns, conversation: 'ticket' };
  const rows = ['17,2026-05-01 10:00,My lamp blinks', '18,2026-05-02 10:00,Can I pay by invoice?'];
  const file = (all: string[]) => ({ name: 'tickets.csv', text: ['ticket,when,text', ...all].join('\n') });
  const next = [...rows, '17,2026-06-01 10:00,It blinks again', '19,2026-06-02 10:00,Where are you?'];
  const { said, turns } = await dropped([file(rows), file(next)], by);
  expect(said).toEqual([
    { added: 2, updated: 0, unchanged: 0 },
    { added: 1, updated: 1, unchanged: 1 },
  ]);
  expect(turns).toEqual([1, 1, 2]);
});

it('chats without times: an older file dropped after a newer one takes no turns away', async () => {
  const said = (count: number) =>
    ['Why?', 'So.', 'And then?'].slice(0, count).map((content, i) => ({
      ...{ role: i % 2 === 0 ? 'user' : 'assistant', content },
    }));
  const file = (count: number) => ({
    name: 'chats.json',
    text: JSON.stringify([{ id: '0f0e0d0c-0000-4000-8000-000000000001', title: 'T', messages: said(count) }]),
  });
  const { said: counts, turns } = await dropped([file(3), file(1), file(3)]);
  expect(counts).toEqual([
    { added: 1, updated: 0, unchanged: 0 },
    { added: 0, updated: 0, unchanged: 1 },
    { added: 0, updated: 0, unchanged: 1 },
  ]);
  expect(turns).toEqual([3]);
});

it('ids that are unique in their file only: the chats of another file stay', async () => {
  const file = (text: string) => ({
    name: `${text}.json`,
    text: JSON.stringify([{ id: 1, title: text, messages: [{ role: 'user', content: text }] }]),
  });
  const { said, turns } = await dropped([file('alpha'), file('beta'), file('alpha')]);
  expect(said).toEqual([
    { added: 1, updated: 0, unchanged: 0 },
    { added: 1, updated: 0, unchanged: 0 },
    { added: 0, updated: 0, unchanged: 1 },
  ]);
  expect(turns).toEqual([1, 1]);
});
