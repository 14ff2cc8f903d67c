// What every Store must do. Run over the one in memory (Node) and the one in IndexedDB (browser).
import { expect, test } from 'vitest';
import { digestOf } from '../../src/core/digest.ts';
import type { LedgerEntry } from '../../src/core/model.ts';
import type { Store, VectorChunk } from '../../src/core/ports.ts';
import type { Conversation } from '../../src/core/types.ts';
import { aConversation, aDataset, aRun, aTree, testDay } from './fake-services.ts';
import { smallOverview } from './small-overview.ts';

const many = (count: number, over: (i: number) => Partial<Conversation> = () => ({})): Conversation[] =>
  Array.from({ length: count }, (_, i) => aConversation({ id: `c${i}`, contentHash: `h${i}`, ...over(i) }));

const keep = { durable: false, runId: 'r1', datasetId: 'd1' };

function aLedgerEntry(over: Partial<Omit<LedgerEntry, 'id'>> = {}): Omit<LedgerEntry, 'id'> {
  return {
    at: testDay,
    method: 'POST',
    host: 'model.test',
    path: '/v1/ask',
    purpose: 'facets',
    subject: 'c1',
    datasetId: 'd1',
    runId: 'r1',
    body: '{"a":1}',
    bytes: 7,
    status: null,
    answer: null,
    tokensIn: 10,
    tokensOut: 0,
    cost: 0.5,
    ...over,
  };
}

function aVectorChunk(space: string, datasetId: string, value: number): VectorChunk {
  return {
    datasetId,
    runId: 'r1',
    space,
    model: 'm',
    revision: 'main',
    dtype: 'q8',
    keys: ['k1'],
    rows: { data: Float32Array.of(value, 0), rows: 1, cols: 2 },
  };
}

/** Declares the tests; `open` gives a fresh, empty store. */
export function storeContract(open: () => Promise<Store>): void {
  /** With two datasets that hold nothing. */
  async function filled(): Promise<Store> {
    const store = await open();
    for (const id of ['d1', 'd2']) await store.putDataset(aDataset({ id }));
    return store;
  }

  test('conversations come back in the order they were added, page by page', async () => {
    const store = await filled();
    expect(await store.addConversations('d1', many(700))).toEqual({ added: 700, updated: 0, unchanged: 0 });
    expect(await store.addConversations('d1', many(1210).slice(700))).toEqual({
      added: 510,
      updated: 0,
      unchanged: 0,
    });
    const ids: string[] = [];
    for (let chunk = 0; ; chunk++) {
      const page = await store.conversationPage('d1', chunk);
      if (page === null) break;
      ids.push(...page.map(({ id }) => id));
    }
    expect(ids).toEqual(many(1210).map(({ id }) => id));
    expect((await store.columns('d1')).ids).toEqual(ids);
  });

  test('a conversation comes back as it was', async () => {
    const store = await filled();
    const [one] = many(1, () => ({
      title: null,
      startedAt: null,
      account: 'a',
      model: 'm',
      externalId: 'own-1',
    }));
    await store.addConversations('d1', [one]);
    expect(await store.conversation('d1', one.id)).toEqual(one);
    expect(await store.conversation('d1', 'nobody')).toBeNull();
    expect(await store.conversation('d2', one.id)).toBeNull();
  });

  test('adding again adds nothing; a newer version replaces, an older one does not', async () => {
    const store = await filled();
    await store.addConversations(
      'd1',
      many(3, () => ({ updatedAt: 1000 })),
    );
    expect(
      await store.addConversations(
        'd1',
        many(3, () => ({ updatedAt: 1000 })),
      ),
    ).toEqual({ added: 0, updated: 0, unchanged: 3 });
    const changed = aConversation({ id: 'c1', contentHash: 'new', title: 'Newer', updatedAt: 2000 });
    const stale = aConversation({ id: 'c2', contentHash: 'old', title: 'Older', updatedAt: 500 });
    expect(await store.addConversations('d1', [changed, stale])).toEqual({
      added: 0,
      updated: 1,
      unchanged: 1,
    });
    expect((await store.conversation('d1', 'c1'))!.title).toBe('Newer');
    expect((await store.conversation('d1', 'c2'))!.title).toBe('Sourdough without a scale');
    expect((await store.columns('d1')).ids).toHaveLength(3);
  });

  test('of copies of the same or of unknown time the one with more turns stays, in whatever order they come', async () => {
    const turn = (text: string) => ({ role: 'user' as const, text, at: null });
    for (const updatedAt of [1000, null]) {
      const june = aConversation({
        id: 'c1',
        contentHash: 'june',
        updatedAt,
        messages: ['a', 'b', 'c'].map(turn),
      });
      const may = aConversation({ id: 'c1', contentHash: 'may', updatedAt, messages: [turn('a long one')] });
      for (const order of [
        [june, may],
        [may, june],
      ]) {
        const store = await filled();
        await store.addConversations('d1', [order[0]]);
        const counts = await store.addConversations('d1', [order[1]]);
        expect(counts).toMatchObject({ added: 0, updated: order[1] === june ? 1 : 0 });
        expect((await store.conversation('d1', 'c1'))!.messages).toHaveLength(3);
        const columns = await store.columns('d1');
        expect([columns.ids.length, columns.userTurns[0]]).toEqual([1, 3]);
      }
    }
  });

  test('columns count turns and characters', async () => {
    const store = await filled();
    await store.addConversations('d1', many(1));
    const columns = await store.columns('d1');
    // One user turn and one assistant turn: 40 + 28 characters.
    expect([columns.userTurns[0], columns.assistantTurns[0]]).toEqual([1, 1]);
    expect(columns.characters[0]).toBe(
      'How do I bake sourdough without a scale?'.length + 'Use cups and watch the dough.'.length,
    );
  });

  test('columns tell language and beginning, pages and single conversations as well', async () => {
    const store = await filled();
    const told = aConversation({ id: 'a', language: 'German', opening: 'o1' });
    const untold = aConversation({ id: 'b', language: null, opening: 'o2' });
    await store.addConversations('d1', [told, untold]);
    const { languages, openings } = await store.columns('d1');
    expect([languages, openings]).toEqual([
      ['German', ''],
      ['o1', 'o2'],
    ]);
    expect(await store.conversationPage('d1', 0)).toEqual([told, untold]);
    expect(await store.conversation('d1', 'b')).toEqual(untold);
  });

  test('the digest is that of the columns as they are: after adding, updating, deleting', async () => {
    const store = await filled();
    const fits = async (id = 'd1') => {
      const digest = await store.digest(id);
      expect(digest).toEqual(digestOf(await store.columns(id)));
      // Asked again, it is the same.
      expect(await store.digest(id)).toEqual(digest);
      return digest;
    };
    expect((await fits()).count).toBe(0);
    await store.addConversations('d1', many(2));
    await store.addConversations('d2', many(1));
    expect((await fits()).languages.names).toEqual(['English']);
    await store.addConversations(
      'd1',
      many(700).slice(2, 700), // Into a second chunk.
    );
    expect((await fits()).count).toBe(700);
    const changed = aConversation({
      id: 'c1',
      contentHash: 'new',
      language: 'German',
      updatedAt: testDay * 2,
    });
    expect(await store.addConversations('d1', [changed])).toMatchObject({ updated: 1 });
    expect((await fits()).languages.names).toEqual(['English', 'German']);
    expect((await fits('d2')).count).toBe(1);
    await store.deleteDataset('d1');
    expect((await fits()).count).toBe(0);
    expect((await fits('d2')).count).toBe(1);
    await store.deleteEverything();
    expect((await fits('d2')).count).toBe(0);
  });

  test('knows which dataset holds a conversation', async () => {
    const store = await filled();
    await store.putDataset(aDataset({ id: 'd1' }));
    await store.putDataset(aDataset({ id: 'd2' }));
    await store.addConversations('d2', many(2));
    expect(await store.datasetWith(['x', 'c1'])).toBe('d2');
    expect(await store.datasetWith(['x'])).toBeNull();
  });

  test('answers are recalled by key, in order', async () => {
    const store = await filled();
    await store.keep(
      [
        { key: 'a', answer: { n: 1 } },
        { key: 'b', answer: Float32Array.of(1, 2) },
      ],
      keep,
    );
    await store.keep([{ key: 'c', answer: 3 }], { ...keep, durable: true });
    expect(await store.recall(['b', 'x', 'a', 'c'])).toEqual([Float32Array.of(1, 2), undefined, { n: 1 }, 3]);
  });

  test('deleting a dataset deletes its conversations, runs, overviews and answers, and nobody else’s', async () => {
    const store = await open();
    for (const id of ['d1', 'd2']) {
      await store.putDataset(aDataset({ id }));
      await store.addConversations(id, many(2));
      await store.putRun(aRun({ id: `r-${id}`, datasetId: id }));
      await store.putOverview(smallOverview({ runId: `r-${id}`, datasetId: id }));
      await store.keep([{ key: `k-${id}`, answer: id }], { durable: false, runId: `r-${id}`, datasetId: id });
    }
    await store.deleteDataset('d1');
    expect((await store.datasets()).map(({ id }) => id)).toEqual(['d2']);
    expect(await store.conversationPage('d1', 0)).toBeNull();
    expect((await store.runs()).map(({ id }) => id)).toEqual(['r-d2']);
    expect(await store.overview('r-d1')).toBeNull();
    expect(await store.recall(['k-d1', 'k-d2'])).toEqual([undefined, 'd2']);
    // The writer forgot it, too: the same chats are new again.
    await store.putDataset(aDataset({ id: 'd1' }));
    expect(await store.addConversations('d1', many(2))).toEqual({ added: 2, updated: 0, unchanged: 0 });
  });

  test('chats of a dataset that is gone are refused, and leave nothing behind', async () => {
    const store = await filled();
    await store.addConversations('d1', many(2));
    await store.deleteDataset('d1');
    const adding = store.addConversations('d1', many(4).slice(2));
    await expect(adding).rejects.toMatchObject({ kind: 'dataset-gone' });
    expect(await store.conversationPage('d1', 0)).toBeNull();
    expect((await store.columns('d1')).ids).toEqual([]);
    expect(await store.conversation('d1', 'c2')).toBeNull();
  });

  test('what a run writes about a dataset that is gone is refused, and leaves nothing behind', async () => {
    const store = await filled();
    await store.deleteDataset('d1');
    const writes = await Promise.allSettled([
      store.putRun(aRun()),
      store.putOverview(smallOverview()),
      store.keep([{ key: 'k', answer: 1 }], keep),
      store.keep([{ key: 'k', answer: 1 }], { ...keep, durable: true }),
      store.keepVectors(aVectorChunk('a', 'd1', 1)),
      store.addToLedger(aLedgerEntry()),
    ]);
    const gone = { status: 'rejected', reason: { kind: 'dataset-gone' } };
    expect(writes).toMatchObject(writes.map(() => gone));
    expect(await store.runs()).toEqual([]);
    expect(await store.overview('r1')).toBeNull();
    expect(await store.recall(['k'])).toEqual([undefined]);
    expect(await store.vectors('d1', 'a')).toEqual([]);
    expect(await store.ledger(1)).toEqual([]);
    expect((await store.ledgerTotals()).requests).toBe(0);
  });

  test('a request that is about no dataset needs none in the ledger', async () => {
    const store = await open();
    const id = await store.addToLedger(aLedgerEntry({ datasetId: null, runId: null }));
    expect((await store.ledger(1)).map((entry) => entry.id)).toEqual([id]);
  });

  test('a dataset has several runs, and one of them can be deleted', async () => {
    const store = await filled();
    for (const id of ['r1', 'r2']) await store.putRun(aRun({ id }));
    await store.putOverview(smallOverview({ runId: 'r1' }));
    await store.keep([{ key: 'k', answer: 1 }], keep);
    await store.deleteRun('r1');
    expect((await store.runs('d1')).map(({ id }) => id)).toEqual(['r2']);
    expect(await store.overview('r1')).toBeNull();
    expect(await store.run('r1')).toBeNull();
  });

  test('deleting everything leaves nothing', async () => {
    const store = await open();
    await store.putDataset(aDataset());
    await store.addConversations('d1', many(2));
    await store.putRun(aRun());
    await store.putTree(aTree());
    await store.putSetting('theme', 'dark');
    await store.keep([{ key: 'k', answer: 1 }], keep);
    await store.deleteEverything();
    expect(await store.datasets()).toEqual([]);
    expect(await store.runs()).toEqual([]);
    expect(await store.trees()).toEqual([]);
    expect(await store.setting('theme')).toBeUndefined();
    expect(await store.recall(['k'])).toEqual([undefined]);
    expect(await store.conversationPage('d1', 0)).toBeNull();
  });

  test('the ledger comes newest first; erasing it keeps the sums', async () => {
    const store = await filled();
    const first = await store.addToLedger(aLedgerEntry());
    const second = await store.addToLedger(aLedgerEntry({ host: 'other.test', bytes: 3, cost: null }));
    expect(second).toBeGreaterThan(first);
    await store.amendLedger(first, { status: 200, tokensIn: 12, tokensOut: 4, cost: 0.25 });
    const used = { requests: 2, answered: 1, tokensIn: 22, tokensOut: 4, cost: 0.25 };
    expect(await store.ledgerOfRun('r1')).toEqual(used);
    expect((await store.ledger(10)).map(({ id, status }) => [id, status])).toEqual([
      [second, null],
      [first, 200],
    ]);
    expect((await store.ledger(10, second)).map(({ id }) => id)).toEqual([first]);
    await store.eraseLedger();
    expect(await store.ledger(10)).toEqual([]);
    // Or a run could spend its cap again.
    expect(await store.ledgerOfRun('r1')).toEqual(used);
    const { requests, bytes, hosts } = await store.ledgerTotals();
    expect([requests, bytes]).toEqual([2, 10]);
    expect(Object.fromEntries(hosts)).toEqual({ 'model.test': 1, 'other.test': 1 });
  });

  test('vectors come back by dataset and space, and go with their dataset; so do its ledger entries', async () => {
    const store = await filled();
    await store.keepVectors(aVectorChunk('a', 'd1', 0.25));
    await store.keepVectors(aVectorChunk('a', 'd1', 0.5));
    await store.keepVectors(aVectorChunk('b', 'd1', 0.75));
    await store.keepVectors(aVectorChunk('a', 'd2', 1));
    const values = async (datasetId: string, space: string) =>
      (await store.vectors(datasetId, space)).map(({ rows }) => rows.data[0]);
    expect(await values('d1', 'a')).toEqual([0.25, 0.5]);
    await store.deleteDataset('d1');
    expect(await values('d1', 'a')).toEqual([]);
    expect(await values('d2', 'a')).toEqual([1]);
  });
}
