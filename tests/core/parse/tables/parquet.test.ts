import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RandomAccess } from '../../../../src/core/parse/cuts.ts';
import type { Cut } from '../../../../src/core/parse/json-cutter.ts';
import { cutParquet } from '../../../../src/core/parse/tables/parquet.ts';
import { plainValue } from '../../../../src/core/parse/tables/plain-value.ts';
import { slices } from '../parsing.ts';
import { columnsOf, readTable } from './tables.ts';

const shared = new URL('../../../../../shared/exports/', import.meta.url);
const lmsys = new URL('lmsys/derived-lmsys-30.parquet', shared);
const texts = new URL('parquet/derived-text-column-zstd.parquet', shared);
// The shared exports are not part of the project: without them there is nothing to read, as nothing here writes Parquet.
const here = existsSync(lmsys) && existsSync(texts);

const bytesOf = (file: URL) => new Uint8Array(readFileSync(file));

async function cutsOf(bytes: Uint8Array, random?: () => Promise<RandomAccess>): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for await (const cut of cutParquet(slices(bytes), random)) cuts.push(cut);
  return cuts;
}

describe.skipIf(!here)('the rows of a Parquet file', () => {
  it('are objects with lists of objects in them, and have numbers from 1', async () => {
    const cuts = await cutsOf(bytesOf(lmsys));
    expect(cuts).toHaveLength(30);
    expect(cuts[0]).toMatchObject({
      position: 1,
      index: 0,
      unit: 'row',
      value: { conversation_id: 'c0', conversation: [{ role: 'user' }, { role: 'assistant' }] },
    });
    expect(() => JSON.stringify(cuts)).not.toThrow();
  });

  it('are read at any place of the file where that is possible', async () => {
    const bytes = bytesOf(lmsys);
    const untouched = slices(bytes);
    const random = async () => ({
      byteLength: bytes.length,
      slice: async (start: number, end: number) => new Uint8Array(bytes.subarray(start, end)).buffer,
    });
    const cuts: Cut[] = [];
    for await (const cut of cutParquet(untouched, random)) cuts.push(cut);
    expect(cuts).toHaveLength(30);
    expect((await untouched.next()).done).toBe(false);
  });

  it('are a table where they are no chats, whatever packed them', async () => {
    const asked = await readTable(bytesOf(texts), null, 'texts.parquet');
    expect(asked.error).toMatchObject({ kind: 'table-needs-columns' });
    expect(asked.report.table?.proposal.text).toBe('text');
    const { conversations } = await readTable(bytesOf(texts), columnsOf({ text: 'text' }), 'texts.parquet');
    expect(conversations).toHaveLength(100);
  });

  it('are refused with a reason where bytes are changed, and never crash', { timeout: 60_000 }, async () => {
    const sound = bytesOf(lmsys);
    for (let at = 4; at < sound.length; at += 397) {
      const bytes = sound.slice();
      bytes[at] ^= 0xff;
      const cuts = await cutsOf(bytes).catch((error: unknown) => error);
      if (!Array.isArray(cuts)) expect(cuts).toMatchObject({ kind: 'broken-file' });
    }
  });
});

describe('a file that only begins like Parquet', () => {
  it.each([
    ['nothing else', 'PAR1'],
    ['no footer', 'PAR1........................'],
    ['a footer of nonsense', 'PAR1............\x08\0\0\0PAR1'],
    ['a footer larger than the file', 'PAR1....\xff\xff\xff\x7fPAR1'],
  ])('is broken, with a reason: %s', async (_, text) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    await expect(cutsOf(bytes)).rejects.toMatchObject({
      kind: 'broken-file',
      detail: { reason: expect.stringMatching(/./) as string },
    });
  });
});

it('makes of values what JSON has for them', () => {
  const value = {
    small: 7n,
    large: 2n ** 60n,
    at: new Date(0),
    never: new Date(NaN),
    bytes: new TextEncoder().encode('né'),
    list: [{ n: 1n }, undefined, NaN],
    vector: new Float32Array(3),
  };
  expect(plainValue(value)).toEqual({
    small: 7,
    large: '1152921504606846976',
    at: '1970-01-01T00:00:00.000Z',
    never: null,
    bytes: 'né',
    list: [{ n: 1 }, null, null],
    vector: null,
  });
});
