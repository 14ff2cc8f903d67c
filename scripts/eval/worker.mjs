// One of two workers that measure sets: reads a set's file, measures it, writes what was predicted where that is asked for.
// Answers each set with { result, told }; `told`: what a person should know of its lines.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { core, seeds, top, predictions } = workerData;
const { measureSet, pageViolations, readRows } = await import(core);

/** Bad lines told one by one of one file; a file of another kind has one in every line. */
const mostTold = 20;

parentPort.on('message', async (set) => parentPort.postMessage(await measure(set)));
parentPort.postMessage(null);

async function measure({ name, path, tree = null }) {
  const text = readFileSync(path, 'utf8');
  const { rows, bad } = readRows(text);
  const told = bad.slice(0, mostTold).map(({ line, because }) => `${path}:${line}: ${because}, skipped`);
  if (bad.length > mostTold) told.push(`${path}: ${bad.length - mostTold} more lines skipped`);
  // Enough to see that two results are of the same file.
  const sha256 = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const about = { name, sha256, skipped: bad.length };
  if (rows.length === 0) return { result: { ...about, rows: 0 }, told };
  const measured = await measureSet(rows, seeds, { top, tree });
  if (predictions) {
    const { trueK, chosenK } = measured.predictions;
    trueK.forEach((placed, i) => write(`${name}.${trueKName(i, trueK.length)}.jsonl`, rows, placed));
    write(`${name}.chosen-k.jsonl`, rows, chosenK);
  }
  // Naming takes as long as all the rest: only of the sets whose trees are looked at.
  const texts = rows.map(({ text }) => text);
  const ofPage = tree ? await pageViolations(texts, seeds[0], measured.choice) : [];
  const violations = [...measured.result.violations, ...ofPage];
  return { result: { ...about, ...measured.result, violations }, told };
}

/** The deepest labels are meant where nothing is said. Labels are counted from 1, coarsest first, as in the tables. */
const trueKName = (i, levels) => (i === levels - 1 ? 'true-k' : `true-k-label-${i + 1}`);

/** One line {id, cluster, top} a row, in the order of the file. */
function write(file, rows, { cluster, top }) {
  mkdirSync(predictions, { recursive: true });
  const lines = rows.map(({ id }, i) => JSON.stringify({ id, cluster: cluster[i], top: top[i] }));
  writeFileSync(join(predictions, file), lines.join('\n') + '\n');
}
