// The directions in which rows differ most.
import type { Matrix } from '../types.ts';
import { crossProduct, denseProduct, orthonormalise } from './dense.ts';
import { symmetricEigen } from './eigen.ts';
import { zeros } from './matrix.ts';
import { normal, seededRandom } from './random.ts';

/** Extra directions that make the wanted ones exact (Halko et al. recommend 5 to 10). */
const oversampling = 6;
/** Multiplications by the covariance: the leading directions of text vectors lie close together, so more than svd.ts takes. */
const iterations = 8;

/**
 * Principal components: rows less their mean, seen along the `dims` directions of largest variance, largest first.
 * Shape rows x dims; a direction in which nothing varies is a column of zeros. Randomised subspace iteration with a
 * Rayleigh-Ritz step (Halko, Martinsson & Tropp 2011). Each column's sign makes its largest entry (the first among
 * equals) positive. The same seed gives the same bits. O(rows * cols * (dims + 6) * 16).
 */
export function principalComponents(points: Matrix, dims: number, seed: number): Matrix {
  const { rows, cols } = points;
  const result = zeros(rows, dims);
  const width = Math.min(dims + oversampling, rows, cols);
  if (width === 0) return result;
  const centred = centre(points);
  const random = seededRandom(seed);
  let axes: Float64Array = Float64Array.from({ length: cols * width }, () => normal(random));
  for (let i = 0; i < iterations; i++) {
    axes = orthonormalise(axes, cols, width);
    axes = transposedProduct(centred, denseSlim(centred, axes, rows, cols, width), rows, cols, width);
  }
  axes = orthonormalise(axes, cols, width);
  const scores = denseSlim(centred, axes, rows, cols, width);
  const { vectors } = symmetricEigen(crossProduct(scores, scores, rows, width), width);
  const turned = denseProduct(scores, vectors, rows, width);
  for (let d = 0; d < Math.min(dims, width); d++) {
    const sign = signOf(turned, rows, width, d);
    for (let i = 0; i < rows; i++) result.data[i * dims + d] = sign * turned[i * width + d];
  }
  return result;
}

function centre({ data, rows, cols }: Matrix): Float64Array {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] += data[i * cols + j];
  return Float64Array.from(data, (value, at) => value - mean[at % cols] / rows);
}

/** X A for X of rows x cols and a slim A of cols x width. */
function denseSlim(x: Float64Array, a: Float64Array, rows: number, cols: number, width: number) {
  const product = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const value = x[i * cols + j];
      for (let w = 0; w < width; w++) product[i * width + w] += value * a[j * width + w];
    }
  }
  return product;
}

/** X^T Y for X of rows x cols and a slim Y of rows x width. */
function transposedProduct(x: Float64Array, y: Float64Array, rows: number, cols: number, width: number) {
  const product = new Float64Array(cols * width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const value = x[i * cols + j];
      for (let w = 0; w < width; w++) product[j * width + w] += value * y[i * width + w];
    }
  }
  return product;
}

function signOf(matrix: Float64Array, rows: number, width: number, column: number): 1 | -1 {
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    const value = matrix[i * width + column];
    if (Math.abs(value) > Math.abs(largest)) largest = value;
  }
  return largest < 0 ? -1 : 1;
}
