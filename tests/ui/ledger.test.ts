import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { LedgerEntry } from '../../src/core/model.ts';
import { AppError } from '../../src/core/errors.ts';
import { LedgerBook } from '../../src/ui/ledger/ledger-book.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { fakeServices, FakeStore, testDay } from '../support/fake-services.ts';

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
