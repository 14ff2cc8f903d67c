// npm run bench:choose-k [-- --json FILE]: how long the choice of k takes in Chromium, as a run asks for it.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { report, row } = await import('./bench-rows.mjs');
const { mixture } = await import('./bench/mixture.mjs');
const { serveHarness } = await import('./harness.mjs');
const { launchBrowser } = await import('./launch.mjs');

const { values } = parseArgs({ options: { json: { type: 'string' } } });
/** As many columns as the built-in embedder gives. */
const cols = 160;
const sizes = [
  { n: 3000, components: 40, rounds: 3, seconds: 3 },
  { n: 100_000, components: 200, rounds: 1, seconds: 20 },
];

const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too much time.`,
  );

const page = await serveHarness({}, 'kmeans-harness');
const browser = await launchBrowser();
const tab = await browser.newPage();
await tab.goto(page.url);
const rows = [];
for (const { n, components, rounds, seconds } of sizes) {
  writeFileSync(
    join(page.folder, 'rows.f32'),
    new Uint8Array(mixture({ cols, components, noise: 0.075 })(0, n).buffer),
  );
  await tab.evaluate(([name, c]) => globalThis.harness.load(name, c), [`rows.f32?${n}`, cols]);
  const runs = [];
  for (let seed = 1; seed <= rounds; seed++)
    runs.push(await tab.evaluate((s) => globalThis.harness.choose(s), seed));
  const ms = runs.map((run) => run.ms).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  const label = `${n} rows of ${components} unequal components`;
  rows.push(row(`${label}: choice of k`, ms / 1000, 's', { atMost: seconds }));
  rows.push(row(`${label}: chosen with seed 1`, runs[0].k, ''));
  rows.push(
    row(
      `${label}: longest time the page could do nothing else`,
      Math.max(...runs.map(({ gap }) => gap)),
      'ms',
      { atMost: 100 },
    ),
  );
}
await browser.close();
await page.close();
report(rows, values.json);
