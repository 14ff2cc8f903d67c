// One measurement of reading a file: a new browser with a new profile on disk, the clock inside the page, memory as the system counts it.
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from '../browser.mjs';
import { temporaryFolder } from '../harness.mjs';
import { renderers, watch } from './renderer-memory.mjs';

/** No import here takes longer (ms). */
const patience = 15 * 60_000;

/** Runs in the page before its own scripts: when files were chosen, when the preview stood there, long tasks, workers. */
function takeNotes() {
  const notes = { begun: 0, found: 0, tasks: [], workers: 0 };
  globalThis.notes = notes;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) notes.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('change', () => (notes.begun ||= performance.now()), { capture: true });
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      notes.workers++;
    }
  };
  new MutationObserver(() => {
    if (notes.found === 0 && document.querySelector('h1')?.textContent === 'What was found')
      notes.found = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Opens a page in a browser of its own and gives `work` the page; resolves to its answer and the renderer's peak in bytes. */
async function inNewBrowser(url, work) {
  const { folder, close } = temporaryFolder('profile');
  // A profile on disk, as people have one: a private window would keep the store in memory.
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser() ?? undefined,
    args: browserFlags,
    locale: 'en-US',
  });
  try {
    await context.addInitScript(takeNotes);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(patience);
    await page.goto(url);
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    const now = await renderers(context.browser());
    const peaks = [...(now?.keys() ?? [])].map(watch);
    const answer = await work(page);
    const peak = peaks.length === 0 ? null : Math.max(...peaks.map((read) => read()));
    return { ...answer, peak };
  } finally {
    await context.close();
    close();
  }
}

/** Drops a file on the app's own page. Resolves to what it stored, how long that took (ms), the longest task of the page (ms), workers started, and the peak. */
export function importInto(url, file) {
  return inNewBrowser(url, async (page) => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.waitForFunction(() => globalThis.notes.found > 0, undefined, { polling: 500 });
    // What blocks at the very end is seen with the next tick.
    await page.waitForTimeout(1000);
    const { begun, found, tasks, workers } = await page.evaluate(() => globalThis.notes);
    const [dataset] = await page.evaluate(storedDatasets);
    const longest = Math.max(0, ...tasks.filter(([start]) => start >= begun).map(([, duration]) => duration));
    return { ms: found - begun, longest, workers, stored: dataset };
  });
}

/** Asks the harness for 'read' or 'parseWhole' of a file: { ms, conversations, peak }. */
export function askHarness(url, file, method) {
  return inNewBrowser(url, async (page) => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    return page.evaluate((name) => globalThis.harness.ask(name), method);
  });
}

/** In the page: the rows of the table of datasets. */
async function storedDatasets() {
  const ask = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const db = await ask(indexedDB.open('kleio'));
  const rows = await ask(db.transaction('datasets').objectStore('datasets').getAll());
  db.close();
  return rows;
}
