import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectAccessible } from '../support/axe.ts';
import { openApp } from '../support/app.ts';
import { aDataset, aRun, aTree, fakeServices, FakeStore } from '../support/fake-services.ts';

function shelf(): FakeStore {
  const store = new FakeStore();
  store.datasetRows.set('d1', aDataset());
  store.runRows.set('r1', aRun());
  store.treeRows.set('t1', aTree());
  return store;
}

test('the start page says what it does and that nothing leaves the device', async () => {
  await openApp('#/');
  await expect
    .element(page.getByRole('heading', { level: 1 }))
    .toHaveTextContent('See what your chats are about');
  await expect.element(page.getByText('Nothing leaves this device unless you choose a model')).toBeVisible();
  await expectAccessible();
});

test('the sample goes straight to its run, without a stop at the preview', async () => {
  const store = new FakeStore();
  const services = fakeServices({
    store,
    importFiles: async (_files, { isSample }) => {
      store.datasetRows.set('s', aDataset({ id: 's', isSample }));
      return { datasetId: 's', intoExisting: false, reports: [], trees: [] };
    },
  });
  await openApp('#/', services);
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  await expect.poll(() => location.hash).toMatch(/^#\/run\/[0-9a-f]+$/);
  const [run] = await store.runs();
  expect(run).toMatchObject({ datasetId: 's', settings: { seed: 1, k: null, region: 'US' } });
  expect(store.datasetRows.get('s')?.isSample).toBe(true);
});

test('a sample that was sorted before is opened, not sorted again', async () => {
  const store = shelf();
  const outcome = { datasetId: 'd1', intoExisting: true, reports: [], trees: [] };
  await openApp('#/', fakeServices({ store, importFiles: async () => outcome }));
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  await expect.poll(() => location.hash).toBe('#/explore/r1');
  expect(store.runRows.size).toBe(1);
});

test('a sample that cannot be read says so and can be tried again', async () => {
  await openApp('#/', fakeServices({ sampleFile: () => Promise.reject(new Error('offline')) }));
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Explore a sample' })).toBeEnabled();
});

test('what is on the device is listed with its count, dates, size and topics', async () => {
  await openApp('#/', fakeServices({ store: shelf() }));
  await expect.element(page.getByText('1,204 chats · Mar 2023 – Nov 2026 · 4.2 MB')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Open topics' }))
    .toHaveAttribute('href', '#/explore/r1');
  await expect
    .element(page.getByRole('link', { name: 'team-topics.json' }))
    .toHaveAttribute('href', '#/tree/t1');
  await expectAccessible();
});

test('chats are deleted only after a question', async () => {
  const { store } = await openApp('#/', fakeServices({ store: shelf() }));
  await page.getByRole('button', { name: 'Delete chatgpt-export.zip' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('1,204 chats and 1 set of topics');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(store.datasetRows.size).toBe(1);
  await page.getByRole('button', { name: 'Delete chatgpt-export.zip' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.element(page.getByText('Deleted “chatgpt-export.zip”.')).toBeVisible();
  expect([store.datasetRows.size, store.runRows.size, store.treeRows.size]).toEqual([0, 0, 1]);
});
