// Tall dense matrices in double precision, row-major in flat arrays: what subspace iteration needs of them.
import { cholesky } from './cholesky.ts';

/**
 * Q with orthonormal columns by Cholesky QR: Q R^-1 with R^T R = Q^T Q. Every row is treated alike, so equal rows stay
 * equal to the bit. Columns that depend on earlier ones become zero.
 */
export function orthonormalise(q: Float64Array, rows: number, width: number): Float64Array {
  return withInverseRoot(q, crossProduct(q, q, rows, width), rows, width);
}

/** X R^-1 with R^T R = `gram`, R upper triangular. Columns of the Gram matrix that depend on earlier ones become zero. */
export function withInverseRoot(
  x: Float64Array,
  gram: Float64Array,
  rows: number,
  width: number,
): Float64Array {
  return denseProduct(x, inverseOfUpper(cholesky(gram, width), width), rows, width);
}

/** Inverse of an upper triangular matrix; a zero on the diagonal gives a zero column. */
function inverseOfUpper(r: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const diagonal = r[j * size + j];
    if (diagonal === 0) continue;
    inverse[j * size + j] = 1 / diagonal;
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) sum += inverse[i * size + k] * r[k * size + j];
      inverse[i * size + j] = -sum / diagonal;
    }
  }
  return inverse;
}

/** X M for X of rows x width and M of width x width, four rows of M a pass. */
export function denseProduct(x: Float64Array, m: Float64Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    let i = 0;
    for (; i + 3 < width; i += 4) {
      const [x0, x1, x2, x3] = [x[at + i], x[at + i + 1], x[at + i + 2], x[at + i + 3]];
      const [m0, m1, m2, m3] = [i * width, (i + 1) * width, (i + 2) * width, (i + 3) * width];
      for (let j = 0; j < width; j++) {
        product[at + j] += x0 * m[m0 + j] + x1 * m[m1 + j] + (x2 * m[m2 + j] + x3 * m[m3 + j]);
      }
    }
    for (; i < width; i++) {
      const value = x[at + i];
      for (let j = 0; j < width; j++) product[at + j] += value * m[i * width + j];
    }
  }
  return product;
}

/** X^T Y of two rows x width matrices whose product is symmetric, four rows a pass. Shape width x width. */
export function crossProduct(x: Float64Array, y: Float64Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(width * width);
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const [r0, r1, r2, r3] = [row * width, (row + 1) * width, (row + 2) * width, (row + 3) * width];
    for (let i = 0; i < width; i++) {
      const [x0, x1, x2, x3] = [x[r0 + i], x[r1 + i], x[r2 + i], x[r3 + i]];
      const to = i * width;
      for (let j = i; j < width; j++) {
        product[to + j] += x0 * y[r0 + j] + x1 * y[r1 + j] + (x2 * y[r2 + j] + x3 * y[r3 + j]);
      }
    }
  }
  for (; row < rows; row++) {
    const at = row * width;
    for (let i = 0; i < width; i++) {
      for (let j = i; j < width; j++) product[i * width + j] += x[at + i] * y[at + j];
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i];
  return product;
}
