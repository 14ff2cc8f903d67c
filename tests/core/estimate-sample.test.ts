import { expect, test } from 'vitest';
import { sampleChosen } from '../../src/core/estimate-sample.ts';
import { everyChat, type Selection } from '../../src/core/selection.ts';
import { aConversation, aDataset, FakeStore } from '../support/fake-services.ts';

async function sample(selection: Partial<Selection>) {
  const store = new FakeStore();
  const chats = Array.from({ length: 1000 }, (_, i) =>
    aConversation({
      id: `c${i}`,
      // Two chats are equal each time.
      contentHash: `h${Math.floor(i / 2)}`,
      language: i < 600 ? 'English' : 'German',
      messages: i === 0 ? [] : [{ role: 'user', text: `number ${i}`, at: null }],
    }),
  );
  await store.putDataset(aDataset());
  await store.addConversations('d1', chats);
  const { signal } = new AbortController();
  const { conversations, total } = await sampleChosen({
    ...{ store, datasetId: 'd1', signal, selection: { ...everyChat, ...selection } },
    keep: { durable: false, runId: '', datasetId: 'd1' },
    pause: async () => undefined,
  });
  return { ids: conversations.map(({ id }) => id), total };
}

test('of all chats a hundred are read, the first with text first; equal ones count once', async () => {
  const { ids, total } = await sample({});
  expect([ids.length, ids[0], total]).toEqual([100, 'c1', 500]);
});

test('only chosen chats are read and counted', async () => {
  const { ids, total } = await sample({ languages: ['German'] });
  // 400 chosen: every fourth.
  expect([ids.length, ids[0], ids[1], total]).toEqual([100, 'c600', 'c604', 200]);
  // Chats 7 and 70 to 79: the half of one pair, and five pairs.
  expect((await sample({ words: ['number 7'], languages: ['English'] })).total).toBe(6);
});

test('a choice that leaves nothing gives nothing to read', async () => {
  expect(await sample({ languages: ['Latin'] })).toEqual({ ids: [], total: 0 });
});
