// The triangular root of a matrix of inner products.

/** A column whose part outside the earlier ones is this share of its square is rounding. */
const pivotTolerance = 1e-12;

/**
 * Upper triangular R with R^T R = gram (symmetric, no negative eigenvalue; row-major, size x size). A pivot that is only
 * rounding gives a zero row, so a matrix of lower rank has a root as well. O(size^3 / 3).
 */
export function cholesky(gram: Float64Array, size: number): Float64Array {
  const r = gram.slice();
  for (let j = 0; j < size; j++) {
    const pivot = r[j * size + j];
    const rounding = !(pivot > pivotTolerance * gram[j * size + j]);
    const root = Math.sqrt(pivot);
    for (let k = 0; k < size; k++) r[j * size + k] = rounding || k < j ? 0 : r[j * size + k] / root;
    for (let i = j + 1; i < size; i++) {
      const factor = r[j * size + i];
      if (factor !== 0) for (let k = i; k < size; k++) r[i * size + k] -= factor * r[j * size + k];
    }
  }
  return r;
}
