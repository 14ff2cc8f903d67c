// One row times many: the inner loop of silhouettes, neighbours and anchors.
import type { Matrix } from '../types.ts';

/**
 * Writes the product of row `row` with each vector of `others` (vectors x cols, one after the other) to `products`, in double
 * precision. Four vectors at once: each number of the row is read once for four sums that do not wait for one another.
 */
export function productsWith(
  { data, cols }: Matrix,
  row: number,
  others: Float64Array,
  products: Float64Array,
): void {
  const from = row * cols;
  let to = 0;
  for (; to + 3 < products.length; to += 4) {
    const [a, b, c, d] = [to * cols, (to + 1) * cols, (to + 2) * cols, (to + 3) * cols];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < cols; j++) {
      const x = data[from + j];
      s0 += x * others[a + j];
      s1 += x * others[b + j];
      s2 += x * others[c + j];
      s3 += x * others[d + j];
    }
    products[to] = s0;
    products[to + 1] = s1;
    products[to + 2] = s2;
    products[to + 3] = s3;
  }
  for (; to < products.length; to++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += data[from + j] * others[to * cols + j];
    products[to] = sum;
  }
}
