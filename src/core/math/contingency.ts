// Which labels of one division meet which labels of another, and how often: all that the scores need to know.

/** Anything that can be a label. */
export type Labels = ArrayLike<number | string>;

/** Counts of pairs of labels. Only pairs that occur are kept, so that two divisions into n groups take n cells, not n * n. */
export interface Contingency {
  /** `counts[c]` things have label `rowOf[c]` in the first division and label `columnOf[c]` in the second. Counts are above 0. */
  readonly counts: Float64Array;
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  /** Things of each label of the first division, and of the second. */
  readonly rowSums: Float64Array;
  readonly columnSums: Float64Array;
  readonly total: number;
}

/** Labels as numbers 0, 1, ... in order of first appearance, and how many there are. 1 and '1' are two labels. */
export function numbered(labels: Labels): { numbers: Int32Array; count: number } {
  const seen = new Map<number | string, number>();
  const numbers = Int32Array.from({ length: labels.length }, (_, i) => {
    const label = labels[i];
    if (!seen.has(label)) seen.set(label, seen.size);
    return seen.get(label)!;
  });
  return { numbers, count: seen.size };
}

/** Counts the pairs of two divisions of the same things. Throws RangeError where they differ in length. O(n). */
export function contingencyOf(a: Labels, b: Labels): Contingency {
  if (a.length !== b.length) throw new RangeError(`labels differ in length: ${a.length}, ${b.length}`);
  const { numbers: left, count: rows } = numbered(a);
  const { numbers: right, count: columns } = numbered(b);
  const { numbers: cellOf, count: cells } = numbered(
    Float64Array.from(left, (row, i) => row * columns + right[i]),
  );
  const rowOf = new Int32Array(cells);
  const columnOf = new Int32Array(cells);
  const counts = new Float64Array(cells);
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  cellOf.forEach((cell, i) => {
    rowOf[cell] = left[i];
    columnOf[cell] = right[i];
    counts[cell]++;
    rowSums[left[i]]++;
    columnSums[right[i]]++;
  });
  return { counts, rowOf, columnOf, rowSums, columnSums, total: left.length };
}
