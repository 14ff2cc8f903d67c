import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy, ari, assignCheapest, nmi, purity } from '../../../src/core/math/scores.ts';

test('the adjusted Rand index of [0,0,1,1] and [0,0,1,2] is 4/7', () => {
  // scikit-learn's documentation: 0.57. Pairs together in both: 1; in a: 2; in b: 1; all: 6. Expected 2 * 1 / 6 = 1/3,
  // most (2 + 1) / 2 = 3/2: (1 - 1/3) / (3/2 - 1/3) = (2/3) / (7/6) = 4/7.
  expect(ari([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(4 / 7, 12);
  expect(ari([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  expect(ari([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
});

test('the V-measure of [0,0,1,1] and [0,0,1,2] is 0.8', () => {
  // scikit-learn's documentation of v_measure_score: 0.8. Mutual information ln 2; entropies ln 2 and 1.5 ln 2; mean 1.25 ln 2.
  expect(nmi([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.8, 12);
  // Same page: [0,0,1,1] against four singletons 0.66...: ln 2 / ((ln 2 + 2 ln 2) / 2) = 2/3.
  expect(nmi([0, 0, 1, 1], [0, 1, 2, 3])).toBeCloseTo(2 / 3, 12);
  expect(nmi([0, 0, 1, 1], [0, 0, 0, 0])).toBe(0);
});

test('purity counts the most frequent label of each cluster', () => {
  // Manning, Raghavan & Schuetze, Introduction to Information Retrieval, fig. 16.4: (5 + 4 + 3) / 17 = 0.71, and Rand's
  // kin: clusters x x x x x o | x o o o o d | x x d d d.
  const labels = [...'xxxxxo', ...'xooood', ...'xxddd'];
  const clusters = [...'aaaaaa', ...'bbbbbb', ...'ccccc'];
  expect(purity(labels, clusters)).toBeCloseTo(12 / 17, 12);
  // One to one: a-x 5, b-o 4, c-d 3, which is also the best matching. The same book gives NMI 0.36.
  expect(accuracy(labels, clusters)).toBeCloseTo(12 / 17, 12);
  expect(nmi(labels, clusters)).toBeCloseTo(0.36, 2);
});

test('accuracy matches each cluster to one label only', () => {
  // Both clusters are mostly label 0; one of them must take label 1: 3 + 1 of 7, or 2 + 0 ... the best is 4.
  expect(accuracy([0, 0, 0, 0, 0, 1, 1], ['a', 'a', 'a', 'b', 'b', 'b', 'c'])).toBeCloseTo(4 / 7, 12);
});

test('the Hungarian method finds the cheapest of all assignments', () => {
  // Kuhn-style example: 4 + 1 ... rows to columns 1, 0, 2: 1 + 2 + 2 = 5 is least of the six sums.
  expect([...assignCheapest(Float64Array.of(4, 1, 3, 2, 0, 5, 3, 2, 2), 3)]).toEqual([1, 0, 2]);
});

const divisions = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 40 });

test('scores do not depend on how labels are named, and equal divisions score 1', () => {
  fc.assert(
    fc.property(divisions, (pairs) => {
      const a = pairs.map(([x]) => x);
      const b = pairs.map(([, y]) => y);
      const renamed = b.map((y) => `label ${4 - y}`);
      for (const score of [ari, nmi, purity, accuracy]) {
        expect(score(a, renamed)).toBeCloseTo(score(a, b), 9);
        expect(score(a, a)).toBeCloseTo(1, 9);
        expect(score(a, b)).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(ari(a, b)).toBeCloseTo(ari(b, a), 9);
      expect(nmi(a, b)).toBeCloseTo(nmi(b, a), 9);
    }),
    { seed: 1 },
  );
});
