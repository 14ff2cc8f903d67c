import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AppError } from '../../src/core/errors.ts';
import { toasts } from '../../src/ui/components/toasts.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  aDataset,
  aRun,
  aTree,
  fakeModels,
  fakeServices,
  FakeStore,
  fakeWeights,
} from '../support/fake-services.ts';

// One list a page: what the last test said would lie over the buttons of the next.
beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

function fullStore(): FakeStore {
  const store = new FakeStore();
  store.datasetRows.set('d1', aDataset());
  store.runRows.set('r1', aRun());
  store.runRows.set('r2', aRun({ id: 'r2', createdAt: 1, status: 'paused', finishedAt: null }));
  store.treeRows.set('t1', aTree());
  return store;
}

test('storage lists chats, topics, trees and what the browser allows', async () => {
  await openApp('#/storage', fakeServices({ store: fullStore() }));
  await expect.element(page.getByText('1,204 chats · about 4.2 MB of text')).toBeVisible();
  await expect.element(page.getByRole('link', { name: /^Finished/ })).toHaveAttribute('href', '#/explore/r1');
  await expect.element(page.getByRole('link', { name: /^Paused/ })).toHaveAttribute('href', '#/run/r2');
  await expect.element(page.getByText('12 MB')).toBeVisible();
  await expect.element(page.getByText('The browser allows up to 11 GB.')).toBeVisible();
  await expectAccessible();
});

test('an empty device says so', async () => {
  await openApp('#/storage');
  await expect.element(page.getByRole('heading', { name: 'Nothing is stored on this device' })).toBeVisible();
  await expectAccessible();
});

test('the browser is asked to keep the data, and its answer is told', async () => {
  const store = fullStore();
  const persist = async () => {
    store.granted = { ...store.granted, persistent: true };
    return true;
  };
  await openApp('#/storage', fakeServices({ store, persist }));
  await page.getByRole('button', { name: 'Ask the browser to keep it' }).click();
  await expect.element(page.getByText('The browser will keep it.')).toBeVisible();
  await expect.element(page.getByText('The browser promised not to clear it by itself.')).toBeVisible();
});

test('topics are deleted without their chats', async () => {
  const { store } = await openApp('#/storage', fakeServices({ store: fullStore() }));
  await page.getByRole('button', { name: /^Delete Finished/ }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => [...store.runRows.keys()]).toEqual(['r2']);
  expect(store.datasetRows.size).toBe(1);
});

test('everything is deleted only after a second confirmation', async () => {
  const { store } = await openApp('#/storage', fakeServices({ store: fullStore() }));
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expectAccessible();
  expect(store.datasetRows.size).toBe(1);
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect.element(page.getByRole('heading', { name: 'Nothing is stored on this device' })).toBeVisible();
  expect([store.datasetRows.size, store.runRows.size, store.treeRows.size]).toEqual([0, 0, 0]);
});

test('a blocked store is told with what to do', async () => {
  const store = new FakeStore();
  store.datasets = () => Promise.reject(new AppError('storage-blocked'));
  await openApp('#/storage', fakeServices({ store }));
  await expect.element(page.getByRole('alert')).toHaveTextContent('Leave private browsing');
});

test('deleting everything forgets keys and downloaded models too', async () => {
  const models = fakeModels();
  await models.setKey('https://api.example', 'a key', true);
  let kept = [{ model: 'a/b', bytes: 1 }];
  const weights = fakeWeights({ kept: async () => kept, remove: async () => void (kept = []) });
  await openApp('#/storage', fakeServices({ store: fullStore(), models, weights }));
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect.element(page.getByRole('heading', { name: 'Nothing is stored on this device' })).toBeVisible();
  expect([await models.hasKey('https://api.example'), kept]).toEqual([false, []]);
});
