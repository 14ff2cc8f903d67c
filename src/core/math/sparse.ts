// Sparse matrices: rows of few entries among many columns.

/** Compressed sparse rows. Row i holds entries starts[i] until starts[i + 1]. */
export interface SparseMatrix {
  readonly rows: number;
  readonly cols: number;
  /** Length rows + 1. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Columns from `from` on of a dense row-major matrix. */
export interface Strip {
  readonly data: Float64Array;
  readonly width: number;
  readonly from: number;
}

/** Writes `count` columns of A X. Four entries a pass, because reading and writing the sum is what costs. The hot loop: 80 % of all time. */
export function multiply(a: SparseMatrix, x: Strip, answer: Strip, count: number): void {
  const { starts, columns, values } = a;
  const from = x.data;
  const to = answer.data;
  for (let row = 0; row < a.rows; row++) {
    const at = row * answer.width + answer.from;
    const end = starts[row + 1];
    to.fill(0, at, at + count);
    let e = starts[row];
    for (; e + 3 < end; e += 4) {
      const [v0, v1, v2, v3] = [values[e], values[e + 1], values[e + 2], values[e + 3]];
      const i0 = columns[e] * x.width + x.from;
      const i1 = columns[e + 1] * x.width + x.from;
      const i2 = columns[e + 2] * x.width + x.from;
      const i3 = columns[e + 3] * x.width + x.from;
      for (let j = 0; j < count; j++) {
        to[at + j] += v0 * from[i0 + j] + v1 * from[i1 + j] + (v2 * from[i2 + j] + v3 * from[i3 + j]);
      }
    }
    for (; e < end; e++) {
      const value = values[e];
      const i = columns[e] * x.width + x.from;
      for (let j = 0; j < count; j++) to[at + j] += value * from[i + j];
    }
  }
}

/** The transposed matrix: entries of a row in order of their old rows. */
export function transpose(a: SparseMatrix): SparseMatrix {
  const starts = new Int32Array(a.cols + 1);
  for (const column of a.columns) starts[column + 1]++;
  for (let column = 0; column < a.cols; column++) starts[column + 1] += starts[column];
  const next = starts.slice();
  const columns = new Int32Array(a.columns.length);
  const values = new Float32Array(a.values.length);
  for (let row = 0; row < a.rows; row++) {
    for (let e = a.starts[row]; e < a.starts[row + 1]; e++) {
      const to = next[a.columns[e]]++;
      columns[to] = row;
      values[to] = a.values[e];
    }
  }
  return { rows: a.cols, cols: a.rows, starts, columns, values };
}

/** Blocks side by side, each row scaled to length 1 over all its non-empty blocks. */
export function sideBySide(blocks: readonly SparseMatrix[], rows: number): SparseMatrix {
  const entries = blocks.reduce((sum, each) => sum + each.values.length, 0);
  const starts = new Int32Array(rows + 1);
  const columns = new Int32Array(entries);
  const values = new Float32Array(entries);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const filled = blocks.filter((each) => each.starts[row] < each.starts[row + 1]).length;
    let offset = 0;
    for (const each of blocks) {
      for (let e = each.starts[row]; e < each.starts[row + 1]; e++) {
        columns[end] = offset + each.columns[e];
        values[end++] = each.values[e] / Math.sqrt(filled);
      }
      offset += each.cols;
    }
    starts[row + 1] = end;
  }
  return { rows, cols: blocks.reduce((sum, each) => sum + each.cols, 0), starts, columns, values };
}
