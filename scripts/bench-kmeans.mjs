// npm run bench:kmeans [-- --full] [--json FILE]: k-means as the app builds it, in Chromium, beside ml-kmeans and scikit-learn.
// Same rows and same start for all, one after the other, in five to six minutes (four of them scikit-learn's default). --full: five seeds a
// side, the hard set and ml-kmeans at 100,000 rows, 1,000,000 rows.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { report, row } = await import('./bench-rows.mjs');
const { mixture } = await import('./bench/mixture.mjs');
const { renderers, watch } = await import('./bench/renderer-memory.mjs');
const { openSklearn } = await import('./bench/sklearn.mjs');
const { serveHarness } = await import('./harness.mjs');
const { launchBrowser } = await import('./launch.mjs');

const { values } = parseArgs({
  options: { json: { type: 'string' }, full: { type: 'boolean', default: false } },
});
const cols = 384;
/** ml-kmeans is given this many steps where it cannot finish; its total is extrapolated to the steps that Lloyd's takes. */
const peerSteps = 3;
const seeds = values.full ? [1, 2, 3, 4, 5] : [1, 2, 3];
const sizes = [
  { n: 2000, k: 100, rounds: 5, peer: Infinity },
  { n: 20_000, k: 400, rounds: 3, peer: peerSteps },
  { n: 100_000, k: 1000, rounds: 2, peer: values.full ? peerSteps : 0 },
];
/** As an embedder's vectors of clear topics, and of topics that run into each other (fewer directions than clusters, more noise). */
const sets = {
  mixture: (k) => ({ components: k, noise: 0.075 }),
  hard: (k) => ({ components: Math.round(0.75 * k), noise: 0.1 }),
};

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;
const seconds = (ms) => ms / 1000;

const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too little.`,
  );

const page = await serveHarness({}, 'kmeans-harness');
const browser = await launchBrowser();
let tab = await openTab();
const ask = (call, ...rest) =>
  tab.evaluate(([name, list]) => globalThis.harness[name](...list), [call, rest]);
const sklearn = openSklearn();
console.log(
  `Kernel: ${(await ask('kernel')) ?? 'none'}. scikit-learn: ${sklearn?.version ?? 'not installed, its rows are left out'}.`,
);

const rows = [];
const gaps = [];
const say = (...args) => {
  rows.push(row(...args));
  const { name, value, unit } = rows.at(-1);
  console.error(`  ${name}: ${value} ${unit}`);
};

/** A page in a process of its own: what is left of the last set would count as there before. */
async function openTab() {
  const context = await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(page.url);
  return opened;
}

async function freshTab() {
  await tab.context().close();
  tab = await openTab();
}

let prepared = null;

/** Writes the rows beside the page and lets it take them; what it has already it keeps. */
async function prepare(set, { n, k }) {
  const name = `${set}${n}`;
  if (prepared?.name === name) return prepared;
  const file = join(page.folder, 'rows.f32');
  writeFileSync(file, new Uint8Array(mixture({ cols, ...sets[set](k) })(0, n).buffer));
  await freshTab();
  const before = await renderers(browser);
  const taken = await ask('load', `rows.f32?${set}${n}`, cols);
  if (taken !== n) throw new Error(`the page took ${taken} rows of ${n}`);
  const after = await renderers(browser);
  // The page's process is the one that took the rows.
  const grown = ([id, bytes]) => bytes - (before?.get(id) ?? 0);
  const [pid] = [...(after ?? [])].sort((a, b) => grown(b) - grown(a))[0] ?? [null];
  prepared = { name, file, pid, before: before?.get(pid) ?? null };
  return prepared;
}

/**
 * Lloyd's fixed point is scikit-learn's. In single precision a tie may send it to another one: then it is asked in double
 * precision, as we compute.
 */
async function inertiaRow(label, inertia, job, lloyd) {
  const off = (other) => 1e6 * Math.abs(inertia / other - 1);
  const most = 10;
  if (off(lloyd.inertia) <= most)
    return say(`${label}: inertia off Lloyd's, millionths`, off(lloyd.inertia), '', { atMost: most });
  say(`${label}: inertia off Lloyd's in single precision, millionths`, off(lloyd.inertia), '');
  const double = await sklearn.ask({ ...job, double: true });
  say(`${label}: inertia off Lloyd's in double precision, millionths`, off(double.inertia), '', {
    atMost: most,
  });
}

/** From the same start: own, scikit-learn and ml-kmeans in turns. */
async function sameStart(set, size) {
  const { n, k, rounds, peer } = size;
  const label = `${set} ${n} x ${k}`;
  const { file, pid, before } = await prepare(set, size);
  const own = [];
  const theirs = [];
  const most = before === null ? null : watch(pid);
  for (let round = 0; round < rounds; round++) {
    own.push(await ask('own', { k, seed: 1, given: true }));
    if (sklearn) theirs.push(await sklearn.ask({ file, cols, k, given: true }));
  }
  gaps.push(...own.map(({ gap }) => gap));
  // The least of each side: what else the machine did only ever adds.
  const ms = Math.min(...own.map((run) => run.ms));
  const [{ inertia, iterations }] = own;
  say(`${label}: own, same start`, seconds(ms), 's');
  say(`${label}: own, steps`, iterations, '');
  say(`${label}: own, inertia`, inertia, '');
  if (n === 100_000 && most)
    say(`${label}: memory to input`, (most() - before) / (4 * n * cols), 'x', { atMost: 3 });
  if (sklearn) {
    const [lloyd] = theirs;
    const peerMs = Math.min(...theirs.map((run) => run.ms));
    say(`${label}: scikit-learn, same start`, seconds(peerMs), 's');
    say(`${label}: scikit-learn, steps`, lloyd.steps, '');
    say(`${label}: scikit-learn to own`, peerMs / ms, 'x', n === 100_000 ? { atLeast: 3 } : {});
    await inertiaRow(label, inertia, { file, cols, k, given: true }, lloyd);
  }
  if (peer > 0) {
    const run = await ask('peer', k, peer === Infinity ? 300 : peer);
    const total = peer === Infinity ? run.ms : (run.ms / run.steps) * iterations;
    const mark = peer === Infinity ? '' : `, extrapolated from ${run.steps} steps`;
    say(`${label}: ml-kmeans${mark}`, seconds(total), 's');
    say(`${label}: ml-kmeans to own`, total / ms, 'x', n === 20_000 ? { atLeast: 100 } : {});
    if (peer === Infinity)
      say(`${label}: inertia off ml-kmeans, millionths`, 1e6 * Math.abs(inertia / run.inertia - 1), '', {
        atMost: 10,
      });
  }
}

/** Seeds and all, one start a side: own beside scikit-learn's default. */
async function ownStart(size) {
  const { n, k } = size;
  const label = `mixture ${n} x ${k}`;
  const { file } = await prepare('mixture', size);
  const own = [];
  const theirs = [];
  for (const seed of seeds) {
    own.push(await ask('own', { k, seed, given: false }));
    if (sklearn) theirs.push(await sklearn.ask({ file, cols, k, seed, given: false }));
  }
  gaps.push(...own.map(({ gap }) => gap));
  const ms = middle(own.map((run) => run.ms));
  const inertia = mean(own.map((run) => run.inertia));
  say(`${label}: own with its start, median of ${seeds.length}`, seconds(ms), 's');
  say(`${label}: own with its start, mean inertia`, inertia, '');
  if (!sklearn) return;
  const peerMs = middle(theirs.map((run) => run.ms));
  const peerInertia = mean(theirs.map((run) => run.inertia));
  const bars = n === 100_000;
  say(`${label}: scikit-learn KMeans(n_init=1), median of ${seeds.length}`, seconds(peerMs), 's');
  say(`${label}: scikit-learn KMeans(n_init=1) to own`, peerMs / ms, 'x', bars ? { atLeast: 5 } : {});
  say(
    `${label}: mean inertia over scikit-learn's`,
    100 * (inertia / peerInertia - 1),
    '%',
    bars ? { atMost: 0.2 } : {},
  );
}

for (const size of sizes) {
  // The mixture last: its rows are there for the next call.
  for (const set of ['hard', 'mixture'])
    if (values.full || set === 'mixture' || size.n < 100_000) await sameStart(set, size);
  if (values.full || size.n !== 20_000) await ownStart(size);
}
if (values.full) {
  await freshTab();
  const [[pid] = [null]] = [...((await renderers(browser)) ?? [])].sort((a, b) => b[1] - a[1]);
  const most = pid === null ? null : watch(pid);
  const large = await ask('large', { rows: 1_000_000, cols, k: 2000, components: 2000 });
  say('1000000 x 2000: own with its start, at most 17 steps', seconds(large.ms), 's');
  say('1000000 x 2000: of that, making rows on the page', seconds(large.making), 's');
  say('1000000 x 2000: longest time the page could do nothing else, making rows included', large.gap, 'ms');
  say('1000000 x 2000: own, inertia', large.inertia, '');
  if (most) say('1000000 x 2000: memory', most() / 1e9, 'GB', { atMost: 3 });
}
say('longest time the page could do nothing else', Math.max(...gaps), 'ms', { atMost: 100 });
sklearn?.close();
await browser.close();
await page.close();
report(rows, values.json);
