// Samples of every format with changed bytes: only AppError is thrown, and what stood before the change is kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import { contentOf } from '../../../src/core/parse/content.ts';
import { guessDelimiter } from '../../../src/core/parse/tables/delimiter.ts';
import { byteChange, changeBytes } from '../../support/byte-changes.ts';
import { expectKept, outcomeOf, RUNS, type Sample, SEED } from '../../support/fuzzing.ts';
import { knownSamples, outcomeBefore } from '../../support/known-samples.ts';

const KNOWN = await knownSamples();

/** Of a table of this size every byte has a say in what parts its cells: then it is another table. */
function isSameTable({ bytes }: Sample, changed: Uint8Array): boolean {
  if (contentOf(bytes) !== 'rows') return true;
  const markOf = (table: Uint8Array) => guessDelimiter(new TextDecoder().decode(table));
  return contentOf(changed) === 'rows' && markOf(bytes) === markOf(changed);
}

const which = fc.nat(KNOWN.length - 1);
const sliceSize = fc.integer({ min: 1, max: 5000 });

describe('a file with changed bytes', () => {
  it(
    'throws nothing but AppError, tells positions, and keeps the chats before the change',
    { timeout: 120_000 * RUNS },
    async () => {
      await fc.assert(
        fc.asyncProperty(which, byteChange, sliceSize, async (index, change, size) => {
          const known = KNOWN[index];
          const { bytes, fault } = changeBytes(known.sample.bytes, change);
          const after = await outcomeOf(known.sample, bytes, size);
          const before = await outcomeBefore(known, fault);
          if (before && isSameTable(known.sample, bytes)) expectKept(before, after);
        }),
        { numRuns: 4000 * RUNS, seed: SEED },
      );
    },
  );

  it('keeps the chats of a thread whose details are changed', async () => {
    const { sample } = KNOWN.find((known) => known.sample.beside !== null)!;
    const whole = await outcomeOf(sample, sample.bytes);
    await fc.assert(
      fc.asyncProperty(byteChange, async (change) => {
        const beside = changeBytes(sample.beside!, change).bytes;
        const after = await outcomeOf({ ...sample, beside }, sample.bytes);
        expect(after.conversations.map(({ id }) => id)).toEqual(whole.conversations.map(({ id }) => id));
      }),
      { numRuns: 200 * RUNS, seed: SEED },
    );
  });
});

describe('a file that is cut off', () => {
  it.each(KNOWN.map((known) => [known.sample.name, known] as const))(
    'keeps the chats before the cut: %s',
    { timeout: 60_000 },
    async (_, known) => {
      const { sample } = known;
      // Every 7th byte; of the larger ones every so many that the cuts fall on all places of an element.
      const step = sample.bytes.length > 2500 ? 31 : 7;
      for (let end = 1; end < sample.bytes.length; end += step) {
        const after = await outcomeOf(sample, sample.bytes.subarray(0, end));
        const before = await outcomeBefore(known, end);
        if (before && isSameTable(sample, sample.bytes.subarray(0, end))) expectKept(before, after);
      }
    },
  );
});

describe('a file of anything', () => {
  const nameless: Sample = { name: 'x', bytes: new Uint8Array(), columns: null, beside: null };

  it('throws nothing but AppError over bytes of any kind', async () => {
    const heads = [
      '',
      '[{"mapping":{}},',
      '{"',
      'a,b\n',
      '<div class="outer-cell">',
      'var jsonData = [',
      'PAR1',
    ];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...heads), async (tail, head) => {
        await outcomeOf(nameless, new Uint8Array([...new TextEncoder().encode(head), ...tail]), 7);
      }),
      { numRuns: 1000 * RUNS, seed: SEED },
    );
  });

  it('is an AppError where nothing is known of it', async () => {
    const { error } = await outcomeOf(nameless, new TextEncoder().encode('[1, 2]'));
    expect(error).toBeInstanceOf(AppError);
  });
});
