import { expect, test } from 'vitest';
import { normaliseRows } from '../../../src/core/math/matrix.ts';
import { keptTogether, neighboursOf } from '../../../src/core/math/neighbour-share.ts';

/** Directions at these degrees. */
const at = (degrees: readonly number[]) =>
  normaliseRows({
    data: Float32Array.from(
      degrees.flatMap((d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)]),
    ),
    rows: degrees.length,
    cols: 2,
  });

test('the neighbours of a row are those at the smallest angle, nearest first, itself left out', () => {
  const { rows, probes, count } = neighboursOf(at([0, 50, 10, 90, 25]), Int32Array.of(0, 3), 2);
  expect(count).toBe(2);
  expect([...probes]).toEqual([0, 3]);
  // From 0 degrees: 10 (row 2), 25 (row 4). From 90: 50 (row 1), 25 (row 4).
  expect([...rows]).toEqual([2, 4, 1, 4]);
});

test('the share kept together counts neighbours in the cluster of their probe', () => {
  const neighbours = neighboursOf(at([0, 10, 25, 90]), Int32Array.of(0, 1, 2, 3), 1);
  // Nearest: 0 -> 10, 10 -> 0, 25 -> 10, 90 -> 25. Clusters {0, 10}, {25, 90}: three of four.
  expect(keptTogether(neighbours, Int32Array.of(0, 0, 1, 1))).toBe(0.75);
  expect(keptTogether(neighbours, Int32Array.of(0, 0, 0, 0))).toBe(1);
  expect(keptTogether(neighbours, Int32Array.of(0, 1, 2, 3))).toBe(0);
});
