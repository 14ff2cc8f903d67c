// Eigenvalues of small dense symmetric matrices.

/** Rotations stop when the off-diagonal part is this share of the whole. */
const tolerance = 1e-12;
/** Cyclic Jacobi converges quadratically: 8 sweeps are usual, 30 are never reached. */
const mostSweeps = 30;

/**
 * All eigenpairs of a symmetric matrix (row-major, size x size), largest value first, by cyclic Jacobi rotations
 * (Golub & Van Loan, Matrix Computations, 8.5). Column j of `vectors` (row-major) belongs to values[j]. O(size^3) a sweep.
 */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  // Rows of `v` are the vectors here: rotations then walk along memory.
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const whole = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let rest = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rest += 2 * a[p * size + q] ** 2;
    if (rest <= tolerance * tolerance * whole) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => a[j * size + j] - a[i * size + i] || i - j,
  );
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let i = 0; i < size; i++) vectors[i * size + to] = v[from * size + i];
  });
  return { values: Float64Array.from(order, (i) => a[i * size + i]), vectors };
}

/** Makes a[p][q] zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  if (apq === 0) return;
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < size; i++) {
    const aip = a[i * size + p];
    const aiq = a[i * size + q];
    a[i * size + p] = c * aip - s * aiq;
    a[i * size + q] = s * aip + c * aiq;
  }
  for (let i = 0; i < size; i++) {
    const api = a[p * size + i];
    const aqi = a[q * size + i];
    a[p * size + i] = c * api - s * aqi;
    a[q * size + i] = s * api + c * aqi;
    const vpi = v[p * size + i];
    const vqi = v[q * size + i];
    v[p * size + i] = c * vpi - s * vqi;
    v[q * size + i] = s * vpi + c * vqi;
  }
}
