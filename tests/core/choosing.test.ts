import { expect, test } from 'vitest';
import { choose, choosesAll, type Chosen } from '../../src/core/choosing.ts';
import { optionsOf } from '../../src/core/choosing-options.ts';
import { digestOf } from '../../src/core/digest.ts';
import { everyChat, type Selection } from '../../src/core/selection.ts';
import type { Conversation, ConversationColumns } from '../../src/core/types.ts';
import { aConversation, aDataset, FakeStore } from '../support/fake-services.ts';

const user = (text: string) => ({ role: 'user' as const, text, at: null });

async function columnsOf(...chats: readonly Partial<Conversation>[]): Promise<ConversationColumns> {
  const store = new FakeStore();
  await store.putDataset(aDataset());
  await store.addConversations('d1', chats.map(aConversation));
  return store.columns('d1');
}

/** Ids of what is chosen. */
function idsOf({ rows }: Chosen, { ids }: ConversationColumns): string[] {
  return ids.filter((_, row) => rows[row] === 1);
}

async function chosenOf(chats: readonly Partial<Conversation>[], selection: Partial<Selection>) {
  const columns = await columnsOf(...chats);
  const chosen = choose(digestOf(columns), { ...everyChat, ...selection });
  const reasons = Object.entries(chosen.leftOut).filter(([, count]) => count > 0);
  return { ids: idsOf(chosen, columns), leftOut: Object.fromEntries(reasons), readable: chosen.readable };
}

test('every chat with text is chosen by default; one without text is neither chosen nor left out', async () => {
  expect(await chosenOf([{ id: 'a' }, { id: 'b', messages: [] }], {})).toEqual({
    ids: ['a'],
    leftOut: {},
    readable: 1,
  });
});

test('a day range takes its first moment and not its end; undated chats go once a date is asked for', async () => {
  const chats = [99, 100, 199, 200, null].map((startedAt) => ({ id: `at ${startedAt}`, startedAt }));
  expect(await chosenOf(chats, { from: 100, until: 200 })).toMatchObject({
    ids: ['at 100', 'at 199'],
    leftOut: { dates: 3 },
  });
  expect((await chosenOf(chats, { until: 100 })).ids).toEqual(['at 99']);
  expect((await chosenOf(chats, { from: 200 })).ids).toEqual(['at 200']);
});

test('sources, languages and models are lists of what is read; an empty name stands for what is not told', async () => {
  const chats = [
    { id: 'a', source: 'claude' as const, language: 'German', model: 'm1' },
    { id: 'b', source: 'chatgpt' as const, language: null, model: null },
    { id: 'c', source: 'chatgpt' as const, language: 'English', model: 'constructor' },
  ];
  expect((await chosenOf(chats, { sources: ['claude'] })).ids).toEqual(['a']);
  expect((await chosenOf(chats, { languages: ['German', ''] })).ids).toEqual(['a', 'b']);
  expect((await chosenOf(chats, { models: ['constructor'] })).ids).toEqual(['c']);
  expect((await chosenOf(chats, { models: [''] })).ids).toEqual(['b']);
  expect((await chosenOf(chats, { models: [] })).ids).toEqual([]);
});

test('turns are those of the user', async () => {
  const chats = [
    { id: 'one', messages: [user('a'), { role: 'assistant' as const, text: 'b', at: null }] },
    { id: 'two', messages: [user('a'), user('b')] },
  ];
  expect(await chosenOf(chats, { minimumTurns: 2 })).toMatchObject({ ids: ['two'], leftOut: { turns: 1 } });
});

test('a chat that fails two conditions counts at the first of them', async () => {
  const chats = [{ id: 'a', startedAt: 1, language: 'German' }];
  const selection = { from: 2, languages: ['English'] };
  expect((await chosenOf(chats, selection)).leftOut).toEqual({ dates: 1 });
});

test('words leave out by what was found; before anybody looked they leave out nothing', async () => {
  const columns = await columnsOf({ id: 'a' }, { id: 'b' });
  const selection = { ...everyChat, words: ['tax'] };
  const digest = digestOf(columns);
  expect(choose(digest, selection).count).toBe(2);
  const found = choose(digest, selection, { words: Uint8Array.of(0, 1) });
  expect([idsOf(found, columns), found.leftOut.words]).toEqual([['b'], 1]);
});

test('of chats that begin alike the earliest is read, whatever came first into the store', async () => {
  const chats = [
    { id: 'late', startedAt: 300, opening: 'o' },
    { id: 'undated', startedAt: null, opening: 'o' },
    { id: 'early', startedAt: 100, opening: 'o' },
    { id: 'alone', startedAt: 100, opening: 'p' },
  ];
  expect(await chosenOf(chats, { once: true })).toMatchObject({
    ids: ['early', 'alone'],
    leftOut: { once: 2 },
  });
  expect((await chosenOf([...chats].reverse(), { once: true })).ids).toEqual(['alone', 'early']);
  // Only what meets the other conditions is compared.
  expect((await chosenOf(chats, { once: true, from: 200 })).ids).toEqual(['late']);
});

const hundred = Array.from({ length: 100 }, (_, i) => ({ id: `c${i}`, startedAt: i }));

test('a sample has its size, is the same for the same seed and in any order, and another for another seed', async () => {
  const sample = (size: number, seed: number) => ({ sample: { size, seed } });
  const first = await chosenOf(hundred, sample(10, 1));
  expect(first.ids).toHaveLength(10);
  expect(first.leftOut).toEqual({ sample: 90 });
  const turned = await chosenOf([...hundred].reverse(), sample(10, 1));
  expect(turned.ids.sort()).toEqual([...first.ids].sort());
  expect((await chosenOf(hundred, sample(10, 2))).ids).not.toEqual(first.ids);
  expect((await chosenOf(hundred, sample(11, 1))).ids).toEqual(expect.arrayContaining(first.ids));
});

test('a sample is drawn after all other conditions, and takes everything where there is less', async () => {
  const chosen = await chosenOf(hundred, { from: 90, sample: { size: 5, seed: 1 } });
  expect(chosen).toMatchObject({ leftOut: { dates: 90, sample: 5 } });
  expect((await chosenOf(hundred, { from: 90, sample: { size: 50, seed: 1 } })).ids).toHaveLength(10);
});

test('a sample is no part of the alphabet: each half of the ids gets about half of it', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => ({ id: `c${i}`, startedAt: i }));
  const { ids } = await chosenOf(many, { sample: { size: 1000, seed: 7 } });
  const early = ids.filter((id) => Number(id.slice(1)) < 1000).length;
  // 500 expected, standard deviation 11: five of them.
  expect(Math.abs(early - 500)).toBeLessThan(56);
});

test('every condition that is set is noticed', () => {
  expect(choosesAll(everyChat)).toBe(true);
  const one: readonly Partial<Selection>[] = [
    ...[{ from: 1 }, { until: 1 }, { sources: [] }, { languages: [] }, { models: [] }],
    ...[{ minimumTurns: 1 }, { words: ['a'] }, { once: true }, { sample: { size: 1, seed: 1 } }],
  ];
  for (const part of one) expect(choosesAll({ ...everyChat, ...part }), JSON.stringify(part)).toBe(false);
});

test('options count chats with text, the most frequent first', async () => {
  const columns = await columnsOf(
    { id: 'a', language: 'German', model: null, startedAt: 5 },
    { id: 'b', language: 'English', model: 'm', startedAt: null },
    { id: 'c', language: 'English', model: 'm', startedAt: 9, messages: [user('x'), user('y')] },
    { id: 'd', language: 'French', startedAt: 99, messages: [] },
  );
  expect(optionsOf(digestOf(columns))).toEqual({
    readable: 3,
    sources: [{ value: 'chatgpt', count: 3 }],
    languages: [
      { value: 'English', count: 2 },
      { value: 'German', count: 1 },
    ],
    models: [
      { value: 'm', count: 2 },
      { value: '', count: 1 },
    ],
    dateRange: [5, 9],
    undated: 1,
    mostTurns: 2,
  });
});
