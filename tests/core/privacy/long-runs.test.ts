import { expect, test } from 'vitest';
import { alphanumericAnd, longRuns, withRun } from '../../../src/core/privacy/long-runs.ts';
import { seededRandom } from '../../../src/core/math/random.ts';

const set = alphanumericAnd('_');

test('rows are found whole, with what they begin and end at', () => {
  expect([...longRuns('ab_1 é abcd! abc abcdef', set, 4)]).toEqual([
    [0, 4],
    [7, 11],
    [17, 23],
  ]);
});

test('the rows are those of a regular expression', () => {
  const random = seededRandom(4);
  for (let i = 0; i < 200; i++) {
    const text = Array.from({ length: 300 }, () => 'abZ9_ é-'[Math.floor(random() * 8)]).join('');
    const expected = [...text.matchAll(/[A-Za-z0-9_]{5,}/g)].map((match) => [
      match.index,
      match.index + match[0].length,
    ]);
    expect([...longRuns(text, set, 5)]).toEqual(expected);
    expect(withRun(set, 9).test(text)).toBe(/\w{9}/.test(text));
  }
});
