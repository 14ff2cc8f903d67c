// npm run eval:import -- [DIR] [--json FILE]: every sample export under DIR (a folder a format, each with an expected.json)
// through the page's own import code; what somebody counted beside what was found. Exit 1 where a fact differs.
import { resolve } from 'node:path';
import { report, row } from './bench-rows.mjs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const load = async (path) => (await runnerImport(path, { configFile: false, root })).module;
const { readSample, samplesIn } = await load('./scripts/import/samples.ts');
const { compare, holds } = await load('./scripts/import/facts.ts');

const args = process.argv.slice(2);
const at = args.indexOf('--json');
const json = at < 0 ? null : args.splice(at, 2)[1];
const folder = resolve(root, args[0] ?? '../shared/exports');

const rows = [];
for (const sample of samplesIn(folder)) {
  const name = `${sample.folder.slice(folder.length + 1)}/${sample.name}`;
  const lines = compare(sample.name, sample.facts, await readSample(sample));
  const wrong = lines.filter((line) => !holds(line));
  const facts = lines.filter(holds).map(({ fact, found }) => `${fact} ${JSON.stringify(found)}`);
  console.log(`${wrong.length === 0 ? 'same  ' : 'DIFFER'} ${name}: ${facts.join(', ').slice(0, 200)}`);
  for (const { fact, expected, found } of wrong)
    console.log(`       ${fact}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  rows.push(row(name, wrong.length, 'facts differ', { atMost: 0 }));
}
console.log('');
report(rows, json);
