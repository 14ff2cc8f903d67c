import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJsonExport } from '../../scripts/bench/big-exports.mjs';
import { temporaryFolder } from '../../scripts/harness.mjs';
import type { Dataset, Overview } from '../../src/core/types.ts';
import { chooseFiles, findTopics, rowsOf, textFile, useBrowser } from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';

const browser = useBrowser();
const sampleZip = join(import.meta.dirname, '../../public/sample/kleio-sample.zip');

/** Thirty chats as Claude exports them. */
const claudeExport = generate({ n: 30, topics: 3, seed: 7 }).conversations.map((chat, i) => ({
  uuid: `claude-${i}`,
  name: `Chat ${i}`,
  created_at: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
  updated_at: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
  account: { uuid: 'me' },
  chat_messages: chat.messages.map(({ role, text }, at) => ({
    uuid: `m-${i}-${at}`,
    sender: role === 'user' ? 'human' : 'assistant',
    text,
    content: [{ type: 'text', text }],
    created_at: new Date(Date.UTC(2026, 0, 1 + i, 0, at)).toISOString(),
  })),
}));

test('a ChatGPT zip and a Claude json dropped together become one tree', async () => {
  const { page, said } = await browser.open();
  const zip = readFileSync(sampleZip).toString('base64');
  const claude = JSON.stringify(claudeExport);
  // Dropped on the window, as a person does it.
  await page.evaluate(
    ([zipped, json]) => {
      const bytes = Uint8Array.from(atob(zipped), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'export.zip'));
      dataTransfer.items.add(new File([json], 'conversations.json'));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }));
      }
    },
    [zip, claude],
  );
  await page.getByRole('heading', { name: 'What was found' }).waitFor();
  await page.getByText('ChatGPT export').first().waitFor();
  await page.getByText('Claude export').first().waitFor();
  await findTopics(page);
  const [overview] = await rowsOf<Overview>(page, 'overviews');
  expect(new Set(overview.rows.sources)).toEqual(new Set(['chatgpt', 'claude']));
  const sampleCount = overview.rows.sources.filter((source) => source === 'chatgpt').length;
  expect(overview.rows.ids).toHaveLength(sampleCount + 30);
  expect(said).toEqual([]);
});

test('dropping the same files again adds nothing, and says so', async () => {
  const { page } = await browser.open();
  const file = textFile('conversations.json', claudeExport);
  await chooseFiles(page, file);
  await page.getByRole('button', { name: 'Find the topics' }).waitFor();
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await chooseFiles(page, file);
  await page.getByText('Everything in these files is already on this device.').waitFor();
  const datasets = await rowsOf<Dataset>(page, 'datasets');
  expect(datasets).toHaveLength(1);
  expect(datasets[0].conversations).toBe(30);
});

test('an unknown file gets a sentence; the good file beside it is imported; a broken record is an issue with its place', async () => {
  const { page } = await browser.open();
  const half = JSON.stringify(claudeExport[0]);
  const broken = `[${half},{"uuid": oops},${JSON.stringify(claudeExport[1])}]`;
  await chooseFiles(page, [
    textFile('history.sqlite', 'SQLite format 3\u0000'),
    textFile('broken.json', broken),
  ]);
  await page.getByRole('heading', { name: 'What was found' }).waitFor();
  const refused = page.locator('article.refused');
  await refused.waitFor();
  expect((await refused.innerText()).length).toBeGreaterThan(60);
  const [dataset] = await rowsOf<Dataset>(page, 'datasets');
  expect(dataset.conversations).toBe(2);
  const report = dataset.files.find(({ name }) => name === 'broken.json')!;
  expect(report.issueCount).toBe(1);
  expect(report.issues[0].subject).toContain('broken.json');
});

test('a pasted export is read like a dropped one', async () => {
  const { page } = await browser.open();
  const text = JSON.stringify(toChatGptExport(generate({ n: 20, topics: 2, seed: 3 }).conversations));
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.getByRole('button', { name: 'Find the topics' }).waitFor();
  expect((await rowsOf<Dataset>(page, 'datasets'))[0].conversations).toBe(20);
});

test('a file of 40 MB, which several workers read, is stored to the last character', async () => {
  const { page, said } = await browser.open();
  const { folder, close } = temporaryFolder('export');
  try {
    const file = join(folder, 'conversations.json');
    const made = writeJsonExport(file, 40 * 1024 * 1024);
    await chooseFiles(page, file);
    await page.getByRole('heading', { name: 'What was found' }).waitFor();
    const [{ conversations, characters, files }] = await rowsOf<Dataset>(page, 'datasets');
    expect({ conversations, characters }).toEqual({
      conversations: made.conversations,
      characters: made.characters,
    });
    expect(files).toMatchObject([
      { userMessages: made.userTurns, assistantMessages: made.assistantTurns, issueCount: 0, problem: null },
    ]);
    expect(said).toEqual([]);
  } finally {
    close();
  }
});
