import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readmeBlock, withBlock } from '../../scripts/eval/readme.mjs';
import { builtInAnalyst } from '../../src/core/analysts/built-in.ts';
import { chooseStage } from '../../src/core/clustering.ts';
import { builtInEmbedderId } from '../../src/core/embedders/built-in.ts';
import { readerId } from '../../src/core/reader.ts';
import { clusterStage } from '../../src/core/stages/cluster.ts';
import { nestStage } from '../../src/core/stages/nest.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kleio-eval-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (args: readonly string[], env = {}) =>
  spawnSync(process.execPath, [join(root, 'scripts/eval.mjs'), ...args], {
    ...{ encoding: 'utf8', cwd: folder, env: { ...process.env, ...env } },
  });

const predictionsIn = (name: string) =>
  readFileSync(join(folder, 'predicted', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; cluster: number; top: number });

test(
  'a file is measured, its bad lines are told, and every read line has a prediction',
  { timeout: 120_000 },
  () => {
    const topics = ['bread', 'trains', 'guitars', 'roses'];
    const lines = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({
        id: `r${i}`,
        text: `${topics[i % 4]} and more ${topics[i % 4]}, ${i}`,
        labels: [i % 2 === 0 ? 'even' : 'odd', topics[i % 4]],
      }),
    );
    writeFileSync(join(folder, 'own.jsonl'), ['{broken', ...lines].join('\n'));
    const args = ['own.jsonl', '--seeds', '1', '--top', '2', '--predictions', 'predicted'];
    const { status, stdout, stderr } = command(args);
    expect(stderr).toContain('own.jsonl:1: not JSON, skipped');
    expect(stdout).toContain('own: 1 lines skipped, 40 read');
    expect(stdout).toMatch(/own, label 2 +\| +40 \| +4 \|/);
    expect(status).toBe(0);
    const atTrueK = predictionsIn('own.true-k.jsonl');
    expect(atTrueK.map(({ id }) => id)).toEqual(lines.map((_, i) => `r${i}`));
    expect(new Set(atTrueK.map(({ cluster }) => cluster)).size).toBe(4);
    expect(new Set(atTrueK.map(({ top }) => top)).size).toBe(2);
    expect(predictionsIn('own.chosen-k.jsonl')).toHaveLength(40);
    const above = predictionsIn('own.true-k-label-1.jsonl');
    expect(new Set(above.map(({ cluster }) => cluster)).size).toBe(2);
  },
);

test('where no line could be read the command does not end well', { timeout: 60_000 }, () => {
  writeFileSync(join(folder, 'broken.jsonl'), '{broken\n');
  expect(command(['broken.jsonl']).status).toBe(2);
});

test(
  'the scores of an own file are written as rows without bars, and nothing is called held',
  { timeout: 60_000 },
  () => {
    const lines = Array.from({ length: 12 }, (_, i) =>
      JSON.stringify({ id: i, text: `${['bread', 'trains'][i % 2]} ${i}`, labels: [i % 2] }),
    );
    writeFileSync(join(folder, 'small.jsonl'), lines.join('\n'));
    const { status } = command(['small.jsonl', '--seeds', '1', '--json', 'rows.json']);
    const rows = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as { pass: null }[];
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'small, label 1: NMI at the true k', unit: '%' }),
    );
    expect(rows.every(({ pass }) => pass === null)).toBe(true);
    expect(status).toBe(2);
  },
);

test('where sets are missing, it says that not everything was judged', { timeout: 60_000 }, () => {
  const texts = join(folder, 'shared/data/texts');
  mkdirSync(texts, { recursive: true });
  // Two topics in words of their own: above the table's NMI for this set.
  const lines = Array.from({ length: 20 }, (_, i) =>
    JSON.stringify({ id: i, text: ['bake bread', 'ride trains'][i % 2], labels: ['all', i % 2] }),
  );
  writeFileSync(join(texts, 'dstc11_turns_insurance.jsonl'), lines.join('\n'));
  const { status, stdout } = command(['--seeds', '1'], { KLEIO_SHARED: join(folder, 'shared') });
  expect(stdout).toContain('bars over all sets are not judged: 9 sets are missing');
  expect(stdout).not.toContain('MISSED');
  expect(status).toBe(2);
});

test('without the shared data it says so in one line and ends well', { timeout: 60_000 }, () => {
  const { status, stdout } = command([], { KLEIO_SHARED: join(folder, 'nowhere') });
  expect(stdout).toMatch(/^skipped: .*nowhere.*\n$/);
  expect(status).toBe(0);
});

test('what it cannot be told is refused with the usage', { timeout: 60_000 }, () => {
  for (const args of [['--seeds', 'many'], ['--sets', 'nonsense'], ['missing.jsonl'], ['--what']]) {
    const { status, stderr } = command(args);
    expect(stderr).toContain('npm run eval [-- FILE.jsonl...]');
    expect(status).toBe(1);
  }
});

test('the tables of the README are made of tests/eval/results.json', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const results = JSON.parse(readFileSync(join(root, 'tests/eval/results.json'), 'utf8'));
  expect(readme).toContain(readmeBlock(results));
});

test('tests/eval/results.json is of the code as it is', () => {
  const { versions } = JSON.parse(readFileSync(join(root, 'tests/eval/results.json'), 'utf8'));
  expect(versions).toMatchObject({
    ...{ clusterStage, nestStage, chooseStage, embedder: builtInEmbedderId },
    ...{ analyst: builtInAnalyst.id, reader: readerId },
  });
});

test('the block replaces what stood between its marks, and nothing else', () => {
  const readme = 'before\n<!-- eval:begin -->\nold\n<!-- eval:end -->\nafter\n';
  expect(withBlock(readme, 'new')).toBe('before\nnew\nafter\n');
  expect(() => withBlock('no marks', 'new')).toThrow('README.md has no');
});
