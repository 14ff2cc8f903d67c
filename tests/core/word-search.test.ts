import { expect, test } from 'vitest';
import { foldWords, hasWord, searchWords, wordMatches } from '../../src/core/word-search.ts';
import { aConversation, aDataset, FakeStore } from '../support/fake-services.ts';

const has = (text: string, ...words: string[]) => hasWord(text, foldWords(words));

test('a word is found at the beginning of a word, whatever the case', () => {
  expect(has('My TAXES are due', 'tax')).toBe(true);
  expect(has('a syntax error', 'tax')).toBe(false);
  expect(has('syntax, tax', 'tax')).toBe(true);
  expect(has('Steuererklärung', 'steuer')).toBe(true);
  expect(has('tax', 'Tax Return')).toBe(false);
  expect(has('the Tax return of 2024', ' tax   return ')).toBe(true);
});

test('a phrase is found whatever stands for a blank or an apostrophe, in the text or in what was typed', () => {
  for (const blank of [' ', '  ', '\n', '\r\n\t', '\u00a0', '\u3000'])
    expect([
      blank,
      has(`my tax${blank}return`, 'tax return'),
      has('my tax return', `tax${blank}return`),
    ]).toEqual([...[blank, true, true]]);
  expect(has('I don’t know', "don't")).toBe(true);
  expect(has("I don't know", 'don’t')).toBe(true);
  expect(has('taxreturn', 'tax return')).toBe(false);
  // Blanks between two words begin a word as one blank does.
  expect(has('an \n income', 'income')).toBe(true);
});

test('accents tell words apart, ways of writing them do not', () => {
  expect(has('my résumé', 'resume')).toBe(false);
  expect(has('my résumé'.normalize('NFD'), 'résumé')).toBe(true);
});

test('in scripts without blanks a word may begin anywhere; a letter outside the first plane is a letter', () => {
  expect(has('我想买房子', '房子')).toBe(true);
  // U+10400, a Deseret letter, stands right before.
  expect(has('\u{10400}tax', 'tax')).toBe(false);
  expect(has('\u{1f600}tax', 'tax')).toBe(true);
  expect(has('C++ and .NET', '.net', 'rust')).toBe(true);
});

test('blank words are none, equal ones are one, the order plays no part', () => {
  expect(foldWords([' ', 'Tax', 'rent', 'tax '])).toEqual(['rent', 'tax']);
});

const chats = Array.from({ length: 1200 }, (_, i) =>
  aConversation({
    id: `c${i}`,
    contentHash: `h${i}`,
    messages: [
      { role: 'user', text: 'Hello', at: null },
      { role: 'assistant', text: i % 100 === 7 ? 'About your tax' : 'Nothing', at: null },
    ],
  }),
);

test('whoever speaks: a page answers chat by chat', () => {
  const found = wordMatches(chats.slice(0, 10), foldWords(['tax']));
  expect(found.flatMap((one, i) => (one ? [i] : []))).toEqual([7]);
});

async function search(store: FakeStore, words: readonly string[], signal = new AbortController().signal) {
  const done: number[] = [];
  let pauses = 0;
  const digest = await store.digest('d1');
  const found = await searchWords({
    ...{ store, datasetId: 'd1', digest, words, signal },
    keep: { durable: false, runId: 'r1', datasetId: 'd1' },
    pause: async () => void pauses++,
    onProgress: (count) => done.push(count),
  });
  return { rows: [...found].flatMap((one, row) => (one === 1 ? [row] : [])), done, pauses };
}

test('all pages are looked through, once: the second time the answer is recalled until a chat changes', async () => {
  const store = new FakeStore();
  await store.putDataset(aDataset());
  await store.addConversations('d1', chats);
  const rows = Array.from({ length: 12 }, (_, i) => i * 100 + 7);
  expect(await search(store, ['tax', 'rent'])).toMatchObject({ rows, done: [500, 1000, 1200, 1200] });
  expect(await search(store, ['Rent', ' tax'])).toMatchObject({ rows, done: [1200] });
  await store.addConversations('d1', [aConversation({ id: 'new', contentHash: 'n', messages: [] })]);
  expect((await search(store, ['tax', 'rent'])).done).toEqual([500, 1000, 1201, 1201]);
});

test('long texts are looked through in steps, and a search that is called off keeps nothing', async () => {
  const store = new FakeStore();
  await store.putDataset(aDataset());
  const long = [{ role: 'user' as const, text: 'x'.repeat(600_000), at: null }];
  await store.addConversations(
    'd1',
    ['a', 'b', 'c'].map((id) => aConversation({ id, contentHash: id, messages: long })),
  );
  expect((await search(store, ['tax'])).pauses).toBe(3);
  await expect(search(store, ['rent'], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(store.answers.size).toBe(1);
});
