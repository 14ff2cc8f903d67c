import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LedgerTotals } from '../../src/core/model.ts';
import { parseRoute, paths } from '../../src/ui/router.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { fakeServices } from '../support/fake-services.ts';

describe('addresses', () => {
  const explore = { page: 'explore', kind: 'run', id: 'r1', clusterId: null, conversationId: null };

  test.each([
    ['', { page: 'start' }],
    ['#/', { page: 'start' }],
    ['#/import', { page: 'import', id: null }],
    [paths.dataset('d 1'), { page: 'import', id: 'd 1' }],
    [paths.settings, { page: 'settings' }],
    [paths.ledger, { page: 'ledger' }],
    [paths.improve('r1', 'names'), { page: 'improve', id: 'r1', what: 'names' }],
    [paths.improve('r1', 'all'), { page: 'improve', id: 'r1', what: 'all' }],
    ['#/improve/r1/else', { page: 'unknown' }],
    [paths.again('r1', 12), { page: 'again', id: 'r1', k: 12 }],
    ['#/improve/r1/again', { page: 'unknown' }],
    ['#/improve/r1/again/0', { page: 'unknown' }],
    ['#/improve/r1/again/1e3', { page: 'unknown' }],
    ['#/improve/r1/names/1', { page: 'unknown' }],
    ['#/ledger/x', { page: 'unknown' }],
    ['#/storage', { page: 'storage' }],
    [paths.run('r1'), { page: 'run', id: 'r1' }],
    [paths.export('r1'), { page: 'export', id: 'r1' }],
    [paths.explore('r1'), explore],
    [paths.explore('r1', 'a/b'), { ...explore, clusterId: 'a/b' }],
    [paths.chat('r1', 'c9'), { ...explore, conversationId: 'c9' }],
    [paths.tree('t1', 'x'), { ...explore, kind: 'tree', id: 't1', clusterId: 'x' }],
    [`${paths.explore('r1')}?q=x`, explore],
    ['#/run', { page: 'unknown' }],
    ['#/tree/t1/chat/c9', { page: 'unknown' }],
    ['#/%E0%A4%A', { page: 'unknown' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

test('the page follows its address and names the tab', async () => {
  await openApp('#/');
  await page.getByRole('link', { name: 'Storage' }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
  expect(document.title).toBe('Storage · Kleio');
  await expect.poll(() => document.activeElement?.tagName).toBe('MAIN');
});

test('an unknown address leads back to the start', async () => {
  await openApp('#/nowhere');
  await expect
    .element(page.getByRole('link', { name: 'Go to the start page' }))
    .toHaveAttribute('href', '#/');
  await expectAccessible();
});

test('the counter tells what has been sent', async () => {
  let totals: LedgerTotals = { requests: 0, bytes: 0, hosts: [] };
  await openApp('#/', fakeServices({ egress: () => totals }));
  const counter = page.getByRole('banner').getByRole('link', { name: /left this device|requests/ });
  await expect.element(counter).toHaveTextContent('Nothing has left this device');
  await expect.element(counter).toHaveAttribute('href', '#/ledger');
  totals = { requests: 3, bytes: 12_000, hosts: [['api.example', 3]] };
  await expect.element(counter).toHaveTextContent('3 requests, 12 kB to api.example');
  totals = {
    requests: 4,
    bytes: 12_000,
    hosts: [
      ['api.example', 3],
      ['huggingface.co', 1],
    ],
  };
  await expect.element(counter).toHaveTextContent('4 requests, 12 kB to api.example and 1 other');
});

test('the colours change at once and are kept for the next visit', async () => {
  const { store } = await openApp('#/');
  const toggle = page.getByRole('button', { name: /^Colours:/ });
  await toggle.click();
  expect(document.documentElement.dataset.theme).toBe('light');
  await toggle.click();
  expect(document.documentElement.dataset.theme).toBe('dark');
  await expect.poll(() => store.settings.get('theme')).toBe('dark');
});

test('stored colours are shown from the start', async () => {
  const services = fakeServices();
  services.store.settings.set('theme', 'dark');
  await openApp('#/', services);
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark');
});

test('files over the window raise the overlay on any page, text does not', async () => {
  await openApp('#/storage');
  const drag = (dataTransfer: DataTransfer, type: string) =>
    window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }));
  const words = new DataTransfer();
  words.setData('text/plain', 'words');
  drag(words, 'dragenter');
  await expect.element(page.getByText('Drop to read')).not.toBeInTheDocument();
  const files = new DataTransfer();
  files.items.add(new File(['x'], 'x.json'));
  drag(files, 'dragenter');
  await expect.element(page.getByText('Drop to read')).toBeVisible();
  drag(files, 'dragleave');
  await expect.element(page.getByText('Drop to read')).not.toBeInTheDocument();
});

test('pasted text is read as a file, unless it goes into a field', async () => {
  const read: string[] = [];
  const services = fakeServices({
    importFiles: async (files) => {
      for (const file of files) read.push(`${file.name}: ${await file.text()}`);
      return { datasetId: null, intoExisting: false, reports: [], trees: [] };
    },
  });
  await openApp('#/', services);
  const paste = (target: EventTarget) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '[{"mapping":{}}]');
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  };
  const field = document.createElement('input');
  document.body.append(field);
  paste(field);
  field.remove();
  expect(read).toEqual([]);
  paste(document.body);
  await expect.poll(() => read).toEqual(['pasted text: [{"mapping":{}}]']);
});

test('a keyboard reaches the content past the header', async () => {
  await openApp('#/');
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.poll(() => document.activeElement?.tagName).toBe('MAIN');
});
