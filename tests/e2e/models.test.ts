// The card in full on the built page: a language model asked through the real SDK, against a scripted server.
import { setTimeout as wait } from 'node:timers/promises';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { agreeToSend, chooseModel } from '../../scripts/model-form.mjs';
import { mostLanes } from '../../src/browser/models/retry.ts';
import type { LedgerEntry } from '../../src/core/model.ts';
import type { Overview } from '../../src/core/types.ts';
import {
  chooseFiles,
  exportTree,
  findTopics,
  goTo,
  pagePatience,
  rowsOf,
  sendToModel,
  textFile,
  useBrowser,
  waitForTree,
} from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { type ModelServer, type ModelServerOptions, startModelServer } from '../support/model-server.ts';
import { blockedPrompt, outOfRoom } from '../support/model-server/scripts.ts';
import { plantedDetails, withPlantedDetails } from '../support/planted.ts';

const browser = useBrowser();
const key = 'AQ.test-key-that-must-not-be-seen';
const model = 'gemini-3.5-flash-lite';

const servers: ModelServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serve(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer({ key, models: [model], ...options });
  servers.push(server);
  return server;
}

const chats = (n: number, seed = 5) =>
  textFile('conversations.json', toChatGptExport(generate({ n, topics: 10, seed }).conversations));

/** Every answer a server gave to a question, without lists of models. */
const questionsOf = (server: ModelServer) => server.requests.filter(({ question }) => question !== null);
const kindsOf = (server: ModelServer) => new Set(questionsOf(server).map(({ question }) => question!.kind));

/** Everything the page's database holds, as text. */
async function everythingStored(page: Page): Promise<string> {
  const tables = ['runs', 'answers', 'overviews', 'settings', 'ledger', 'datasets', 'trees'];
  const all = await Promise.all(tables.map((table) => rowsOf(page, table)));
  return JSON.stringify(all);
}

for (const dialect of ['gemini', 'openai'] as const) {
  test(`a ChatGPT zip through the ${dialect} dialect: every stage asked, no planted detail sent, the ledger equals the wire`, async () => {
    const server = await serve();
    const planted = withPlantedDetails(generate({ n: 200, topics: 12, seed: 11 }).conversations);
    const zip = new ZipWriter(new BlobWriter());
    await zip.add('conversations.json', new TextReader(JSON.stringify(toChatGptExport(planted))));
    const buffer = Buffer.from(await (await zip.close()).arrayBuffer());

    const { page, strangers } = await browser.open({ hosts: [new URL(server.origin).host] });
    await chooseFiles(page, { name: 'export.zip', mimeType: 'application/zip', buffer });
    await chooseModel(page, { provider: dialect, baseUrl: server.baseUrl(dialect), model, key });
    // More than twelve, so that there is something to nest.
    await page.getByLabel('Number of topics').fill('24');
    await page.getByRole('button', { name: 'Find the topics' }).click();
    const shown = await page.locator('pre').innerText();
    expect(server.requests).toEqual([]);
    await agreeToSend(page);
    const id = await waitForTree(page, 120_000);

    // What was shown before is what was sent first, word for word.
    expect(shown).toBe(questionsOf(server)[0].question!.prompt);

    expect(kindsOf(server)).toEqual(new Set(['facets', 'name', 'names', 'assign', 'audit']));
    expect(questionsOf(server).filter(({ question }) => question!.kind === 'facets')).toHaveLength(200);
    const bodies = server.requests.map(({ body }) => body);
    const leaked = plantedDetails
      .flatMap((detail) => [detail, detail.replaceAll(/[ -]/g, '')])
      .filter((form) => bodies.some((body) => body.includes(form)));
    expect(leaked).toEqual([]);

    // The key: in its header, and nowhere else.
    const header = dialect === 'gemini' ? 'x-goog-api-key' : 'authorization';
    for (const { headers, path, body } of questionsOf(server)) {
      expect(headers[header]).toContain(key);
      const rest = JSON.stringify({ ...headers, [header]: '' });
      expect(`${path} ${body} ${rest}`).not.toContain(key);
    }
    expect(await everythingStored(page)).not.toContain(key);
    expect(page.url()).not.toContain(key);

    // The ledger: as many requests as arrived, byte for byte.
    const ledger = await rowsOf<LedgerEntry>(page, 'ledger');
    expect(ledger.map(({ body }) => body).sort()).toEqual([...bodies].sort());
    for (const { bytes, body, status } of ledger) {
      expect(bytes).toBe(Buffer.byteLength(body));
      expect(status).toBe(200);
    }
    await page.getByText(`${ledger.length} requests,`).first().waitFor();

    const exported = await exportTree(page, id);
    expect(exported).not.toContain(key);
    for (const detail of plantedDetails) expect(exported).not.toContain(detail);
    const [overview] = await rowsOf<Overview>(page, 'overviews');
    expect(overview.requestsAreQuotations).toBe(false);
    expect(overview.rows.fallback).toBeUndefined();
    expect(strangers).toEqual([]);
  });
}

// Twice as long as others may take: a run that is begun twice, and the same run again without a break.
test('the tab is killed at 40 % and opened again: finished, at most the calls in flight repeated, the same bytes', async () => {
  const server = await serve({ delay: 40 });
  const host = new URL(server.origin).host;
  const choice = { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key } as const;
  const first = await browser.open({ hosts: [host] });
  await chooseFiles(first.page, chats(150));
  await sendToModel(first.page, choice);
  await expect.poll(() => questionsOf(server).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(60);
  const url = first.page.url();
  await first.page.close({ runBeforeUnload: false });

  // The key was in memory alone: the run waits for it.
  const page = await first.context.newPage();
  page.setDefaultTimeout(pagePatience);
  await page.goto(url);
  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Go on' }).click();
  const resumed = await exportTree(page, await waitForTree(page, 120_000));

  const counts = new Map<string, number>();
  for (const { body } of questionsOf(server)) counts.set(body, (counts.get(body) ?? 0) + 1);
  const repeated = [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
  console.log(`killed: ${repeated} calls repeated, at most ${server.busiest()} in work at once`);
  // A call is under way until its answer is stored: longer than the server has it in work.
  expect(repeated).toBeLessThanOrEqual(mostLanes);

  const undisturbed = await browser.open({ hosts: [host] });
  await chooseFiles(undisturbed.page, chats(150));
  await sendToModel(undisturbed.page, choice);
  expect(await exportTree(undisturbed.page, await waitForTree(undisturbed.page, 120_000))).toBe(resumed);
}, 480_000);

test('a wrong key: at most 3 requests, what to do, no chat marked failed; with the right one it goes on', async () => {
  const server = await serve();
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, chats(40));
  await sendToModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key: 'wrong' });
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/key/i);
  expect(server.requests.length).toBeLessThanOrEqual(3);
  // How the chats write their words is known; nothing was asked about them.
  const answers = await rowsOf<{ key: string }>(page, 'answers');
  expect(answers.filter(({ key }) => !key.startsWith('survey@'))).toEqual([]);
  // It is on screen before it is stored.
  const runs = () => rowsOf<{ status: string; progress: { issues: unknown[] } | null }>(page, 'runs');
  await expect.poll(async () => (await runs()).map(({ status }) => status)).toEqual(['paused']);
  const [run] = await runs();
  expect(run.progress?.issues ?? []).toEqual([]);

  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Go on' }).click();
  await waitForTree(page);
});

test('a cap: the run pauses when it is reached, having spent at most the cap and what was in flight', async () => {
  const server = await serve({ key: null });
  const { page, context } = await browser.open();
  // Google's own host, played by the scripted server: a host with a price.
  await context.route('https://generativelanguage.googleapis.com/**', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const answer = await fetch(server.origin + pathname + search, {
      method: request.method(),
      body: request.postData(),
    });
    await route.fulfill({
      status: answer.status,
      body: await answer.text(),
      headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    });
  });
  await chooseFiles(page, chats(300));
  const cap = 0.005;
  await sendToModel(page, { provider: 'gemini', key, cap });
  await page.getByRole('alert').first().waitFor({ timeout: 60_000 });
  const ledger = await rowsOf<LedgerEntry>(page, 'ledger');
  const spent = ledger.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  const dearest = Math.max(...ledger.map(({ cost }) => cost ?? 0));
  console.log(
    `cap $${cap}: spent $${spent.toFixed(6)} in ${ledger.length} requests, the dearest $${dearest.toFixed(6)}`,
  );
  expect(spent).toBeGreaterThan(0.9 * cap);
  expect(spent).toBeLessThanOrEqual(cap + 8 * dearest);
  expect(ledger.length).toBeLessThan(300);
  await page.getByRole('button', { name: 'Go on' }).waitFor();
});

test('a refused chat and an unreadable one get the built-in answer, marked; the run goes on', async () => {
  const refused = 'please explain this unspeakable marmalade business';
  const unreadable = 'please explain this endless marmalade business';
  const server = await serve({
    script: ({ body }) => {
      if (body.includes('unspeakable marmalade')) return blockedPrompt;
      return body.includes('endless marmalade') && body.includes('concern') ? outOfRoom : undefined;
    },
  });
  const conversations = generate({ n: 40, topics: 4, seed: 3 }).conversations.map((chat, i) =>
    i > 1 ? chat : { ...chat, messages: [{ ...chat.messages[0], text: [refused, unreadable][i] }] },
  );
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, textFile('conversations.json', toChatGptExport(conversations)));
  await sendToModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  const id = await waitForTree(page);
  const [{ rows }] = await rowsOf<Overview>(page, 'overviews');
  const marked = rows.ids.filter((_, row) => rows.fallback?.[row] === 1);
  expect(marked).toHaveLength(2);
  expect(rows.ids).toHaveLength(40);
  await goTo(page, `#/explore/${id}/chat/${marked[0]}`);
  await page
    .getByText(/Read on this device/)
    .first()
    .waitFor();
});

test('names are improved on a finished run: only names are asked, and only redacted requests travel', async () => {
  const server = await serve();
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  const planted = withPlantedDetails(generate({ n: 120, topics: 8, seed: 4 }).conversations);
  await chooseFiles(page, textFile('conversations.json', toChatGptExport(planted)));
  const old = await findTopics(page);
  await goTo(page, `#/improve/${old}/names`);
  await chooseModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await page.getByRole('button', { name: 'Go on' }).click();
  await agreeToSend(page);
  await page.waitForURL((url) => url.hash.startsWith('#/explore/') && !url.hash.includes(old), {
    timeout: 60_000,
  });
  expect(kindsOf(server).has('facets')).toBe(false);
  expect(kindsOf(server).has('name')).toBe(true);
  for (const detail of plantedDetails)
    expect(server.requests.some(({ body }) => body.includes(detail))).toBe(false);
  const overviews = await rowsOf<Overview>(page, 'overviews');
  expect(overviews).toHaveLength(2);
  const [before, after] = [old, null].map((id) =>
    overviews.find(({ runId }) => (id === null ? runId !== old : runId === id)),
  );
  // The same groups, other names.
  expect(new Set(after!.baseIds)).toEqual(new Set(before!.baseIds));
  expect(after!.analyst).toContain(model);
});

test('another number of topics from the panel: the curve is there, and topics whose chats stay the same are not asked about again', async () => {
  const server = await serve();
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, chats(150));
  await sendToModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  const first = await waitForTree(page, 120_000);
  const [before] = await rowsOf<Overview>(page, 'overviews');
  expect(before.choice!.because).toBe('evidence');
  const panel = page.getByRole('region', { name: 'Number of topics' });
  await panel.getByText(`${before.k} topics: the clearest groups`).waitFor();
  expect(await panel.getByRole('radio').count()).toBe(before.choice!.trials.length);

  await panel.getByLabel('Topics to show').fill(String(before.k + 1));
  await panel.getByRole('button', { name: `Show with ${before.k + 1} topics` }).click();
  await agreeToSend(page);
  await page.waitForURL((url) => url.hash.startsWith('#/explore/') && !url.hash.includes(first));
  const after = (await rowsOf<Overview>(page, 'overviews')).find(({ runId }) => runId !== first)!;
  expect(after.choice).toMatchObject({ k: before.k + 1, because: 'person', byRule: before.k });
  const same = after.baseIds.filter((id) => before.baseIds.includes(id));
  // Each number is divided anew, so others change as well; about a third stay.
  expect(same.length).toBeGreaterThan(0);
  const sent = (await rowsOf<LedgerEntry>(page, 'ledger')).filter(({ runId }) => runId === after.runId);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter(({ purpose, subject }) => purpose !== 'nest' && same.includes(subject))).toEqual([]);
  const nameOf = ({ clusters }: Overview, id: string) => clusters.find((cluster) => cluster.id === id)!.name;
  for (const id of same) expect(nameOf(after, id)).toBe(nameOf(before, id));
  // The way back.
  await panel.getByRole('link', { name: /^Finished/ }).click();
  await page.waitForURL((url) => url.hash.includes(first));
});

test('everything is deleted in another tab: the run there ends, nothing more is sent, nothing is written back', async () => {
  // The first are answered soon, the others so slowly that the run is far from its end when all is deleted.
  const slow = 1000;
  const server = await serve({ script: (_, n) => ({ delay: n < 20 ? 50 : slow }) });
  const { page, context } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, chats(200));
  await sendToModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await expect.poll(() => questionsOf(server).length, { timeout: 60_000 }).toBeGreaterThan(20);
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, '#/storage'));
  await other.getByRole('button', { name: 'Delete everything' }).click();
  await other.getByRole('button', { name: 'Yes, delete everything' }).click();
  await other.getByText('Everything was deleted.').first().waitFor();
  // Long enough for what was on its way, and for every call in work to be answered and followed by another.
  await wait(2 * slow);
  const sent = server.requests.length;
  await wait(2 * slow);
  expect(server.requests).toHaveLength(sent);
  expect(sent).toBeLessThan(200);
  for (const table of ['datasets', 'texts', 'runs', 'answers', 'overviews', 'ledger', 'vectors', 'secrets'])
    expect(await rowsOf(other, table), table).toEqual([]);
});

test('erasing the ledger in the middle of a run does not give it its cap again', async () => {
  const server = await serve();
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, chats(60));
  await sendToModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await waitForTree(page);
  const count = (await rowsOf(page, 'ledger')).length;
  await goTo(page, '#/ledger');
  await page.getByRole('button', { name: 'Erase the ledger' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase the ledger' }).click();
  await expect.poll(() => rowsOf(page, 'ledger')).toEqual([]);
  const settings = await rowsOf<{ key: string; value: Record<string, { requests: number }> }>(
    page,
    'settings',
  );
  const used = settings.find(({ key: name }) => name === 'ledger-erased')!.value;
  expect(Object.values(used).map(({ requests }) => requests)).toEqual([count]);
  await page.getByText(`${count} requests,`).first().waitFor();
});
