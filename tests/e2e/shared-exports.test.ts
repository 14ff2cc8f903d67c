import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Dataset, FileReport } from '../../src/core/types.ts';
import { chooseFiles, findTopics, rowsOf, useBrowser } from '../support/built-page.ts';

const shared = process.env.KLEIO_SHARED ?? join(import.meta.dirname, '../../../shared');
const folders = ['chatgpt', 'claude', 'kura', 'openai_messages'];
const present = existsSync(join(shared, 'exports'));
if (!present) console.log('Skipped: the shared exports are not on this machine.');

interface Expected {
  format: string;
  conversations: number;
  conversations_with_messages: number;
  user_messages: number;
  assistant_messages: number;
}

const browser = useBrowser();

test.skipIf(!present)(
  'every shared export, imported in one browser, has the counts that were expected of it',
  async () => {
    const { page, said } = await browser.open();
    let files = 0;
    for (const folder of folders) {
      const at = join(shared, 'exports', folder);
      const expected: Record<string, Expected> = JSON.parse(readFileSync(join(at, 'expected.json'), 'utf8'));
      for (const name of readdirSync(at).filter((entry) => entry !== 'expected.json')) {
        const facts = expected[name];
        const report = await importOne(join(at, name), folder.replace('_', '-'));
        files++;
        if (name.startsWith('NEGATIVE') || facts?.format === 'table') {
          expect(report, name).toBeNull();
          continue;
        }
        expect(report, name).toMatchObject({
          conversations: facts.conversations,
          withMessages: facts.conversations_with_messages,
          userMessages: facts.user_messages,
          assistantMessages: facts.assistant_messages,
        });
      }
    }
    expect(files).toBeGreaterThan(20);
    expect(said).toEqual([]);

    /** The report of one file, or null when it was refused. */
    async function importOne(path: string, format: string): Promise<FileReport | null> {
      await page.getByRole('link', { name: 'Start', exact: true }).click();
      await page.getByRole('heading', { name: 'See what your chats are about' }).waitFor();
      await chooseFiles(page, path);
      const found = page.getByRole('heading', { name: 'What was found' });
      const nothing = page.getByRole('heading', { name: 'No chats were found' });
      await found.or(nothing).waitFor();
      if (await nothing.isVisible()) return null;
      const name = path.split(/[\\/]/).pop()!;
      const reports = (await rowsOf<Dataset>(page, 'datasets')).flatMap((dataset) => dataset.files);
      // Two formats share a file name here.
      return reports.findLast((report) => report.name === name && report.format === format)!;
    }
  },
);

test.skipIf(!present)('a chat without a user turn is named by its title', async () => {
  const { page } = await browser.open();
  await chooseFiles(page, join(shared, 'exports/chatgpt/librechat-citations.conversations.json'));
  await findTopics(page);
  const [overview] = await rowsOf<{ rows: { requests: string[] } }>(page, 'overviews');
  expect(overview.rows.requests).toEqual(['Citation Convo']);
});
