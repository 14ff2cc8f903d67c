// The guard in a real browser, where fetch is the platform's own.
import { afterEach, expect, test } from 'vitest';
import { egressTotals, guardFetch, openLedger, send } from '../../src/browser/egress.ts';
import type { LedgerEntry } from '../../src/core/model.ts';

let unguard = () => {};
afterEach(() => unguard());

test('own files pass the guard, other hosts do not, and what is sent is counted although nobody answers', async () => {
  const entries: LedgerEntry[] = [];
  await openLedger({
    addToLedger: async (entry) => entries.push({ ...entry, id: entries.length + 1 }),
    amendLedger: async (id, changes) => void (entries[id - 1] = { ...entries[id - 1], ...changes }),
    ledgerTotals: async () => ({ requests: 0, bytes: 0, hosts: [] }),
  });
  unguard = guardFetch();
  expect((await fetch('/')).status).toBeLessThan(500);
  expect(await (await fetch(URL.createObjectURL(new Blob(['own'])))).text()).toBe('own');
  await expect(fetch('http://127.0.0.1:9/')).rejects.toMatchObject({ kind: 'no-egress' });
  expect(entries).toEqual([]);
  const { signal } = new AbortController();
  const context = { purpose: 'test', subject: 'm', datasetId: null, runId: null } as const;
  await expect(
    send(
      'http://127.0.0.1:9/v1',
      { method: 'POST', body: '{}', signal },
      { ...context, tokensIn: 0, tokensOut: 0, cost: null },
    ),
  ).rejects.toMatchObject({ name: 'NoAnswerError', why: 'unknown' });
  expect(entries).toMatchObject([{ host: '127.0.0.1:9', bytes: 2, status: 0 }]);
  expect(egressTotals()).toEqual({ requests: 1, bytes: 2, hosts: [['127.0.0.1:9', 1]] });
});
