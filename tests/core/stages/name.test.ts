import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/math/random.ts';
import {
  countBy,
  distinctName,
  holdToRules,
  nameKey,
  nameQuestion,
  plainText,
} from '../../../src/core/stages/name.ts';

const keywords = [
  { word: 'pandas', weight: 3, share: 0.8, shareOutside: 0.01 },
  { word: 'merge error', weight: 2, share: 0.5, shareOutside: 0 },
];
const question = nameQuestion(
  {
    requests: ['Fix a', 'Fix b', 'Bake c'],
    tasks: ['fix a', null, 'bake c'],
    languages: [['English'], ['German'], ['English']],
  },
  { subject: 's', ordered: [1, 0], outside: [2], keywords },
  seededRandom(1),
);

test('a question shows members from the centre outwards, and the nearest outsiders', () => {
  expect(question.members).toEqual(['Fix b', 'Fix a']);
  expect(question.contrast).toEqual(['Bake c']);
  expect(question.size).toBe(2);
  expect(question.total).toBe(3);
  expect(question.languages).toEqual({ English: 1, German: 1 });
  expect(question.tasks).toEqual([['fix a', 1]]);
});

test('at most 50 members are shown, the same for the same seed', () => {
  const n = 200;
  const rows = {
    requests: Array.from({ length: n }, (_, i) => `Request ${i}`),
    tasks: Array.from({ length: n }, () => null),
    languages: Array.from({ length: n }, () => ['English']),
  };
  const all = Array.from({ length: n }, (_, i) => i);
  const group = { subject: 's', ordered: all, outside: [], keywords: [] };
  const ask = (seed: number) => nameQuestion(rows, group, seededRandom(seed)).members;
  expect(ask(1)).toHaveLength(50);
  expect(ask(1)).toEqual(ask(1));
  expect(ask(1)).not.toEqual(ask(2));
});

test('a request that is a quotation is never shown: where a cluster has no other, none is', () => {
  const ask = (fallback: boolean[]) =>
    nameQuestion(
      { requests: ['a', 'b', 'c'], tasks: [null, null, null], languages: [[], [], []], fallback },
      { subject: 's', ordered: [0, 1], outside: [2], keywords: [] },
      seededRandom(1),
    );
  expect(ask([true, false, true])).toMatchObject({ members: ['b'], contrast: [], size: 2 });
  expect(ask([true, true, false])).toMatchObject({ members: [], contrast: ['c'], size: 2 });
});

test('counts are sorted by frequency, then by alphabet', () => {
  expect(countBy(['b', 'a', 'b', 'c', 'a', 'd'])).toEqual([
    ['a', 2],
    ['b', 2],
    ['c', 1],
    ['d', 1],
  ]);
});

test('whatever an analyst answers, a name is one line of 1 to 10 words without final punctuation', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (name, description) => {
      const held = holdToRules({ name, description } as never, question);
      expect(held.name.split(' ').length).toBeLessThanOrEqual(10);
      expect(held.name.length).toBeGreaterThan(0);
      expect(held.name.length).toBeLessThanOrEqual(120);
      expect(held.name).not.toMatch(/[\p{Cc}\p{Cf}\n]|[.,;:!?]$/u);
      expect(held.description.length).toBeGreaterThan(0);
      expect(held.description.length).toBeLessThanOrEqual(600);
    }),
  );
  const long = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
  expect(holdToRules({ name: `${long}.`, description: 'x' }, question).name.split(' ')).toHaveLength(10);
  expect(holdToRules(undefined as never, question).name).toBe('Talk about assorted topics');
});

test('a twin is kept for the gate, on one line and uncut', () => {
  const twelve = Array.from({ length: 12 }, (_, i) => `word${i}`).join(' ');
  const twin = { name: `${twelve}\n`, description: 'Users\u202e asked.' };
  expect(holdToRules({ name: 'Brot backen.', description: 'x', twin }, question)).toEqual({
    name: 'Brot backen',
    description: 'x',
    twin: { name: twelve, description: 'Users asked.' },
  });
  expect(holdToRules({ name: 'a', description: 'x' }, question)).not.toHaveProperty('twin');
  expect(holdToRules({ name: 'a', description: 'x', twin: 7 } as never, question).twin).toEqual({
    name: '',
    description: '',
  });
});

test('what only looks like markup is plain in name, description and twin; what is markup stays for the gate', () => {
  const text = { name: 'Debug Map<K, V>', description: 'Users sorted List<String>. A <div> broke.' };
  const plain = { name: 'Debug Map(K, V)', description: 'Users sorted List(String). A div broke.' };
  expect(holdToRules({ ...text, twin: text }, question)).toEqual({ ...plain, twin: plain });
  const active = { name: 'Add <script> tags', description: 'Users <a href=x>asked</a>. See [it](x).' };
  expect(holdToRules(active, question)).toMatchObject({
    name: 'Add <script> tags',
    description: expect.stringContaining('<a href=x>'),
  });
});

test('the plain name uses only words that three members share', () => {
  // 0.8 x 10 = 8 members, 0.5 x 10 = 5 members; with 4 members: 3.2 and 2, so one word is left.
  expect(plainText({ keywords, size: 10, total: 50 }).name).toBe('Talk about pandas and merge error');
  expect(plainText({ keywords, size: 4, total: 50 }).name).toBe('Talk about pandas');
});

test('a taken name is told apart by a keyword, then by a number, and never grows over ten words', () => {
  const taken = new Set(['fix code', 'fix code (pandas)'].map(nameKey));
  expect(distinctName('Fix code', keywords, taken)).toBe('Fix code (merge error)');
  expect(distinctName('Fix code', [], taken)).toBe('Fix code (2)');
  const ten = 'one two three four five six seven eight nine ten';
  expect(distinctName(ten, keywords, new Set([nameKey(ten)])).split(' ').length).toBeLessThanOrEqual(10);
});

test('names are compared as people read them', () => {
  expect(nameKey('  Fix   CODE ')).toBe(nameKey('fix code'));
});
