// npm run eval:privacy: see `usage` in privacy/options.mjs. What the privacy chain holds and what it lets through, as tables and bars.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

/** What Node 20 must be started with to run the kernel that browsers run (see vite.config.ts). */
const flags = process.version.startsWith('v20') ? ['--experimental-wasm-relaxed-simd', '--no-liftoff'] : [];
if (flags.some((flag) => !process.execArgv.includes(flag))) {
  const args = [...flags, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

ensureInstalled();
const { readOptions } = await import('./privacy/options.mjs');
const { measureAll } = await import('./privacy/measure-all.mjs');
const { conclude } = await import('./privacy/table.mjs');

const options = readOptions(process.argv.slice(2));
const { rows, versions } = await measureAll(options);
conclude(rows, { ...options, versions });
