import Dexie from 'dexie';
import { afterAll, expect, test, vi } from 'vitest';
import { openStore } from '../../src/browser/store.ts';
import { aConversation, aDataset, aRun } from '../support/fake-services.ts';
import { storeContract } from '../support/store-contract.ts';

const names: string[] = [];
function open() {
  names.push(`kleio-test-${names.length}`);
  return openStore(names.at(-1));
}

afterAll(() => Promise.all(names.map((name) => Dexie.delete(name))));

storeContract(open);

/** With a dataset that holds nothing. */
async function filled() {
  const store = await open();
  await store.putDataset(aDataset());
  return store;
}

test('another opening of the same database sees the same conversations', async () => {
  const first = await filled();
  await first.addConversations('d1', [aConversation()]);
  const second = await openStore(names.at(-1));
  expect(await second.conversation('d1', 'c1')).toEqual(aConversation());
  expect(await second.addConversations('d1', [aConversation()])).toMatchObject({ unchanged: 1 });
});

test('what a tab writes while another one deletes everything does not come back', async () => {
  const store = await filled();
  const other = await openStore(names.at(-1));
  const deleting = other.deleteEverything();
  const writes: Promise<string>[] = [];
  // Before, in the middle of it, and after.
  for (let i = 0; i < 50; i++) {
    const write = store.putRun(aRun({ id: `r${i}` }));
    writes.push(write.then(() => 'written', String));
    await new Promise((resolve) => setTimeout(resolve));
  }
  await deleting;
  expect((await Promise.all(writes)).at(-1)).toContain('dataset-gone');
  expect(await store.runs()).toEqual([]);
  expect(await other.datasets()).toEqual([]);
});

test('100,000 conversations are listed as columns in seconds, not minutes', async () => {
  const store = await filled();
  const [one] = [aConversation({ messages: [] })];
  for (let at = 0; at < 100_000; at += 10_000) {
    const batch = Array.from({ length: 10_000 }, (_, i) => ({
      ...one,
      id: `c${at + i}`,
      contentHash: `h${at + i}`,
    }));
    await store.addConversations('d1', batch);
  }
  const begun = performance.now();
  expect((await store.columns('d1')).ids).toHaveLength(100_000);
  // About 0.6 s on a quiet machine of two cores; a busy one gets five times that.
  expect(performance.now() - begun).toBeLessThan(3000);
}, 60_000);

test('chats of an earlier version have no language and no beginning: they read as unknown, others may join them', async () => {
  const store = await filled();
  const raw = new Dexie(names.at(-1)!);
  await raw.open();
  await store.addConversations('d1', [aConversation({ id: 'old', contentHash: 'h-old' })]);
  const { languages: _, openings: __, ...earlier } = await raw.table('columns').get(['d1', 0]);
  await raw.table('columns').put(earlier);
  expect(await store.conversation('d1', 'old')).toMatchObject({ language: null, opening: 'h-old' });
  await store.addConversations('d1', [aConversation({ id: 'new', language: 'German', opening: 'o' })]);
  const { ids, languages, openings } = await store.columns('d1');
  expect({ ids, languages, openings }).toEqual({
    ids: ['old', 'new'],
    languages: ['', 'German'],
    openings: ['h-old', 'o'],
  });
  // Dropped once more, the same chat is no news, but its language is known from then on; an older version of it is passed over.
  const later = await openStore(names.at(-1));
  const same = aConversation({ id: 'old', contentHash: 'h-old', language: 'French', opening: 'p' });
  const unchanged = { added: 0, updated: 0, unchanged: 1 };
  const outdated = { ...same, contentHash: 'h-older', updatedAt: 1 };
  expect(await later.addConversations('d1', [outdated])).toEqual(unchanged);
  expect((await later.columns('d1')).languages).toEqual(['', 'German']);
  expect(await later.addConversations('d1', [same])).toEqual(unchanged);
  expect(await later.columns('d1')).toMatchObject({ languages: ['French', 'German'], openings: ['p', 'o'] });
  expect((await later.digest('d1')).languages.names).toEqual(['French', 'German']);
  raw.close();
});

test('a digest is kept until a chat changes, in whichever tab; one of another version is made anew', async () => {
  const [store, other] = [await filled(), await openStore(names.at(-1))];
  await store.addConversations('d1', [aConversation({ id: 'a' })]);
  const raw = new Dexie(names.at(-1)!);
  await raw.open();
  const kept = async () => (await raw.table('digests').toArray()).map(({ digest }) => digest.count);
  expect(await kept()).toEqual([]);
  expect((await store.digest('nobody')).count).toBe(0);
  await store.digest('d1');
  expect(await kept()).toEqual([1]);
  await other.addConversations('d1', [aConversation({ id: 'a' })]);
  expect(await kept()).toEqual([1]);
  await other.addConversations('d1', [aConversation({ id: 'b' })]);
  expect(await kept()).toEqual([]);
  expect((await store.digest('d1')).count).toBe(2);
  await raw.table('digests').put({ datasetId: 'd1', version: 0, digest: { count: 99 } });
  expect((await store.digest('d1')).count).toBe(2);
  expect(await kept()).toEqual([2]);
  await other.deleteDataset('d1');
  expect(await kept()).toEqual([]);
  raw.close();
});

test('a newer tab that upgrades the schema closes this one, which says so instead of writing old rows', async () => {
  const store = await open();
  const newer = new Dexie(names.at(-1)!);
  newer.version(9).stores({ extra: 'id' });
  await newer.open();
  // The refused write is the point here. Dexie traces each one on pages of this machine, as if it had been left behind.
  const trace = vi.spyOn(console, 'trace').mockImplementation(() => undefined);
  await expect(store.putSetting('theme', 'dark')).rejects.toMatchObject({ kind: 'storage-outdated' });
  expect(trace.mock.calls.map(([error]) => (error as Error).name)).toEqual(['DatabaseClosedError']);
  newer.close();
});

test('a database of the first version is opened as it is: its rows are there, the new tables are empty', async () => {
  const name = `kleio-first-${Math.random()}`;
  names.push(name);
  const first = new Dexie(name);
  first.version(1).stores({
    datasets: 'id',
    columns: '[datasetId+chunk], datasetId',
    texts: '[datasetId+chunk], datasetId',
    runs: 'id, datasetId',
    answers: 'key, datasetId, runId',
    overviews: 'runId, datasetId',
    trees: 'id',
    settings: 'key',
  });
  await first.open();
  await first.table('settings').put({ key: 'theme', value: 'dark' });
  first.close();
  const store = await openStore(name);
  expect(await store.setting('theme')).toBe('dark');
  expect(await store.ledger(10)).toEqual([]);
  expect(await store.ledgerTotals()).toEqual({ requests: 0, bytes: 0, hosts: [] });
});

test('turns that an earlier version stored as they are read as before, and others may join them', async () => {
  const store = await filled();
  const raw = new Dexie(names.at(-1)!);
  await raw.open();
  const old = aConversation({ id: 'old', contentHash: 'h-old' });
  await store.addConversations('d1', [old]);
  await raw.table('texts').put({ datasetId: 'd1', chunk: 0, messages: [old.messages] });
  expect(await store.conversation('d1', 'old')).toEqual(old);
  const joining = aConversation({ id: 'new', contentHash: 'h-new' });
  await store.addConversations('d1', [joining]);
  expect(await store.conversationPage('d1', 0)).toEqual([old, joining]);
  raw.close();
});
