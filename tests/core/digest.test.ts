import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, conditions } from '../../src/core/choosing.ts';
import { optionsOf } from '../../src/core/choosing-options.ts';
import { dateRangeOf, DigestBuilder, digestOf } from '../../src/core/digest.ts';
import { hashParts } from '../../src/core/hash.ts';
import { seededRandom } from '../../src/core/math/random.ts';
import type { Selection } from '../../src/core/selection.ts';
import type { ConversationColumns } from '../../src/core/types.ts';

/** What matters here of a chat. */
interface Chat {
  readonly id: string;
  readonly source: 'chatgpt' | 'claude';
  readonly startedAt: number | null;
  readonly language: string;
  readonly model: string | null;
  readonly userTurns: number;
  readonly assistantTurns: number;
  readonly opening: string;
}

function columnsOf(chats: readonly Chat[]): ConversationColumns {
  const nothing = chats.map(() => null);
  return {
    ids: chats.map(({ id }) => id),
    ...{ externalIds: nothing, titles: nothing, accounts: nothing },
    sources: chats.map(({ source }) => source),
    startedAt: Float64Array.from(chats, ({ startedAt }) => startedAt ?? NaN),
    updatedAt: new Float64Array(chats.length),
    models: chats.map(({ model }) => model),
    userTurns: Uint32Array.from(chats, ({ userTurns }) => userTurns),
    assistantTurns: Uint32Array.from(chats, ({ assistantTurns }) => assistantTurns),
    characters: new Uint32Array(chats.length).fill(10),
    contentHashes: chats.map(({ id }) => hashParts('content', id)),
    languages: chats.map(({ language }) => language),
    openings: chats.map(({ opening }) => opening),
  };
}

const names = ['', 'German', 'constructor', '__proto__'];
const chat = fc.record({
  source: fc.constantFrom('chatgpt' as const, 'claude' as const),
  startedAt: fc.option(fc.integer({ min: 0, max: 9 })),
  language: fc.constantFrom(...names),
  model: fc.option(fc.constantFrom(...names)),
  userTurns: fc.integer({ min: 0, max: 3 }),
  assistantTurns: fc.integer({ min: 0, max: 1 }),
  opening: fc.constantFrom('o', 'p', 'q', 'constructor'),
});
/** Ids as a store has them, in any order. */
const chats = fc
  .tuple(fc.array(chat, { maxLength: 40 }), fc.integer())
  .map(([list, salt]) => list.map((one, i): Chat => ({ ...one, id: hashParts(salt, i) })));
/** Mostly none: or no chat would be left for the last conditions. */
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const someNames = seldom(fc.subarray(names));
const selections: fc.Arbitrary<Selection> = fc.record({
  from: seldom(fc.integer({ min: 0, max: 9 })),
  until: seldom(fc.integer({ min: 0, max: 10 })),
  sources: seldom(fc.subarray(['chatgpt' as const, 'claude' as const])),
  languages: someNames,
  models: someNames,
  minimumTurns: fc.constantFrom(0, 0, 0, 1, 2, 3),
  words: fc.constantFrom([], [], [], ['tax']),
  once: fc.boolean(),
  sample: fc.option(fc.record({ size: fc.integer({ min: 1, max: 8 }), seed: fc.nat() })),
  question: fc.constant(null),
});

/** The same choice, written down as the conditions say it: from lists of chats, one condition after the other. */
function chosenIds(all: readonly Chat[], selection: Selection, found: ReadonlySet<string>): string[] {
  const { from, until, minimumTurns, words, once, sample } = selection;
  const within = (list: readonly string[] | null, value: string | null) =>
    list === null || list.includes(value ?? '');
  let rest = all.filter(({ userTurns, assistantTurns }) => userTurns + assistantTurns > 0);
  if (from !== null) rest = rest.filter(({ startedAt }) => startedAt !== null && startedAt >= from);
  if (until !== null) rest = rest.filter(({ startedAt }) => startedAt !== null && startedAt < until);
  rest = rest.filter(({ source }) => within(selection.sources, source));
  rest = rest.filter(({ language }) => within(selection.languages, language));
  rest = rest.filter(({ model }) => within(selection.models, model));
  rest = rest.filter(({ userTurns }) => userTurns >= minimumTurns);
  if (words.length > 0) rest = rest.filter(({ id }) => found.has(id));
  if (once) {
    const at = ({ startedAt }: Chat) => startedAt ?? Infinity;
    const earlier = (a: Chat, b: Chat) => at(a) < at(b) || (at(a) === at(b) && a.id < b.id);
    rest = rest.filter((one) => !rest.some((other) => other.opening === one.opening && earlier(other, one)));
  }
  if (sample) {
    // The second eight digits of an id and the seed draw a chat's number; the smallest stay.
    const draw = ({ id }: Chat) => seededRandom(Number.parseInt(id.slice(8, 16), 16) ^ sample.seed)();
    const inOrder = [...rest].sort((a, b) => draw(a) - draw(b) || (a.id < b.id ? -1 : 1));
    const drawn = new Set(inOrder.slice(0, sample.size));
    rest = rest.filter((one) => drawn.has(one));
  }
  return rest.map(({ id }) => id);
}

test('the choice from a digest is the one that the conditions describe', () => {
  fc.assert(
    fc.property(chats, selections, (all, selection) => {
      const words = Uint8Array.from(all, (_, row) => row % 2);
      const found = new Set(all.filter((_, row) => row % 2 === 1).map(({ id }) => id));
      const { rows, count, readable, leftOut } = choose(digestOf(columnsOf(all)), selection, { words });
      const ids = all.filter((_, row) => rows[row] === 1).map(({ id }) => id);
      expect(ids).toEqual(chosenIds(all, selection, found));
      expect(count).toBe(ids.length);
      expect(conditions.reduce((sum, condition) => sum + leftOut[condition], count)).toBe(readable);
    }),
    { numRuns: 500 },
  );
});

test('options are the counts over the columns', () => {
  const countOf = (values: readonly string[]) =>
    Object.fromEntries([...new Set(values)].map((one) => [one, values.filter((it) => it === one).length]));
  const asObject = (list: readonly { value: string; count: number }[]) =>
    Object.fromEntries(list.map(({ value, count }) => [value, count]));
  fc.assert(
    fc.property(chats, (all) => {
      const options = optionsOf(digestOf(columnsOf(all)));
      const read = all.filter(({ userTurns, assistantTurns }) => userTurns + assistantTurns > 0);
      expect(asObject(options.languages)).toEqual(countOf(read.map(({ language }) => language)));
      expect(asObject(options.models)).toEqual(countOf(read.map(({ model }) => model ?? '')));
      expect(asObject(options.sources)).toEqual(countOf(read.map(({ source }) => source)));
      expect(options.mostTurns).toBe(Math.max(0, ...read.map(({ userTurns }) => userTurns)));
      expect(options.undated).toBe(read.filter(({ startedAt }) => startedAt === null).length);
      const counts = options.models.map(({ count }) => count);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }),
  );
});

test('a digest is the same however the columns are cut', () => {
  fc.assert(
    fc.property(chats, fc.nat({ max: 40 }), (all, cut) => {
      const builder = new DigestBuilder();
      builder.add(columnsOf(all.slice(0, cut)));
      builder.add(columnsOf(all.slice(cut)));
      expect(builder.finish()).toEqual(digestOf(columnsOf(all)));
    }),
  );
  const many = Array.from({ length: 2300 }, (_, i) => ({ ...one, id: `c${i}` }));
  const contents = digestOf(columnsOf(many)).contents;
  for (const size of [1, 500, 700, 1000]) {
    const builder = new DigestBuilder();
    for (let at = 0; at < many.length; at += size) builder.add(columnsOf(many.slice(at, at + size)));
    expect(builder.finish().contents).toBe(contents);
  }
  for (const at of [0, 999, 1000, 2299]) {
    const changed = many.map((chat, i) => (i === at ? { ...chat, id: 'other' } : chat));
    expect(digestOf(columnsOf(changed)).contents).not.toBe(contents);
  }
});

const one: Chat = {
  ...{ id: '0123456789abcdef0123456789abcdef', source: 'claude', startedAt: 5, language: '', model: null },
  ...{ userTurns: 1, assistantTurns: 0, opening: 'o' },
};

test('ids are kept by their first sixteen digits; what is no hash is hashed', () => {
  const { ids } = digestOf(columnsOf([one, { ...one, id: 'c1' }]));
  expect([ids.high[0], ids.low[0]]).toEqual([0x01234567, 0x89abcdef]);
  const hash = hashParts('c1');
  expect([ids.high[1], ids.low[1]].map((half) => half.toString(16).padStart(8, '0')).join('')).toBe(
    hash.slice(0, 16),
  );
});

test('codes are as narrow as the number of names allows, and lose none', () => {
  for (const [count, bytes] of [
    [256, 1],
    [257, 2],
    [65_536, 2],
    [65_537, 4],
  ]) {
    const all = Array.from({ length: count }, (_, i) => ({ ...one, model: `m${i}` }));
    const { names, codes } = digestOf(columnsOf(all)).models;
    expect([names.length, codes.BYTES_PER_ELEMENT, names[codes[count - 1]]]).toEqual([
      count,
      bytes,
      `m${count - 1}`,
    ]);
  }
});

test('the contents are another number once a chat is another one, and characters are summed', () => {
  const two = [one, { ...one, id: 'c1' }];
  const [before, after] = [digestOf(columnsOf(two)), digestOf(columnsOf([one, { ...one, id: 'c2' }]))];
  expect(before.contents).not.toBe(after.contents);
  expect(before.contents).not.toBe(digestOf(columnsOf([...two].reverse())).contents);
  expect(before.characters).toBe(20);
});

test('a range of dates passes over what has none', () => {
  expect(dateRangeOf(Float64Array.of(NaN, 7, 3))).toEqual([3, 7]);
  expect(dateRangeOf(Float64Array.of(1, 7, 3), (row) => row > 0)).toEqual([3, 7]);
  expect(dateRangeOf(Float64Array.of(NaN))).toBeNull();
});
