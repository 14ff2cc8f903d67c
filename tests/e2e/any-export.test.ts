// Files as people have them: folders, several formats at once, tables, the next export, a large file given up half-way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Dataset } from '../../src/core/types.ts';
import { chooseFiles, rowsOf, textFile, useBrowser } from '../support/built-page.ts';
import { dropPaths, folderOf } from '../support/dropped-folder.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { zipBytes } from '../support/hostile/zip-bytes.ts';

const browser = useBrowser();
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/exports', name), 'utf8');

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A folder that is there until the test is over; its path. */
function folder(files: Parameters<typeof folderOf>[0], name?: string): string {
  const made = folderOf(files, name);
  ends.push(made.remove);
  return made.path;
}

interface Columns {
  datasetId: string;
  sources: string[];
  titles: (string | null)[];
}

const found = (page: Page) => page.getByRole('heading', { name: 'What was found' }).waitFor();
const report = (page: Page, name: string) => page.locator('article').filter({ hasText: name });

async function toStart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('heading', { name: 'See what your chats are about' }).waitFor();
}

test('a folder with five formats, an archive, a table and a database gives one dataset, and a report a file', async () => {
  const { page, said } = await browser.open();
  const path = folder({
    'chatgpt/conversations.json': fixture('chatgpt.json'),
    'chatgpt/file-abc.png': 'no image',
    'claude.zip': zipBytes([{ name: 'conversations.json', data: fixture('claude.json') }]),
    'takeout/MyActivity.json': fixture('gemini-activity.json'),
    'copilot.csv': fixture('copilot-activity.csv'),
    'grok.json': fixture('grok.json'),
    'questions.tsv': fixture('table-questions.csv'),
    'webui.db': 'SQLite format 3\u0000',
    '.DS_Store': 'x',
  });
  await dropPaths(page, [path]);
  await found(page);
  await page.getByRole('heading', { name: 'Which columns?' }).waitFor();

  const [dataset, ...others] = await rowsOf<Dataset>(page, 'datasets');
  expect(others).toEqual([]);
  expect(dataset.sources).toEqual(['chatgpt', 'claude', 'copilot', 'gemini', 'grok']);
  const files = dataset.files.map(({ name, format, problem, conversations, added }) => [
    name,
    format,
    problem?.kind ?? null,
    conversations > 0 && added === conversations,
  ]);
  expect(files.sort()).toEqual([
    ['exports/chatgpt/conversations.json', 'chatgpt', null, true],
    ['exports/claude.zip', 'claude', null, true],
    ['exports/copilot.csv', 'copilot', null, true],
    ['exports/grok.json', 'grok', null, true],
    ['exports/questions.tsv', null, 'table-needs-columns', false],
    ['exports/takeout/MyActivity.json', 'gemini', null, true],
    ['exports/webui.db', null, 'unknown-format', false],
  ]);
  const sum = dataset.files.reduce((total, { conversations }) => total + conversations, 0);
  expect(dataset.conversations).toBe(sum);
  // The picture beside the chats; what desktops add is not even counted.
  const passedOver = dataset.files.map(({ skipped }) => skipped['not-chat-file'] ?? 0);
  expect(passedOver.reduce((a, b) => a + b, 0)).toBe(1);
  await report(page, 'exports/webui.db').getByText('is the database of a program').waitFor();
  for (const [name] of files) expect(await report(page, String(name)).count(), String(name)).toBe(1);
  expect(said).toEqual([]);
});

const table = (rows: readonly string[]) =>
  textFile('tickets.csv', ['ticket,asked,question,answer', ...rows].join('\n'));
const may = [
  '1,2026-05-01,How do I clean a brass pan?,With vinegar.',
  '2,2026-05-02,Which oil for cast iron?,',
];

test('a table is read by the columns a person names; the next one with the same header without asking', async () => {
  const { page, said } = await browser.open();
  await chooseFiles(page, table(may));
  await page.getByRole('heading', { name: 'Which columns?' }).waitFor();
  await page.getByRole('cell', { name: 'How do I clean a brass pan?' }).waitFor();
  await page.getByRole('combobox', { name: 'Text' }).selectOption('answer');
  await page.getByRole('combobox', { name: 'Text' }).selectOption('question');
  await page.getByRole('combobox', { name: 'Time' }).selectOption('asked');
  await page.getByRole('combobox', { name: 'Conversation' }).selectOption('ticket');
  await page.getByRole('button', { name: 'Read this table' }).click();
  await page.getByText('2 chats in 1 file').waitFor();
  await page.getByText('2 chats to sort').waitFor();

  await toStart(page);
  await chooseFiles(page, table([...may, '3,2026-06-01,Can I use soap?,A little.']));
  await page.getByText('1 chat is new; 2 were here already, as they are.').waitFor();
  expect(await page.getByRole('heading', { name: 'Which columns?' }).count()).toBe(0);
  const datasets = await rowsOf<Dataset>(page, 'datasets');
  expect(datasets.map(({ conversations, sources }) => [conversations, sources])).toEqual([[3, ['table']]]);
  expect(said).toEqual([]);
});

test('the next export of ChatGPT says what is new, also behind more new chats than are stored at once', async () => {
  const { page, said } = await browser.open();
  const { conversations } = generate({ n: 1240, topics: 4, seed: 5 });
  const last = conversations.slice(1200);
  await chooseFiles(page, textFile('may.json', toChatGptExport(last)));
  await page.getByText('40 chats in 1 file').waitFor();

  await toStart(page);
  const changed = { ...last[0], title: 'Renamed', updatedAt: (last[0].updatedAt ?? 0) + 1000 };
  const next = toChatGptExport([...conversations.slice(0, 1200), changed, ...last.slice(1)]);
  await chooseFiles(page, textFile('june.json', next));
  await page.getByText('1,200 chats are new, 1 has changed; 39 were here already, as they are.').waitFor();
  await page.getByText('Added to “may.json”, which holds some of the same chats.').waitFor();
  // The dataset that was begun for them is gone: nobody is to think that another tab did it.
  expect(await page.getByText(/in another tab/).count()).toBe(0);
  const datasets = await rowsOf<Dataset>(page, 'datasets');
  expect(datasets.map(({ name, conversations: count }) => [name, count])).toEqual([['may.json', 1240]]);
  expect(said).toEqual([]);
});

/** Cancels as soon as so many chats are found, from within the page: the steps of a test could take as long as the reading. */
function cancelAt(page: Page, least: number): Promise<void> {
  return page.evaluate((count) => {
    const look = () => {
      const found = /([\d,]+) chats found so far/.exec(document.body.innerText)?.[1] ?? '0';
      const cancel = [...document.querySelectorAll('button')].find((button) => button.innerText === 'Cancel');
      if (!cancel || Number(found.replaceAll(',', '')) < count) return;
      changes.disconnect();
      cancel.click();
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, least);
}

test('cancelling in the middle of a large file keeps the chats read until then, and says so', async () => {
  const { page, said } = await browser.open();
  const count = 60_000;
  const chats = Array.from({ length: count }, (_, i) => ({
    chat_id: `many-${i}`,
    created_at: '2026-01-01T00:00:00',
    messages: [{ created_at: '2026-01-01T00:00:00', role: 'user', content: `${i} ${'words '.repeat(200)}` }],
    metadata: {},
  }));
  const path = folder({ 'many.json': JSON.stringify(chats) });
  // Several times what may be read before the first is stored.
  await cancelAt(page, 5000);
  await chooseFiles(page, join(path, 'many.json'));
  await page.getByText('Reading was cancelled. Chats read until then stay on this device.').waitFor();

  const [dataset] = await rowsOf<Dataset>(page, 'datasets');
  const stored = (await rowsOf<Columns>(page, 'columns')).reduce((sum, { titles }) => sum + titles.length, 0);
  expect(stored).toBeGreaterThan(0);
  expect(dataset.conversations).toBe(stored);
  expect(stored).toBeLessThan(count);
  expect(dataset.files[0]).toMatchObject({ name: 'many.json', added: stored });
  await page.getByText(`${stored.toLocaleString('en-US')} chats ·`).waitFor();
  expect(said).toEqual([]);
});

test('a thread of Jan’s has the title that stands beside it', async () => {
  const { page, said } = await browser.open();
  const thread = {
    'thread.json': fixture('jan/thread.json'),
    'messages.jsonl': fixture('jan/messages.jsonl'),
  };
  const files = Object.entries(thread).map(([name, text]) => [`threads/t-1/${name}`, text]);
  await dropPaths(page, [folder(Object.fromEntries(files), 'jan')]);
  await found(page);
  const [columns] = await rowsOf<Columns>(page, 'columns');
  expect([columns.sources, columns.titles]).toEqual([['jan'], ['Towers']]);
  expect(said).toEqual([]);
});
