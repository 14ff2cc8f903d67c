// npm run bench:import [-- --json FILE] [-- --scale 0.1]: large exports through the built page in Chromium, beside whole-file JSON.parse.
import { rmSync, statfsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
const { report, row } = await import('./bench-rows.mjs');
const { writeJsonExport, writeZipExport } = await import('./bench/big-exports.mjs');
const { askHarness, importInto } = await import('./bench/one-import.mjs');
const { serveHarness, temporaryFolder } = await import('./harness.mjs');
const { serve } = await import('./serve.mjs');

const { values } = parseArgs({
  // `scale`: all sizes times this; below 1 a trial, whose ratios say little.
  options: { json: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const scale = Number(values.scale);
const MB = 1024 * 1024;
/** Times the small file is read in each way, one after the other, so that a slow minute of the machine meets all of them. */
const rounds = 2;
/** At one time there are one file of at most 2 GB and one store of its texts, and the system wants some for itself. */
const diskNeeded = Math.ceil(6 * scale);

const files = temporaryFolder('exports');
const { bavail, bsize } = statfsSync(files.folder);
const rows = [row('free disk for files and stores', (bavail * bsize) / 1e9, 'GB', { atLeast: diskNeeded })];
if (!rows[0].pass) {
  rows[0].name += ': not enough, nothing else was measured';
  files.close();
  report(rows, values.json);
  process.exit();
}

const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too much time.`,
  );

ensureBuilt();
const app = await serve({ prefix: '/some/path/' });
const harness = await serveHarness({}, 'import-harness');

const megabytes = ({ peak }) => peak / 1e6;
const fastest = (runs) => Math.min(...runs.map(({ ms }) => ms));
const least = (runs) => Math.min(...runs.map(megabytes));
const most = (runs) => Math.max(...runs.map(megabytes));

/** How many of the counts differ from the maker's own; what was left out must be nothing that was meant to be read. */
function differing(made, { stored }) {
  const file = stored.files[0];
  const pairs = [
    [stored.conversations, made.conversations],
    [stored.characters, made.characters],
    [file.conversations, made.conversations],
    [file.userMessages, made.userTurns],
    [file.assistantMessages, made.assistantTurns],
    [file.issueCount, 0],
    [file.problem, null],
    [file.skipped.duplicate ?? 0, 0],
  ];
  return pairs.filter(([found, expected]) => found !== expected).length;
}

/** What is asked of every import, whatever its size. */
function rowsOfImport(name, made, runs) {
  return [
    row(`${name}: size`, made.bytes / MB, 'MB'),
    row(`${name}: messages in it`, made.messages, ''),
    row(`${name}: conversations in it`, made.conversations, ''),
    row(`${name}: import, from the choice of the file to "found", stored`, fastest(runs) / 1000, 's'),
    row(
      `${name}: counts that differ from the maker's`,
      Math.max(...runs.map((run) => differing(made, run))),
      '',
      {
        atMost: 0,
      },
    ),
    row(`${name}: longest task of the page`, Math.max(...runs.map(({ longest }) => longest)), 'ms', {
      atMost: 200,
    }),
    row(`${name}: workers started`, Math.max(...runs.map(({ workers }) => workers)), ''),
    ...(runs[0].peak === null
      ? []
      : [row(`${name}: most memory of the renderer`, most(runs), 'MB', { atMost: 700 })]),
  ];
}

// 300 MB, in three ways.
const smallFile = join(files.folder, 'conversations.json');
const smallMade = writeJsonExport(smallFile, 300 * MB * scale);
const [whole, imports, readings] = [[], [], []];
for (let round = 0; round < rounds; round++) {
  whole.push(await askHarness(harness.url, smallFile, 'parseWhole'));
  imports.push(await importInto(app.url, smallFile));
  readings.push(await askHarness(harness.url, smallFile, 'read'));
}
rmSync(smallFile);
rows.push(
  ...rowsOfImport('300 MB', smallMade, imports),
  row('300 MB: JSON.parse(await file.text()) in a worker, nothing done with it', fastest(whole) / 1000, 's'),
  row('300 MB: reading alone (bytes to conversations, no store)', fastest(readings) / 1000, 's'),
  row('300 MB: speed of the whole import to JSON.parse', fastest(whole) / fastest(imports), 'x', {
    atLeast: 1,
  }),
  row('300 MB: speed of reading alone to JSON.parse', fastest(whole) / fastest(readings), 'x'),
);
if (whole[0].peak !== null)
  rows.push(
    row('300 MB: most memory of JSON.parse', least(whole), 'MB'),
    row('300 MB: most memory of the whole import to JSON.parse', most(imports) / least(whole), 'x', {
      atMost: 0.35,
    }),
    row('300 MB: most memory of reading alone to JSON.parse', most(readings) / least(whole), 'x'),
  );

// Larger than any text the browser can hold.
const largeFile = join(files.folder, 'conversations.json');
const largeMade = writeJsonExport(largeFile, 1024 * MB * scale);
const large = await importInto(app.url, largeFile);
rmSync(largeFile);
rows.push(...rowsOfImport('1 GB', largeMade, [large]));
if (large.peak !== null)
  rows.push(
    row('1 GB: most memory to that of 300 MB', megabytes(large) / most(imports), 'x', { atMost: 1.2 }),
  );

const zipFile = join(files.folder, 'export.zip');
const zipMade = await writeZipExport(zipFile, { bytes: 2048 * MB * scale, json: 300 * MB * scale });
const zip = await importInto(app.url, zipFile);
rows.push(...rowsOfImport('2 GB zip, attachments included', zipMade, [zip]));

files.close();
await harness.close();
await app.close();
report(rows, values.json);
