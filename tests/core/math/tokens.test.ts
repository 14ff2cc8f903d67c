import { expect, test } from 'vitest';
import { stopWordsFor } from '../../../src/core/math/stop-words.ts';
import { joined, opening, tokenise, wordsOf } from '../../../src/core/math/tokens.ts';

test('words are runs of letters and digits in lower case, apostrophes and c++ kept whole', () => {
  expect(wordsOf("Don't use C++17, use C# or F(x)=2x!")).toEqual([
    "don't",
    'use',
    'c++',
    '17',
    'use',
    'c#',
    'or',
    'f',
    'x',
    '2x',
  ]);
});

test('full-width letters and ligatures become plain ones', () => {
  expect(wordsOf('ＳＱＬ ﬁle')).toEqual(['sql', 'file']);
});

test('scripts without blanks give pairs of neighbouring characters', () => {
  expect(wordsOf('数据库 和 SQL查询')).toEqual(['数据', '据库', '和', 'sql', '查询']);
  expect(wordsOf('데이터 분석')).toEqual(['데이터', '분석']);
});

test('placeholders are no words and part their neighbours', () => {
  const table = tokenise(['mail <EMAIL_1> today']);
  expect(table.words).toEqual(['mail', 'today']);
  expect(table.flags[1] & joined).toBe(0);
});

test('equal words share a number whatever their case', () => {
  const { words, wordOf, tokens, starts } = tokenise(['SQL sql', '', 'Sql']);
  expect(words).toEqual(['sql']);
  expect(Array.from(tokens, (token) => wordOf[token])).toEqual([0, 0, 0]);
  expect([...starts]).toEqual([0, 2, 2, 3]);
});

test('a token knows whether it opens a sentence and whether it belongs to the word before', () => {
  const { flags } = tokenise(['Visual Studio. Open-source, now']);
  // Visual: opens. Studio: joined. Open: opens. source: joined by the hyphen. now: neither, after a comma.
  expect([...flags]).toEqual([opening, joined, opening, joined, 0]);
});

test('words that are topics in English are stop words only in texts of their language', () => {
  const english = stopWordsFor(wordsOf('what was the war about and where can I park my car'));
  expect([english.has('war'), english.has('car'), english.has('what')]).toEqual([false, false, true]);
  const german = stopWordsFor(wordsOf('wie war das mit dem Auto und der Steuer'));
  expect([german.has('war'), german.has('steuer')]).toEqual([true, false]);
});
