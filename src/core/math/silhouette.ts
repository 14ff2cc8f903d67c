// How well rows sit in their clusters: silhouettes and the variance ratio, with scikit-learn's conventions.
import type { Matrix } from '../types.ts';
import { productsWith } from './products.ts';

/**
 * Mean silhouette (Rousseeuw 1987), -1 to 1: (b - a) / max(a, b), a = mean distance to the other rows of the own cluster,
 * b = the least mean distance to the rows of another one. A row alone in its cluster counts 0, as in scikit-learn's
 * silhouette_score; fewer than two clusters give 0. 'cosine' takes unit rows (a zero row is 1 away from everything) and
 * costs rows * clusters * cols; 'euclidean' looks at all pairs: rows^2 * cols / 2.
 */
export function silhouette(
  points: Matrix,
  assignment: Int32Array,
  clusters: number,
  metric: 'cosine' | 'euclidean',
): number {
  return metric === 'cosine'
    ? cosineSilhouettes(points, assignment, clusters).full
    : euclidean(points, assignment, clusters);
}

/**
 * The same with the cosine distance to unit centroids in place of the mean distance to rows, -1 to 1 (Hruschka et al. 2004).
 * Unit rows; a row alone in its cluster counts 0. O(rows * clusters * cols).
 */
export function simplifiedSilhouette(points: Matrix, assignment: Int32Array, clusters: number): number {
  return cosineSilhouettes(points, assignment, clusters).simplified;
}

/**
 * Both cosine silhouettes at once, the mean over the rows numbered in `among` (default: all); the clusters are always those
 * of all rows. Exact, because the mean cosine distance of x to a cluster is 1 - x . sum / size: only the sum of its rows is
 * needed. Unit rows. O(among.length * clusters * cols).
 */
export function cosineSilhouettes(
  points: Matrix,
  assignment: Int32Array,
  clusters: number,
  among?: ArrayLike<number>,
): { full: number; simplified: number } {
  const { sums, sizes } = clusterSums(points, assignment, clusters);
  const lengths = lengthsOf(sums, clusters);
  const products = new Float64Array(clusters);
  const count = among?.length ?? points.rows;
  let [full, simplified] = [0, 0];
  for (let i = 0; i < count; i++) {
    const row = among ? among[i] : i;
    const own = assignment[row];
    if (sizes[own] < 2) continue;
    productsWith(points, row, sums, products);
    let [within, toOwn, nearest, toOther] = [0, 0, Infinity, Infinity];
    for (let cluster = 0; cluster < clusters; cluster++) {
      if (sizes[cluster] === 0) continue;
      const product = products[cluster];
      const toCentroid = lengths[cluster] > 0 ? 1 - product / lengths[cluster] : 1;
      if (cluster === own) {
        within = 1 - (product - squareOf(points, row)) / (sizes[own] - 1);
        toOwn = toCentroid;
      } else {
        nearest = Math.min(nearest, 1 - product / sizes[cluster]);
        toOther = Math.min(toOther, toCentroid);
      }
    }
    full += contrast(within, nearest);
    simplified += contrast(toOwn, toOther);
  }
  return { full: full / Math.max(1, count), simplified: simplified / Math.max(1, count) };
}

/**
 * Variance between clusters over the variance within them (Calinski & Harabasz 1974), 0 or more:
 * (between / (k - 1)) / (within / (rows - k)), k = clusters that have rows. 1 where all rows equal their cluster's mean, as in
 * scikit-learn; 0 for fewer than two clusters. O(rows * cols).
 */
export function calinskiHarabasz(points: Matrix, assignment: Int32Array, clusters: number): number {
  const { rows, cols, data } = points;
  const { sums, sizes } = clusterSums(points, assignment, clusters);
  const used = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
  if (used < 2) return 0;
  const total = new Float64Array(cols);
  for (let at = 0; at < sums.length; at++) total[at % cols] += sums[at];
  let [within, between] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const own = assignment[row];
    for (let j = 0; j < cols; j++) within += (data[row * cols + j] - sums[own * cols + j] / sizes[own]) ** 2;
  }
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (sizes[cluster] === 0) continue;
    for (let j = 0; j < cols; j++) {
      between += sizes[cluster] * (sums[cluster * cols + j] / sizes[cluster] - total[j] / rows) ** 2;
    }
  }
  return within === 0 ? 1 : (between * (rows - used)) / (within * (used - 1));
}

/** The sum of each cluster's rows (clusters x cols, one after the other) and their number. */
function clusterSums(points: Matrix, assignment: Int32Array, clusters: number) {
  const { rows, cols, data } = points;
  const sums = new Float64Array(clusters * cols);
  const sizes = new Int32Array(clusters);
  for (let row = 0; row < rows; row++) {
    const to = assignment[row] * cols;
    for (let j = 0; j < cols; j++) sums[to + j] += data[row * cols + j];
    sizes[assignment[row]]++;
  }
  return { sums, sizes };
}

function lengthsOf(sums: Float64Array, clusters: number): Float64Array {
  const cols = sums.length / Math.max(1, clusters);
  return Float64Array.from({ length: clusters }, (_, cluster) => {
    const sum = sums.subarray(cluster * cols, (cluster + 1) * cols);
    return Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
  });
}

/** Squared length of a row: 1, or 0 for a row of zeros, up to rounding. */
function squareOf({ data, cols }: Matrix, row: number): number {
  let sum = 0;
  for (let j = row * cols; j < (row + 1) * cols; j++) sum += data[j] * data[j];
  return sum;
}

/** One row's silhouette from its distance to its own cluster and to the nearest other; 0 where there is none or both are 0. */
function contrast(own: number, other: number): number {
  const larger = Math.max(own, other);
  return other === Infinity || larger <= 0 ? 0 : (other - own) / larger;
}

/** Mean silhouette with Euclidean distances between all pairs of rows. */
function euclidean(points: Matrix, assignment: Int32Array, clusters: number): number {
  const { rows, cols, data } = points;
  const { sizes } = clusterSums(points, assignment, clusters);
  const distances = new Float64Array(rows * clusters);
  for (let one = 0; one < rows; one++) {
    for (let other = 0; other < one; other++) {
      let squares = 0;
      for (let j = 0; j < cols; j++) squares += (data[one * cols + j] - data[other * cols + j]) ** 2;
      const distance = Math.sqrt(squares);
      distances[one * clusters + assignment[other]] += distance;
      distances[other * clusters + assignment[one]] += distance;
    }
  }
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const own = assignment[row];
    if (sizes[own] < 2) continue;
    let nearest = Infinity;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const sum = distances[row * clusters + cluster];
      if (cluster !== own && sizes[cluster] > 0) nearest = Math.min(nearest, sum / sizes[cluster]);
    }
    total += contrast(distances[row * clusters + own] / (sizes[own] - 1), nearest);
  }
  return total / Math.max(1, rows);
}
