// Parquet files with changed bytes: only AppError is thrown, and row groups before the change are read.
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byteChange, changeBytes } from '../../support/byte-changes.ts';
import { outcomeOf, RUNS, type Sample, SEED } from '../../support/fuzzing.ts';
import { parquetFile } from '../../support/parquet-file.ts';

const GROUPS = ['first', 'second', 'third'].map((group) =>
  Array.from({ length: 4 }, (_, row) => ({
    note: `What is the ${group} word of line ${row}?`,
    day: `2026-03-0${row + 1}`,
  })),
);
const TABLE: Sample = {
  name: 'notes.parquet',
  bytes: parquetFile(GROUPS),
  columns: { text: 'note', role: null, conversation: null, time: 'day', account: null },
  beside: null,
};

/** Nothing of ours writes lists of objects: they are tried where the shared exports are. */
const shared = new URL('../../../../shared/exports/lmsys/derived-lmsys-30.parquet', import.meta.url);
const here = existsSync(shared);
if (!here) console.log('Shared exports not found: Parquet with lists in it is not tried.');

const textsIn = ({ conversations }: Awaited<ReturnType<typeof outcomeOf>>) =>
  conversations.map(({ messages }) => messages[0].text);

/** The last cell of a group is that of its last row's day. */
function groupEnds(): number[] {
  const day = '2026-03-04';
  const text = Buffer.from(TABLE.bytes).toString('latin1');
  return [...text.matchAll(new RegExp(day, 'g'))].map(({ index }) => index + day.length);
}

it('reads the rows of all groups', async () => {
  const outcome = await outcomeOf(TABLE, TABLE.bytes);
  expect(outcome).toMatchObject({
    error: null,
    report: { format: 'table', conversations: 12, issueCount: 0 },
  });
  expect(textsIn(outcome)).toEqual(GROUPS.flat().map(({ note }) => note));
});

describe('a Parquet file with changed bytes', () => {
  it('keeps the row groups before bytes that are not as they were', { timeout: 120_000 * RUNS }, async () => {
    // The footer behind them says where all groups stand, so it is left alone here.
    const ends = groupEnds();
    const change = fc.record({
      at: fc.integer({ min: 4, max: ends[2] - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = TABLE.bytes.slice();
        for (const { at, by } of changes) bytes[at] = (bytes[at] + by) % 256;
        const fault = Math.min(...changes.map(({ at }) => at));
        const texts = textsIn(await outcomeOf(TABLE, bytes, 97));
        const whole = ends.filter((end) => end <= fault).length;
        expect(texts.slice(0, 4 * whole)).toEqual(
          GROUPS.slice(0, whole)
            .flat()
            .map(({ note }) => note),
        );
      }),
      { numRuns: 500 * RUNS, seed: SEED },
    );
  });

  it('throws nothing but AppError, wherever they are', { timeout: 120_000 * RUNS }, async () => {
    await fc.assert(
      fc.asyncProperty(byteChange, async (change) => {
        await outcomeOf(TABLE, changeBytes(TABLE.bytes, change).bytes, 97);
      }),
      { numRuns: 1000 * RUNS, seed: SEED },
    );
  });

  it(
    'throws nothing but AppError over a footer that says anything',
    { timeout: 120_000 * RUNS },
    async () => {
      const footer =
        TABLE.bytes.length - 8 - new DataView(TABLE.bytes.buffer).getUint32(TABLE.bytes.length - 8, true);
      const place = fc.integer({ min: footer, max: TABLE.bytes.length - 5 });
      const change = fc.tuple(place, fc.oneof(fc.nat(255), fc.constantFrom(0xff, 0x7f, 0x80, 0)));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
          const bytes = TABLE.bytes.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          await outcomeOf(TABLE, bytes);
        }),
        { numRuns: 1500 * RUNS, seed: SEED },
      );
    },
  );

  it.skipIf(!here)(
    'throws nothing but AppError where rows hold lists',
    { timeout: 120_000 * RUNS },
    async () => {
      const sample: Sample = {
        name: 'lists.parquet',
        bytes: new Uint8Array(readFileSync(shared)),
        columns: null,
        beside: null,
      };
      await fc.assert(
        fc.asyncProperty(fc.nat(sample.bytes.length - 1), fc.nat(255), async (at, byte) => {
          const bytes = sample.bytes.slice();
          bytes[at] = byte;
          await outcomeOf(sample, bytes);
        }),
        { numRuns: 100 * RUNS, seed: SEED },
      );
    },
  );
});

it('keeps no rows of a file that is cut off, and says that it is broken', async () => {
  for (let end = 4; end < TABLE.bytes.length; end += 7) {
    const { error } = await outcomeOf(TABLE, TABLE.bytes.subarray(0, end));
    expect(error?.kind).toBe('broken-file');
  }
});

it('leaves out a group with a column that is not in the schema, and no error of its others behind', async () => {
  const bytes = Buffer.from(TABLE.bytes);
  // The path of the last group's last column; and the length of its first text.
  bytes.write('dax', bytes.lastIndexOf('day'));
  bytes[bytes.indexOf('What is the third') - 1] = 0x7f;
  const outcome = await outcomeOf(TABLE, new Uint8Array(bytes));
  expect(outcome.report).toMatchObject({ conversations: 8, issueCount: 1, issues: [{ detail: { row: 9 } }] });
});
