// npm run bench:choose [-- --json FILE] [-- --chats N]: how soon the built page answers with 100,000 chats in its store, in Chromium.
// The chats come in as anybody's do: a file is chosen and read.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { report, row } = await import('./bench-rows.mjs');
const { stream } = await import('./bench/mixture.mjs');
const { temporaryFolder } = await import('./harness.mjs');
const { serve } = await import('./serve.mjs');
const { launchBrowser } = await import('./launch.mjs');

const { values } = parseArgs({
  options: { json: { type: 'string' }, chats: { type: 'string', default: '100000' } },
});
const count = Number(values.chats);
/** Each measurement is the median of so many. */
const rounds = 5;
/** Milliseconds at most. */
const bars = { start: 1000, preview: 100, filter: 100, task: 200 };

const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too much time.`,
  );

const questions = [
  'Please help me write a letter to my landlord about the heating that has not been working since Monday.',
  'Kannst du mir bitte helfen, einen Brief an meinen Vermieter zu schreiben, weil die Heizung nicht geht?',
  'Peux-tu m’aider à écrire une lettre à mon propriétaire, parce que le chauffage ne marche pas ?',
  'How do I read several files in Python and merge their rows without holding all of them in memory?',
];
const answer = 'Of course. Here is a first version, which you can shorten or change as you like. '.repeat(4);

/** One chat in Kura's form: a question of some hundred characters, an answer, every third time a second question. */
function chatOf(i, random) {
  const at = new Date(Date.UTC(2023, 0, 1) + random() * 3.5 * 365 * 86_400_000).toISOString();
  const say = (role, content) => ({ created_at: at, role, content });
  const question = `${questions[Math.floor(random() * questions.length)]} It is number ${i}.`;
  const more = i % 3 === 0 ? [say('user', 'Shorter, please.'), say('assistant', 'Here it is.')] : [];
  return {
    chat_id: `chat-${i}`,
    created_at: at,
    messages: [say('user', question), say('assistant', answer), ...more],
    metadata: {},
  };
}

async function writeChats(file) {
  const out = createWriteStream(file);
  const random = stream(1);
  for (let i = 0; i < count; i++) {
    if (!out.write(`${JSON.stringify(chatOf(i, random))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** In the page: what a measurement needs. Times are those of the page's own clock. */
function install() {
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  const until = (test) =>
    new Promise((resolve) => {
      const look = () => (test() ? resolve(painted()) : requestAnimationFrame(look));
      look();
    });
  const has = (selector, text) =>
    [...document.querySelectorAll(selector)].some((node) => node.textContent.includes(text));
  globalThis.bench = {
    /** Milliseconds from the navigation until the text is painted. */
    shown: (selector, text) => until(() => has(selector, text)),
    /** Milliseconds from now on, after `act`, until the text of the status line is another one, and all is counted. */
    async changed(act) {
      const line = document.querySelector('.card [role=status]');
      const before = line.textContent;
      const begun = performance.now();
      act();
      return (await until(() => line.textContent !== before)) - begun;
    },
    /** The longest time the page could do nothing else, until `end` is there (milliseconds). */
    async gap(end) {
      let [last, longest, over] = [performance.now(), 0, false];
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
        if (!over) channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
      await until(end);
      over = true;
      return longest;
    },
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const many = async (measure) => {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await measure(round));
  return median(times);
};

const files = temporaryFolder('choose');
const file = join(files.folder, 'many.jsonl');
await writeChats(file);
const server = await serve();
const browser = await launchBrowser();
const tab = await browser.newPage();
await tab.addInitScript(install);
tab.setDefaultTimeout(20_000);

await tab.goto(server.url);
const begun = performance.now();
await tab.locator('input[type=file]').first().setInputFiles(file);
// Some ten thousand chats a second, on a busy machine fewer.
await tab.getByRole('heading', { name: 'Which chats?' }).waitFor({ timeout: 600_000 });
const reading = (performance.now() - begun) / 1000;
const total = count.toLocaleString('en-GB');

/** The app itself is loaded as well: milliseconds from the navigation on. */
const openApp = (address, selector, text) =>
  many(async () => {
    await tab.goto('about:blank');
    await tab.goto(address);
    return tab.evaluate((wanted) => globalThis.bench.shown(...wanted), [selector, text]);
  });
const startTime = await openApp(server.url, 'h3', 'many');

/** Hash of the found page of the one dataset: what is known of the chats, and which of them a run would read. */
await tab.getByRole('button', { name: 'Find topics' }).first().click();
await tab.getByRole('heading', { name: 'Which chats?' }).waitFor();
const found = new URL(tab.url()).hash;
/** In the open app: by its address there, from the start page. */
const openFound = (text, before = async () => undefined) =>
  many(async () => {
    await tab.evaluate(() => (location.hash = '#/'));
    await before();
    await tab.getByRole('heading', { name: 'See what your chats are about' }).waitFor();
    return tab.evaluate(
      async ([hash, wanted]) => {
        const from = performance.now();
        location.hash = hash;
        return (await globalThis.bench.shown(...wanted)) - from;
      },
      [found, text],
    );
  });
const foundTime = await openFound(['.card [role=status]', total]);
/** As after an update of the app: what is kept of the chats has to be made from their columns first. */
const forgetDigests = () =>
  tab.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('kleio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('digests', 'readwrite');
          writing.objectStore('digests').clear();
          writing.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
  );
const madeTime = await openFound(['.card [role=status]', total], forgetDigests);
const optionsTime = await openFound(['legend', 'Languages']);
const coldTime = await openApp(`${server.url.replace(/\/$/, '')}/${found}`, '.card [role=status]', total);

await tab.getByText('Choose by date, language, words and more').click();
/** A click or a change of one field, by its label. */
const change = (label, value) =>
  tab.evaluate(
    async ([name, next]) => {
      const label = [...document.querySelectorAll('.card label')].find((node) =>
        node.textContent.trim().startsWith(name),
      );
      const input = label.control;
      return globalThis.bench.changed(() => {
        if (input.type === 'checkbox') return input.click();
        input.value = next;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    [label, value],
  );

const rows = [];
const filter = async (name, measure) =>
  rows.push(row(`${name}, to the new count`, await many(measure), 'ms', { atMost: bars.filter }));
rows.push(row(`${total} chats read and stored`, reading, 's'));
rows.push(row('start page opened, to the painted list', startTime, 'ms', { atMost: bars.start }));
rows.push(
  row('found page opened in the open app, to the painted number of chats', foundTime, 'ms', {
    atMost: bars.preview,
  }),
);
rows.push(row('the same, to all that can be chosen', optionsTime, 'ms', { atMost: bars.preview }));
rows.push(row('the same, once after an update: nothing is prepared', madeTime, 'ms'));
rows.push(row('found page opened as the first page, the app loaded with it', coldTime, 'ms'));
await filter('a language ticked', () => change('German'));
await filter('another first day', (round) => change('From', `2024-0${round + 1}-01`));
await filter('least turns', (round) => change('Fewest turns by you', String((round % 2) + 1)));
await filter('alike ones once', () => change('Count chats that begin alike once'));
await filter('a sample', (round) => change('Random sample', String(1000 * (round + 1))));

await tab.getByRole('button', { name: 'Reset', exact: true }).click();
/** Other words every time: what was found of the last ones is remembered. */
const looked = [];
for (const word of ['landlord', 'Vermieter', 'chauffage', 'Python', 'memory']) {
  const from = performance.now();
  const gap = await tab.evaluate(async (typed) => {
    const { control } = [...document.querySelectorAll('.card label')].find(
      (node) => node.textContent.trim() === 'Words',
    );
    control.value = typed;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await globalThis.bench.shown('p', 'Looking through the texts');
    return globalThis.bench.gap(() => !document.body.textContent.includes('Looking through the texts'));
  }, word);
  looked.push({ seconds: (performance.now() - from) / 1000, gap });
}
const gaps = looked.map(({ gap }) => gap);
rows.push(row('a word looked for in all texts', median(looked.map(({ seconds }) => seconds)), 's'));
rows.push(
  row('longest time the page could do nothing else meanwhile', median(gaps), 'ms', { atMost: bars.task }),
);
rows.push(row('the same, the worst of five searches', Math.max(...gaps), 'ms', { atMost: bars.task }));
await browser.close();
await server.close();
files.close();
report(rows, values.json);
