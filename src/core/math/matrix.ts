// Row-major matrices of 32-bit floats: the few operations the other files share.
import type { Matrix } from '../types.ts';

/** A zero matrix of shape rows x cols. */
export function zeros(rows: number, cols: number): Matrix {
  return { data: new Float32Array(rows * cols), rows, cols };
}

/** Row `i` as a view: writing to it writes to the matrix. Shape cols. */
export function rowOf(matrix: Matrix, i: number): Float32Array {
  return matrix.data.subarray(i * matrix.cols, (i + 1) * matrix.cols);
}

/** Sum of products of two vectors of one length, in double precision. Four sums at once: one would wait for itself at every step. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < a.length; j += 4) {
    s0 += a[j] * b[j];
    s1 += a[j + 1] * b[j + 1];
    s2 += a[j + 2] * b[j + 2];
    s3 += a[j + 3] * b[j + 3];
  }
  for (; j < a.length; j++) s0 += a[j] * b[j];
  return s0 + s1 + (s2 + s3);
}

/** Scales every row to length 1, in place; zero rows stay zero. Returns the same matrix. O(rows * cols). */
export function normaliseRows(matrix: Matrix): Matrix {
  for (let i = 0; i < matrix.rows; i++) normalise(rowOf(matrix, i));
  return matrix;
}

/** Scales a vector to length 1 in place; a zero vector stays zero. */
export function normalise(vector: Float32Array | Float64Array): void {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let j = 0; j < vector.length; j++) vector[j] /= length;
}

/** The rows with these numbers, in this order. Shape numbers.length x cols. */
export function pickRows(matrix: Matrix, numbers: ArrayLike<number>): Matrix {
  const picked = zeros(numbers.length, matrix.cols);
  for (let i = 0; i < numbers.length; i++) rowOf(picked, i).set(rowOf(matrix, numbers[i]));
  return picked;
}

/** True where a row holds nothing but zeros. */
export function isZeroRow(matrix: Matrix, i: number): boolean {
  return rowOf(matrix, i).every((value) => value === 0);
}

/** The same matrix, or a copy without its rows of zeros where it has any. */
export function withoutZeroRows(matrix: Matrix): Matrix {
  const live = Array.from({ length: matrix.rows }, (_, i) => i).filter((i) => !isZeroRow(matrix, i));
  return live.length === matrix.rows ? matrix : pickRows(matrix, live);
}

/** For every row the number of the first row that equals it (its own, where it is the first). Compares values, so -0 equals 0. */
export function firstEqualRow(matrix: Matrix): Int32Array {
  const byHash = new Map<number, number[]>();
  return Int32Array.from({ length: matrix.rows }, (_, i) => {
    const row = rowOf(matrix, i);
    const hash = hashOf(row);
    const seen = byHash.get(hash);
    if (!seen) {
      byHash.set(hash, [i]);
      return i;
    }
    const equal = seen.find((other) => rowOf(matrix, other).every((value, j) => value === row[j]));
    if (equal === undefined) seen.push(i);
    return equal ?? i;
  });
}

/** FNV-1a style mix of a row's values, rounded to 2^-20: only a first sieve, equality is checked after. */
function hashOf(row: Float32Array): number {
  let hash = 0x811c9dc5;
  for (let j = 0; j < row.length; j++) hash = Math.imul(hash ^ Math.round(row[j] * 1048576), 0x01000193);
  return hash >>> 0;
}
