// transformers.js really runs in a page under the app's policy: in a page made for these tests, from the app's own modules.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serveHarness } from '../../scripts/harness.mjs';
import { launchBrowser } from '../../scripts/launch.mjs';
import { tinyVocabulary } from '../../scripts/onnx/bert-files.mjs';
import { bertWeights, tinyShape } from '../../scripts/onnx/bert-weights.mjs';
import { kmeans } from '../../src/core/math/kmeans.ts';
import { nmi } from '../../src/core/math/scores.ts';
import type { Harness } from '../support/embedder-harness/harness.ts';
import { generate } from '../support/generator.ts';
import { embedding, tokenize } from '../support/reference-bert.ts';
import { isProof } from '../support/proof-message.ts';
import { type Fault, type ScriptedHub, startHub } from '../support/scripted-hub.ts';

declare const harness: Harness;

const root = join(import.meta.dirname, '../..');
const tiny = 'kleio/tiny-bert';
const tinyFolder = join(root, 'tests/fixtures/models', tiny);
const tinyNames = 'kleio/tiny-names';
const coarse = 'MinishLab/model2vec-bge-vq64';
const coarseFolder = join(root, '../shared/models', coarse);
const hasCoarse = existsSync(coarseFolder);
if (!hasCoarse) console.log(`${coarseFolder} is not there: the tests with ${coarse} are left out`);

let browser: Browser;
let page: Page;
/** Served with the tiny model, and with the coarse one where it is there. */
let withModels: Awaited<ReturnType<typeof serveHarness>>;
/** Served without any model. */
let bare: Awaited<ReturnType<typeof serveHarness>>;
let hub: ScriptedHub;
/** Hosts that the page may ask; everything it asks of others, and everything it says. */
let strangers: string[];
let said: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  withModels = await serveHarness({
    [tiny]: tinyFolder,
    [tinyNames]: join(root, 'tests/fixtures/models', tinyNames),
    ...(hasCoarse && { [coarse]: coarseFolder }),
  });
  bare = await serveHarness();
  hub = await startHub(tiny, tinyFolder);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([withModels.close(), bare.close(), hub.close()]);
});
afterEach(() => page.context().close());

async function open(url: string, allowed: readonly string[] = []): Promise<void> {
  const context = await browser.newContext();
  const hosts = [url, ...allowed].map((one) => new URL(one).host);
  strangers = [];
  said = [];
  await context.route('**/*', (route) => {
    if (hosts.includes(new URL(route.request().url()).host)) return route.continue();
    strangers.push(route.request().url());
    return route.abort();
  });
  page = await context.newPage();
  page.on('console', (message) => {
    if (!isProof(message.text())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`page error: ${error.message}`));
  await page.goto(url);
}

const embedIn = (name: string, texts: string[]) =>
  page.evaluate(([n, t]) => harness.embed(n, t), [name, texts] as const);

const texts = [
  'A recipe for tomato soup',
  'Explain this Python error, please!',
  '',
  'How do I plant garlic? It is 3 weeks to Christmas; can I still do it?',
  'A recipe for tomato soup',
  'crème brûlée, naïve',
  'zürich is unaffordable',
  '日本 is unknown here',
  // More tokens than the model has positions.
  'the garden plan '.repeat(60),
  ...Array.from({ length: 40 }, (_, i) => `find the first ${'good '.repeat(i % 9)}book of ${i}`),
];

test('the vectors are those of an independent forward pass; whatever the number of workers, the same bytes', async () => {
  await open(withModels.url);
  const weights = bertWeights(tinyShape, tinyVocabulary().length, 1);
  const expected = texts.map((text) =>
    embedding(tokenize(text, tinyVocabulary(), tinyShape.positions), weights, tinyShape),
  );
  const answers = [];
  for (const workers of [1, 2, 4]) {
    const name = String(workers);
    await page.evaluate(([n, m, w]) => harness.open(n, m, w), [name, tiny, workers] as const);
    answers.push(await embedIn(name, texts));
    await page.evaluate((n) => harness.close(n), name);
  }
  const [{ rows, progress }] = answers;
  const differences = rows.map((row, i) =>
    Math.max(...row.map((value, at) => Math.abs(value - expected[i][at]))),
  );
  console.log(`largest difference to the reference: ${Math.max(...differences).toExponential(1)}`);
  expect(rows).toHaveLength(texts.length);
  for (const difference of differences) expect(difference).toBeLessThan(1e-4);
  // The rows are not all the same, or the comparison would say little.
  const dot = (a: number[], b: number[]) => a.reduce((all, value, i) => all + value * b[i], 0);
  expect(dot(rows[0], rows[1])).toBeLessThan(0.95);
  expect(rows[0]).toEqual(rows[4]);
  for (const other of answers) expect(other.rows).toEqual(rows);
  expect(progress.at(-1)).toBe(texts.length);
  expect(said).toEqual([]);
  expect(strangers).toEqual([]);
});

test('its id names model, revision and pooling; the files are the page’s own', async () => {
  await open(withModels.url);
  const id = await page.evaluate((m) => harness.open('a', m, 1), tiny);
  expect(id).toMatch(/^kleio\/tiny-bert@own-[0-9a-f]{12}\/q8\/mean@1$/);
  expect(await page.evaluate((m) => harness.status(m), tiny)).toMatchObject({ state: 'own' });
});

test('a model that labels tokens finds names where they stand, also in the middle of a long text', async () => {
  await open(withModels.url);
  const far = 'the garden plan and the soup. '.repeat(60);
  const texts = ['Ask Ann Johnson in Kraków.', `${far}Mads Hansen went home`, 'a recipe for soup'];
  const found = await page.evaluate(([m, t]) => harness.names(m, t), [tinyNames, texts] as const);
  const written = found.map((findings, i) =>
    findings.map(({ start, end, kind }) => `${kind}:${texts[i].slice(start, end)}`),
  );
  expect(written).toEqual([['person:Ann Johnson', 'place:Kraków'], ['person:Hansen'], []]);
  // A model that embeds labels nothing.
  expect(await page.evaluate((m) => harness.tryNames(m), tiny)).toMatchObject({ kind: 'weights-broken' });
  expect(strangers).toEqual([]);
});

test('a closed embedder ends at once: the call under way is cancelled', async () => {
  await open(withModels.url);
  const message = await page.evaluate(async (m) => {
    await harness.open('a', m, 1);
    const call = harness.embed('a', ['one']).catch((error: Error) => error.name);
    harness.close('a');
    return call;
  }, tiny);
  expect(message).toBe('AbortError');
});

test.skipIf(!hasCoarse)('model2vec, which has no layers, embeds and its rows can be clustered', async () => {
  await open(withModels.url);
  await page.evaluate((m) => harness.open('a', m, 2), coarse);
  const { conversations, labels } = generate({ n: 240, topics: 6, seed: 4 });
  const { rows } = await embedIn('a', [
    ...conversations.map(({ messages }) => messages[0].text),
    // Nothing in it has a token: a zero row.
    ' ',
  ]);
  expect(rows.pop()!.every((value) => value === 0)).toBe(true);
  for (const row of rows) expect(Math.hypot(...row)).toBeCloseTo(1, 5);
  const points = { data: Float32Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
  const { assignment } = await kmeans(points, { k: 6, seed: 1 });
  const agreement = nmi(labels, [...assignment]);
  console.log(`${coarse}: NMI ${agreement.toFixed(2)} on 240 chats of 6 topics`);
  expect(agreement).toBeGreaterThan(0.3);
  expect(said).toEqual([]);
  expect(strangers).toEqual([]);
});

describe('a download from the hub', () => {
  const wish = async () => {
    await open(`${bare.url}?hub=${encodeURIComponent(hub.url)}`, [hub.url]);
    await Promise.all([page.waitForEvent('load'), page.evaluate((m) => void harness.wish(m), tiny)]);
    expect(new URL(page.url()).hash).toBe('#/settings');
  };
  const download = () => page.evaluate(() => harness.download());
  const faults: [Fault, object][] = [
    ['html', { kind: 'weights-broken', detail: { file: 'onnx/model_quantized.onnx', reason: 'html' } }],
    ['cut', { kind: 'weights-broken', detail: { reason: 'size' } }],
    ['short', { kind: 'weights-broken', detail: { reason: 'size' } }],
    ['other', { kind: 'weights-broken', detail: { reason: 'hash' } }],
    ['gone', { kind: 'weights-unreachable', detail: { status: 503 } }],
  ];

  test('whatever comes instead of the weights is refused, nothing is kept, and the next try heals', async () => {
    await wish();
    for (const [fault, problem] of faults) {
      hub.fault = fault;
      expect((await download()).problem, fault).toMatchObject(problem);
      expect(await page.evaluate(() => harness.kept())).toEqual([]);
    }
    hub.fault = 'none';
    const { problem, progress } = await download();
    expect(problem).toBeNull();
    const [{ bytes }] = await page.evaluate(() => harness.kept());
    expect(progress[0]).toEqual([0, null]);
    expect(progress.at(-1)).toEqual([bytes, bytes]);
    expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).sort((a, b) => a - b));

    // While it may reach the hub, the page starts no worker, so it reads no chat.
    expect(await page.evaluate((m) => harness.tryModel(m), tiny)).toMatchObject({ kind: 'unexpected' });
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => void harness.endWish())]);
    expect(new URL(page.url()).hash).toBe('#/after');
    hub.asked.length = 0;
    expect(await page.evaluate((m) => harness.status(m), tiny)).toEqual({ state: 'kept', bytes });
    expect(await page.evaluate((m) => harness.tryModel(m), tiny)).toBeNull();
    expect(hub.asked).toEqual([]);
    expect(strangers).toEqual([]);
    const ledger = await page.evaluate(() => harness.ledger());
    expect(ledger.length).toBeGreaterThan(faults.length);
    for (const entry of ledger) {
      expect(entry).toMatchObject({
        purpose: 'weights',
        subject: tiny,
        body: '',
        host: new URL(hub.url).host,
      });
    }
  });

  test('without a wish nothing is downloaded, and an absent model says so', async () => {
    hub.fault = 'none';
    hub.asked.length = 0;
    await open(`${bare.url}?hub=${encodeURIComponent(hub.url)}`, [hub.url]);
    expect(await page.evaluate((m) => harness.status(m), tiny)).toEqual({ state: 'absent', bytes: null });
    expect((await download()).problem).toMatchObject({ kind: 'weights-absent' });
    expect(await page.evaluate((m) => harness.tryModel(m), tiny)).toEqual({
      kind: 'weights-absent',
      detail: { model: tiny },
    });
    expect(hub.asked).toEqual([]);
    expect(said).toEqual([]);
  });
});
