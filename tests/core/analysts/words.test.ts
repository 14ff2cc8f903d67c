import { expect, test } from 'vitest';
import { foldCase, wordsOf } from '../../../src/core/analysts/words.ts';

test('a text of ASCII is cut as one with other letters', () => {
  const texts = [
    "don't use c++ or c# x2",
    "it's 'quoted' rock'n'roll a+b a++b",
    'snake_case, 3d#',
    "2's 4'4",
  ];
  for (const text of texts) {
    const cut = wordsOf(text);
    expect(wordsOf(`${text} é`)).toEqual([...cut, 'é']);
    expect(cut.length).toBeGreaterThan(1);
  }
  expect(wordsOf(texts[0])).toEqual(["don't", 'use', 'c++', 'or', 'c#', 'x2']);
});

test('placeholders are no words', () => {
  expect(wordsOf('mail <EMAIL_1> now, a <b and <C_D>')).toEqual(['mail', 'now', 'a', 'b', 'and', 'C', 'D']);
});

test('words are compared in lower case and normal form, with one apostrophe', () => {
  expect(foldCase('word')).toBe('word');
  expect(foldCase('Word')).toBe('word');
  expect(foldCase('ﬁx')).toBe('fix');
  expect(foldCase('E\u0301té')).toBe('été');
  expect(foldCase('don’t')).toBe("don't");
});
