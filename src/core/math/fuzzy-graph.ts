// UMAP's graph: how strongly rows belong together, from how far each row's neighbours are (McInnes, Healy & Melville 2018, 3.1).
import type { Neighbours } from './neighbours.ts';
import { transpose, type SparseMatrix } from './sparse.ts';

/** Halvings of the search for a row's scale; the paper's code takes as many. */
const mostSteps = 64;
/** The sum of a row's strengths is met this exactly; the paper's code too. */
const tolerance = 1e-5;
/** Least scale of a row, as a share of its mean distance; the paper's code too. */
const leastScale = 1e-3;

/**
 * Strengths within 0-1 between each row and its neighbours, the same in both directions: a + b - a b of the two directions
 * (the union of fuzzy sets). A row's strengths fall off exponentially beyond its nearest neighbour, at a scale for which they
 * sum to log2(neighbours + 1): the paper counts the row itself. Distance: 1 - cosine. rows x rows, columns of a row ascending.
 */
export function fuzzyGraph({ rows, cosines, count }: Neighbours): SparseMatrix {
  const size = rows.length / count;
  const distances = Float64Array.from(cosines, (cosine) => Math.max(0, 1 - cosine));
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / rows.length;
  const strengths = new Float32Array(rows.length);
  for (let row = 0; row < size; row++) {
    const own = distances.subarray(row * count, (row + 1) * count);
    strengths.set(strengthsOf(own, mean), row * count);
  }
  const starts = Int32Array.from({ length: size + 1 }, (_, row) => row * count);
  const directed = { rows: size, cols: size, starts, columns: rows, values: strengths };
  // Twice transposed: columns ascend.
  const back = transpose(directed);
  return union(transpose(back), back);
}

/** Strength of each of a row's neighbours, from its ascending distances. `mean`: the mean distance of all rows. */
function strengthsOf(distances: Float64Array, mean: number): Float64Array {
  const nearest = distances.find((distance) => distance > 0) ?? 0;
  const wanted = Math.log2(distances.length + 1);
  const ownMean = distances.reduce((sum, distance) => sum + distance, 0) / (distances.length + 1);
  const scale = Math.max(scaleFor(distances, nearest, wanted), leastScale * (nearest > 0 ? ownMean : mean));
  return distances.map((distance) => (distance <= nearest ? 1 : Math.exp(-(distance - nearest) / scale)));
}

/** By halving: the scale at which the strengths sum to what is wanted. */
function scaleFor(distances: Float64Array, nearest: number, wanted: number): number {
  let [low, scale, high] = [0, 1, Infinity];
  for (let step = 0; step < mostSteps; step++) {
    let sum = 0;
    for (const distance of distances)
      sum += distance <= nearest ? 1 : Math.exp(-(distance - nearest) / scale);
    if (Math.abs(sum - wanted) < tolerance) break;
    if (sum > wanted) high = scale;
    else low = scale;
    scale = high === Infinity ? scale * 2 : (low + high) / 2;
  }
  return scale;
}

/** a + b - a b of two matrices of one shape whose rows have ascending columns: an entry that one lacks is 0. */
function union(a: SparseMatrix, b: SparseMatrix): SparseMatrix {
  const most = a.columns.length + b.columns.length;
  const columns = new Int32Array(most);
  const values = new Float32Array(most);
  const starts = new Int32Array(a.rows + 1);
  let end = 0;
  for (let row = 0; row < a.rows; row++) {
    let [i, j] = [a.starts[row], b.starts[row]];
    const [iEnd, jEnd] = [a.starts[row + 1], b.starts[row + 1]];
    while (i < iEnd || j < jEnd) {
      const column = Math.min(i < iEnd ? a.columns[i] : Infinity, j < jEnd ? b.columns[j] : Infinity);
      const one = i < iEnd && a.columns[i] === column ? a.values[i++] : 0;
      const other = j < jEnd && b.columns[j] === column ? b.values[j++] : 0;
      columns[end] = column;
      values[end++] = one + other - one * other;
    }
    starts[row + 1] = end;
  }
  return { ...a, starts, columns: columns.slice(0, end), values: values.slice(0, end) };
}
