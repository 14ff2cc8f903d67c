import Dexie from 'dexie';
import { afterAll, expect, test } from 'vitest';
import { chunkCharacters } from '../../src/browser/conversation-writer.ts';
import { openStore } from '../../src/browser/store.ts';
import { aConversation, aDataset } from '../support/fake-services.ts';

const name = (test: string) => `kleio-writer-${test}`;
afterAll(() => Promise.all(['full', 'turns', 'found'].map((test) => Dexie.delete(name(test)))));

const chats = (...ids: string[]) => ids.map((id) => aConversation({ id, contentHash: `h-${id}` }));

test('a chunk that holds enough text is closed, however few chats it holds; the next import goes on behind it', async () => {
  const store = await openStore(name('full'));
  const long = { role: 'user' as const, text: 'x'.repeat(chunkCharacters / 2), at: null };
  const large = chats('a', 'b', 'c').map((chat) => ({ ...chat, messages: [long] }));
  await store.putDataset(aDataset());
  await store.addConversations('d1', large);
  const page = async (chunk: number) => (await store.conversationPage('d1', chunk))?.map(({ id }) => id);
  expect([await page(0), await page(1), await page(2)]).toEqual([['a', 'b'], ['c'], undefined]);
  const later = await openStore(name('full'));
  await later.addConversations('d1', chats('d'));
  expect([await page(0), await page(1), await page(2)]).toEqual([['a', 'b'], ['c', 'd'], undefined]);
  expect((await store.columns('d1')).ids).toEqual(['a', 'b', 'c', 'd']);
});

test('two that write in turns overwrite nothing of each other, and know what the other wrote', async () => {
  const [one, two] = [await openStore(name('turns')), await openStore(name('turns'))];
  await one.putDataset(aDataset());
  await one.addConversations('d1', chats('a'));
  await two.addConversations('d1', chats('b'));
  expect(await one.addConversations('d1', chats('b', 'c'))).toEqual({ added: 1, updated: 0, unchanged: 1 });
  expect(await two.addConversations('d1', chats('c', 'd'))).toEqual({ added: 1, updated: 0, unchanged: 1 });
  expect((await one.columns('d1')).ids).toEqual(['a', 'b', 'c', 'd']);
});

test('a chat that another one has stored meanwhile is found', async () => {
  const [one, two] = [await openStore(name('found')), await openStore(name('found'))];
  await one.putDataset(aDataset());
  await one.addConversations('d1', chats('a'));
  await two.addConversations('d1', chats('b'));
  expect((await one.conversation('d1', 'b'))?.id).toBe('b');
  expect(await one.datasetWith(['b'])).toBe('d1');
});
