// npm run screenshots [-- --out FOLDER] [--only NAME] [--height PIXELS]: every screen and state of the built page, 380 and 1280 px wide, light and dark.
// They are for looking at: nothing is compared. Files: FOLDER/NAME-WIDTH-THEME.png (default folder: screenshots/). With --only the
// screens with NAME in theirs; a large --height shows what is below the fold.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { serve } = await import('./serve.mjs');
const { launchBrowser } = await import('./launch.mjs');

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string' },
    height: { type: 'string' },
  },
});
const folder = resolve(root, values.out);
mkdirSync(folder, { recursive: true });

const sampleZip = join(root, 'public', 'sample', 'kleio-sample.zip');
const json = (name, value) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(value)),
});

const chatsOf = (name, count) => Array.from({ length: count }, (_, i) => chatOf(`${name}-${i}`, i));
const chatOf = (id, i) => ({
  chat_id: id,
  created_at: '2026-01-01T00:00:00',
  messages: [
    {
      created_at: '2026-01-01T00:00:00',
      role: 'user',
      content: `Please help me with ${['a recipe for bread', 'my tax return', 'a slow query in Postgres'][i % 3]}, number ${i}. ${'It has to be ready by tomorrow and I am not sure where to begin. '.repeat(12)}`,
    },
  ],
  metadata: {},
});
/** Chats that take a while to sort, so that a run can be seen at work. */
const manyChats = chatsOf('many', 4000);
/** One that cannot be read among those that can. */
const broken = (id) => ({
  name: 'broken.jsonl',
  mimeType: 'application/json',
  buffer: Buffer.from(`${JSON.stringify(chatOf(id, 0))}\n{"chat_id": oops}\n`),
});
const tickets = {
  name: 'tickets.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'ticket,asked,sent_by,question,internal_note',
      'A-1,2026-02-01 09:10,customer,"My lamp blinks since the storm, what now?",first contact',
      'A-1,2026-02-01 09:30,agent,Please hold the button for ten seconds.,',
      'B-2,2026-02-02 18:00,customer,Can I pay by invoice? I am in Austria and the form only offers cards.,',
      'C-3,2026-02-03 08:15,customer,Where are you?,moved',
    ].join('\n'),
  ),
};
/** Columns of its own, so that it is asked about after the tickets. */
const notes = {
  name: 'notes.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'written,note',
      '2026-03-01,"The oven needs twenty minutes, not ten, before the bread goes in."',
      '2026-03-04,Why does the cellar smell of paint since Tuesday?',
    ].join('\n'),
  ),
};
/** Of many sources, models, languages and days, so that there is something to choose from. */
const mixedChats = Array.from({ length: 60 }, (_, i) => ({
  ...chatOf(`mixed-${i}`, i),
  created_at: `2026-0${1 + (i % 9)}-11T00:00:00`,
  metadata: { model: `a-model-with-a-rather-long-name-${i % 9}-instruct-preview` },
}));
const sayings = [
  'Wie backe ich ein gutes Brot, wenn der Ofen zu klein ist und der Teig nicht aufgeht?',
  '¿Cómo puedo preparar una cena sencilla para diez personas sin gastar mucho dinero?',
  'Comment puis-je réparer la chaîne de mon vélo avant le voyage de la semaine prochaine ?',
];
const otherChats = sayings.map((text, i) => ({
  id: `other-${i}`,
  messages: [
    { role: 'user', content: text },
    { role: 'assistant', content: 'One thing after the other.' },
  ],
}));
/** Files too large to be handed to a page: they lie on disk, and take some seconds to read. */
const scratch = mkdtempSync(join(tmpdir(), 'kleio-screenshots-'));
const largeFiles = ['large', 'larger'].map((name) => {
  const path = join(scratch, `${name}.json`);
  writeFileSync(path, JSON.stringify(chatsOf(name, name === 'large' ? 2000 : 100_000)));
  return path;
});

const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);
const choose = (page, files) => page.locator('input[type=file]').first().setInputFiles(files);
/** Clicks a row of the tree; a narrow screen shows the tree or the details. */
async function clickRow(page, number) {
  const row = page.getByRole('treeitem').nth(number);
  if (!(await row.isVisible())) await page.getByRole('radio', { name: 'Topics' }).check();
  await row.click();
}
async function openMap(page) {
  await page.getByRole('radio', { name: 'Map' }).check();
  await page.getByRole('application').waitFor();
}
/** Drops a folder in which nothing is, as a browser would tell of it. */
const dropEmptyFolder = (page, name) =>
  page.evaluate((folder) => {
    const createReader = () => ({ readEntries: (take) => take([]) });
    const entry = { isFile: false, isDirectory: true, name: folder, fullPath: `/${folder}`, createReader };
    const dataTransfer = { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => entry }] };
    dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }));
  }, name);
const scrollTo = (page, heading) =>
  page
    .getByRole('heading', { name: heading, exact: true })
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
const settle = (page) => page.waitForTimeout(350);

async function openSample(page) {
  await go(page, '#/');
  await page.getByRole('button', { name: 'Explore a sample' }).click();
  await page.waitForURL(/#\/explore\//, { timeout: 60_000 });
  await page.getByRole('tree').waitFor();
  return new URL(page.url()).hash.split('/')[2];
}

/** Each screen: a name, and the way there from the one before. All in one profile, in this order. */
const screens = [
  ['start', async () => undefined],
  [
    'start-how',
    async (page) =>
      page
        .locator('summary')
        .first()
        .click()
        .catch(() => undefined),
  ],
  [
    'start-empty-folder',
    async (page) => {
      await dropEmptyFolder(page, 'Export of the summer');
      await page.getByText(/^The folder .* is empty/).waitFor();
    },
  ],
  [
    'not-found',
    async (page) => {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await go(page, '#/nowhere');
    },
  ],
  ['import-idle', (page) => go(page, '#/import')],
  [
    'import-reading',
    async (page) => {
      await go(page, '#/');
      const path = join(scratch, 'broken.jsonl');
      writeFileSync(path, broken('first').buffer);
      await choose(page, [path, ...largeFiles]);
      await page.getByText(/File 3 of 3 · .* found so far/).waitFor();
    },
  ],
  ['import-cancelled', (page) => page.getByRole('button', { name: 'Cancel' }).click()],
  [
    'import-columns',
    async (page) => {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await go(page, '#/');
      await choose(page, [json('photo.json', 'hello'), tickets, notes]);
      await page.getByRole('heading', { name: 'Which columns?' }).waitFor();
    },
  ],
  [
    'import-columns-choices',
    async (page) => page.getByRole('button', { name: 'Read this table' }).scrollIntoViewIfNeeded(),
  ],
  [
    'import-columns-twice',
    (page) => page.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'ticket' }),
  ],
  [
    'import-columns-next',
    async (page) => {
      await page.getByRole('combobox', { name: 'Account' }).selectOption({ index: 0 });
      await page.getByRole('button', { name: 'Read this table' }).click();
      await page.getByRole('region', { name: 'First rows of “notes.csv”' }).waitFor();
      await page.getByRole('button', { name: 'Find the topics' }).waitFor();
    },
  ],
  [
    'import-refused',
    async (page) => {
      await go(page, '#/');
      await choose(page, [json('shopping.json', { list: ['bread', 'salt'] }), json('photo.json', 'hello')]);
      await page.getByRole('heading', { name: 'No chats were found' }).waitFor();
    },
  ],
  [
    'import-found',
    async (page) => {
      await go(page, '#/');
      await choose(page, [sampleFile, broken('alone'), json('shopping.json', { list: ['bread', 'salt'] })]);
      await page.getByRole('button', { name: 'Find the topics' }).waitFor();
    },
  ],
  [
    'import-reports',
    async (page) => {
      await page.getByText('What was left out, and why').first().click();
      await page.getByText('1 record could not be read').click();
      await scrollTo(page, 'Files');
    },
  ],
  [
    'import-chats',
    async (page) => {
      await go(page, '#/');
      await choose(page, [json('mixed.json', mixedChats), json('others.json', otherChats), sampleFile]);
      await page.getByRole('button', { name: 'Find the topics' }).waitFor();
      await scrollTo(page, 'Which chats?');
    },
  ],
  [
    'import-chats-open',
    async (page) => {
      await page.getByText('Choose by date, language, words and more').click();
      await page.getByRole('group', { name: 'Languages' }).waitFor();
    },
  ],
  [
    'import-chats-chosen',
    async (page) => {
      await page.getByLabel('From', { exact: true }).fill('2024-01-01');
      await page.getByRole('checkbox', { name: /^English/ }).check();
      await page.getByLabel('Words', { exact: true }).fill('recipe, oven');
      await page.getByLabel('Random sample').fill('20');
      await page.getByText(/^Left out: /).waitFor();
      await scrollTo(page, 'Which chats?');
    },
  ],
  ['import-chats-fields', (page) => page.getByLabel('Words', { exact: true }).scrollIntoViewIfNeeded()],
  [
    'import-chats-none',
    async (page) => {
      await page.getByLabel('Words', { exact: true }).fill('zyzzyva');
      await page.getByText('No chat is left to sort').first().waitFor();
      await page.getByLabel('From', { exact: true }).fill('2027-01-01');
      await page.getByLabel('To', { exact: true }).fill('2026-01-01');
      await page.getByLabel('Fewest turns by you').fill('0');
      await scrollTo(page, 'Which chats?');
    },
  ],
  [
    'import-redaction',
    async (page) => {
      await page.getByRole('button', { name: 'Reset', exact: true }).click();
      await page.getByText('Choose by date, language, words and more').click();
      await page.getByText('What is taken out of chats before anything reads them').click();
    },
  ],
  ['import-advanced', (page) => page.getByText('Advanced', { exact: true }).click()],
  [
    'import-download',
    (page) => page.getByRole('combobox', { name: 'Compare chats with' }).selectOption({ index: 1 }),
  ],
  [
    'import-local',
    async (page) => {
      await page.getByRole('combobox', { name: 'Compare chats with' }).selectOption({ index: 0 });
      await page.getByRole('radio', { name: 'Local server' }).check();
    },
  ],
  ['import-unbound', (page) => page.getByRole('radio', { name: 'With my key' }).check()],
  [
    'import-bound',
    async (page) => {
      await page.getByRole('button', { name: /^Bind this page/ }).click();
      await page.getByLabel('Key', { exact: true }).waitFor();
    },
  ],
  [
    'import-question',
    async (page) => {
      await page.getByRole('button', { name: 'Add a question' }).click();
      await page.getByLabel('Question', { exact: true }).fill('Was it for work or private?');
      await page.getByRole('radio', { name: 'Fixed answers' }).check();
      await page.getByLabel('Fixed answers, one a line').fill('work\nprivate');
    },
  ],
  [
    // Only looked at: nothing is sent before the last button, which nobody presses here.
    'before-sending',
    async (page) => {
      await page.getByLabel('Key', { exact: true }).fill('not a key');
      await page.getByRole('button', { name: 'Find the topics' }).click();
      await page.getByText('Request 1, word for word').first().waitFor();
    },
  ],
  ['settings-bound', (page) => go(page, '#/settings')],
  [
    'settings',
    async (page) => {
      await page.getByRole('button', { name: 'Talk to nobody' }).click();
      await page.getByText('Nobody. The page is bound to no address').waitFor();
    },
  ],
  ['ledger', (page) => go(page, '#/ledger')],
  ['privacy', (page) => go(page, '#/privacy')],
  [
    'run-paused',
    async (page) => {
      await go(page, '#/');
      await choose(page, json('many.json', manyChats));
      await page.getByRole('radio', { name: 'On this device' }).check();
      await page.getByRole('button', { name: 'Find the topics' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.waitForTimeout(2500);
      await page.getByRole('button', { name: 'Pause' }).click();
    },
  ],
  [
    'run-working',
    async (page) => {
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.waitForTimeout(1500);
    },
  ],
  [
    'run-stopped',
    async (page) => {
      await page
        .getByRole('button', { name: 'Stop' })
        .click()
        .catch(() => undefined);
    },
  ],
  ['run-unknown', (page) => go(page, '#/run/nobody')],
  ['explore', async (page) => void (runId = await openSample(page))],
  [
    'explore-topic',
    async (page) => {
      await clickRow(page, 1);
      await page.keyboard.press('ArrowRight');
    },
  ],
  ['explore-subtopic', (page) => clickRow(page, 2)],
  ['explore-map', openMap],
  [
    'explore-map-chat',
    async (page) => {
      await page.getByRole('application').focus();
      await page.keyboard.press('f');
      await page.keyboard.press('Enter');
    },
  ],
  [
    'explore-map-back',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'Details' }).check();
    },
  ],
  [
    'explore-search',
    async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('recipe');
    },
  ],
  ['explore-small', (page) => go(page, `#/explore/${runId}/c/too-small`)],
  ['explore-again', (page) => page.getByRole('button', { name: 'Number of topics' }).click()],
  [
    'conversation',
    async (page) => {
      await page.keyboard.press('Escape');
      await go(page, `#/explore/${runId}/chat/${await firstChat(page)}`);
    },
  ],
  ['conversation-original', (page) => page.getByRole('button', { name: /Show original/ }).click()],
  ['conversation-redacted', (page) => page.getByRole('radio', { name: 'As it is redacted' }).check()],
  ['improve-names', (page) => go(page, `#/improve/${runId}/names`)],
  ['export', (page) => go(page, `#/export/${runId}`)],
  [
    'tree',
    async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download JSON' }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8');
      await go(page, '#/');
      await choose(page, {
        name: 'kleio-tree.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await page.waitForURL(/#\/tree\//);
    },
  ],
  [
    'explore-again-model',
    async (page) => {
      await nameByModel(page);
      await go(page, `#/explore/${runId}`);
      await page.getByRole('button', { name: 'Number of topics' }).click();
    },
  ],
  [
    // Only looked at, like before-sending.
    'improve-again',
    async (page) => {
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('A request as it would be sent').first().waitFor();
    },
  ],
  ['start-recent', (page) => go(page, '#/')],
  ['storage', (page) => go(page, '#/storage')],
  ['storage-delete', (page) => page.getByRole('button', { name: 'Delete everything' }).click()],
  [
    // The page is bound to the hub from here on: nothing comes after this.
    'download',
    async (page) => {
      await page.keyboard.press('Escape');
      await go(page, '#/');
      await choose(page, sampleFile);
      await page.getByRole('combobox', { name: 'Compare chats with' }).selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Download it' }).click();
      await page.getByRole('heading', { name: /^Download / }).waitFor();
    },
  ],
];

const sampleFile = {
  name: 'chatgpt-export.zip',
  mimeType: 'application/zip',
  buffer: readFileSync(sampleZip),
};
let runId = '';

/** Id of the first conversation of the run that is shown. */
function firstChat(page) {
  return page.evaluate(async (id) => {
    const ask = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const db = await ask(indexedDB.open('kleio'));
    const overview = await ask(db.transaction('overviews').objectStore('overviews').get(id));
    db.close();
    return overview.rows.ids[0];
  }, runId);
}

/** Says of the run that is shown that a model named it: nobody is asked here, so no run has. */
function nameByModel(page) {
  return page.evaluate(async (id) => {
    const ask = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const db = await ask(indexedDB.open('kleio'));
    const table = db.transaction('overviews', 'readwrite').objectStore('overviews');
    const overview = await ask(table.get(id));
    const baseUrl = 'https://generativelanguage.googleapis.com';
    const model = { provider: 'gemini', baseUrl, model: 'gemini-3.5-flash-lite' };
    await ask(table.put({ ...overview, settings: { ...overview.settings, model } }));
    db.close();
  }, runId);
}

const isWanted = (name) => !values.only || name.includes(values.only);
/** Behind the last that is wanted nobody has to go. */
const walked = screens.slice(0, 1 + screens.findLastIndex(([name]) => isWanted(name)));

const server = await serve();
const browser = await launchBrowser();
for (const theme of ['light', 'dark']) {
  for (const width of [1280, 380]) {
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: { width, height: Number(values.height ?? (width === 380 ? 760 : 800)) },
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(server.url);
    for (const [name, walk] of walked) {
      try {
        await walk(page);
        await settle(page);
        if (!isWanted(name)) continue;
        const path = join(folder, `${name}-${width}-${theme}.png`);
        await page.screenshot({ path });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) console.error(`${name} at ${width} px scrolls sideways`);
      } catch (error) {
        console.error(`${name} at ${width} px, ${theme}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      }
    }
    await context.close();
  }
}
await browser.close();
await server.close();
rmSync(scratch, { recursive: true });
console.log(`Screenshots are in ${folder}`);
