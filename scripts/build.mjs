// Builds the page when the build is missing or older than any of its sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './install.mjs';

const sources = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'svelte.config.js',
];

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** dist/ is there and up to date afterwards. */
export function ensureBuilt() {
  const built = join(root, 'dist', 'index.html');
  const latest = Math.max(...sources.map((name) => newest(join(root, name))));
  if (existsSync(built) && statSync(built).mtimeMs >= latest) return;
  console.error('Building the page ...');
  run('npx', ['vite', 'build', '--logLevel', 'warn'], { stdio: ['ignore', process.stderr, 'inherit'] });
}
