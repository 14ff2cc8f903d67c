// npm run tree -- FILE... --out tree.json: see `usage`.
// Opens the built page in a headless browser, gives it the files as a person would, and keeps what it exports.
import { createWriteStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

const usage = `npm run tree -- FILE... --out tree.json [--seed S] [--k K] [--level clusters|requests] [--predictions FILE]
  [--provider gemini|openai] [--key K] [--model M] [--base-url U] [--does everything|names] [--cap DOLLARS]
  [--embedder built-in|ID] [--models FOLDER]

With --provider, redacted chats go to that model (its address: --base-url). The key can stand in KLEIO_KEY instead of --key, where
other users of the machine do not see it. --embedder ID takes a model's files from public/models (npm run model -- ID) or from
FOLDER/ID.`;

/** Says what happened on stderr and ends with 1. */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  const options = {
    seed: { type: 'string' },
    k: { type: 'string' },
    level: { type: 'string', default: 'clusters' },
    out: { type: 'string' },
    predictions: { type: 'string' },
    provider: { type: 'string' },
    key: { type: 'string', default: process.env.KLEIO_KEY },
    model: { type: 'string' },
    'base-url': { type: 'string' },
    does: { type: 'string', default: 'everything' },
    cap: { type: 'string' },
    embedder: { type: 'string' },
    models: { type: 'string' },
  };
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    fail(`${error.message}\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0 || !values.out) fail(usage);
  const choices = {
    level: ['clusters', 'requests'],
    provider: ['gemini', 'openai'],
    does: ['everything', 'names'],
  };
  for (const [name, known] of Object.entries(choices))
    if (values[name] !== undefined && !known.includes(values[name]))
      fail(`--${name} is ${known.join(' or ')}, not ${values[name]}\n${usage}`);
  if (values.models !== undefined && !existsSync(values.models))
    fail(`${values.models}: there is no such folder`);
  const files = positionals.map((name) => resolve(name));
  for (const file of files) if (!existsSync(file)) fail(`${file}: there is no such file`);
  return { ...values, files };
}

/** The page's own words about what went wrong, if it shows any. */
async function problemOn(page) {
  const alerts = await page.getByRole('alert').allInnerTexts();
  const refused = await page.locator('article.refused .problem').allInnerTexts();
  return [...alerts, ...refused]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

async function importFiles(page, options) {
  const { files, seed, k, provider, embedder } = options;
  await page.locator('input[type=file]').first().setInputFiles(files);
  const start = page.getByRole('button', { name: 'Find the topics' });
  const nothing = page.getByRole('heading', { name: 'No chats were found' });
  const alert = page.getByRole('alert');
  await start.or(nothing).or(alert).first().waitFor({ timeout: 0 });
  if (!(await start.isVisible())) fail((await problemOn(page)) || 'No chats were found.');
  // Refused files beside good ones do not stop the run, but they are told.
  const problem = await problemOn(page);
  if (problem) console.error(problem);
  if (provider !== undefined) {
    const { model, key, does, cap, 'base-url': baseUrl } = options;
    await chooseModel(page, { provider, baseUrl, model, key, does, cap });
  }
  if (embedder !== undefined) {
    const lacking = await chooseEmbedder(page, embedder);
    if (lacking) fail(`${embedder}: ${lacking}\nnpm run model -- ${embedder} fetches it.`);
  }
  await page.getByText('Advanced', { exact: true }).click();
  if (seed !== undefined) await page.getByLabel('Seed').fill(seed);
  if (k !== undefined) await page.getByLabel('Number of topics').fill(k);
  if (await start.isDisabled()) {
    const why = await page.locator('form .hint').last().innerText();
    fail(`The page does not accept these settings: ${why}`);
  }
  await start.click();
  if (provider !== undefined) await agreeToSend(page);
}

/** Waits for the tree, with a line of progress whenever the page's title changes. Resolves to the run's id. */
async function waitForTree(page) {
  let shown = '';
  for (;;) {
    const title = await page.title();
    if (title !== shown) console.error((shown = title));
    const hash = new URL(page.url()).hash;
    if (hash.startsWith('#/explore/')) return decodeURIComponent(hash.split('/')[2]);
    const problem = await problemOn(page);
    if (problem) fail(problem);
    await page.waitForTimeout(250);
  }
}

async function exportTree(page, url, runId, { level, out }) {
  await page.goto(`${url}#/export/${encodeURIComponent(runId)}`);
  const button = page.getByRole('button', { name: 'Download JSON' });
  await button.waitFor({ timeout: 0 });
  if (level === 'requests') {
    const choice = page.getByLabel('Topics and requests');
    if (await choice.isDisabled()) fail(await page.locator('#level-requests').innerText());
    await choice.check();
  }
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  await download.saveAs(resolve(out));
}

/** Reads, from the page's own database, where each conversation went. In the order of import. */
async function readPredictions(page, runId) {
  return page.evaluate(async (id) => {
    const ask = (request) =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await ask(indexedDB.open('kleio'));
    const tables = db.transaction(['overviews', 'columns']);
    const overview = await ask(tables.objectStore('overviews').get(id));
    const chunks = await ask(tables.objectStore('columns').index('datasetId').getAll(overview.datasetId));
    db.close();
    const clusters = new Map(overview.clusters.map((cluster) => [cluster.id, cluster]));
    const baseOf = new Map(
      overview.rows.ids.map((rowId, row) => [rowId, overview.baseIds[overview.rows.base[row]]]),
    );
    const pathOf = (cluster) => {
      const path = [];
      for (let at = clusters.get(cluster); at; at = clusters.get(at.parentId)) path.unshift(at.name || at.id);
      return path;
    };
    chunks.sort((a, b) => a.chunk - b.chunk);
    return chunks.flatMap((chunk) =>
      chunk.ids.map((rowId, at) => {
        const cluster = baseOf.get(rowId) ?? null;
        return { id: chunk.externalIds[at] ?? rowId, cluster, path: cluster === null ? [] : pathOf(cluster) };
      }),
    );
  }, runId);
}

const options = readArguments();
ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { serve } = await import('./serve.mjs');
const { launchBrowser } = await import('./launch.mjs');
const { agreeToSend, chooseEmbedder, chooseModel } = await import('./model-form.mjs');

const server = await serve({ models: options.models ? resolve(options.models) : null });
const browser = await launchBrowser();
process.on('exit', () => void browser.close().catch(() => undefined));
const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
page.setDefaultTimeout(60_000);
page.on('pageerror', (error) => console.error(error.message));
await page.goto(server.url);
await importFiles(page, options);
const runId = await waitForTree(page);
await exportTree(page, server.url, runId, options);
console.error(`Wrote ${options.out}`);
if (options.predictions) {
  const lines = createWriteStream(resolve(options.predictions));
  for (const line of await readPredictions(page, runId)) lines.write(`${JSON.stringify(line)}\n`);
  await new Promise((done) => lines.end(done));
  console.error(`Wrote ${options.predictions}`);
}
await browser.close();
await server.close();
