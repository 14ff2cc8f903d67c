// Samples of every format that say odd things in sound JSON or in sound tables: only AppError is thrown, and the elements before are kept.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeElements, jsonChange } from '../../support/json-changes.ts';
import { valuesOf } from '../../support/json-files.ts';
import { expectKept, outcomeOf, RUNS, type Outcome, samples, SEED } from '../../support/fuzzing.ts';

const FILES = samples().flatMap((sample) => {
  const file = valuesOf(sample.name, new TextDecoder().decode(sample.bytes));
  return file ? [{ sample, file }] : [];
});
const which = fc.nat(FILES.length - 1);

/** What a list of rows of no format is, is decided by all of the first 200: one of them may be a chat of its own. */
function isOtherFormat(before: Outcome, after: Outcome): boolean {
  if (before.report.format !== 'table') return false;
  const { format } = after.report;
  return (format !== null && format !== 'table') || after.error?.detail.looksLike !== undefined;
}

it(
  'reads sound files that say anything, and keeps the chats before it',
  { timeout: 120_000 * RUNS },
  async () => {
    const changes = fc.array(jsonChange, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(which, fc.nat(100), changes, async (index, place, list) => {
        const { sample, file } = FILES[index];
        const from = place % file.elements.length;
        const after = await outcomeOf(sample, file.write(changeElements(file.elements, from, list)));
        if (from === 0) return;
        const before = await outcomeOf(sample, file.write(file.elements.slice(0, from)));
        if (!isOtherFormat(before, after)) expectKept(before, after);
      }),
      { numRuns: 2500 * RUNS, seed: SEED },
    );
  },
);

it('reads the elements in any order, and each many times', { timeout: 120_000 * RUNS }, async () => {
  await fc.assert(
    fc.asyncProperty(which, fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }), async (index, order) => {
      const { sample, file } = FILES[index];
      await outcomeOf(sample, file.write(order.map((place) => file.elements[place % file.elements.length])));
    }),
    { numRuns: 1000 * RUNS, seed: SEED },
  );
});

it('reads any JSON object as a chat of any format without failing', async () => {
  const keys = fc.constantFrom(...keysOf(FILES.map(({ file }) => file.elements)), '__proto__', 'a');
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.constantFrom(null, 0, '', 'a', 'user', 'human', 'text', true),
    tree: fc.oneof(
      { maxDepth: 6 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  const [{ sample }] = FILES;
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 4 }), async (list) => {
      await outcomeOf(sample, new TextEncoder().encode(JSON.stringify(list)));
    }),
    { numRuns: 1500 * RUNS, seed: SEED },
  );
});

it('changes what it is told to change', () => {
  // Values behind the first element: {b: [2, 3]}, [2, 3], 2, 3.
  const removal = { kind: 'remove', at: 2, other: 0, odd: 0 } as const;
  expect(changeElements([{ a: 1 }, { b: [2, 3] }], 1, [removal])).toEqual([{ a: 1 }, { b: [3] }]);
});

it('writes a file that is not changed so that it is read as before', async () => {
  for (const { sample, file } of FILES) {
    const before = await outcomeOf(sample, sample.bytes);
    const after = await outcomeOf(sample, file.write(file.elements));
    expect(after.conversations).toEqual(before.conversations);
  }
});

/** Every key of the samples, once. */
function keysOf(root: unknown): string[] {
  const keys = new Set<string>();
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) for (const key of Object.keys(value)) keys.add(key);
    open.push(...Object.values(value).filter((held) => held !== undefined));
  }
  return [...keys].sort();
}
