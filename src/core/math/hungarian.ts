// The best one-to-one matching of two sides.

/**
 * The cheapest way to give every row a column of its own: column of each row. `costs` is rows x columns, row-major, rows <= columns.
 * Hungarian algorithm with potentials (Kuhn 1955; Jonker & Volgenant's shortest augmenting paths). O(rows^2 * columns).
 */
export function assignCheapest(costs: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) throw new RangeError(`${rows} rows cannot have ${columns} columns each to itself`);
  // Row and column 0 are sentinels, so all numbers here count from 1.
  const state: Matching = {
    ...{ costs, columns },
    rowPotential: new Float64Array(rows + 1),
    columnPotential: new Float64Array(columns + 1),
    rowAt: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= rows; row++) addRow(state, row);
  const columnOf = new Int32Array(rows);
  for (let j = 1; j <= columns; j++) if (state.rowAt[j] > 0) columnOf[state.rowAt[j] - 1] = j - 1;
  return columnOf;
}

interface Matching {
  readonly costs: Float64Array;
  readonly columns: number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  /** Row that has each column, 0: none. */
  readonly rowAt: Int32Array;
}

/** Gives one more row a column, along the cheapest path on which the rows before it may change theirs. */
function addRow({ costs, columns, rowPotential, columnPotential, rowAt }: Matching, row: number): void {
  const slack = new Float64Array(columns + 1).fill(Infinity);
  const before = new Int32Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  rowAt[0] = row;
  let column = 0;
  while (rowAt[column] !== 0) {
    done[column] = 1;
    let delta = Infinity;
    let next = 0;
    const from = (rowAt[column] - 1) * columns - 1;
    const paid = rowPotential[rowAt[column]];
    for (let j = 1; j <= columns; j++) {
      if (done[j]) continue;
      const reduced = costs[from + j] - paid - columnPotential[j];
      if (reduced < slack[j]) [slack[j], before[j]] = [reduced, column];
      if (slack[j] < delta) [delta, next] = [slack[j], j];
    }
    for (let j = 0; j <= columns; j++) {
      if (done[j]) {
        rowPotential[rowAt[j]] += delta;
        columnPotential[j] -= delta;
      } else slack[j] -= delta;
    }
    column = next;
  }
  for (; column !== 0; column = before[column]) rowAt[column] = rowAt[before[column]];
}
