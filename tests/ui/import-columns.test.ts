import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { hashList } from '../../src/core/hash.ts';
import type { FileReport, TableColumns, TablePreview } from '../../src/core/types.ts';
import { strings } from '../../src/ui/strings.ts';
import { ImportSession } from '../../src/ui/import/import-session.svelte.ts';
import type { ImportOptions, ImportOutcome } from '../../src/ui/services.ts';
import { dropFiles, openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  aConversation,
  aDataset,
  aReport,
  fakeServices,
  FakeStore,
  type FakeServices,
} from '../support/fake-services.ts';

const proposal: TableColumns = {
  text: 'question',
  role: null,
  conversation: 'ticket',
  time: null,
  account: null,
};
const preview: TablePreview = {
  part: 'tickets.csv',
  header: ['ticket', 'asked', 'question', 'answer'],
  rows: [
    ['1', '2026-02-01', 'How do I clean a brass pan?', 'With vinegar.'],
    ['2', '2026-02-02', 'Which oil for a cast iron pan?', ''],
  ],
  proposal,
};
const file = (name = 'tickets.csv') => new File(['ticket,asked,question,answer'], name);

function waiting(name = 'tickets.csv', table = preview): FileReport {
  return aReport({
    name,
    bytes: file().size,
    format: null,
    conversations: 0,
    problem: { kind: 'table-needs-columns', detail: {} },
    table: { ...table, part: name },
  });
}

/** A device where every file is a table until it is read with columns. `asked` hears of every reading. */
function device(
  asked: { names: string[]; options: ImportOptions }[],
  over: Partial<ImportOutcome> = {},
  store = new FakeStore(),
): FakeServices {
  store.conversations.set('d1', [aConversation({ source: 'table' })]);
  store.datasetRows.set('d1', aDataset({ name: 'tickets.csv' }));
  return fakeServices({
    store,
    importFiles: async (files, options) => {
      const names = files.map(({ name }) => name);
      asked.push({ names, options });
      const isRead = options.columns != null;
      const reports = names.map((name) =>
        isRead ? aReport({ name, bytes: file().size, format: 'table', conversations: 2 }) : waiting(name),
      );
      return {
        datasetId: isRead ? 'd1' : null,
        intoExisting: false,
        reports,
        trees: [],
        ...(isRead ? {} : over),
      };
    },
  });
}

test('a table is shown with its first rows and a proposal, and read as the person says', async () => {
  const asked: { names: string[]; options: ImportOptions }[] = [];
  const { store } = await openApp('#/', device(asked));
  dropFiles(file());
  await expect.element(page.getByRole('heading', { name: 'Which columns?' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'How do I clean a brass pan?' })).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'Text' })).toHaveValue('2');
  await expect.element(page.getByRole('combobox', { name: 'Conversation' })).toHaveValue('0');
  await expect.element(page.getByRole('combobox', { name: 'Account' })).toHaveValue('');
  await expect.element(page.getByRole('columnheader', { name: 'question Text' })).toBeVisible();
  await expect
    .element(page.getByRole('combobox', { name: 'Account' }))
    .toHaveAccessibleDescription(strings.import.columns.hints.account);
  await expectAccessible();

  await page.getByRole('combobox', { name: 'Time' }).selectOptions('asked');
  await page.getByRole('combobox', { name: 'Conversation' }).selectOptions('None');
  await page.getByRole('button', { name: 'Read this table' }).click();
  await expect.element(page.getByRole('heading', { name: 'What was found' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Which columns?' })).not.toBeInTheDocument();

  const columns = { ...proposal, time: 'asked', conversation: null, header: preview.header };
  expect(asked.map(({ names, options }) => [names, options.columns])).toEqual([
    [['tickets.csv'], null],
    [['tickets.csv'], [columns]],
  ]);
  // Places, since names of columns may be words that somebody wrote.
  const places = { text: 2, role: null, conversation: null, time: 1, account: null };
  expect(store.settings.get(`columns:${hashList(preview.header)}`)).toEqual(places);
});

test('one column cannot be two things, and a table without a text is not read', async () => {
  await openApp('#/', device([]));
  dropFiles(file());
  const read = page.getByRole('button', { name: 'Read this table' });
  await expect.element(read).toBeEnabled();
  await page.getByRole('combobox', { name: 'Who speaks' }).selectOptions('question');
  await expect.element(page.getByText('One column cannot be two things.')).toBeVisible();
  await expect.element(read).toBeDisabled();
  await page.getByRole('combobox', { name: 'Text' }).selectOptions('answer');
  await expect.element(read).toBeEnabled();
});

test('a table with columns that were named before is read without asking', async () => {
  const asked: { names: string[]; options: ImportOptions }[] = [];
  const store = new FakeStore();
  const places = { text: 2, role: null, conversation: 0, time: null, account: null };
  store.settings.set(`columns:${hashList(preview.header)}`, places);
  await openApp('#/', device(asked, {}, store));
  dropFiles(file());
  await expect.element(page.getByText('2 chats in 1 file')).toBeVisible();
  expect(asked.map(({ options }) => options.columns)).toEqual([
    null,
    [{ ...proposal, header: preview.header }],
  ]);
});

test('what was kept for a header is left where it names a column that is not there', async () => {
  const asked: { names: string[]; options: ImportOptions }[] = [];
  const store = new FakeStore();
  store.settings.set(`columns:${hashList(preview.header)}`, { text: 2, role: 9 });
  await openApp('#/', device(asked, {}, store));
  dropFiles(file());
  await expect.element(page.getByRole('heading', { name: 'Which columns?' })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('one answer serves all tables of a drop with the same header, into the dataset of the drop', async () => {
  const asked: { names: string[]; options: ImportOptions }[] = [];
  const chats = aReport({ name: 'conversations.json' });
  const other = waiting('notes.csv', { ...preview, header: ['n', 'note', 'question', 'x'] });
  const reports = [chats, waiting('a.csv'), waiting('b.csv'), other];
  await openApp('#/', device(asked, { datasetId: 'd1', reports }));
  dropFiles(file('conversations.json'), file('a.csv'), file('b.csv'), file('notes.csv'));
  await expect.element(page.getByText('2 more tables after this one.')).toBeVisible();
  await page.getByRole('button', { name: 'Read this table' }).click();
  await expect.element(page.getByText(/^“notes.csv” is a table. Say which of its/)).toBeVisible();
  expect(asked.map(({ names, options }) => [names.join(), options.datasetId])).toEqual([
    ['conversations.json,a.csv,b.csv,notes.csv', null],
    ['a.csv', 'd1'],
    ['b.csv', 'd1'],
  ]);
});

test('a table in a folder is known by its path', async () => {
  const asked: { names: string[]; options: ImportOptions }[] = [];
  const session = new ImportSession(device(asked, { reports: [waiting('notes/tickets.csv')] }));
  const elsewhere = file();
  const inFolder = file();
  Object.defineProperty(inFolder, 'webkitRelativePath', { value: 'notes/tickets.csv' });
  await session.read([elsewhere]);
  expect(session.tables).toEqual([]);
  await session.read([elsewhere, inFolder]);
  expect(session.tables).toHaveLength(1);
  await session.readTable(session.tables[0], proposal);
  expect(asked.at(-1)?.options.columns).toEqual([proposal]);
  expect(session.tables).toEqual([]);
});

test('a wide table scrolls by itself on a narrow screen, also by keyboard', async () => {
  const wide: TablePreview = {
    part: 'wide.csv',
    header: Array.from({ length: 40 }, (_, i) => `column ${i}`),
    rows: [Array.from({ length: 40 }, (_, i) => `cell ${i} ${'long '.repeat(30)}`)],
    proposal: { ...proposal, text: 'column 3', conversation: null },
  };
  await page.viewport(380, 800);
  await openApp('#/', device([], { reports: [waiting('tickets.csv', wide)] }));
  dropFiles(file());
  const region = page.getByRole('region', { name: 'First rows of “tickets.csv”' });
  await expect.element(region).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
  const frame = region.element();
  expect(frame.scrollWidth).toBeGreaterThan(frame.clientWidth);
  (frame as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => frame.scrollLeft).toBeGreaterThan(0);
  await expectAccessible();
});
