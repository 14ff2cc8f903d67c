import { expect, test } from 'vitest';
import { remembered } from '../../../src/core/privacy/remembered.ts';

test('the same question is judged once, and its answer stays the same, undefined too', () => {
  const asked: string[] = [];
  const judge = remembered((question) => {
    asked.push(question);
    return question === 'none' ? undefined : question.length;
  });
  expect(['a', 'bb', 'a', 'none', 'none', 'bb'].map((question) => judge(question))).toEqual([
    1,
    2,
    1,
    undefined,
    undefined,
    2,
  ]);
  expect(asked).toEqual(['a', 'bb', 'none']);
});

test('more different questions than are kept are all answered rightly', () => {
  const judge = remembered((question) => Number(question) * 2);
  for (const round of [1, 2])
    for (let i = 0; i < 1000; i++) expect(judge(String(i)), `round ${round}`).toBe(i * 2);
});
