import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Overview } from '../../src/core/types.ts';
import {
  chooseFiles,
  findTopics,
  goTo,
  rowsOf,
  textFile,
  useBrowser,
  waitForTree,
} from '../support/built-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sampleZip = join(import.meta.dirname, '../../public/sample/kleio-sample.zip');
const browser = useBrowser();

/** Resolves when nothing moves any more: colours that are on their way would be measured half-way. */
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Serious and critical findings on what is shown now, as readable lines. */
async function findings(page: Page): Promise<string[]> {
  await settle(page);
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { impact: string; id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 380]) {
    test(`axe finds nothing serious on any screen of the built page, ${colorScheme}, ${width} px`, async () => {
      const { page } = await browser.open({ colorScheme, width });
      const found: Record<string, string[]> = {};
      const look = async (name: string) => {
        const list = await findings(page);
        if (list.length > 0) found[name] = list;
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          found[`${name} scrolls`] = [];
      };
      await look('start');
      await chooseFiles(page, textFile('notes.json', [{ question: 'one', answer: 'two' }]));
      await page.getByRole('heading', { name: 'Which columns?' }).waitFor();
      await look('columns');
      await goTo(page, '#/');
      await chooseFiles(page, textFile('shopping.json', { list: ['bread', 'salt'] }));
      await page.getByRole('heading', { name: 'No chats were found' }).waitFor();
      await look('refused');
      await chooseFiles(page, sampleZip);
      await page.getByRole('button', { name: 'Find the topics' }).waitFor();
      await look('found');
      const id = await findTopics(page);
      await look('explore');
      const [{ clusters, rows }] = await rowsOf<Overview>(page, 'overviews');
      await goTo(page, `#/explore/${id}/c/${clusters[0].id}`);
      await page.getByRole('heading', { level: 2, name: clusters[0].name, exact: true }).waitFor();
      await look('topic');
      await goTo(page, `#/explore/${id}/chat/${rows.ids[0]}`);
      await page.getByRole('button', { name: /Show original/ }).click();
      await look('conversation');
      await goTo(page, `#/run/${id}`);
      // Whoever looks at a run that is done is led to its topics.
      await waitForTree(page);
      await look('run');
      await goTo(page, `#/export/${id}`);
      // What is written is checked first: it can be saved when nothing on the page changes any more.
      await expect.poll(() => page.getByRole('button', { name: 'Download JSON' }).isEnabled()).toBe(true);
      await look('export');
      await goTo(page, '#/storage');
      await page.getByRole('button', { name: 'Delete everything' }).click();
      await page.getByRole('dialog').waitFor();
      await look('storage');
      expect(found).toEqual({});
    });
  }
}
