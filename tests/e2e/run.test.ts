import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  chooseFiles,
  exportTree,
  findTopics,
  goTo,
  rowsOf,
  textFile,
  useBrowser,
  waitForTree,
} from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';

const browser = useBrowser();
const chats = (n: number) =>
  textFile('conversations.json', toChatGptExport(generate({ n, topics: 10, seed: 5 }).conversations));

interface AnswerRow {
  key: string;
  savedAt: number;
}

/** Loads the page again as soon as more than so many answers are stored; those answers. From within: steps of a test take as long as a thousand more. */
async function reloadAt(page: Page, count: number): Promise<AnswerRow[]> {
  const loaded = page.waitForEvent('load');
  const reloading = page.evaluate(async (most) => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await ask(indexedDB.open('kleio'));
    let rows: AnswerRow[] = [];
    while (rows.length <= most)
      rows = await ask<AnswerRow[]>(db.transaction('answers').objectStore('answers').getAll());
    sessionStorage.setItem('before', JSON.stringify(rows.map(({ key, savedAt }) => ({ key, savedAt }))));
    location.reload();
  }, count);
  // The page may be gone before it can say so.
  reloading.catch(() => undefined);
  await loaded;
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('before') ?? '[]') as AnswerRow[]);
}

test('a reload in the middle: the run goes on by itself and no stored answer is computed twice', async () => {
  const { page } = await browser.open({ cores: 2 });
  await chooseFiles(page, chats(1500));
  await page.getByRole('button', { name: 'Find the topics' }).click();
  const before = await reloadAt(page, 100);
  expect(before.length).toBeGreaterThan(100);
  expect(before.length).toBeLessThan(1500);

  await waitForTree(page, 90_000);
  const after = new Map((await rowsOf<AnswerRow>(page, 'answers')).map((row) => [row.key, row.savedAt]));
  // An answer that was computed again would carry a later time.
  for (const { key, savedAt } of before) expect(after.get(key)).toBe(savedAt);
  expect(after.size).toBeGreaterThan(1500);

  const resumed = await exportTree(page, (await rowsOf<{ id: string }>(page, 'runs'))[0].id);
  const undisturbed = await browser.open({ cores: 2 });
  await chooseFiles(undisturbed.page, chats(1500));
  const id = await findTopics(undisturbed.page);
  expect(await exportTree(undisturbed.page, id)).toBe(resumed);
});

test('the same input and seed twice, with one, two and four workers: the same bytes', async () => {
  const exports: string[] = [];
  for (const cores of [2, 2, 3, 5]) {
    const { page, context } = await browser.open({ cores });
    await chooseFiles(page, chats(300));
    exports.push(await exportTree(page, await findTopics(page)));
    await context.close();
  }
  expect(new Set(exports).size).toBe(1);
});

test('export, delete everything, import: the same tree, the same bytes', async () => {
  const { page, said } = await browser.open();
  await chooseFiles(page, chats(200));
  const id = await findTopics(page);
  const namesOf = () => page.getByRole('treeitem').allInnerTexts();
  const before = await exportTree(page, id);

  await goTo(page, '#/storage');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect.poll(() => rowsOf(page, 'datasets')).toEqual([]);
  for (const table of ['columns', 'texts', 'runs', 'answers', 'overviews', 'trees']) {
    expect(await rowsOf(page, table)).toEqual([]);
  }

  await goTo(page, '#/');
  await chooseFiles(page, textFile('kleio-tree.json', before));
  await page.waitForURL(/#\/tree\//);
  await page.getByRole('tree').waitFor();
  const file = JSON.parse(before) as { root: { children: { name: string }[] } };
  const shown = (await namesOf()).join('\n');
  for (const { name } of file.root.children) expect(shown).toContain(name);
  const treeId = decodeURIComponent(new URL(page.url()).hash.split('/')[2]);
  expect(await exportTree(page, treeId)).toBe(before);
  expect(said).toEqual([]);
});

test('a run can be stopped; what is done is kept, and another run uses it', async () => {
  const { page } = await browser.open({ cores: 2 });
  await chooseFiles(page, chats(1500));
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await expect
    .poll(async () => (await rowsOf(page, 'answers')).length, { timeout: 60_000, interval: 30 })
    .toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').first().waitFor();
  const kept = (await rowsOf(page, 'answers')).length;
  expect(kept).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Go on' }).click();
  await waitForTree(page, 90_000);
});

test('one chat, two chats, seven chats: a flat tree and the reason', async () => {
  for (const n of [1, 2, 7]) {
    const { page, context } = await browser.open();
    await chooseFiles(page, chats(n));
    await findTopics(page);
    await page.getByText('there is nothing to nest').first().waitFor();
    await context.close();
  }
});
