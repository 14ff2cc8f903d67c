import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Facts, isNegative } from '../../scripts/import/facts.ts';
import { type Sample, samplesIn } from '../../scripts/import/samples.ts';
import type { Dataset, FileReport } from '../../src/core/types.ts';
import { chooseFiles, findTopics, rowsOf, useBrowser } from '../support/built-page.ts';

const shared = process.env.KLEIO_SHARED ?? join(import.meta.dirname, '../../../shared');
const present = existsSync(join(shared, 'exports'));
if (!present) console.log('Skipped: the shared exports are not on this machine.');

const browser = useBrowser();

test.skipIf(!present)(
  'every shared export, chosen together with the others of its folder, has the counts that were expected of it',
  async () => {
    const { page, said } = await browser.open();
    // One in a folder of its own needs what lies beside it: a picker of files does not tell.
    const samples = samplesIn(join(shared, 'exports')).filter(({ name }) => !name.includes('/'));
    const folders = [...new Set(samples.map(({ folder }) => folder))];
    for (const folder of folders) {
      const together = samples.filter((sample) => sample.folder === folder);
      const reports = await importAll(page, together);
      for (const sample of together) await check(page, sample, reports);
    }
    expect(folders.length).toBeGreaterThan(20);
    expect(said).toEqual([]);
  },
  300_000,
);

/** Imports files; the reports that are kept. */
async function importAll(page: Page, samples: readonly Sample[]): Promise<FileReport[]> {
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('heading', { name: 'See what your chats are about' }).waitFor();
  await chooseFiles(
    page,
    samples.map(({ folder, name }) => join(folder, name)),
  );
  const found = page.getByRole('heading', { name: 'What was found' });
  await found.or(page.getByRole('heading', { name: 'No chats were found' })).waitFor();
  return (await rowsOf<Dataset>(page, 'datasets')).flatMap((dataset) => dataset.files);
}

async function check(page: Page, { folder, name, facts }: Sample, reports: FileReport[]): Promise<void> {
  const at = `${folder}/${name}`;
  const shown = page.locator('article', { has: page.getByRole('heading', { name, exact: true }) });
  if (facts.format === 'table' || facts.format === 'csv') {
    expect(await page.getByRole('heading', { name: 'Which columns?' }).count(), at).toBe(1);
    return;
  }
  if (isNegative(name, facts)) {
    // Refused, read in part, or with records that could not be read: it is said.
    const told = shown.filter({ hasText: /Not read|Read in part|could not be read/ });
    expect(await told.count(), at).toBe(1);
    return;
  }
  expect(await shown.count(), at).toBe(1);
  // Files of two folders may share a name.
  const { size } = statSync(join(folder, name));
  expect(
    reports.findLast((report) => report.name === name && report.bytes === size),
    at,
  ).toMatchObject(countsIn(facts));
}

/** As a report names them; those that were counted. */
function countsIn(facts: Facts): Partial<FileReport> {
  const counts = {
    problem: null,
    conversations: facts.conversations,
    withMessages: facts.conversations_with_messages,
    userMessages: facts.user_messages,
    assistantMessages: facts.assistant_messages,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
}

test.skipIf(!present)('a chat without a user turn is named by its title', async () => {
  const { page } = await browser.open();
  await chooseFiles(page, join(shared, 'exports/chatgpt/librechat-citations.conversations.json'));
  await findTopics(page);
  const [overview] = await rowsOf<{ rows: { requests: string[] } }>(page, 'overviews');
  expect(overview.rows.requests).toEqual(['Citation Convo']);
});
