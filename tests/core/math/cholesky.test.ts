import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky } from '../../../src/core/math/cholesky.ts';

/** R^T R. */
function squared(r: Float64Array, size: number): number[] {
  return Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    let sum = 0;
    for (let k = 0; k < size; k++) sum += r[k * size + i] * r[k * size + j];
    return sum;
  });
}

test('the root of 4 2 / 2 10 is 2 1 / 0 3', () => {
  // 2 * 2 = 4, 2 * 1 = 2, 1 * 1 + 3 * 3 = 10.
  expect([...cholesky(Float64Array.of(4, 2, 2, 10), 2)]).toEqual([2, 1, 0, 3]);
});

test('a direction that earlier ones hold gives a zero row', () => {
  // Inner products of (1, 2, 3) with itself by parts: rank one, so the first row says all.
  expect([...cholesky(Float64Array.of(1, 2, 3, 2, 4, 6, 3, 6, 9), 3)]).toEqual([1, 2, 3, 0, 0, 0, 0, 0, 0]);
  expect([...cholesky(new Float64Array(4), 2)]).toEqual([0, 0, 0, 0]);
});

test('the root multiplied by itself is the matrix again, whatever its rank', () => {
  const inputs = fc.record({
    vectors: fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    }),
  });
  fc.assert(
    fc.property(inputs, ({ vectors }) => {
      const gram = Float64Array.from({ length: 25 }, (_, at) =>
        vectors.reduce((sum, v) => sum + v[Math.floor(at / 5)] * v[at % 5], 0),
      );
      const again = squared(cholesky(gram, 5), 5);
      again.forEach((value, at) => expect(value).toBeCloseTo(gram[at], 6));
    }),
    { seed: 1 },
  );
});
