// Which clusters stand together: Ward's linkage, but on what each cluster is like as seen from all of them.
import type { Merge } from '../ports.ts';
import type { Matrix } from '../types.ts';
import { cholesky } from './cholesky.ts';
import { crossProduct, denseProduct } from './dense.ts';
import { normaliseRows } from './matrix.ts';
import { ward } from './ward.ts';

/**
 * The tree over clusters (unit centroids, members of each): Ward's linkage of their profiles (below), each counted once a member.
 * On the centroids themselves it keeps large clusters apart and sweeps the many small ones, which are alike only in being like
 * nothing else, into one root. Merges as `ward` makes them. O(rows * cols^2 + rows^2 * cols).
 */
export function leafTree(centroids: Matrix, sizes: ArrayLike<number>): Merge[] {
  return ward(profiles(centroids, sizes), sizes);
}

/**
 * Unit rows whose inner products are those of the profiles: the profile of a cluster is its cosine to every cluster, once for
 * each member of that one. Where two centroids differ in what no other cluster shares, their profiles agree; directions that many
 * members have in common, the broad topics, count more. Shape of `centroids`; a zero row stays zero.
 */
export function profiles(centroids: Matrix, sizes: ArrayLike<number>): Matrix {
  const { data, rows, cols } = centroids;
  // u_i C u_j with C = sum of size * u u^T = R^T R: R u has the same inner products in `cols` numbers instead of one a member.
  const weighted = Float64Array.from(data, (value, at) => value * Math.sqrt(sizes[Math.floor(at / cols)]));
  const root = cholesky(crossProduct(weighted, weighted, rows, cols), cols);
  const seen = denseProduct(Float64Array.from(data), transposed(root, cols), rows, cols);
  return normaliseRows({ data: Float32Array.from(seen), rows, cols });
}

function transposed(square: Float64Array, size: number): Float64Array {
  return Float64Array.from(square, (_, at) => square[(at % size) * size + Math.floor(at / size)]);
}
