// npm run eval: see `usage` in eval/options.mjs. What Kleio makes of labelled sets, with the page's own core, as tables and bars.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

/** What Node 20 must be started with to run the kernel that browsers run (see vite.config.ts). */
const flags = process.version.startsWith('v20') ? ['--experimental-wasm-relaxed-simd', '--no-liftoff'] : [];
if (flags.some((flag) => !process.execArgv.includes(flag))) {
  const args = [...flags, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

ensureInstalled();
const { measureAll } = await import('./eval/measure-all.mjs');
const { readOptions } = await import('./eval/options.mjs');
const { violationsIn } = await import('./eval/figures.mjs');
const tables = await import('./eval/tables.mjs');
const { conclude } = await import('./eval/verdict.mjs');

const { sets, isTable, seeds, top, predictions, out, json } = readOptions(process.argv.slice(2));
const present = sets.filter(({ path }) => existsSync(path));
if (present.length === 0) {
  console.log(`skipped: ${sets[0].path} is not there (set KLEIO_SHARED, or name files)`);
  process.exit(0);
}
for (const { path } of sets) if (!existsSync(path)) console.error(`${path}: not there, left out`);

const results = await measureAll(present, { isTable, seeds, top, predictions });
for (const { name, rows, skipped } of results.sets) {
  if (skipped > 0) console.log(`${name}: ${skipped} lines skipped, ${rows} read`);
}
// Those that have nothing to say of these sets are empty.
const parts = [
  tables.trueKTable(results),
  tables.trueKTable(results, { apart: true }),
  tables.baselineTable(results),
  tables.chosenTable(results),
  tables.levelsTable(results),
  tables.treeTable(results),
  tables.unlabelledTable(results),
];
console.log(parts.filter(Boolean).join('\n\n') + '\n');
for (const violation of violationsIn(results)) console.log(`broken invariant: ${violation}`);
if (out) {
  // As `npm run format:check` wants it.
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(
    out,
    await format(JSON.stringify(results), { ...(await resolveConfig(out)), parser: 'json' }),
  );
  console.error(`Wrote ${out}`);
}
conclude(results, { json, missing: sets.length - present.length });
