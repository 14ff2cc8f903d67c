// Several tables in one drop: each is asked about in its turn, and keeps the choice that was made for it.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FileReport, Problem, TableColumns, TablePreview } from '../../src/core/types.ts';
import { ImportSession } from '../../src/ui/import/import-session.svelte.ts';
import type { ImportOptions } from '../../src/ui/services.ts';
import { wordingOf } from '../../src/ui/wording.ts';
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

const none = { role: null, conversation: null, time: null, account: null };

/** A table with these columns, of which the first is the text. */
const table = (part: string, header: readonly string[]): TablePreview => ({
  part,
  header,
  rows: [header.map((name) => `first ${name} of ${part}`)],
  proposal: { ...none, text: header[0] },
});

/** A file of the drop: its path, and the headers of the tables in it by their names. */
interface Sheet {
  readonly path: string;
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** What a reading of one file asked for. */
type Asked = [path: string, columns: ImportOptions['columns']];

function fileOf({ path }: Sheet): File {
  const file = new File(['same size'], path.slice(path.lastIndexOf('/') + 1));
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

/** As the reader does it: of the choices the first that fits a table counts; the first table without one is shown. */
function reportOf({ path, tables }: Sheet, choices: readonly TableColumns[]): FileReport {
  const isRead = (header: readonly string[]) =>
    choices.some((choice) => choice.header?.join() === header.join());
  const waiting = Object.entries(tables).filter(([, header]) => !isRead(header));
  const read = Object.keys(tables).length - waiting.length;
  const report = aReport({ name: path, bytes: 9, format: read > 0 ? 'table' : null, conversations: read });
  if (waiting.length === 0) return report;
  const detail: { tables?: number } = read > 0 ? { tables: waiting.length } : {};
  return {
    ...report,
    problem: { kind: 'table-needs-columns', detail },
    table: table(...waiting[0]),
  };
}

/** A device that reads these files, and notes of each single reading which it was and what was chosen. */
function device(sheets: readonly Sheet[], files: readonly File[], asked: Asked[] = []): FakeServices {
  const store = new FakeStore();
  store.conversations.set('d1', [aConversation({ source: 'table' })]);
  store.datasetRows.set('d1', aDataset({ name: 'tables' }));
  return fakeServices({
    store,
    importFiles: async (read, { columns }) => {
      const reports = read.map((file) => {
        const sheet = sheets[files.indexOf(file)];
        if (read.length < files.length || columns) asked.push([sheet.path, columns]);
        return reportOf(sheet, [columns ?? []].flat());
      });
      const datasetId = reports.some(({ conversations }) => conversations > 0) ? 'd1' : null;
      return { datasetId, intoExisting: false, reports, trees: [] };
    },
  });
}

const read = page.getByRole('button', { name: 'Read this table' });
const heading = page.getByRole('heading', { name: 'Which columns?' });

test('the second table of a drop is asked about with its own rows and its own proposal', async () => {
  const sheets: Sheet[] = [
    { path: 'tickets.csv', tables: { 'tickets.csv': ['question', 'ticket'] } },
    { path: 'notes.csv', tables: { 'notes.csv': ['note', 'written', 'question'] } },
  ];
  const files = sheets.map(fileOf);
  const asked: Asked[] = [];
  await openApp('#/', device(sheets, files, asked));
  dropFiles(...files);
  await expect.element(page.getByText('1 more table after this one.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Conversation' }).selectOptions('ticket');
  await read.click();

  await expect
    .element(page.getByText(/^“notes.csv” is a table. Say which of its columns hold what/))
    .toBeVisible();
  await expect.element(page.getByText(/after this one/)).not.toBeInTheDocument();
  await expect.element(page.getByRole('region', { name: 'First rows of “notes.csv”' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'first written of notes.csv' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: /tickets.csv/ })).not.toBeInTheDocument();
  await expect.element(page.getByRole('columnheader', { name: 'note Text' })).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'Text' })).toHaveValue('0');
  await expect.element(page.getByRole('combobox', { name: 'Conversation' })).toHaveValue('');
  await expectAccessible();

  await page.getByRole('combobox', { name: 'Time' }).selectOptions('written');
  await read.click();
  await expect.element(page.getByText('2 chats in 2 files')).toBeVisible();
  await expect.element(heading).not.toBeInTheDocument();
  expect(asked).toEqual([
    ['tickets.csv', [{ ...none, text: 'question', conversation: 'ticket', header: ['question', 'ticket'] }]],
    ['notes.csv', [{ ...none, text: 'note', time: 'written', header: ['note', 'written', 'question'] }]],
  ]);
});

test('the tables of an archive are asked about one after the other, and all of them are counted', async () => {
  const tables = { 'a.zip/a.csv': ['a', 'x'], 'a.zip/b.csv': ['b', 'x'], 'a.zip/c.csv': ['c', 'x'] };
  const sheets = [{ path: 'a.zip', tables }];
  const files = sheets.map(fileOf);
  const asked: Asked[] = [];
  await openApp('#/', device(sheets, files, asked));
  dropFiles(...files);
  await expect.element(page.getByText(/^“a.zip\/a.csv” is a table/)).toBeVisible();
  await read.click();
  await expect.element(page.getByText(/^“a.zip\/b.csv” is a table/)).toBeVisible();
  await expect.element(page.getByText('1 more table after this one.')).toBeVisible();
  await expect.element(page.getByText('“a.zip” holds 2 tables that are not read yet.')).toBeVisible();
  await read.click();
  await expect.element(page.getByText(/^“a.zip\/c.csv” is a table/)).toBeVisible();
  await expect.element(page.getByText('“a.zip” holds 1 table that is not read yet.')).toBeVisible();
  await read.click();
  await expect.element(page.getByText('3 chats in 1 file')).toBeVisible();
  await expect.element(heading).not.toBeInTheDocument();
  const choices = ['a', 'b', 'c'].map((text) => ({ ...none, text, header: [text, 'x'] }));
  expect(asked.at(-1)).toEqual(['a.zip', choices]);
});

test('the focus goes from a table that was read to the next one, by keyboard alone', async () => {
  const sheets = [{ path: 'a.zip', tables: { 'a.csv': ['a', 'x'], 'b.csv': ['b', 'x'] } }];
  const files = sheets.map(fileOf);
  await openApp('#/', device(sheets, files));
  dropFiles(...files);
  await expect.element(page.getByText(/^“a.csv” is a table/)).toBeVisible();
  await expect.element(heading).not.toHaveFocus();
  (read.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/^“b.csv” is a table/)).toBeVisible();
  await expect.element(heading).toHaveFocus();
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(page.getByRole('combobox', { name: 'Text' })).toHaveFocus();
});

test('a page has one next step: while a table waits it is to read that', async () => {
  const sheets = [{ path: 'a.zip', tables: { 'a.csv': ['a', 'x'], 'b.csv': ['b', 'x'] } }];
  const files = sheets.map(fileOf);
  await openApp('#/', device(sheets, files));
  dropFiles(...files);
  await read.click();
  const start = page.getByRole('button', { name: 'Find the topics' });
  await expect.element(start).toBeVisible();
  await expect.element(read).toHaveClass('primary');
  await expect.element(start).not.toHaveClass('primary');
  await read.click();
  await expect.element(heading).not.toBeInTheDocument();
  await expect.element(start).toHaveClass('primary');
});

test('of files with one name and size, and of one name in two folders, each keeps its own choice', async () => {
  const paths = ['e/t.zip', 'e/t.zip', 'f/t.zip'];
  const sheets = paths.map((path, i) => ({ path, tables: { a: [`a${i}`, 'x'], b: [`b${i}`, 'x'] } }));
  const files = sheets.map(fileOf);
  const asked: Asked[] = [];
  const session = new ImportSession(device(sheets, files, asked));
  const choiceOf = (text: string): TableColumns => ({ ...none, text, header: [text, 'x'] });
  await session.read(files);
  // One table of each file, in turn, so that a choice of another file would be there to be mixed up.
  for (const name of ['a', 'b']) {
    for (const i of sheets.keys()) {
      const report = session.tables.find(({ table }) => table?.header[0] === `${name}${i}`);
      await session.readTable(report!, choiceOf(`${name}${i}`));
    }
  }
  const choicesOf = (i: number, ...names: string[]) => names.map((name) => choiceOf(`${name}${i}`));
  expect(asked.map(([, columns]) => columns)).toEqual([
    ...[0, 1, 2].map((i) => choicesOf(i, 'a')),
    ...[0, 1, 2].map((i) => choicesOf(i, 'a', 'b')),
  ]);
  expect(session.tables).toEqual([]);
});

test('the other files of its folder stay counted when a table is read by itself', async () => {
  const sheet = { path: 'e/t.csv', tables: { 'e/t.csv': ['a', 'x'] } };
  const waiting: FileReport = { ...reportOf(sheet, []), skipped: { 'not-chat-file': 3 } };
  const services = fakeServices({
    importFiles: async (_files, { columns }) => ({
      ...{ datasetId: null, intoExisting: false, trees: [] },
      reports: [columns ? { ...reportOf(sheet, [columns].flat()), skipped: { 'blank-row': 1 } } : waiting],
    }),
  });
  const session = new ImportSession(services);
  await session.read([fileOf(sheet)]);
  await session.readTable(session.tables[0], { ...none, text: 'a', header: ['a', 'x'] });
  expect(session.found?.outcome.reports[0].skipped).toEqual({ 'blank-row': 1, 'not-chat-file': 3 });
});

test('a table that waits is told as one, the tables of an archive are told with their number', () => {
  const waiting = (detail: Problem['detail']) => wordingOf({ kind: 'table-needs-columns', detail });
  expect(waiting({ name: 't.csv' }).what).toBe('“t.csv” is a table.');
  expect(waiting({ name: 't.zip', tables: 1200 }).what).toBe(
    '“t.zip” holds 1,200 tables that are not read yet.',
  );
});
