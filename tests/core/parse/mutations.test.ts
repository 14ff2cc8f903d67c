import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import { parseFile } from '../../../src/core/parse/index.ts';
import { cutJson } from '../../../src/core/parse/json-cutter.ts';
import { Tally } from '../../../src/core/parse/tally.ts';
import { fixture, slices } from './parsing.ts';

const SAMPLES = ['chatgpt.json', 'claude.json', 'kura.jsonl', 'openai-messages.jsonl'].map((name) =>
  new TextEncoder().encode(fixture(name)),
);

interface Mutation {
  at: number;
  remove: number;
  insert: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(20_000),
  remove: fc.nat(30),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', '\0', '1'), maxLength: 8 })
      .map((text) => new TextEncoder().encode(text)),
  ),
});

function mutate(sample: Uint8Array, { at, remove, insert }: Mutation): { bytes: Uint8Array; fault: number } {
  const fault = at % sample.length;
  const bytes = new Uint8Array([...sample.subarray(0, fault), ...insert, ...sample.subarray(fault + remove)]);
  return { bytes, fault };
}

async function idsOf(bytes: Uint8Array, size: number): Promise<string[]> {
  const ids: string[] = [];
  try {
    const tally = new Tally('x', bytes.length);
    for await (const { id } of parseFile({ name: 'x', bytes: slices(bytes, size), tally })) ids.push(id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return ids;
}

/** Positions where the elements of the whole sample begin. */
async function startsOf(sample: Uint8Array): Promise<number[]> {
  const starts: number[] = [];
  for await (const cut of cutJson(slices(sample))) starts.push(cut.position);
  return starts;
}

it(
  'throws nothing but AppError over a changed file and keeps the chats before the change',
  { timeout: 60_000 },
  async () => {
    const whole = await Promise.all(SAMPLES.map((sample) => idsOf(sample, Infinity)));
    const starts = await Promise.all(SAMPLES.map(startsOf));
    const sample = fc.nat(SAMPLES.length - 1);
    await fc.assert(
      fc.asyncProperty(sample, mutation, fc.integer({ min: 1, max: 5000 }), async (which, change, size) => {
        const { bytes, fault } = mutate(SAMPLES[which], change);
        const ids = await idsOf(bytes, size);
        // An element ends before the next begins: all but the last that began before the change are untouched.
        const untouched = Math.max(0, starts[which].filter((start) => start < fault).length - 1);
        expect(ids.slice(0, untouched)).toEqual(whole[which].slice(0, untouched));
      }),
      { numRuns: 500 },
    );
  },
);

it('throws nothing but AppError over bytes of any kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('', '[{"mapping":{}},', '{"'),
      async (tail, head) => {
        await idsOf(new Uint8Array([...new TextEncoder().encode(head), ...tail]), 7);
      },
    ),
    { numRuns: 500 },
  );
});

it('reads any JSON object as a chat of any format without failing', async () => {
  const keys = fc.constantFrom(
    'mapping',
    'chat_messages',
    'messages',
    'message',
    'author',
    'role',
    'content',
    'parts',
    'text',
    'sender',
    'parent',
    'id',
    'uuid',
    'chat_id',
    'create_time',
    'current_node',
    '__proto__',
    'a',
  );
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.constantFrom(null, 0, '', 'a', 'user', 'human', 'text', true),
    tree: fc.oneof(
      { maxDepth: 6 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 4 }), async (list) => {
      await idsOf(new TextEncoder().encode(JSON.stringify(list)), 1000);
    }),
    { numRuns: 1000 },
  );
});
