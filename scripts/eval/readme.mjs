// npm run eval:readme: writes the README's tables between its two marks, from tests/eval/results.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../install.mjs';
import { barsOf } from './bars.mjs';
import { meanNmi, shownName } from './figures.mjs';
import { barsTable, chosenTable, decimal, treeTable, trueKTable } from './tables.mjs';

const marks = ['<!-- eval:begin -->', '<!-- eval:end -->'];

/** What stands between the marks, marks included. */
export function readmeBlock(results) {
  const stability = results.sets
    .filter(({ levels }) => levels?.length > 0)
    .map((set) => `${shownName(results, set)} ${agreementOf(set)}`);
  const { found, table, rows } = meanNmi(results);
  return [
    marks[0],
    `Mean ± standard deviation over ${results.seeds.length} seeds, in per cent. "table": TF-IDF, SVD and scikit-learn's KMeans.`,
    trueKTable(results),
    `Mean NMI over these ${rows} rows: ${decimal(found)}; of the table ${decimal(table)}.`,
    'What is asked of these numbers:',
    barsTable(barsOf(results)),
    'Apart, because no embedder of words can do it (the page says so):',
    trueKTable(results, { apart: true }),
    'k as the app chooses it, against the deepest labels (k*), and the NMI that it and other rules lose against the true k:',
    chosenTable(results),
    treeTable(results),
    `Two seeds agree on base clusters (ARI, at the true k / as the app chooses): ${stability.join(', ')}.`,
    marks[1],
  ].join('\n\n');
}

const agreementOf = ({ stability: { trueK, chosen } }) => `${decimal(trueK)} / ${decimal(chosen)}`;

/** A README with the block in place of what stood between its marks. Throws where it has no marks. */
export function withBlock(readme, block) {
  const [begin, end] = marks.map((mark) => readme.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${marks.join(' ... ')}`);
  return readme.slice(0, begin) + block + readme.slice(end + marks[1].length);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const readme = join(root, 'README.md');
  const results = JSON.parse(readFileSync(join(root, 'tests/eval/results.json'), 'utf8'));
  writeFileSync(readme, withBlock(readFileSync(readme, 'utf8'), readmeBlock(results)));
}
