// Whose file it is, where its first element is nobody's.
import { expect, it } from 'vitest';
import { parseFile } from '../../../src/core/parse/index.ts';
import { Tally } from '../../../src/core/parse/tally.ts';
import { read, slices, turnsOf } from './parsing.ts';

const foreign = { meta: 1, title: 'Foreign', messages: [{ role: 'user', content: 'x' }] };
const claude = (text: string) => ({
  uuid: `u-${text}`,
  name: text,
  chat_messages: [{ sender: 'human', text }],
});

it('is the vendor whose chats follow one foreign object', async () => {
  const { conversations, report } = await read(JSON.stringify([foreign, claude('one'), claude('two')]));
  expect(report.format).toBe('claude');
  expect(conversations.slice(-2).map(({ source, title }) => [source, title])).toEqual([
    ['claude', 'one'],
    ['claude', 'two'],
  ]);
});

it('is nobody where most elements are of no known make, or of a shape that is anybody’s', async () => {
  const mostly = [foreign, { ...foreign, title: 'More' }, claude('one')];
  expect((await read(JSON.stringify(mostly))).report).toMatchObject({ format: 'generic', conversations: 3 });
  const rows = [foreign, { messages: foreign.messages }, { messages: [{ role: 'user', content: 'y' }] }];
  expect((await read(JSON.stringify(rows))).report).toMatchObject({ format: 'generic', conversations: 3 });
});

it('is decided by the first 200 elements', async () => {
  const many = [
    ...Array<object>(200).fill(foreign),
    ...Array.from({ length: 300 }, (_, i) => claude(String(i))),
  ];
  expect((await read(JSON.stringify(many))).report).toMatchObject({ format: 'generic', conversations: 500 });
});

it('keeps what stands before a fault that comes while it is looked for', async () => {
  async function* broken() {
    yield* slices(`${JSON.stringify(foreign)}\n`);
    throw new Error('no more');
  }
  const conversations: string[][] = [];
  const walk = async () => {
    const tally = new Tally('a.jsonl', 1);
    for await (const chat of parseFile({ name: 'a.jsonl', bytes: broken(), tally }))
      conversations.push(turnsOf(chat));
  };
  await expect(walk()).rejects.toThrow('no more');
  expect(conversations).toEqual([['user: x']]);
});
