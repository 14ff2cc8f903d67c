// Who is reached: seen by a proxy that the whole browser goes through, and by a server that nobody may reach.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worker } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
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
async function open(): Promise<ProxiedPage> {
  const opened = await openProxied();
  ends.push(opened.close);
  return opened;
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

/** Tries every way out that a script has; runs in the page and in workers. What it throws is of no interest. */
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
        const form = document.createElement('form');
        form.action = `${origin}/form`;
        document.body.append(form);
        form.submit();
      },
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

/** The same and an import, as text: Vitest would make something else of it. */
async function tryAll(place: Pick<Worker, 'evaluate'>, origin: string): Promise<void> {
  await place.evaluate(`import(${JSON.stringify(`${origin}/import.js`)}).then(() => 0, () => 0)`);
  await place.evaluate(breakOut, origin);
}

test('code in the page and in its workers that tries another host by every way reaches it 0 times', async () => {
  const trap = await startTrap();
  const { page, own, hosts } = await open();
  // Without a policy it is reached in all these ways. They go to paths of their own: some arrive after the page is closed.
  const free = await page.context().newPage();
  const before = '/before';
  await free.goto(`${trap.origin}/free`);
  await tryAll(free as Pick<Worker, 'evaluate'>, trap.origin + before).catch(() => undefined);
  const ways = 'fetch xhr socket events beacon import.js image link-prefetch frame-beacon'.split(' ');
  // Some take their time.
  const missing = () => ways.filter((way) => !trap.hits.includes(`${before}/${way}`));
  await expect.poll(missing, { timeout: 15_000 }).toEqual([]);
  await free.close();
  // Its own address and the icon that Chromium asks for with every page of a host: only who went there asks for those.
  const ofVisits = ['/free', '/favicon.ico'];
  const hits = () => trap.hits.filter((path) => !ofVisits.includes(path) && !path.startsWith(before));

  // Every worker of an import and a run, as it comes: those of files, texts, vectors, numbers and groups.
  const tries: Promise<boolean>[] = [];
  page.on('worker', (worker) => {
    const tried = tryAll(worker, trap.origin);
    // Some end before they are through.
    tries.push(tried.then(() => true).catch(() => false));
  });
  await chooseFiles(page, chats(3000));
  await findTopics(page);
  const tried = (await Promise.all(tries)).filter(Boolean).length;
  expect(tried).toBeGreaterThanOrEqual(4);
  await tryAll(page as Pick<Worker, 'evaluate'>, trap.origin);
  await page.waitForTimeout(2000);
  expect(hits()).toEqual([]);
  console.log(
    `tried to the end in ${tried} of ${tries.length} workers and in the page: ${hits().length} hits; proxy saw ${hosts().join(', ')}`,
  );
  expect(hosts()).toEqual([own, new URL(trap.origin).host].sort());
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
