// The map on the built page, under its own policy: drawn, moved with a real mouse, fetched only when it is opened.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseFiles, findTopics, goTo, rowsOf, useBrowser } from '../support/built-page.ts';

const browser = useBrowser();
const sampleZip = join(import.meta.dirname, '../../public/sample/kleio-sample.zip');

test('a finished run has a place for every chat; the map is fetched when opened and leads to a chat', async () => {
  const { page, said, strangers } = await browser.open();
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await chooseFiles(page, sampleZip);
  const id = await findTopics(page);
  const [{ layout, rows }] = await rowsOf<{
    layout: { data: Float32Array; rows: number; cols: number };
    rows: { ids: string[] };
  }>(page, 'overviews');
  expect([layout.rows, layout.cols]).toEqual([rows.ids.length, 2]);
  expect(scripts.filter((url) => url.includes('MapView'))).toEqual([]);

  await page.getByRole('radio', { name: 'Map' }).check();
  const map = page.getByRole('application');
  await map.waitFor();
  expect(scripts.filter((url) => url.includes('MapView')).length).toBeGreaterThan(0);
  // Whichever way this browser draws.
  expect(['webgl', 'canvas']).toContain(await map.getAttribute('data-way'));

  const before = await map.screenshot();
  const { x, y, width, height } = (await map.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 90, y + height / 2 + 40, { steps: 3 });
  await page.mouse.up();
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await map.screenshot()).equals(before)).toBe(false);
  expect(new URL(page.url()).hash).toBe(`#/explore/${id}`);

  await map.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Open chat' }).click();
  await page.waitForURL(/\/chat\//);
  await page.goBack();
  await map.waitFor();
  await goTo(page, '#/');
  // A picture of a map drawn in software makes Chromium say that reading it back is slow.
  expect(said.filter((line) => !line.includes('GPU stall due to ReadPixels'))).toEqual([]);
  expect(strangers).toEqual([]);
});
