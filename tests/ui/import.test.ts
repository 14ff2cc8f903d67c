import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FileReport } from '../../src/core/types.ts';
import type { ImportOutcome } from '../../src/ui/services.ts';
import { AppError } from '../../src/core/errors.ts';
import { dropFiles, openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  aConversation,
  aDataset,
  aReport,
  aRun,
  aTree,
  fakeServices,
  FakeStore,
  type FakeServices,
} from '../support/fake-services.ts';

const file = () => new File(['[]'], 'conversations.json');

/** A device that will hold `chats` readable chats and one empty one once the files have been read. */
function device(reports: readonly FileReport[], over: Partial<ImportOutcome> = {}, chats = 36): FakeServices {
  const store = new FakeStore();
  const rows = Array.from({ length: chats }, (_, i) => aConversation({ id: `c${i}` }));
  store.conversations.set('d1', [...rows, aConversation({ id: 'empty', messages: [] })]);
  store.datasetRows.set('d1', aDataset({ files: [...reports] }));
  const outcome = { datasetId: 'd1', intoExisting: false, reports, trees: [], ...over };
  return fakeServices({ store, importFiles: () => Promise.resolve(outcome) });
}

test('dropped files are read and shown with what was found, left out and broken', async () => {
  const report = aReport({
    skipped: { system: 1204, 'other-branch': 1, 'not-chat-file': 14 },
    issues: [
      {
        kind: 'broken-record',
        detail: { position: 120345, index: 12 },
        subject: 'conversations.json:7',
        stage: 'import',
      },
    ],
    issueCount: 62,
    added: 1000,
    updated: 4,
    unchanged: 200,
  });
  await openApp('#/', device([report]));
  dropFiles(file());
  await expect.poll(() => location.hash).toBe('#/import');
  await expect.element(page.getByText('8,120 yours, 8,044 answers')).toBeVisible();
  await expect.element(page.getByText('1,000 new, 4 updated, 200 already here')).toBeVisible();
  await page.getByText('What was left out, and why').click();
  await expect.element(page.getByText('1 turn from an abandoned branch')).toBeVisible();
  await page.getByText('62 records could not be read').click();
  await expect.element(page.getByText('Chat 13, at byte 120,345, could not be read.')).toBeVisible();
  await expectAccessible();
});

test('the number of topics is found from the chats unless one is asked for', async () => {
  const { store } = await openApp('#/', device([aReport()]));
  dropFiles(file());
  // 36 readable chats of 37.
  await expect.element(page.getByText('36 chats to sort')).toBeVisible();
  const topics = page.getByRole('spinbutton', { name: 'Number of topics' });
  await expect.element(topics).toHaveValue(null);
  await expect
    .element(page.getByText(/^Found from the chats: the number whose groups are clearest/))
    .toBeVisible();
  await topics.fill('9');
  await page.getByRole('button', { name: 'Let it be found from the chats' }).click();
  await expect.element(topics).toHaveValue(null);
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await expect.poll(() => location.hash).toMatch(/^#\/run\/[0-9a-f]+$/);
  const [run] = await store.runs('d1');
  expect(run).toMatchObject({ settings: { k: null, seed: 1 } });
});

test('number of topics and seed can be chosen; what does not fit is said before it starts', async () => {
  const { store } = await openApp('#/', device([aReport()]));
  dropFiles(file());
  const topics = page.getByRole('spinbutton', { name: 'Number of topics' });
  await topics.fill('99');
  await expect.element(page.getByText('A whole number from 1 to 36.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Find the topics' })).toBeDisabled();
  await topics.fill('9');
  await expect.element(page.getByText('About 4 chats a topic: 9 topics')).toBeVisible();
  await page.getByText('Advanced').click();
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await page.getByRole('combobox', { name: /Phone numbers/ }).selectOptions('Germany');
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await expect.poll(() => store.runRows.size).toBe(1);
  const [run] = await store.runs('d1');
  expect(run.settings).toMatchObject({ k: 9, seed: 7, region: 'DE' });
});

test('reading shows bytes and can be cancelled', async () => {
  let aborted = false;
  const services = fakeServices({
    importFiles: (_files, { onProgress, signal }) => {
      onProgress({ file: 0, files: 2, bytesRead: 1_200_000, bytesTotal: 40_000_000, reports: [aReport()] });
      signal.addEventListener('abort', () => (aborted = true));
      return new Promise(() => undefined);
    },
  });
  await openApp('#/', services);
  dropFiles(file());
  await expect.element(page.getByText('1.2 MB of 40 MB')).toBeVisible();
  await expect.element(page.getByText('File 1 of 2 · 1,204 chats found so far')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => location.hash).toBe('#/');
  expect(aborted).toBe(true);
});

test('a second drop while reading is refused in words', async () => {
  await openApp('#/', fakeServices({ importFiles: () => new Promise(() => undefined) }));
  dropFiles(file());
  await expect.element(page.getByRole('heading', { name: 'Reading' })).toBeVisible();
  dropFiles(file());
  await expect.element(page.getByText('Still reading the last files.')).toBeVisible();
});

test('chats that were all here already lead back to their topics', async () => {
  const services = device([aReport({ added: 0, unchanged: 1204 })], { intoExisting: true });
  services.store.runRows.set('r1', aRun());
  await openApp('#/', services);
  dropFiles(file());
  await expect.element(page.getByText('Everything in these files is already on this device.')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Open its topics' }))
    .toHaveAttribute('href', '#/explore/r1');
  await expectAccessible();
});

test('refused files say what they look like and what to drop instead', async () => {
  const report = aReport({
    name: 'expenses.csv',
    format: null,
    conversations: 0,
    problem: { kind: 'unknown-format', detail: { looksLike: 'table' } },
  });
  await openApp('#/', device([report], { datasetId: null }));
  dropFiles(file());
  await expect.element(page.getByText('“expenses.csv” looks like a table, not like chats.')).toBeVisible();
  await expect.element(page.getByText(/Drop the ZIP file from ChatGPT or Claude/)).toBeVisible();
  await expectAccessible();
});

test('a file that could be read in part shows its counts and its fault', async () => {
  const problem = { kind: 'truncated-file', detail: { position: 1_812_345 } };
  await openApp('#/', device([aReport({ name: 'claude.json', problem })]));
  dropFiles(file());
  await expect.element(page.getByText('“claude.json” stops in the middle at byte 1,812,345.')).toBeVisible();
  await expect.element(page.getByText('1,187')).toBeVisible();
});

test('an exported tree is opened at once', async () => {
  const tree = aTree();
  await openApp('#/', device([], { datasetId: null, trees: [tree] }));
  dropFiles(file());
  await expect.poll(() => location.hash).toBe('#/tree/t1');
});

test('a full disk is told, and the same files can be read again', async () => {
  let tries = 0;
  const services = device([aReport()]);
  const read = services.importFiles;
  services.importFiles = (files, options) =>
    ++tries === 1 ? Promise.reject(new AppError('storage-full')) : read(files, options);
  await openApp('#/', services);
  dropFiles(file());
  await expect.element(page.getByRole('alert')).toHaveTextContent('no room left');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('heading', { name: 'What was found' })).toBeVisible();
});

test('a dataset on the device can be sorted again without its files', async () => {
  const { store } = await openApp('#/', device([aReport()]));
  await page.getByRole('button', { name: 'Find topics' }).click();
  await expect.element(page.getByText('“chatgpt-export.zip”, 1,204 chats')).toBeVisible();
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await expect.poll(() => store.runRows.size).toBe(1);
});

test('without files the page asks for some', async () => {
  await openApp('#/import');
  await expect.element(page.getByRole('heading', { name: 'No files are being read' })).toBeVisible();
  await expectAccessible();
});
