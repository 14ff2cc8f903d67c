// npm run bench:umap [-- --full] [--json FILE]: the projection as the app builds it, in Chromium, beside umap-js with its own
// neighbours, on the same rows in the same run. --full: 50,000 and 100,000 rows too, without umap-js.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { report, row } = await import('./bench-rows.mjs');
const { serveHarness } = await import('./harness.mjs');
const { launchBrowser } = await import('./launch.mjs');

const { values } = parseArgs({
  options: { json: { type: 'string' }, full: { type: 'boolean', default: false } },
});
/** Topics that run into each other: see bench/mixture.mjs. */
const data = (components) => ({ components, cols: 384, noise: 0.1 });
const seed = 1;
/** umap-js may take this many times as long, at least; and be better in quality by this, at most. */
const bars = { time: 0.25, quality: 0.01 };
const compared = [
  // Few rows are over so soon that the compiler's warming up is most of it: told, not asked for.
  { n: 2000, components: 40, bar: false },
  { n: 20_000, components: 400, bar: true },
];
const alone = values.full
  ? [
      { n: 50_000, components: 700 },
      { n: 100_000, components: 1000 },
    ]
  : [];

const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too little.`,
  );

const page = await serveHarness({}, 'umap-harness');
const browser = await launchBrowser();
const tab = await browser.newPage();
await tab.goto(page.url);
const ask = (call, ...rest) =>
  tab.evaluate(([name, list]) => globalThis.harness[name](...list), [call, rest]);

const rows = [];
const say = (...args) => {
  rows.push(row(...args));
  const { name, value, unit } = rows.at(-1);
  console.error(`  ${name}: ${value} ${unit}`);
};

/** Own and umap-js, one before and one after the other: a slow minute of the machine meets both. */
async function compare({ n, components, bar }) {
  say(`${n} rows, k-means before it`, (await ask('prepare', n, data(components))) / 1000, 's');
  const before = await ask('umap', seed);
  const peer = await ask('peer', seed);
  const after = await ask('umap', seed, false);
  const placed = await ask('place', seed);
  const own = (before.ms + after.ms) / 2;
  const held = (limits) => (bar ? limits : {});
  say(`${n} rows, own UMAP`, own / 1000, 's');
  say(`${n} rows, umap-js`, peer.ms / 1000, 's');
  say(`${n} rows, own to umap-js`, own / peer.ms, 'x', held({ atMost: bars.time }));
  say(`${n} rows, own UMAP and room for every row`, placed.ms / 1000, 's');
  for (const measure of ['trustworthiness', 'recall']) {
    say(`${n} rows, ${measure}, own`, before[measure], '');
    say(`${n} rows, ${measure}, umap-js`, peer[measure], '');
    say(
      `${n} rows, ${measure}, own less umap-js`,
      before[measure] - peer[measure],
      '',
      held({ atLeast: -bars.quality }),
    );
    say(`${n} rows, ${measure}, own with room`, placed[measure], '');
  }
}

for (const size of compared) await compare(size);
for (const { n, components } of alone) {
  say(`${n} rows, k-means before it`, (await ask('prepare', n, data(components))) / 1000, 's');
  const { ms, trustworthiness, recall } = await ask('place', seed);
  say(`${n} rows, own UMAP and room for every row`, ms / 1000, 's');
  say(`${n} rows, trustworthiness, own with room`, trustworthiness, '');
  say(`${n} rows, recall, own with room`, recall, '');
}
await browser.close();
await page.close();
report(rows, values.json);
