// What `npm run eval:privacy` can be told.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../install.mjs';

/** The parts, in the order of the table. Those of `aside` need no set. */
export const parts = ['spans', 'survival', 'alarms', 'others', 'canaries', 'injection', 'speed', 'topics'];
const aside = ['canaries', 'injection', 'speed'];

const usage = `npm run eval:privacy [-- --data DIR] [--only PART,PART] [--predictions DIR] [--out FILE] [--json FILE]

Without --data: the sets of ../shared/data (KLEIO_SHARED names another folder for ../shared). --data DIR: a folder with files of the
same names and shape, in it or in its folders pii, texts and conversations; missing files are told, files of other names with spans
are scored as sets of their own. --only: ${parts.join(', ')}; with --data those that read sets, else all.
--predictions DIR: {id, spans} a line in DIR/SET.spans.jsonl (all families; code points) and {id, redacted} in
DIR/SET.redacted.jsonl (usual families). --out FILE: what was measured, for the page. --json FILE: all rows.

Ends with 0: every bar is held; 1: a bar is missed, or the command is wrong; 2: nothing could be judged.`;

/** Says what is wrong and ends with 1. */
function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(1);
}

/** { data, isOwn, only, predictions, out, json } */
export function readOptions(args) {
  const text = { type: 'string' };
  const options = { data: text, only: text, predictions: text, out: text, json: text };
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    fail(error.message);
  }
  const isOwn = values.data !== undefined;
  if (isOwn && !existsSync(values.data)) fail(`${values.data}: there is no such folder`);
  const data = isOwn
    ? resolve(values.data)
    : join(process.env.KLEIO_SHARED ?? join(root, '../shared'), 'data');
  const asked = values.only?.split(',').map((name) => name.trim());
  const unknown = asked?.filter((name) => !parts.includes(name)) ?? [];
  if (unknown.length > 0) fail(`no such part: ${unknown.join(', ')}; there are ${parts.join(', ')}`);
  const usual = isOwn ? parts.filter((part) => !aside.includes(part)) : parts;
  return {
    ...{ data, isOwn, only: new Set(asked ?? usual) },
    predictions: values.predictions ? resolve(values.predictions) : null,
    out: values.out ? resolve(values.out) : null,
    json: values.json ? resolve(values.json) : null,
  };
}
