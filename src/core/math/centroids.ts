import type { Matrix } from '../types.ts';

/** Unit mean direction of each set of rows. Shape groups.length x points.cols; an empty or cancelling set gives a zero row. */
export function centroidsOf(points: Matrix, groups: readonly (readonly number[])[]): Matrix {
  const { cols } = points;
  const data = new Float32Array(groups.length * cols);
  groups.forEach((rows, group) => {
    const sum = new Float64Array(cols);
    for (const row of rows) for (let j = 0; j < cols; j++) sum[j] += points.data[row * cols + j];
    const norm = Math.hypot(...sum);
    if (norm > 0) for (let j = 0; j < cols; j++) data[group * cols + j] = sum[j] / norm;
  });
  return { data, rows: groups.length, cols };
}

/** Cosine of each listed row to one row of `centroids`; both hold unit (or zero) rows. In the order of `rows`. */
export function cosinesTo(
  points: Matrix,
  rows: readonly number[],
  centroids: Matrix,
  centroid: number,
): Float32Array {
  const { cols } = points;
  return Float32Array.from(rows, (row) => {
    let dot = 0;
    for (let j = 0; j < cols; j++) dot += points.data[row * cols + j] * centroids.data[centroid * cols + j];
    return dot;
  });
}

/** For each row of unit rows, 1 - cosine to the nearest other row; 0 where there is no other. */
export function separations(rows: Matrix): Float32Array {
  const all = Array.from({ length: rows.rows }, (_, i) => i);
  return Float32Array.from(all, (i) => {
    const others = all.filter((j) => j !== i);
    return others.length === 0 ? 0 : 1 - Math.max(...cosinesTo(rows, others, rows, i));
  });
}
