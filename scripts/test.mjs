// npm test: installs, finds or installs a browser, runs everything. Works on a fresh clone.
import { findBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
if (!findBrowser()) {
  console.log('No Chrome or Chromium found: downloading one for the tests ...');
  run('npx', ['playwright-core', 'install', 'chromium']);
}

const steps = [
  ['types', ['npm', 'run', '--silent', 'check']],
  ['lint', ['npm', 'run', '--silent', 'lint']],
  ['format', ['npm', 'run', '--silent', 'format:check']],
  ['unit', ['npx', 'vitest', 'run', '--project', 'unit']],
  ['components', ['npx', 'vitest', 'run', '--project', 'components']],
  ['end to end', ['npx', 'vitest', 'run', '--project', 'e2e']],
];
for (const [name, [command, ...args]] of steps) {
  const begun = Date.now();
  run(command, args);
  console.log(`${name}: passed in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
