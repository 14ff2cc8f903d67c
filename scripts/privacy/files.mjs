// Finds and reads the sets of a data folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Sets with bars or parts of their own, by the names of their files. */
export const knownSets = [
  'presidio_synth_v2',
  'presidio_generated_small',
  'presidio_regex_vectors',
  'phones_intl',
  'gitleaks_generated',
  'gitleaks_secrets',
  'negatives_clinc_so',
];
/** Sets without bars. */
export const otherSets = ['wnut17', 'btc', 'wikineural_multi', 'multidogo_slots'];

const ending = /\.jsonl(?:\.gz)?$/;

/** Path of a set's file in the folder or in one of its folders; null where it is not there. */
export function pathOf(data, name, folders = ['', 'pii', 'texts', 'conversations']) {
  for (const folder of folders)
    for (const end of ['.jsonl', '.jsonl.gz']) {
      const path = join(data, folder, `${name}${end}`);
      if (existsSync(path)) return path;
    }
  return null;
}

export function readText(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Names of files that no part knows, in the folder and in its folder pii, sorted. */
export function strangersIn(data) {
  const known = new Set([...knownSets, ...otherSets]);
  const names = ['', 'pii'].flatMap((folder) => {
    const path = join(data, folder);
    return existsSync(path) ? readdirSync(path).filter((name) => ending.test(name)) : [];
  });
  return [...new Set(names.map((name) => name.replace(ending, '')))]
    .filter((name) => !known.has(name))
    .sort();
}
