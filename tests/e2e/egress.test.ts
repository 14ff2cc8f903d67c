// Who is reached: seen by a proxy that the whole browser goes through, and by a server that nobody may reach. Long, because every way
// out and every place that tries it stand side by side.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Worker } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { ownManifest } from '../../scripts/model-files.mjs';
import { chooseEmbedder } from '../../scripts/model-form.mjs';
import { serve } from '../../scripts/serve.mjs';
import type { LedgerEntry } from '../../src/core/model.ts';
import {
  chooseFiles,
  findTopics,
  rowsOf,
  sendToModel,
  textFile,
  waitForTree,
} from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { startModelServer } from '../support/model-server.ts';
import { openProxied, type ProxiedPage } from '../support/proxied-page.ts';

const chats = (n: number) =>
  textFile('conversations.json', toChatGptExport(generate({ n, topics: 8, seed: 5 }).conversations));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
async function open(init?: () => void): Promise<ProxiedPage> {
  const opened = await openProxied(init);
  ends.push(opened.close);
  return opened;
}

/** A folder that goes with the test. */
function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kleio-egress-'));
  ends.push(async () => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file behind so many blanks that workers are started to parse it: on disk, because it takes long to hand it to a browser. */
function large({ name, buffer }: ReturnType<typeof chats>): string {
  const path = join(scratch(), name);
  writeFileSync(path, Buffer.concat([Buffer.alloc(33 * 1024 * 1024, ' '), buffer]));
  return path;
}

test('a whole run on this device: the browser asks nobody but the page’s own host', async () => {
  const { page, own, hosts } = await open();
  await chooseFiles(page, chats(120));
  await findTopics(page);
  expect(hosts()).toEqual([own]);
});

test('a whole run with a model: nobody but the page and the chosen endpoint, and the wire equals the ledger', async () => {
  const key = 'AQ.proxied-key-0000';
  // The first two are turned away and come again.
  const script = (_: unknown, n: number) => (n < 2 ? { status: 503 } : undefined);
  const server = await startModelServer({ key, models: ['gemini-3.5-flash-lite'], script });
  ends.push(server.close);
  const { page, own, hosts } = await open();
  await chooseFiles(page, chats(60));
  const choice = { provider: 'gemini', baseUrl: server.baseUrl('gemini'), key } as const;
  await sendToModel(page, { ...choice, model: 'gemini-3.5-flash-lite' });
  await waitForTree(page, 90_000);
  expect(hosts()).toEqual([own, new URL(server.origin).host].sort());
  const ledger = await rowsOf<LedgerEntry>(page, 'ledger');
  const arrived = server.requests.map(({ body }) => body);
  // Eight travel at once, so they may overtake each other on the way.
  expect(ledger.map(({ body }) => body).sort()).toEqual([...arrived].sort());
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  expect(sum(ledger.map(({ bytes }) => bytes))).toBe(sum(arrived.map((body) => Buffer.byteLength(body))));
  expect(ledger.filter(({ status }) => status === 503)).toHaveLength(2);
  for (const { status, answer } of ledger) if (status === 200) expect(answer).toContain('candidates');
  expect(JSON.stringify(ledger)).not.toContain(key);
});

const typeOf = (path = '') => (path === '/free' ? 'text/html' : 'text/javascript');

/** A server that counts who comes, by the way they came. */
async function startTrap(): Promise<{ origin: string; hits: string[] }> {
  const hits: string[] = [];
  const server: Server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': typeOf(request.url) })
      .end('');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits };
}

/** Tries every way out that a script has, but those of `submitForm` and `tryAll`; runs in the page and in workers. What it throws is of no interest. */
async function breakOut(origin: string): Promise<void> {
  const { document } = globalThis;
  const socket = origin.replace('http', 'ws');
  const attempts: (() => unknown)[] = [
    () => fetch(`${origin}/fetch`, { mode: 'no-cors' }),
    () => fetch(`${origin}/keepalive`, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }),
    () => {
      const request = new XMLHttpRequest();
      request.open('POST', `${origin}/xhr`);
      request.send('x');
    },
    () => new WebSocket(`${socket}/socket`),
    () => new EventSource(`${origin}/events`),
    () => navigator.sendBeacon(`${origin}/beacon`, 'x'),
    () => new Worker(`${origin}/worker.js`),
  ];
  const make = (tag: string, attributes: Record<string, string>) => () => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  };
  if (document) {
    for (const rel of ['prefetch', 'preload', 'modulepreload', 'stylesheet', 'icon', 'manifest', 'prerender'])
      attempts.push(make('link', { rel, href: `${origin}/link-${rel}`, as: 'script' }));
    for (const tag of ['img', 'script', 'iframe', 'embed', 'video', 'audio'])
      attempts.push(make(tag, { src: `${origin}/${tag}`, preload: 'auto' }));
    attempts.push(
      () => (new Image().src = `${origin}/image`),
      () => (document.body.style.backgroundImage = `url(${origin}/css)`),
      () => {
        // A frame has all that was taken away from the page, and its policy too.
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const inside = frame.contentWindow as Window & typeof globalThis;
        void inside.fetch(`${origin}/frame-fetch`, { mode: 'no-cors' }).catch(() => undefined);
        inside.navigator.sendBeacon(`${origin}/frame-beacon`, 'x');
      },
    );
  }
  for (const attempt of attempts) {
    try {
      await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 50))]);
    } catch {
      // As it should be.
    }
  }
}

/** The way by a form, apart from the others: where it gets through, the page goes along and gives up all that is on its way. */
function submitForm(origin: string): void {
  const form = document.createElement('form');
  form.action = `${origin}/form`;
  document.body.append(form);
  form.submit();
}

type Place = Pick<Worker, 'evaluate'>;

/** All of `breakOut` and an import, as text: Vitest would make something else of it. */
async function tryAll(place: Place, origin: string): Promise<void> {
  const imported = `import(${JSON.stringify(`${origin}/import.js`)})`;
  // Whether it is refused is of no interest here, so one that never settles is left behind after a second.
  await place.evaluate(
    `Promise.race([${imported}, new Promise((done) => setTimeout(done, 1000))]).then(() => 0, () => 0)`,
  );
  await place.evaluate(breakOut, origin);
}

/** The script that a worker of the built page runs, without its hash ("import.worker"): its own address is a blob's. Waits till it is loaded. */
const scriptOf = (worker: Worker): Promise<string> =>
  worker.evaluate(async () => {
    for (;;) {
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop() ?? '');
      const script = loaded.find((name) => name.includes('.worker-'));
      if (script) return script.replace(/-.*/, '');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

/** The script of a worker in which all was tried; null where it ended before that, or left it waiting for `limit` ms. */
function tryInWorker(worker: Worker, origin: string, limit = 60_000): Promise<string | null> {
  const ended = new Promise<null>((resolve) => worker.once('close', () => resolve(null)));
  const tried = tryAll(worker, origin).then(() => scriptOf(worker));
  return Promise.race([tried.catch(() => null), ended, wait(limit, null, { ref: false })]);
}

/** Workers stay when the page is done with them: few chats are over so soon that they would end in the middle of a try. */
const keepWorkers = () => {
  Worker.prototype.terminate = () => undefined;
};

/** Tries all in every worker that the page starts from now on; the answer: the scripts in which all was tried, and of how many workers. */
function tryInWorkersOf(page: Page, origin: string): () => Promise<{ tried: string[]; workers: number }> {
  const tries: Promise<string | null>[] = [];
  page.on('worker', (worker) => tries.push(tryInWorker(worker, origin)));
  return async () => {
    const tried = (await Promise.all(tries)).filter((script) => script !== null);
    return { tried, workers: tries.length };
  };
}

const kindsOf = (scripts: readonly string[]) => [...new Set(scripts)].sort();
const workersNamed = (...kinds: string[]) => kinds.map((kind) => `${kind}.worker`);

const before = '/before';
/** Those of the many ways that are looked for in a page without a policy. */
const ways = 'fetch xhr socket events beacon import.js image link-prefetch frame-beacon'.split(' ');

/**
 * Shows that a page without a policy reaches the trap in all these ways; ms until the last came. They go to paths of their own, out of
 * a browser of its own: some requests arrive late, and Chromium may never finish closing a page that is on its way elsewhere.
 */
async function reachFreely(trap: Awaited<ReturnType<typeof startTrap>>): Promise<number> {
  const { page, hosts, close } = await open();
  await page.goto(`${trap.origin}/free`);
  const begun = Date.now();
  await tryAll(page, trap.origin + before);
  const missing = () => ways.filter((way) => !trap.hits.includes(`${before}/${way}`));
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  const slowest = Date.now() - begun;
  // The page may be gone before it can say that it has submitted it.
  await page.evaluate(submitForm, trap.origin + before).catch(() => undefined);
  await expect.poll(() => trap.hits, { timeout: 60_000 }).toContain(`${before}/form`);
  expect(hosts()).toContain(new URL(trap.origin).host);
  await close();
  return slowest;
}

test('code in the page and in its workers that tries another host by every way reaches it 0 times', async () => {
  const trap = await startTrap();
  const slowest = await reachFreely(trap);
  // Its own address and the icon that Chromium asks for with every page of a host: only who went there asks for those.
  const ofVisits = ['/free', '/favicon.ico'];
  const hits = () => trap.hits.filter((path) => !ofVisits.includes(path) && !path.startsWith(before));

  const { page, own, hosts } = await open(keepWorkers);
  const allTried = tryInWorkersOf(page, trap.origin);
  await chooseFiles(page, large(chats(120)));
  await findTopics(page);
  const { tried, workers } = await allTried();
  // Every worker of an import and a run: those of files, their parts, texts, vectors, numbers and groups.
  expect(kindsOf(tried)).toEqual(workersNamed('embedder', 'import', 'kmeans', 'numerics', 'parse', 'text'));
  await tryAll(page, trap.origin);
  await page.evaluate(submitForm, trap.origin);
  // Twice as long as it took where nothing was refused.
  await page.waitForTimeout(Math.max(2000, 2 * slowest));
  expect(hits()).toEqual([]);
  console.log(
    `tried to the end in ${tried.length} of ${workers} workers and in the page: ${hits().length} hits; proxy saw ${hosts().join(', ')}`,
  );
  // It was not even asked for.
  expect(hosts()).toEqual([own]);
});

/** Tiny models beside the page, under names that it offers; the folder. */
function tinyModels(): string {
  const folder = scratch();
  const fixtures = join(import.meta.dirname, '../fixtures/models/kleio');
  for (const [name, model] of Object.entries({ 'tiny-bert': tinyEmbedder, 'tiny-names': nameModel })) {
    const place = join(folder, model);
    cpSync(join(fixtures, name), place, { recursive: true });
    writeFileSync(join(place, 'manifest.json'), JSON.stringify(ownManifest(model, place)));
  }
  return folder;
}
const tinyEmbedder = 'kleio/tiny-bert';
const nameModel = 'Xenova/bert-base-NER';

test('the workers of models that embed and that look for names reach it 0 times as well', async () => {
  const trap = await startTrap();
  const server = await serve({ models: tinyModels() });
  ends.push(server.close);
  const { page, hosts } = await open(keepWorkers);
  await page.goto(server.url);
  const allTried = tryInWorkersOf(page, trap.origin);
  await chooseFiles(page, chats(40));
  expect(await chooseEmbedder(page, tinyEmbedder)).toBeNull();
  await page.getByText('What is taken out of chats before anything reads them').click();
  await page.getByLabel('Look for names with a model as well').selectOption(nameModel);
  await findTopics(page);
  const { tried } = await allTried();
  expect(kindsOf(tried)).toEqual(expect.arrayContaining(workersNamed('names', 'transformers')));
  // Some come late.
  await page.waitForTimeout(3000);
  expect(trap.hits).toEqual([]);
  expect(hosts()).not.toContain(new URL(trap.origin).host);
});

test('a page that cannot prove its policy reads no chat and says why', async () => {
  const { page } = await open();
  // As an extension could: the narrowed policy is taken out before it counts.
  await page.addInitScript(() => {
    const append = Element.prototype.append;
    Element.prototype.append = function (...nodes) {
      append.apply(
        this,
        nodes.filter((node) => !(node instanceof HTMLMetaElement)),
      );
    };
  });
  await page.reload();
  await chooseFiles(page, chats(3));
  await page.getByText('could not prove that it is closed').first().waitFor();
  expect(await rowsOf(page, 'texts')).toEqual([]);
});
