// What `npm run eval` can be told.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../install.mjs';
import { sets } from './sets.mjs';

const usage = `npm run eval [-- FILE.jsonl...] [--seeds N] [--sets a,b] [--top N] [--predictions DIR] [--out FILE] [--json FILE]

Without files: the sets of ../shared/data (KLEIO_SHARED names another folder for ../shared). --seeds N: seeds 1 to N, 3 unless said.
--sets: only these. --top N: trees are cut at exactly N roots. --predictions DIR: {id, cluster, top} a line, by the first seed, in
DIR/SET.true-k.jsonl (true k of the deepest labels), DIR/SET.true-k-label-1.jsonl and so on (of the labels above, coarsest first)
and DIR/SET.chosen-k.jsonl. --out FILE: all results (tests/eval/results.json after a whole run of all sets).
--json FILE: the rows with bars; of files of one's own the scores, without bars.

Ends with 0: every bar is held (or files were measured); 1: a bar is missed, or the command is wrong; 2: nothing could be judged: no
line could be read, a set is missing, or --json was asked for files that have no bars. Where no set is there: skipped, 0.`;

/** Says what is wrong and ends with 1. */
function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(1);
}

function numberFrom(name, value) {
  if (value === undefined) return null;
  if (!/^[1-9]\d*$/.test(value)) fail(`--${name} is a whole number from 1, not ${value}`);
  return Number(value);
}

/** Sets to measure: the named files, or those of evaluation.md. */
function chooseSets(files, names) {
  if (files.length > 0) {
    if (names) fail('--sets chooses among the sets of ../shared/data; files are given by their names');
    for (const file of files) if (!existsSync(file)) fail(`${file}: there is no such file`);
    return files.map((file) => ({ name: nameOf(file, files), path: resolve(file) }));
  }
  const unknown = names?.filter((name) => !sets.some((set) => set.name === name)) ?? [];
  if (unknown.length > 0)
    fail(`no such set: ${unknown.join(', ')}; there are ${sets.map(({ name }) => name).join(', ')}`);
  const folder = join(process.env.KLEIO_SHARED ?? join(root, '../shared'), 'data');
  return sets
    .filter(({ name }) => !names || names.includes(name))
    .map((set) => ({ ...set, path: join(folder, set.file) }));
}

/** The file's name without its ending; with a number where two files have the same. */
function nameOf(file, files) {
  const short = (path) => path.replace(/^.*[/\\]/, '').replace(/\.jsonl?$/, '');
  const same = files.slice(0, files.indexOf(file)).filter((other) => short(other) === short(file)).length;
  return same === 0 ? short(file) : `${short(file)}-${same + 1}`;
}

/** { sets, isTable, isWhole, seeds, top, predictions, out, json } */
export function readOptions(args) {
  const text = { type: 'string' };
  const options = { seeds: text, sets: text, top: text, predictions: text, out: text, json: text };
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    fail(error.message);
  }
  const { values, positionals } = parsed;
  const count = numberFrom('seeds', values.seeds) ?? 3;
  const top = numberFrom('top', values.top);
  const isTable = positionals.length === 0;
  const names = values.sets?.split(',').map((name) => name.trim());
  const chosen = chooseSets(positionals, names);
  // Only a run of everything may replace the results that the README's tables are made of.
  const isWhole =
    isTable && !names && count === 3 && top === null && chosen.every(({ path }) => existsSync(path));
  return {
    sets: chosen,
    ...{ isTable, seeds: Array.from({ length: count }, (_, i) => i + 1), top },
    predictions: values.predictions ? resolve(values.predictions) : null,
    out: values.out ? resolve(values.out) : isWhole ? join(root, 'tests/eval/results.json') : null,
    json: values.json ? resolve(values.json) : null,
  };
}
