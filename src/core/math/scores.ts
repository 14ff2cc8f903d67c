// How well two ways to divide the same things agree.

/** Counts of pairs of labels: counts[i * columns + j] things have the i-th label in `a` and the j-th in `b`. */
interface Contingency {
  readonly counts: Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly rowSums: Float64Array;
  readonly columnSums: Float64Array;
  readonly total: number;
}

/** Anything that can be a label. */
export type Labels = ArrayLike<number | string>;

/** Labels as numbers 0, 1, ... in order of first appearance, and how many there are. */
export function numbered(labels: Labels): { numbers: Int32Array; count: number } {
  const seen = new Map<number | string, number>();
  const numbers = Int32Array.from({ length: labels.length }, (_, i) => {
    const label = labels[i];
    if (!seen.has(label)) seen.set(label, seen.size);
    return seen.get(label)!;
  });
  return { numbers, count: seen.size };
}

function contingency(a: Labels, b: Labels): Contingency {
  if (a.length !== b.length) throw new RangeError(`labels differ in length: ${a.length}, ${b.length}`);
  const { numbers: left, count: rows } = numbered(a);
  const { numbers: right, count: columns } = numbered(b);
  const counts = new Float64Array(rows * columns);
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  for (let i = 0; i < left.length; i++) {
    counts[left[i] * columns + right[i]]++;
    rowSums[left[i]]++;
    columnSums[right[i]]++;
  }
  return { counts, rows, columns, rowSums, columnSums, total: left.length };
}

const pairs = (count: number): number => (count * (count - 1)) / 2;
const sumOf = (numbers: Float64Array, f: (n: number) => number): number =>
  numbers.reduce((sum, n) => sum + f(n), 0);

/** Adjusted Rand index (Hubert & Arabie 1985): 1 = same division, 0 = what chance gives. At least -0.5. 1 where both are trivial. */
export function ari(a: Labels, b: Labels): number {
  const { counts, rowSums, columnSums, total } = contingency(a, b);
  const index = sumOf(counts, pairs);
  const inRows = sumOf(rowSums, pairs);
  const inColumns = sumOf(columnSums, pairs);
  const expected = total < 2 ? 0 : (inRows * inColumns) / pairs(total);
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (index - expected) / (most - expected);
}

/** Mutual information over the mean of both entropies: V-measure (Rosenberg & Hirschberg 2007), 0-1. 1 where both are one group. */
export function nmi(a: Labels, b: Labels): number {
  const { counts, rows, columns, rowSums, columnSums, total } = contingency(a, b);
  const entropy = (sums: Float64Array) => -sumOf(sums, (n) => (n / total) * Math.log(n / total));
  const mean = (entropy(rowSums) + entropy(columnSums)) / 2;
  if (mean === 0) return 1;
  let mutual = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const n = counts[i * columns + j];
      if (n > 0) mutual += (n / total) * Math.log((n * total) / (rowSums[i] * columnSums[j]));
    }
  }
  return Math.min(1, Math.max(0, mutual / mean));
}

/** Share of things whose label is the most frequent one of their cluster, 0-1. Not symmetric. */
export function purity(labels: Labels, clusters: Labels): number {
  const { counts, rows, columns, total } = contingency(clusters, labels);
  let kept = 0;
  for (let i = 0; i < rows; i++) kept += Math.max(...counts.subarray(i * columns, (i + 1) * columns));
  return kept / total;
}

/** Share of things that are right under the best one-to-one matching of clusters to labels, 0-1. O(k^3). */
export function accuracy(labels: Labels, clusters: Labels): number {
  const { counts, rows, columns, total } = contingency(labels, clusters);
  const size = Math.max(rows, columns);
  const costs = new Float64Array(size * size);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) costs[i * size + j] = -counts[i * columns + j];
  }
  const columnOf = assignCheapest(costs, size);
  let right = 0;
  for (let i = 0; i < rows; i++) right -= costs[i * size + columnOf[i]];
  return right / total;
}

/**
 * The cheapest one-to-one assignment of rows to columns of a size x size matrix: column of each row.
 * Hungarian algorithm with potentials (Kuhn 1955; Jonker & Volgenant's shortest augmenting paths). O(size^3).
 */
export function assignCheapest(costs: Float64Array, size: number): Int32Array {
  // Row and column 0 are sentinels, so all numbers here count from 1.
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowAt = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const slack = new Float64Array(size + 1).fill(Infinity);
    const before = new Int32Array(size + 1);
    const done = new Uint8Array(size + 1);
    rowAt[0] = row;
    let column = 0;
    while (rowAt[column] !== 0) {
      done[column] = 1;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (done[j]) continue;
        const reduced =
          costs[(rowAt[column] - 1) * size + j - 1] - rowPotential[rowAt[column]] - columnPotential[j];
        if (reduced < slack[j]) [slack[j], before[j]] = [reduced, column];
        if (slack[j] < delta) [delta, next] = [slack[j], j];
      }
      for (let j = 0; j <= size; j++) {
        if (done[j]) {
          rowPotential[rowAt[j]] += delta;
          columnPotential[j] -= delta;
        } else slack[j] -= delta;
      }
      column = next;
    }
    for (; column !== 0; column = before[column]) rowAt[column] = rowAt[before[column]];
  }
  const columnOf = new Int32Array(size);
  for (let j = 1; j <= size; j++) columnOf[rowAt[j] - 1] = j - 1;
  return columnOf;
}
