// What another tab deletes must not go on here.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Ports } from '../../src/core/ports.ts';
import { ActiveRun } from '../../src/ui/run.svelte.ts';
import { openApp } from '../support/app.ts';
import { aRun, aTree, fakeServices } from '../support/fake-services.ts';
import { geminiOrigin, modelDevice, secret } from './model-services.ts';

vi.mock('../../src/core/pipeline.ts', () => ({ runPipeline: () => new Promise(() => undefined) }));

/** A device with a run going on, and the other tab's voice. */
function device() {
  let tell: (datasetId: string | null) => void = () => undefined;
  const close = vi.fn();
  const services = modelDevice(
    {},
    {
      onDeleted: (listener) => ((tell = listener), () => undefined),
      openPorts: async () => ({ ports: {} as Ports, status: () => null, close }),
    },
  );
  services.store.runRows.set('r1', aRun({ status: 'running', finishedAt: null }));
  return { services, close, tell: (id: string | null) => tell(id) };
}

test('a run over deleted chats ends, writes nothing more, and its page is left', async () => {
  const { services, close, tell } = device();
  await openApp('#/run/r1', services);
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await services.store.deleteDataset('d1');
  tell('d1');
  await expect.element(page.getByText('Chats were deleted in another tab.')).toBeVisible();
  await expect.poll(() => location.hash).toBe('#/');
  expect(close).toHaveBeenCalled();
  expect(services.store.runRows.size).toBe(0);
});

test('other chats stay where they are', async () => {
  const { services, close, tell } = device();
  await openApp('#/run/r1', services);
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  tell('d2');
  await expect.element(page.getByText('Chats were deleted in another tab.').first()).toBeVisible();
  expect(location.hash).toBe('#/run/r1');
  expect(close).not.toHaveBeenCalled();
});

test('when everything is deleted the keys in memory go as well, and lists are read again', async () => {
  const { services, tell } = device();
  await services.models.setKey(geminiOrigin, secret, false);
  services.store.treeRows.set('t1', aTree());
  await openApp('#/storage', services);
  await expect.element(page.getByText('team-topics.json').first()).toBeVisible();
  await services.store.deleteEverything();
  tell(null);
  await expect.element(page.getByText('Everything was deleted in another tab.')).toBeVisible();
  await expect.element(page.getByText('Nothing is stored on this device')).toBeVisible();
  expect(await services.models.hasKey(geminiOrigin)).toBe(false);
});

test('a set-up for chats that are gone is left', async () => {
  const { services, tell } = device();
  await openApp('#/import/d1', services);
  await expect.element(page.getByRole('button', { name: 'Find the topics' })).toBeVisible();
  tell('d1');
  await expect.poll(() => location.hash).toBe('#/');
  location.hash = '#/import';
  await expect.element(page.getByRole('heading', { name: 'No files are being read' })).toBeVisible();
});

test('a forgotten run cannot be taken up again', async () => {
  const services = fakeServices();
  const run = new ActiveRun(services, aRun({ status: 'paused' }));
  run.forget();
  await run.resume();
  await run.setCap(1);
  expect(run.status).toBe('stopped');
  expect(services.store.runRows.size).toBe(0);
});
