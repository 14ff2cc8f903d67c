// Read on other threads or here: the same chats, the same report.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import type { ElementReaders } from '../../../src/core/parse/elsewhere.ts';
import { parseFile } from '../../../src/core/parse/index.ts';
import { Tally } from '../../../src/core/parse/tally.ts';
import { generate, toChatGptExport } from '../../support/generator.ts';
import { fixture, otherThreads, read, slices } from './parsing.ts';

const fixtures = new URL('../../fixtures/exports/', import.meta.url);

/** What comes of a file, also where it ends in an error. */
async function outcome(content: string | Uint8Array, name: string, readers: ElementReaders | null) {
  try {
    const { conversations, report } = await read(content, name, readers);
    const chats = conversations.map(({ id, messages, ...facts }) => ({ id, messages, ...plain(facts) }));
    return { chats, report };
  } catch (error) {
    return { error: error instanceof AppError ? error.toProblem() : error };
  }
}

/** Without what a packed chat holds beside. */
function plain(facts: object) {
  const { packed: _, ...rest } = facts as Record<string, unknown>;
  return rest;
}

async function expectSame(content: string | Uint8Array, name = 'file.json') {
  const here = await outcome(content, name, null);
  expect(await outcome(content, name, otherThreads)).toEqual(here);
  return here;
}

const names = readdirSync(fixtures).filter((name) => /\.\w+$/.test(name));

it.each(names)('%s', async (name) => {
  await expectSame(readFileSync(new URL(name, fixtures)), name);
});

it.each(names)('%s, cut off in the middle', async (name) => {
  const bytes = readFileSync(new URL(name, fixtures));
  await expectSame(bytes.subarray(0, Math.floor(bytes.length * 0.6)), name);
});

it('thousands of chats, in many batches, in the order of the file', async () => {
  const file = JSON.stringify(toChatGptExport(generate({ n: 3000, topics: 8, seed: 3 }).conversations));
  expect(file.length).toBeGreaterThan(3 * 1024 * 1024);
  const { chats } = await expectSame(file);
  expect(chats).toHaveLength(3000);
});

it('rows without ids that are equal are told apart by how many came before', async () => {
  const row = '{"instruction":"Where is my lamp?","output":"In the cellar."}\n';
  const { chats } = await expectSame(row.repeat(5), 'rows.jsonl');
  expect(new Set(chats?.map(({ id }) => id)).size).toBe(5);
});

it('what is broken, foreign or too deep is an issue where it stands, and what is behind it is read', async () => {
  const [first, second] = JSON.parse(fixture('chatgpt.json')) as unknown[];
  const [a, b] = [JSON.stringify(first), JSON.stringify(second)];
  const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
  const { report } = await expectSame(
    `[${a},{"x":},7,"text",null,{"a":${deep}},{"other":1},[1],${b},{"id":"c`,
  );
  expect(report?.conversations).toBe(2);
  expect(report?.issues.map(({ kind }) => kind)).toEqual([
    ...['broken-record', 'broken-record', 'broken-record', 'broken-record'],
    ...['too-deep-record', 'broken-record', 'broken-record'],
  ]);
  expect(report?.problem?.kind).toBe('truncated-file');
});

it('what the bytes end in reaches who reads, after the chats before it', async () => {
  const file = JSON.stringify(toChatGptExport(generate({ n: 40, topics: 4, seed: 3 }).conversations));
  async function* failing() {
    yield* slices(file.slice(0, -1));
    throw new Error('the disk is gone');
  }
  const found: string[] = [];
  const input = { name: 'a.json', bytes: failing(), tally: new Tally('a.json', 1), readers: otherThreads };
  const reading = (async () => {
    for await (const { id } of parseFile(input)) found.push(id);
  })();
  await expect(reading).rejects.toThrow('the disk is gone');
  expect(found).toHaveLength(40);
});

it('a thread that fails ends the reading', async () => {
  const file = JSON.stringify(toChatGptExport(generate({ n: 40, topics: 4, seed: 3 }).conversations));
  const dying: ElementReaders = { inFlight: 2, read: () => Promise.reject(new AppError('worker-failed')) };
  await expect(read(file, 'a.json', dying)).rejects.toThrow(AppError);
});

it('a cancelled reading hands over no more', async () => {
  const file = JSON.stringify(toChatGptExport(generate({ n: 3000, topics: 8, seed: 3 }).conversations));
  const stop = new AbortController();
  let batches = 0;
  const counting: ElementReaders = {
    inFlight: 1,
    read(batch) {
      batches++;
      stop.abort();
      return otherThreads.read(batch);
    },
  };
  const tally = new Tally('a.json', 1);
  const input = { name: 'a.json', bytes: slices(file), tally, readers: counting, signal: stop.signal };
  const reading = (async () => {
    for await (const _ of parseFile(input)) continue;
  })();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(batches).toBe(1);
});

const twenty = toChatGptExport(generate({ n: 20, topics: 4, seed: 3 }).conversations) as unknown[];
const pretty = twenty.map((chat) => JSON.stringify(chat, null, 2));

it.each([
  ['objects one behind the other', pretty.join('\n')],
  ['objects on one line', twenty.map((chat) => JSON.stringify(chat)).join(' ')],
  ['a list, then objects', `${JSON.stringify(twenty.slice(0, 5))}\n${pretty.slice(5).join('\n')}`],
  ['lists behind one another', `${JSON.stringify(twenty.slice(0, 5))}\n${JSON.stringify(twenty.slice(5))}`],
  [
    'two wrappers',
    [twenty.slice(0, 5), twenty.slice(5)].map((list) => JSON.stringify({ conversations: list })).join('\n'),
  ],
])('%s, of which some are parsed to find their ends', async (_, file) => {
  const { chats, report } = await expectSame(file);
  expect(chats).toHaveLength(20);
  expect(report?.issueCount).toBe(0);
});

it('one large chat does not make the memory of the others large', async () => {
  const row = (n: number, size: number) =>
    JSON.stringify({ instruction: `${n} ${'x'.repeat(size)}`, output: 'a' });
  const rows = [row(0, 10), row(1, 6_000_000), ...Array.from({ length: 12 }, (_, n) => row(n + 2, 500_000))];
  const sizes: number[] = [];
  const measuring: ElementReaders = {
    inFlight: 2,
    read(batch) {
      sizes.push(batch.bytes.length);
      return otherThreads.read(batch);
    },
  };
  const { conversations } = await read(rows.join('\n'), 'rows.jsonl', measuring);
  expect(conversations).toHaveLength(14);
  expect(Math.max(...sizes)).toBeGreaterThan(6_000_000);
  // Batches of 1 MB and what the last element is over.
  expect(Math.max(...sizes.slice(-3))).toBeLessThan(2_000_000);
});

it('a backslash before a character that it cannot stand before is no JSON, there as here', async () => {
  const row = (n: number, path: string) => `{"instruction":"${n} ${path}","output":"a"}`;
  const rows = [row(0, ''), row(1, 'C:\\été'), row(2, 'C:\\\\été')].join('\n');
  const { chats, report } = await expectSame(rows, 'rows.jsonl');
  expect(chats?.map(({ messages }) => messages[0].text)).toEqual(['0', '2 C:\\été']);
  expect(report?.issueCount).toBe(1);
});
