// Truncated singular value decomposition of a sparse matrix: latent semantic analysis.
import type { Matrix } from '../types.ts';
import { crossProduct, denseProduct, orthonormalise, withInverseRoot } from './dense.ts';
import { symmetricEigen } from './eigen.ts';
import { zeros } from './matrix.ts';
import { normal, seededRandom } from './random.ts';
import { type SparseMatrix, multiply, transpose } from './sparse.ts';

/** Extra directions that make the wanted ones exact (Halko et al. recommend 5 to 10). */
const oversampling = 10;
/** Multiplications by A A^T before the last one. One suffices for clusters: with 1 and 2 eleven labelled sets scored level, two seeds each. */
const powerIterations = 1;
/** Directions with less than this share of the largest eigenvalue are rounding: the matrix has a smaller rank. */
const rankTolerance = 1e-10;
/** Numbers held for A^T Q at once: 64 MB. Wider matrices are multiplied in strips. */
const stripNumbers = 8_000_000;

/**
 * U times S of the `dims` largest singular values: rows in the space of the right singular vectors, largest first.
 * Randomised subspace iteration on A A^T, then the decomposition of A on the subspace (Halko, Martinsson & Tropp 2011, algorithms
 * 4.4 and 5.1).
 * Each column's sign makes its largest component (the first among equals) positive. Equal rows give equal rows, zero rows zero rows.
 * Shape rows x min(dims, rows, cols), at least one column. Cost about 4 * entries * dims + 4.5 * rows * dims^2.
 */
export function truncatedSvd(
  a: SparseMatrix,
  dims: number,
  seed: number,
  onProgress: (share: number) => void = () => undefined,
): Matrix {
  const wanted = Math.max(1, Math.min(dims, a.rows, a.cols));
  const width = Math.min(wanted + oversampling, a.rows);
  const transposed = transpose(a);
  const random = seededRandom(seed);
  let q: Float64Array = Float64Array.from({ length: a.rows * width }, () => normal(random));
  for (let i = 0; i < powerIterations; i++) {
    q = multiplyByOwnTranspose(a, transposed, q, width);
    q = orthonormalise(q, a.rows, width);
    onProgress((i + 1) / (powerIterations + 1));
  }
  const image = multiplyByOwnTranspose(a, transposed, q, width);
  // Q may be a little askew: only its span counts from here on.
  // The rows of A on an orthonormal basis V of the span of A^T Q: A V = A A^T Q R^-1, with R^T R = Q^T A A^T Q. Half a power more
  // than Ritz vectors in the span of Q, for nothing.
  const onBasis = withInverseRoot(image, crossProduct(q, image, a.rows, width), a.rows, width);
  const { values, vectors } = symmetricEigen(crossProduct(onBasis, onBasis, a.rows, width), width);
  const answer = turned(denseProduct(onBasis, vectors, a.rows, width), values, a.rows, wanted);
  onProgress(1);
  return answer;
}

/** The first `wanted` columns of U S, each with its largest component positive. */
function turned(us: Float64Array, values: Float64Array, rows: number, wanted: number): Matrix {
  const answer = zeros(rows, wanted);
  for (let j = 0; j < wanted; j++) {
    if (!(values[j] > rankTolerance * values[0])) break;
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      const value = us[row * values.length + j];
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    const sign = Math.sign(largest);
    for (let row = 0; row < rows; row++) answer.data[row * wanted + j] = us[row * values.length + j] * sign;
  }
  return answer;
}

/** A (A^T Q), strip by strip of Q's columns. Q and the answer are rows x width, row-major. */
function multiplyByOwnTranspose(
  a: SparseMatrix,
  at: SparseMatrix,
  q: Float64Array,
  width: number,
): Float64Array {
  const answer = new Float64Array(a.rows * width);
  const strip = Math.max(1, Math.min(width, Math.floor(stripNumbers / Math.max(1, a.cols))));
  const middle = new Float64Array(a.cols * strip);
  for (let from = 0; from < width; from += strip) {
    const count = Math.min(strip, width - from);
    multiply(at, { data: q, width, from }, { data: middle, width: strip, from: 0 }, count);
    multiply(a, { data: middle, width: strip, from: 0 }, { data: answer, width, from }, count);
  }
  return answer;
}
