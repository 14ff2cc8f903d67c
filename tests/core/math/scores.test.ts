import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedMutualInformation } from '../../../src/core/math/expected-mutual-information.ts';
import { assignCheapest } from '../../../src/core/math/hungarian.ts';
import { seededRandom } from '../../../src/core/math/random.ts';
import {
  accuracy,
  ami,
  ari,
  bCubed,
  completeness,
  homogeneity,
  nmi,
  purity,
} from '../../../src/core/math/scores.ts';

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

test('B-cubed is a mean over things of what they share with their cluster and their label', () => {
  // Labels x x y, clusters a b b. Precision: 1 (alone in a), 1/2, 1/2; recall: 1/2, 1/2, 1. Both 2/3.
  const { precision, recall, f1 } = bCubed(['x', 'x', 'y'], ['a', 'b', 'b']);
  for (const share of [precision, recall, f1]) expect(share).toBeCloseTo(2 / 3, 12);
});

test('a finer division is homogeneous, not complete', () => {
  // Mutual information ln 2; entropies ln 2 of the labels, 2 ln 2 of four singletons.
  expect(homogeneity([0, 0, 1, 1], [0, 1, 2, 3])).toBeCloseTo(1, 12);
  expect(completeness([0, 0, 1, 1], [0, 1, 2, 3])).toBeCloseTo(1 / 2, 12);
});

test('by chance, two halves of four things share a third of ln 2', () => {
  // Of the 6 ways to choose a half, 2 give the same division (ln 2), 4 give one of each (0): (2 / 6) ln 2.
  const halves = Float64Array.of(2, 2);
  expect(expectedMutualInformation(halves, halves)).toBeCloseTo(Math.LN2 / 3, 12);
  // So independent halves are worse than chance: (0 - 1/3) / (1 - 1/3) = -1/2.
  expect(ami([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-1 / 2, 12);
});

test('9,000 things in 500 and 150 groups are scored within a second', () => {
  const random = seededRandom(1);
  const labels = Array.from({ length: 9000 }, () => Math.floor(random() * 150));
  const clusters = labels.map((label) => (random() < 0.5 ? label : Math.floor(random() ** 2 * 500)));
  const before = performance.now();
  const score = ami(labels, clusters);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(score).toBeGreaterThan(0.2);
  expect(score).toBeLessThan(nmi(labels, clusters));
});

test('the Hungarian method finds the cheapest of all assignments', () => {
  // Kuhn-style example: 4 + 1 ... rows to columns 1, 0, 2: 1 + 2 + 2 = 5 is least of the six sums.
  expect([...assignCheapest(Float64Array.of(4, 1, 3, 2, 0, 5, 3, 2, 2), 3, 3)]).toEqual([1, 0, 2]);
  // Two rows, three columns: 1 + 0 at columns 2 and 1; the cheapest of each row alone is column 1 for both.
  expect([...assignCheapest(Float64Array.of(4, 0, 1, 3, 0, 5), 2, 3)]).toEqual([2, 1]);
  expect(() => assignCheapest(new Float64Array(2), 2, 1)).toThrow(RangeError);
});

test('divisions of different length have no score', () => {
  expect(() => ari([0, 1], [0])).toThrow(RangeError);
});

test('of nothing, every score is 1', () => {
  for (const score of [ari, ami, nmi, homogeneity, completeness, purity, accuracy])
    expect(score([], [])).toBe(1);
  expect(bCubed([], [])).toEqual({ precision: 1, recall: 1, f1: 1 });
});

const divisions = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 40 });

test('scores do not depend on how labels are named, and equal divisions score 1', () => {
  fc.assert(
    fc.property(divisions, (pairs) => {
      const a = pairs.map(([x]) => x);
      const b = pairs.map(([, y]) => y);
      const renamed = b.map((y) => `label ${4 - y}`);
      for (const score of [ari, ami, nmi, homogeneity, completeness, purity, accuracy]) {
        expect(score(a, renamed)).toBeCloseTo(score(a, b), 9);
        expect(score(a, a)).toBeCloseTo(1, 9);
        expect(score(a, b)).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(ari(a, b)).toBeCloseTo(ari(b, a), 9);
      expect(nmi(a, b)).toBeCloseTo(nmi(b, a), 9);
      expect(ami(a, b)).toBeCloseTo(ami(b, a), 9);
      expect(accuracy(a, b)).toBeCloseTo(accuracy(b, a), 9);
    }),
    { seed: 1 },
  );
});
