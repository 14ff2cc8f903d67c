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
  // Word block of text 0, n = 2: ab df 2: ln(3/3) + 1 = 1; cd and the pair df 1: ln(3/2) + 1 = 1.405465.
  // Length sqrt(1 + 2 * 1.405465^2) = 2.225009; block weight 1/sqrt(2): ab 0.317799, cd and the pair 0.446656.
  const words = [...rowOf(matrix, 0).values()].slice(0, 3).sort();
  expect(words[0]).toBeCloseTo(0.317799, 5);
  expect(words[1]).toBeCloseTo(0.446656, 5);
  expect(words[2]).toBeCloseTo(0.446656, 5);
  expect(cosine(matrix, 0, 0)).toBeCloseTo(1, 6);
  // Pieces of "ab": " ab", "ab ", " ab ": three of df 2 (weight 1); of "cd" three of df 1. Cosine of the piece blocks
  // 3 / (sqrt(3) * sqrt(3 + 3 * 1.405465^2)) = 0.579742; of the word blocks 1 / 2.225009 = 0.449436; half of each: 0.514589.
  expect(cosine(matrix, 0, 1)).toBeCloseTo(0.514589, 5);
});

test('a word said three times weighs 1 + ln 3 of once', () => {
  const matrix = tfidf(['ab x cd x ab x ab', 'zz']);
  const values = [...rowOf(matrix, 0).values()];
  // First seen first: ab (three times), then "ab x", "x cd", cd ...: all of them in one text only.
  expect(values[0] / values[3]).toBeCloseTo(1 + Math.log(3), 4);
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
