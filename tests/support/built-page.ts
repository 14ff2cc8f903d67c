// The built page in a real browser, with every host but its own blocked and everything it says written down.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../../scripts/launch.mjs';
import { agreeToSend, chooseModel } from '../../scripts/model-form.mjs';
import { isProof } from './proof-message.ts';

export interface BuiltPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console messages, page errors, failed requests. */
  readonly said: string[];
  /** Requests to other hosts than the page's own. */
  readonly strangers: string[];
}

export interface PageOptions {
  /** What the page believes of the machine: decides how many workers it starts. */
  readonly cores?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Another server of the same build, by default the one all tests share. */
  readonly url?: string;
  /** Hosts that may be reached beside the page's own ("127.0.0.1:4000"). */
  readonly hosts?: readonly string[];
}

/** How long a page may take for one step, ms: they take 1 s at most, and several times as long where all cores are busy. */
export const pagePatience = 60_000;

/** Declares a browser for the test file; `open` gives the page in a new, empty profile. */
export function useBrowser(): { open(options?: PageOptions): Promise<BuiltPage> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return { open: (options = {}) => openPage(browser, options) };
}

async function openPage(browser: Browser, options: PageOptions): Promise<BuiltPage> {
  const url = options.url ?? inject('url');
  const { host } = new URL(url);
  const context = await browser.newContext({
    locale: 'en-US',
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 800 },
  });
  const said: string[] = [];
  const strangers: string[] = [];
  await context.route('**/*', (route) => {
    const asked = new URL(route.request().url()).host;
    if (asked === host || options.hosts?.includes(asked)) return route.continue();
    strangers.push(route.request().url());
    return route.abort();
  });
  if (options.cores !== undefined) {
    await context.addInitScript((cores) => {
      Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => cores });
    }, options.cores);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(pagePatience);
  page.on('console', (message) => {
    if (!isProof(message.text())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => said.push(`request failed: ${request.url()}`));
  await page.goto(url);
  // The page is there when its store is open: what is dropped before meets nobody.
  await page.getByRole('main').waitFor();
  return { page, context, said, strangers };
}

/** A file that only exists in the test. */
export function textFile(name: string, content: unknown): { name: string; mimeType: string; buffer: Buffer } {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Gives files to the page's own picker. */
export async function chooseFiles(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** From the preview to the run, with a model: what is asked before anything leaves is read and agreed to. */
export async function sendToModel(page: Page, choice: Parameters<typeof chooseModel>[1]): Promise<void> {
  await chooseModel(page, choice);
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await agreeToSend(page);
}

/** From the preview to the finished tree; the run's id. */
export async function findTopics(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Find the topics' }).click();
  return waitForTree(page);
}

/** Waits until the tree of a run is on screen; the run's id. */
export async function waitForTree(page: Page, timeout = 120_000): Promise<string> {
  await page.waitForURL(/#\/explore\//, { timeout });
  await page.getByRole('tree').waitFor({ timeout });
  return decodeURIComponent(new URL(page.url()).hash.split('/')[2]);
}

/** Goes to an address inside the page. What was shown before is off the screen then; the new page may still be on its way. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    if (new URL(to, location.href).hash === location.hash) return;
    // The page listens for it too, and has heard it first.
    const changed = new Promise((heard) => addEventListener('hashchange', heard, { once: true }));
    location.hash = to;
    await changed;
    await new Promise(requestAnimationFrame);
  }, hash);
}

/** The exported tree of a run or an imported tree, as the page writes it. */
export async function exportTree(page: Page, id: string): Promise<string> {
  await goTo(page, `#/export/${encodeURIComponent(id)}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Every row of one table of the page's database. */
export function rowsOf<Row>(page: Page, table: string): Promise<Row[]> {
  return page.evaluate(async (name) => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await ask(indexedDB.open('kleio'));
    const rows = await ask(db.transaction(name).objectStore(name).getAll());
    db.close();
    return rows as Row[];
  }, table);
}
