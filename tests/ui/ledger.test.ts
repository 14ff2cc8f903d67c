import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { LedgerEntry } from '../../src/core/model.ts';
import { AppError } from '../../src/core/errors.ts';
import { LedgerBook } from '../../src/ui/ledger/ledger-book.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aDataset, fakeServices, FakeStore, testDay } from '../support/fake-services.ts';

const entry = (over: Partial<LedgerEntry> = {}): Omit<LedgerEntry, 'id'> => ({
  at: testDay,
  method: 'POST',
  host: 'api.example',
  path: '/v1/chat/completions',
  purpose: 'facets',
  subject: 'c1',
  datasetId: 'd1',
  runId: 'r1',
  body: '{"text":"How do I bake bread?"}',
  bytes: 4300,
  status: 200,
  tokensIn: 1100,
  tokensOut: 60,
  cost: 0.02,
  answer: '{"said":"Baking"}',
  ...over,
});

async function ledgerOf(...entries: Omit<LedgerEntry, 'id'>[]): Promise<FakeStore> {
  const store = new FakeStore();
  store.datasetRows.set('d1', aDataset());
  for (const one of entries) await store.addToLedger(one);
  return store;
}

test('an empty ledger says that nothing has left this device', async () => {
  await openApp('#/ledger');
  await expect.element(page.getByRole('heading', { name: 'Nothing has left this device' })).toBeVisible();
  await expectAccessible();
});

test('requests stand newest first, with what they were for and what they cost', async () => {
  const store = await ledgerOf(
    entry(),
    entry({ purpose: 'models', method: 'GET', body: '', status: 0, tokensIn: 0, tokensOut: 0, cost: null }),
    entry({ purpose: 'name', status: null }),
  );
  await openApp('#/ledger', fakeServices({ store }));
  const rows = page.getByRole('button', { expanded: false });
  await expect.element(rows.first()).toHaveTextContent(/Name the groups.*api\.example.*not answered yet/);
  await expect.element(rows.nth(1)).toHaveTextContent(/List of models.*no answer/);
  await expect
    .element(rows.nth(2))
    .toHaveTextContent(/20 Nov 2026.*Read the chats.*4\.3 kB.*1\.1K \+ 60 tokens.*\$0\.02.*status 200/);
  await expect.element(page.getByText('3 requests, 13 kB to api.example', { exact: true })).toBeVisible();
});

test('a row opens the exact body', async () => {
  const store = await ledgerOf(entry());
  await openApp('#/ledger', fakeServices({ store }));
  await page.getByRole('button', { name: /Read the chats/ }).click();
  await expect
    .element(page.getByRole('region', { name: 'Exactly what was sent' }))
    .toHaveTextContent('{"text":"How do I bake bread?"}');
  await expect.element(page.getByText('POST api.example/v1/chat/completions')).toBeVisible();
  await expectAccessible();
});

test('the search looks into the bodies', async () => {
  const store = await ledgerOf(entry(), entry({ body: 'About Lisbon', purpose: 'audit' }));
  await openApp('#/ledger', fakeServices({ store }));
  await page.getByLabelText('Search what was sent').fill('lisbon');
  await expect.element(page.getByText('1 of the 2 requests loaded here')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Read the chats/ })).not.toBeInTheDocument();
  await page.getByLabelText('Search what was sent').fill('nowhere');
  await expect.element(page.getByText('None of the requests loaded here holds these words.')).toBeVisible();
});

test('a search reads what is older first', async () => {
  const store = await ledgerOf(
    entry({ body: 'About Lisbon' }),
    ...Array.from({ length: 1100 }, () => entry()),
  );
  await openApp('#/ledger', fakeServices({ store }));
  await expect.element(page.getByText('500 of the 500 requests loaded here')).toBeVisible();
  await page.getByRole('searchbox').fill('LISBON');
  await expect.element(page.getByText('1 of the 1,101 requests loaded here')).toBeVisible();
});

test.each([
  ['the method', 'get api.example/v1/models'],
  ['a text as JSON writes it', 'say "hello"'],
  ['a text as JSON within JSON writes it', 'back\\slash'],
])('the search finds %s', async (_, query) => {
  const store = await ledgerOf(
    entry({
      method: 'GET',
      path: '/v1/models',
      body: JSON.stringify({ text: 'Say "Hello"', inner: JSON.stringify({ text: 'Back\\slash' }) }),
    }),
    entry(),
  );
  const book = new LedgerBook(store);
  await book.load();
  book.query = query;
  expect(book.shown.map(({ id }) => id)).toEqual([1]);
});

test('it is exported whole, and erased only after a question; the count stays', async () => {
  const store = await ledgerOf(entry(), entry({ body: 'second' }));
  const services = await openApp('#/ledger', fakeServices({ store }));
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  await expect.poll(() => services.saved.map(({ name }) => name)).toEqual(['kleio-ledger.json']);
  expect(JSON.parse(services.saved[0].text)).toEqual([
    { ...entry({ body: 'second' }), id: 2 },
    { ...entry(), id: 1 },
  ]);
  await page.getByRole('button', { name: 'Erase the ledger' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('cannot be called back');
  expect(store.ledgerRows).toHaveLength(2);
  await page.getByRole('dialog').getByRole('button', { name: 'Erase the ledger' }).click();
  await expect
    .element(page.getByRole('heading', { name: '2 requests were sent in all; their texts were erased.' }))
    .toBeVisible();
});

test('a long ledger is read in pages of 500, drawn in part, and exported whole', async () => {
  const store = await ledgerOf(...Array.from({ length: 1201 }, (_, i) => entry({ subject: `c${i}` })));
  await openApp('#/ledger', fakeServices({ store }));
  await expect.element(page.getByText('500 of the 500 requests loaded here')).toBeVisible();
  expect(document.querySelectorAll('button[aria-expanded]').length).toBeLessThan(60);
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect.element(page.getByText('1,201 of the 1,201 requests loaded here')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Show older ones' })).not.toBeInTheDocument();
  expect(JSON.parse(await new LedgerBook(store).asJson())).toHaveLength(1201);
});

test('a ledger that cannot be read says so', async () => {
  const store = new FakeStore();
  store.ledger = () => Promise.reject(new AppError('storage-blocked'));
  await openApp('#/ledger', fakeServices({ store }));
  await expect.element(page.getByRole('alert')).toHaveTextContent('does not let the page store anything');
});

test('what came back stands beside what was sent, and is found', async () => {
  const store = await ledgerOf(entry(), entry({ answer: '{"said":"Sourdough"}' }));
  await openApp('#/ledger', fakeServices({ store }));
  await page.getByRole('searchbox').fill('sourdough');
  await page.getByRole('button', { name: /Read the chats/ }).click();
  await expect.element(page.getByText('{"said":"Sourdough"}')).toBeVisible();
});

describe('while it is looked at', () => {
  const second = { timeout: 4000 };

  test('an answer that comes is put in, and what was sent since waits until it is asked for', async () => {
    const store = await ledgerOf(entry({ status: null, answer: null }));
    await openApp('#/ledger', fakeServices({ store }));
    await expect.element(page.getByText('not answered yet')).toBeVisible();
    await store.amendLedger(1, { status: 200, answer: '{"said":"Sourdough"}' });
    await store.addToLedger(entry({ purpose: 'name' }));
    await expect.element(page.getByText('status 200'), second).toBeVisible();
    await expect.element(page.getByText('2 requests, 8.6 kB to api.example', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Name the groups/ })).not.toBeInTheDocument();
    await expectAccessible();
    await page.getByRole('button', { name: 'Show newer ones' }).click();
    await expect.element(page.getByRole('button', { name: /Name the groups/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Show newer ones' })).not.toBeInTheDocument();
  });

  test('what another tab erases is gone here as well, open texts too', async () => {
    const store = await ledgerOf(entry(), entry());
    await openApp('#/ledger', fakeServices({ store }));
    await page.getByRole('button', { expanded: false }).first().click();
    await expect.element(page.getByText('{"text":"How do I bake bread?"}')).toBeVisible();
    await store.eraseLedger();
    await expect
      .element(page.getByRole('heading', { name: '2 requests were sent in all' }), second)
      .toBeVisible();
    expect(document.body.textContent).not.toContain('bake bread');
  });

  test('the first request that is ever sent appears by itself', async () => {
    const store = await ledgerOf();
    await openApp('#/ledger', fakeServices({ store }));
    await expect.element(page.getByRole('heading', { name: 'Nothing has left this device' })).toBeVisible();
    await store.addToLedger(entry());
    await expect.element(page.getByRole('button', { name: /Read the chats/ }), second).toBeVisible();
  });
});

test('a search reads what was sent since as well', async () => {
  const store = await ledgerOf(entry());
  const book = new LedgerBook(store);
  await book.load();
  await store.addToLedger(entry({ body: 'About Lisbon' }));
  await book.look();
  expect([book.newer, book.entries.length]).toEqual([true, 1]);
  book.query = 'lisbon';
  await expect.poll(() => book.shown.map(({ id }) => id)).toEqual([2]);
  expect(book.newer).toBe(false);
});

test('texts that are gone while their requests are counted are told', async () => {
  const store = await ledgerOf(entry(), entry());
  await store.eraseLedger();
  await store.addToLedger(entry());
  await openApp('#/ledger', fakeServices({ store }));
  await expect.element(page.getByText('3 requests, 13 kB to api.example', { exact: true })).toBeVisible();
  await expect.element(page.getByText('The texts of 2 were erased.')).toBeVisible();
});

test('a page of older ones that is asked for while the list is looked at is read once', async () => {
  const store = await ledgerOf(...Array.from({ length: 700 }, () => entry()));
  const book = new LedgerBook(store);
  await book.load();
  await Promise.all([book.look(), book.older(), book.older()]);
  expect(book.entries.map(({ id }) => id)).toEqual(Array.from({ length: 700 }, (_, i) => 700 - i));
});

test('a look that fails says so and stops looking until it is tried again', async () => {
  const store = await ledgerOf(entry());
  const book = new LedgerBook(store);
  await book.load();
  const broken = Promise.reject(new AppError('storage-blocked'));
  broken.catch(() => undefined);
  const sums = store.ledgerTotals.bind(store);
  let asked = 0;
  store.ledgerTotals = () => (asked++, broken);
  await book.look();
  await book.look();
  expect([book.problem?.kind, asked]).toEqual(['storage-blocked', 1]);
  store.ledgerTotals = sums;
  await book.load();
  expect([book.problem, book.entries.length]).toEqual([null, 1]);
});
