// The directions in which rows differ most.
import type { Matrix } from '../types.ts';
import { crossProduct, denseProduct, orthonormalise } from './dense.ts';
import { symmetricEigen } from './eigen.ts';
import { pickRows, zeros } from './matrix.ts';
import { normal, seededRandom } from './random.ts';

/** Extra directions that make the wanted ones exact (Halko et al. recommend 5 to 10). */
const oversampling = 6;
/** Multiplications by the covariance: the leading directions of text vectors lie close together, so more than svd.ts takes. */
const iterations = 8;

/**
 * Principal components: rows less their mean, seen along the `dims` directions of largest variance, largest first.
 * Shape rows x dims; a direction in which nothing varies is a column of zeros. Randomised subspace iteration with a
 * Rayleigh-Ritz step (Halko, Martinsson & Tropp 2011). Each column's sign makes its largest entry (the first among
 * equals) positive. Above `most` rows the mean and the directions are those of `most` evenly spaced rows. The same seed
 * gives the same bits. O(min(rows, most) * cols * (dims + 6) * 16 + rows * cols * dims).
 */
export function principalComponents(points: Matrix, dims: number, seed: number, most = Infinity): Matrix {
  const { rows, cols } = points;
  const result = zeros(rows, dims);
  const fitted = rows > most ? pickRows(points, evenlySpaced(rows, most)) : points;
  const width = Math.min(dims + oversampling, fitted.rows, cols);
  if (width === 0) return result;
  const found = Math.min(dims, width);
  const mean = meanOf(fitted);
  const axes = leadingAxes(centred(fitted, mean), fitted.rows, { cols, width, found, seed });
  const turned = denseSlim(centred(points, mean), axes, rows, cols, found);
  for (let d = 0; d < found; d++) {
    const sign = signOf(turned, rows, found, d);
    for (let i = 0; i < rows; i++) result.data[i * dims + d] = sign * turned[i * found + d];
  }
  return result;
}

/** The first `found` directions of largest variance of centred rows. Shape cols x found. */
function leadingAxes(
  x: Float64Array,
  rows: number,
  { cols, width, found, seed }: { cols: number; width: number; found: number; seed: number },
): Float64Array {
  const random = seededRandom(seed);
  let axes: Float64Array = Float64Array.from({ length: cols * width }, () => normal(random));
  for (let i = 0; i < iterations; i++) {
    axes = orthonormalise(axes, cols, width);
    axes = transposedProduct(x, denseSlim(x, axes, rows, cols, width), rows, cols, width);
  }
  axes = orthonormalise(axes, cols, width);
  const scores = denseSlim(x, axes, rows, cols, width);
  const { vectors } = symmetricEigen(crossProduct(scores, scores, rows, width), width);
  const turned = denseProduct(axes, vectors, cols, width);
  return Float64Array.from(
    { length: cols * found },
    (_, at) => turned[Math.floor(at / found) * width + (at % found)],
  );
}

function evenlySpaced(rows: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

function meanOf({ data, rows, cols }: Matrix): Float64Array {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] += data[i * cols + j];
  return mean.map((sum) => sum / rows);
}

function centred({ data, rows, cols }: Matrix, mean: Float64Array): Float64Array {
  const less = new Float64Array(rows * cols);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < cols; j++, at++) less[at] = data[at] - mean[j];
  return less;
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
