import Dexie from 'dexie';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/browser/store.ts';
import { aConversation } from '../support/fake-services.ts';
import { storeContract } from '../support/store-contract.ts';

const names: string[] = [];
function open() {
  names.push(`kleio-test-${names.length}`);
  return openStore(names.at(-1));
}

afterAll(() => Promise.all(names.map((name) => Dexie.delete(name))));

storeContract(open);

test('another opening of the same database sees the same conversations', async () => {
  const first = await open();
  await first.addConversations('d1', [aConversation()]);
  const second = await openStore(names.at(-1));
  expect(await second.conversation('d1', 'c1')).toEqual(aConversation());
  expect(await second.addConversations('d1', [aConversation()])).toMatchObject({ unchanged: 1 });
});

test('100,000 conversations are listed as columns in seconds, not minutes', async () => {
  const store = await open();
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

test('a newer tab that upgrades the schema closes this one, which says so instead of writing old rows', async () => {
  const store = await open();
  const newer = new Dexie(names.at(-1)!);
  newer.version(9).stores({ extra: 'id' });
  await newer.open();
  await expect(store.putSetting('theme', 'dark')).rejects.toMatchObject({ kind: 'storage-outdated' });
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
