import { expect, test } from 'vitest';
import { tfidf } from '../../../src/core/math/tfidf.ts';

function rowOf(matrix: ReturnType<typeof tfidf>, row: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let e = matrix.starts[row]; e < matrix.starts[row + 1]; e++)
    entries.set(matrix.columns[e], matrix.values[e]);
  return entries;
}

function cosine(matrix: ReturnType<typeof tfidf>, a: number, b: number): number {
  const [left, right] = [rowOf(matrix, a), rowOf(matrix, b)];
  return [...left].reduce((sum, [column, value]) => sum + value * (right.get(column) ?? 0), 0);
}

test('two words weigh by rarity, and both blocks weigh the same', () => {
  const matrix = tfidf(['ab cd', 'ab']);
  // Word block of text 0, n = 2: ab df 2: ln(3/3) + 1 = 1; cd df 1: ln(3/2) + 1 = 1.405465.
  // Length sqrt(1 + 1.405465^2) = 1.724916; block weight 1/sqrt(2): ab 0.409939, cd 0.576155.
  const words = [...rowOf(matrix, 0).values()].slice(0, 2);
  expect(words[0]).toBeCloseTo(0.409939, 5);
  expect(words[1]).toBeCloseTo(0.576155, 5);
  expect(cosine(matrix, 0, 0)).toBeCloseTo(1, 6);
  // Pieces of "ab": " ab", "ab ", " ab ": three of df 2 (weight 1); of "cd" three of df 1. Cosine of the piece blocks
  // 3 / (sqrt(3) * sqrt(3 + 3 * 1.405465^2)) = 0.579739; of the word blocks 1 / 1.724916 = 0.579739; half of each: 0.579739.
  expect(cosine(matrix, 0, 1)).toBeCloseTo(0.579739, 5);
});

test('pieces are of three and four characters, with the boundaries of the word', () => {
  // " abc ": " ab", "abc", "bc ", " abc", "abc ": five, and one word. " abc " itself (5) is none.
  expect(tfidf(['abc']).cols).toBe(6);
});

test('the order of words tells nothing', () => {
  const matrix = tfidf(['copper wire', 'wire copper', 'other words']);
  expect(cosine(matrix, 0, 1)).toBeCloseTo(1, 6);
});

test('a word said three times weighs 1 + ln 3 of once', () => {
  const matrix = tfidf(['ab x cd x ab x ab', 'zz']);
  // First seen first: ab (three times), then cd (once), both in one text only. "x" is no word.
  const [ab, cd] = rowOf(matrix, 0).values();
  expect(ab / cd).toBeCloseTo(1 + Math.log(3), 4);
});

test('a shared stop word links less than a shared topic word', () => {
  const matrix = tfidf(['the copper', 'the silver', 'our copper', 'nothing else here']);
  expect(cosine(matrix, 0, 1)).toBeLessThan(cosine(matrix, 0, 2));
});

test('misspelt words still share pieces', () => {
  const matrix = tfidf(['postgres', 'postgers', 'gardening']);
  expect(cosine(matrix, 0, 1)).toBeGreaterThan(0.1);
  expect(cosine(matrix, 0, 2)).toBe(0);
});

test('texts without a letter give empty rows', () => {
  const { starts } = tfidf(['', 'word', '?!', '<EMAIL_1>']);
  expect([...starts].map((start, i) => start === starts[Math.max(0, i - 1)])).toEqual([
    true,
    true,
    false,
    true,
    true,
  ]);
});

test('features of one text are dropped only where there are many texts', () => {
  const few = tfidf(Array.from({ length: 199 }, (_, i) => `shared unique${i}`));
  const many = tfidf(Array.from({ length: 200 }, (_, i) => `shared unique${i}`));
  expect(many.cols).toBeLessThan(few.cols - 150);
});
