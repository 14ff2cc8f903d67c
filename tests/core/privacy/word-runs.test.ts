import { expect, test } from 'vitest';
import {
  firstShared,
  quotedWords,
  RunSearch,
  runsOf,
  visitWords,
} from '../../../src/core/privacy/word-runs.ts';

const eight = 'one two three four five six seven eight';

/** How many runs of the first text stand in the second. */
function sharedRuns(ours: string, theirs: string): number {
  let hits = 0;
  new RunSearch(runsOf([ours])).in(theirs, () => hits++);
  return hits;
}

function countWords(text: string): number {
  let words = 0;
  visitWords(text, () => words++);
  return words;
}

test('eight words in a row are a run, seven are none', () => {
  expect(quotedWords).toBe(8);
  expect(sharedRuns(eight, `zero ${eight} nine`)).toBe(1);
  expect(sharedRuns(`${eight} nine`, `zero ${eight} nine ten`)).toBe(2);
  expect(sharedRuns('one two three four five six seven', eight)).toBe(0);
  // Two sevens with another word between them.
  expect(sharedRuns(eight, 'one two three four five six seven and two three four five six seven eight')).toBe(
    0,
  );
});

test('the order counts', () => {
  expect(sharedRuns(eight, 'eight seven six five four three two one')).toBe(0);
  expect(sharedRuns(eight, 'two one three four five six seven eight')).toBe(0);
});

test.each([
  ['case', 'ONE Two thRee four five six seven eight'],
  ['punctuation and lines', '“One”, two;\nthree — four.\r\n\t(five) six: seven… eight!'],
  ['hyphens and underscores', 'one-two-three_four five/six seven-eight'],
  ['marks on letters', 'óne twò thrèe fôur fíve sïx sevén eïght'],
  ['composed and decomposed letters', 'o\u0301ne two three four five six seven eight'],
  ['full-width letters', 'ｏｎｅ ｔｗｏ three four five six seven eight'],
  ['invisible characters', 'o\u200bne tw\u00ado three\u2060 four five\ufeff six seven eight'],
  ['mathematical letters', '𝐨𝐧𝐞 two three four five six seven eight'],
  ['a placeholder', 'one two three <EMAIL_1> four five six seven eight'],
])('%s makes no difference', (_, text) => {
  expect(sharedRuns(eight, text)).toBe(1);
});

test('an apostrophe of any form, or none, makes no difference', () => {
  const text = (word: string) => `${word} know what two and two are today`;
  for (const word of ["don't", 'don’t', 'donʼt', 'dont'])
    expect(sharedRuns(text("don't"), text(word))).toBe(1);
});

test('another word, or another number, is another run', () => {
  for (const [word, other] of [
    ['eight', 'eighth'],
    ['eight', 'eigh'],
    ['8', '9'],
  ])
    expect(sharedRuns(eight.replace('eight', word), eight.replace('eight', other))).toBe(0);
});

test('in scripts without blanks pairs of characters are words, whatever stands around them', () => {
  // Nine characters: eight pairs.
  const nine = '我想知道怎样修旧桥';
  expect(countWords(nine)).toBe(8);
  expect(sharedRuns(nine, `请问,${nine}?`)).toBe(1);
  expect(sharedRuns(nine.slice(1), `请问,${nine}?`)).toBe(0);
});

test('a run does not go from one text into the next', () => {
  const [first, last] = ['one two three four', 'five six seven eight'];
  const search = new RunSearch(runsOf([eight]));
  let hits = 0;
  for (const text of [first, last]) search.in(text, () => hits++);
  expect(hits).toBe(0);
  expect(runsOf([first, last]).size).toBe(0);
});

test('pieces are read one after the other: the place of a shared stretch is told', () => {
  const runs = runsOf([`${eight} nine ten`]);
  expect(firstShared(['no', 'one two three four five', 'six seven eight nine', 'ten', 'no'], runs)).toEqual({
    from: 2,
    to: 3,
  });
  expect(firstShared(['one two three', 'no', 'four five six seven eight'], runs)).toBeNull();
});

test('many runs are told apart: none of 20,000 others is taken for one of 20,000', () => {
  const texts = (salt: string) =>
    Array.from({ length: 20_000 }, (_, i) =>
      Array.from({ length: 8 }, (_, at) => `${salt}${i * 8 + at}`).join(' '),
    );
  const runs = runsOf(texts('a'));
  expect(runs.size).toBe(20_000);
  const search = new RunSearch(runs);
  let hits = 0;
  for (const text of texts('b')) search.in(text, () => hits++);
  expect(hits).toBe(0);
  for (const text of texts('a')) search.in(text, () => hits++);
  expect(hits).toBe(20_000);
});
