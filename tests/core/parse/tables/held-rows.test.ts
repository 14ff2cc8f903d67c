import { describe, expect, it } from 'vitest';
import { HeldRows } from '../../../../src/core/parse/tables/held-rows.ts';
import { TableRows } from '../../../../src/core/parse/tables/table-rows.ts';
import { columnsOf } from './tables.ts';

/** A row counts 100 units, and there is room for three. */
const LIMITS = { room: 300, much: 600, most: 1000, gap: 2 };

/** What is given out with each row, and at the end: the keys, "+" for a rest. */
function given(keys: string, limits = LIMITS): string[] {
  const held = new HeldRows<string>(limits);
  const told = (wholes: ReturnType<typeof held.finish>) =>
    wholes.map(({ key, rows, isRest }) => `${key}${rows.length}${isRest ? '+' : ''}`).join(' ');
  return [...[...keys].map((key) => told(held.add(key, key, 0))), told(held.finish())];
}

describe('rows of conversations', () => {
  it('are held while there is room', () => {
    expect(given('ab')).toEqual(['', '', 'a1 b1']);
  });

  it('are given out when their conversation was left long ago, the last one never', () => {
    expect(given('aabbcc')).toEqual(['', '', '', '', 'a2', '', 'b2 c2']);
    expect(given('aaaaa')).toEqual(['', '', '', '', '', 'a5']);
  });

  it('are given out at once where much is held', () => {
    expect(given('aaaaabc', { ...LIMITS, gap: 100 })).toEqual(['', '', '', '', '', 'a5', '', 'b1 c1']);
  });

  it('are all held to the end once a conversation came back', () => {
    expect(given('abacdefg')).toEqual(['', '', '', '', '', '', '', '', 'a2 b1 c1 d1 e1 f1 g1']);
  });

  it('are a conversation of their own where the first ones are gone', () => {
    expect(given('abcdae')).toEqual(['', '', '', 'a1', '', '', 'b1 c1 d1 a1+ e1']);
  });

  it('end the file where more would have to be held than can be, and what is held is not lost', () => {
    const held = new HeldRows<number>(LIMITS);
    for (const [i, key] of [...'abababab'].entries()) held.add(key, i, 0);
    expect(() => held.add('a', 8, 200)).toThrowError(
      expect.objectContaining({ kind: 'table-too-scattered' }),
    );
    expect(held.finish().map(({ rows }) => rows.length)).toEqual([4, 4]);
  });
});

it('a conversation read in pieces is told of, and no piece takes the place of another', () => {
  const pieces: number[] = [];
  const events = { onBlank: () => undefined, onPieces: (count: number) => void pieces.push(count) };
  const columns = columnsOf({ text: 'text', conversation: 'id' });
  const rows = new TableRows(columns, () => null, events, LIMITS);
  const id = (name: string) => `conversation-${name}-000000`;
  const drafts = [...'abcda'].flatMap((name, i) => rows.take({ id: id(name), text: `${name}${i}` }));
  const all = [...drafts, ...rows.finish()];
  expect(all.map((draft) => [draft.ownId, ...draft.messages.map(({ text }) => text)])).toEqual([
    [id('a'), 'a0'],
    [id('b'), 'b1'],
    [id('c'), 'c2'],
    [id('d'), 'd3'],
    [null, 'a4'],
  ]);
  expect(pieces).toEqual([1]);
});
