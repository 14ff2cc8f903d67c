import { expect, test } from 'vitest';
import { pickK, scoreOf } from '../../../src/core/math/pick-k.ts';

const evidence = {
  k: 30,
  silhouette: 0.1,
  simplified: 0.25,
  stability: 0.64,
  together: 0.5,
  underMinimum: 0,
};
const trials = (scores: readonly number[]) => scores.map((score, i) => ({ k: 10 * (i + 1), score }));

test('the score is the product of its parts', () => {
  // sqrt(0.25 * 0.64) = 0.4; 0.5^3 = 0.125; 30 = sqrt(900): 0.4 * 0.125 = 0.05.
  expect(scoreOf(evidence, 900)).toBeCloseTo(0.05, 12);
  // A fifth of the rows under the minimum takes a fifth away.
  expect(scoreOf({ ...evidence, underMinimum: 0.2 }, 900)).toBeCloseTo(0.04, 12);
  // Eight times sqrt(rows): exp(-1 / 2).
  expect(scoreOf({ ...evidence, k: 240 }, 900)).toBeCloseTo(0.05 * Math.exp(-0.5), 12);
});

test('evidence of nothing still leaves a positive score to compare', () => {
  const nothing = { ...evidence, simplified: -0.2, stability: -0.1, underMinimum: 1 };
  expect(scoreOf(nothing, 900)).toBeGreaterThan(0);
});

test('the best score wins', () => {
  expect(pickK(trials([0.1, 0.5, 0.2, 0.1])).k).toBe(20);
});

test('near equals give way to the larger k, step by step, never across a valley', () => {
  // 0.98 of 1 and 0.97 of 1 are within 3 %; 0.96 is not, and what lies behind it is not reached.
  expect(pickK(trials([0.5, 1, 0.98, 0.97, 0.5])).k).toBe(40);
  expect(pickK(trials([0.5, 1, 0.96, 0.99, 0.5])).k).toBe(20);
});

test('the interval holds every k within 10 % of the best, also beyond a valley', () => {
  expect(pickK(trials([0.5, 0.91, 1, 0.5, 0.92, 0.89])).interval).toEqual([20, 50]);
});

test('the runner-up is the best that is not next to the choice', () => {
  expect(pickK(trials([0.6, 0.9, 1, 0.9, 0.7])).runnerUp).toBe(50);
  expect(pickK(trials([1, 0.5])).runnerUp).toBeNull();
  expect(pickK(trials([1])).runnerUp).toBeNull();
});
