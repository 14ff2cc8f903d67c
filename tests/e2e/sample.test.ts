import { expect, test } from 'vitest';
import { nmi } from '../../src/core/math/scores.ts';
import type { Overview } from '../../src/core/types.ts';
import { rowsOf, useBrowser, waitForTree } from '../support/built-page.ts';
import { sampleTopics } from '../support/sample.ts';

const browser = useBrowser();

test('one click on the sample, with no network: requests in 3 s, the tree in 15 s, nothing on the console', async () => {
  const { page, said, strangers } = await browser.open();
  const begun = Date.now();
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  // The first requests stand on the run's page, or the tree is there already.
  const firstRequest = page.locator('[aria-labelledby=latest-requests] li, [role=treeitem]').first();
  await firstRequest.waitFor({ timeout: 10_000 });
  const requestsAfter = Date.now() - begun;
  await waitForTree(page);
  const treeAfter = Date.now() - begun;

  console.log(`sample: first requests after ${requestsAfter} ms, tree after ${treeAfter} ms`);
  expect(requestsAfter).toBeLessThan(3000);
  expect(treeAfter).toBeLessThan(15_000);
  expect(said).toEqual([]);
  expect(strangers).toEqual([]);
  await page.getByText('Nothing has left this device').waitFor();
});

test('the base clusters of the sample agree with its true topics: NMI at least 0.60', async () => {
  const { page } = await browser.open();
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  await waitForTree(page);
  const [{ rows }] = await rowsOf<Overview>(page, 'overviews');
  const chunks = await rowsOf<{ ids: string[]; externalIds: string[] }>(page, 'columns');
  const ownId = new Map(
    chunks.flatMap(({ ids, externalIds }) => ids.map((id, i) => [id, externalIds[i]] as const)),
  );
  const topics = rows.ids.map((id) => sampleTopics[ownId.get(id)!].topic);
  expect(new Set(topics).size).toBeGreaterThanOrEqual(10);
  const score = nmi(topics, rows.base);
  console.log(
    `sample: ${topics.length} chats, NMI ${score.toFixed(3)} against ${new Set(topics).size} true topics`,
  );
  expect(score).toBeGreaterThanOrEqual(0.6);
});

test('the sample is sorted once: the second click opens the tree that is there', async () => {
  const { page } = await browser.open();
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  const first = await waitForTree(page);
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  expect(await waitForTree(page)).toBe(first);
  expect(await rowsOf(page, 'datasets')).toHaveLength(1);
});
