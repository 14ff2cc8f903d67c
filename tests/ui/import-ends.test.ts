// What ends the reading of files, and what does not.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { abortError } from '../../src/core/errors.ts';
import type { FileReport } from '../../src/core/types.ts';
import { ImportSession } from '../../src/ui/import/import-session.svelte.ts';
import { dropFiles, openApp } from '../support/app.ts';
import { aConversation, aDataset, aReport, fakeServices, FakeStore } from '../support/fake-services.ts';

const file = (name = 'conversations.json', text = '[]') => new File([text], name);

/** A device with the chats "d1" and "d2", which reads into "d1" until it is cancelled; and the other tab's voice. */
function device() {
  const store = new FakeStore();
  for (const id of ['d1', 'd2']) {
    store.datasetRows.set(id, aDataset({ id, name: `${id}.zip` }));
    store.conversations.set(id, [aConversation()]);
  }
  const cancelled = vi.fn();
  let tell: (datasetId: string | null) => void = () => undefined;
  const services = fakeServices({
    store,
    onDeleted: (listener) => ((tell = listener), () => undefined),
    importFiles: (_files, { onProgress, signal }) => {
      const progress = { file: 0, files: 1, bytesRead: 1, bytesTotal: 2, reports: [aReport()] };
      onProgress({ ...progress, datasetId: 'd1' });
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          // What the reader still keeps comes before anything is deleted.
          cancelled([...store.datasetRows.keys()]);
          reject(abortError());
        }),
      );
    },
  });
  return { services, store, cancelled, tell: (id: string | null) => tell(id) };
}

async function reading() {
  const made = device();
  await openApp('#/', made.services);
  dropFiles(file());
  await expect.element(page.getByRole('heading', { name: 'Reading' })).toBeVisible();
  return made;
}

test('chats that are opened while files are read do not end that: the page tells how far it is', async () => {
  const { cancelled } = await reading();
  location.hash = '#/import/d2';
  await expect.poll(() => location.hash).toBe('#/import');
  await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  expect(cancelled).not.toHaveBeenCalled();
});

test('deleting the chats that files are read into cancels the reading first', async () => {
  const { store, cancelled } = await reading();
  location.hash = '#/storage';
  await page.getByRole('button', { name: 'Delete d1.zip' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => store.datasetRows.has('d1')).toBe(false);
  expect(cancelled.mock.calls).toEqual([[['d1', 'd2']]]);
});

test('deleting other chats lets it go on', async () => {
  const { store, cancelled } = await reading();
  location.hash = '#/storage';
  await page.getByRole('button', { name: 'Delete d2.zip' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => store.datasetRows.has('d2')).toBe(false);
  expect(cancelled).not.toHaveBeenCalled();
});

test('another tab that deletes them ends it, and its page is left', async () => {
  const { cancelled, tell } = await reading();
  tell('d2');
  await expect.element(page.getByText('Chats were deleted in another tab.')).toBeVisible();
  expect(cancelled).not.toHaveBeenCalled();
  tell('d1');
  await expect.poll(() => location.hash).toBe('#/');
  expect(cancelled).toHaveBeenCalledOnce();
});

test('of two tables of the same name and size each is read as itself', async () => {
  const [one, two] = [file('t.csv', 'a,b\n1,2'), file('t.csv', 'a,b\n3,4')];
  const waiting = (): FileReport =>
    aReport({
      ...{ name: 't.csv', bytes: one.size, format: null, conversations: 0 },
      problem: { kind: 'table-needs-columns', detail: {} },
      table: { part: 't.csv', header: ['a', 'b'], rows: [['1', '2']], proposal },
    });
  const proposal = { text: 'a', role: null, conversation: null, time: null, account: null };
  const read: (readonly File[])[] = [];
  const services = fakeServices({
    importFiles: async (files) => {
      read.push(files);
      const reports =
        files.length === 2 ? [waiting(), waiting()] : [aReport({ name: 't.csv', bytes: one.size })];
      return { datasetId: null, intoExisting: false, reports, trees: [] };
    },
  });
  const session = new ImportSession(services);
  await session.read([one, two]);
  await session.readTable(session.tables[1], proposal);
  expect(read[1][0]).toBe(two);
});

test('a drop that the browser cannot open is told', async () => {
  await openApp('#/');
  const dataTransfer = {
    types: ['Files'],
    files: [],
    items: [
      {
        webkitGetAsEntry: () => {
          throw new DOMException('gone', 'NotFoundError');
        },
      },
    ],
  };
  const event = new Event('drop', { cancelable: true });
  window.dispatchEvent(Object.assign(event, { dataTransfer }));
  await expect.element(page.getByText('Something went wrong that was not foreseen.')).toBeVisible();
});
