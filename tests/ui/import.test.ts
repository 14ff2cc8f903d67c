import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FileReport } from '../../src/core/types.ts';
import type { ImportOutcome } from '../../src/ui/services.ts';
import { abortError, AppError } from '../../src/core/errors.ts';
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
  let settle: () => void = () => undefined;
  const services = fakeServices({
    importFiles: (_files, { onProgress, signal }) => {
      onProgress({ file: 0, files: 2, bytesRead: 1_200_000, bytesTotal: 40_000_000, reports: [aReport()] });
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => (settle = () => reject(abortError()))),
      );
    },
  });
  await openApp('#/', services);
  dropFiles(file());
  await expect.element(page.getByText('1.2 MB of 40 MB')).toBeVisible();
  await expect
    .element(page.getByText('File 1 of 2 · 1,204 chats found so far', { exact: true }))
    .toBeVisible();
  await expectAccessible();
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.click();
  // The start page counts what was stored: not before the reader has let go.
  await expect.element(cancel).toBeDisabled();
  expect(location.hash).toBe('#/import');
  settle();
  await expect.poll(() => location.hash).toBe('#/');
  await expect.element(page.getByText(/^Reading was cancelled\. Chats read until then stay/)).toBeVisible();
});

test('while reading, what was found, left out and could not be read is counted over all files', async () => {
  const reports = [
    aReport({ conversations: 1200, skipped: { system: 300, 'media-only': 10 }, issueCount: 2 }),
    aReport({ conversations: 4, skipped: { blank: 1 } }),
    aReport({ format: null, conversations: 0, problem: { kind: 'unknown-format', detail: {} } }),
    // It waits for somebody to name its columns.
    aReport({ format: null, conversations: 0, problem: { kind: 'table-needs-columns', detail: {} } }),
  ];
  const services = fakeServices({
    importFiles: (_files, { onProgress }) => {
      onProgress({ file: 3, files: 5, bytesRead: 10, bytesTotal: 100, reports });
      return new Promise(() => undefined);
    },
  });
  await openApp('#/', services);
  dropFiles(file());
  const note =
    'File 4 of 5 · 1,204 chats found so far · 311 left out · 2 records could not be read · 1 file not read';
  await expect.element(page.getByText(note, { exact: true })).toBeVisible();
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

test('beside a file that could not be read nothing is said of everything', async () => {
  const problem = { kind: 'empty-file', detail: {} };
  const refused = aReport({ name: 'other.json', format: null, conversations: 0, added: 0, problem });
  const services = device([aReport({ added: 0, unchanged: 1204 }), refused], { intoExisting: true });
  services.store.runRows.set('r1', aRun());
  await openApp('#/', services);
  dropFiles(file());
  await expect.element(page.getByText('No chat is new; 1,204 were here already, as they are.')).toBeVisible();
  await expect.element(page.getByText('Everything in these files')).not.toBeInTheDocument();
});

const nextExports = [
  {
    is: 'what is new, changed and as before',
    counts: { added: 12, updated: 1, unchanged: 1880 },
    sentence: '12 chats are new, 1 has changed; 1,880 were here already, as they are.',
  },
  {
    is: 'one of each',
    counts: { added: 1, updated: 1, unchanged: 1 },
    sentence: '1 chat is new, 1 has changed; 1 was here already, as it is.',
  },
  {
    is: 'only changed ones',
    counts: { added: 0, updated: 3, unchanged: 0 },
    sentence: '3 chats have changed.',
  },
];
for (const { is, counts, sentence } of nextExports) {
  test(`the next export says how many of its chats are new: ${is}`, async () => {
    await openApp('#/', device([aReport(counts)], { intoExisting: true }));
    dropFiles(file());
    await expect.element(page.getByText(/^Added to “chatgpt-export.zip”/)).toBeVisible();
    await expect.element(page.getByText(sentence, { exact: true })).toBeVisible();
    await expectAccessible();
  });
}

test('what is new is counted over all files of the next export', async () => {
  const reports = [
    aReport({ added: 2, unchanged: 10 }),
    aReport({ name: 'b.zip', added: 1, updated: 4, unchanged: 5 }),
  ];
  await openApp('#/', device(reports, { intoExisting: true }));
  dropFiles(file());
  await expect
    .element(page.getByText('3 chats are new, 4 have changed; 15 were here already, as they are.'))
    .toBeVisible();
});

test('the first export of a person says nothing of what was here before', async () => {
  await openApp('#/', device([aReport()]));
  dropFiles(file());
  await expect.element(page.getByText('1,204 chats in 1 file')).toBeVisible();
  await expect.element(page.getByText(/here already/)).not.toBeInTheDocument();
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
  await expect.element(page.getByText('“expenses.csv” is a table without a column of text.')).toBeVisible();
  await expect.element(page.getByText('Drop a table with one text a row, or a row a message.')).toBeVisible();
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
