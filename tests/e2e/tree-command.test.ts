import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nmi } from '../../src/core/math/scores.ts';
import { readTreeFile } from '../../src/core/tree-file.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { startModelServer } from '../support/model-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kleio-tree-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const { conversations, labels } = generate({ n: 120, topics: 6, seed: 9 });
writeFileSync(at('chats.json'), JSON.stringify(toChatGptExport(conversations)));
writeFileSync(at('notes.txt'), 'Milk, eggs, flour.');

/** How long a command may take, ms: they take 2 to 10 s, and 25 s have been seen where all cores were busy. */
const commandLimit = 200_000;

/** Runs the command as a person would; its exit code (-1 where it was ended at the limit) and what it said. */
function tree(...args: string[]): Promise<{ code: number; said: string }> {
  const script = join(import.meta.dirname, '../../scripts/tree.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { timeout: commandLimit }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, said: out + err });
    });
  });
}

// Twice as long as others may take: two commands, one after the other.
test('writes the exported tree and a prediction a chat; the same seed gives the same bytes', async () => {
  const run = (out: string) =>
    tree(at('chats.json'), '--seed', '7', '--k', '8', '--out', at(out), '--predictions', at('p.jsonl'));
  expect(await run('one.json')).toMatchObject({ code: 0 });
  expect(await run('two.json')).toMatchObject({ code: 0 });
  expect(readFileSync(at('two.json'), 'utf8')).toBe(readFileSync(at('one.json'), 'utf8'));

  const { tree: written } = readTreeFile(JSON.parse(readFileSync(at('one.json'), 'utf8')));
  expect(written.run).toMatchObject({ seed: 7, k: 8 });
  expect(written.root.count).toBe(120);

  const lines = readFileSync(at('p.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(120);
  expect(lines.map(({ id }) => id)).toEqual(conversations.map(({ id, externalId }) => externalId ?? id));
  expect(lines.every(({ path }) => path.length > 0)).toBe(true);
  expect(
    nmi(
      labels,
      lines.map(({ cluster }) => cluster),
    ),
  ).toBeGreaterThan(0.6);
}, 480_000);

test('what the page refuses, the command refuses: exit 1 and the page’s own words', async () => {
  const { code, said } = await tree(at('notes.txt'), '--out', at('none.json'));
  expect(code).toBe(1);
  expect(said).toContain('notes.txt');
  expect(said.length).toBeGreaterThan(60);
});

test('requests that are quotations are not exported: exit 1 and the reason', async () => {
  const { code, said } = await tree(at('chats.json'), '--level', 'requests', '--out', at('none.json'));
  expect(code).toBe(1);
  expect(said).toContain('quotations');
});

test('a model and an embedder by its id: asked with the key, named in the file, every chat read', async () => {
  const server = await startModelServer({ key: 'k', models: ['small'] });
  const { code, said } = await tree(
    ...[at('chats.json'), '--out', at('model.json'), '--provider', 'openai', '--model', 'small'],
    ...['--key', 'k', '--base-url', server.baseUrl('openai'), '--level', 'requests'],
    ...['--embedder', 'kleio/tiny-bert', '--models', join(import.meta.dirname, '../fixtures/models')],
  );
  await server.close();
  expect({ code, said }).toMatchObject({ code: 0 });
  const text = readFileSync(at('model.json'), 'utf8');
  const { tree: written } = readTreeFile(JSON.parse(text));
  expect(written.run.analyst).toContain('small');
  expect(written.run.embedder).toContain('kleio/tiny-bert');
  expect(server.requests.filter(({ question }) => question?.kind === 'facets')).toHaveLength(120);
  // A model's requests are no quotations, so they may be written.
  expect(text).toContain('"requests": [');
});

test('a wrong key: exit 1 and the page’s own words, in at most three requests', async () => {
  const server = await startModelServer({ key: 'k' });
  const { code, said } = await tree(
    ...[at('chats.json'), '--out', at('none.json'), '--provider', 'gemini'],
    ...['--key', 'wrong', '--base-url', server.baseUrl('gemini')],
  );
  await server.close();
  expect(code).toBe(1);
  expect(said).toMatch(/key/i);
  expect(said).not.toContain('wrong');
  expect(server.requests.length).toBeLessThanOrEqual(3);
});
