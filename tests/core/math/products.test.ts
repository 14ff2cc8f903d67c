import { expect, test } from 'vitest';
import { productsWith } from '../../../src/core/math/products.ts';

test('each product is the sum over the columns, for whole blocks of four vectors and the rest', () => {
  // Row 1 is [1, 2]: with [i, 10] it gives i + 20.
  const points = { data: Float32Array.of(9, 9, 1, 2), rows: 2, cols: 2 };
  for (const count of [1, 3, 4, 5, 9]) {
    const others = Float64Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? at / 2 : 10));
    const products = new Float64Array(count);
    productsWith(points, 1, others, products);
    expect([...products]).toEqual(Array.from({ length: count }, (_, i) => i + 20));
  }
});
