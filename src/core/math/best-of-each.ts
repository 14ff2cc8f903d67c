// Per row the few best of many offered.

/** Per row the `count` highest values offered so far, highest first; ties in the order they were offered. */
export class BestOfEach {
  /** rows x count: what was offered with them; -1 where too little was offered. */
  readonly rows: Int32Array;
  /** rows x count: the values. */
  readonly values: Float32Array;
  readonly count: number;

  constructor(rows: number, count: number) {
    this.count = count;
    this.rows = new Int32Array(rows * count).fill(-1);
    this.values = new Float32Array(rows * count).fill(-Infinity);
  }

  /** `one` and `other` are as alike as `value` says: each may be among the other's best. Each pair once only. */
  offer(one: number, other: number, value: number): void {
    const last = this.count - 1;
    if (value > this.values[one * this.count + last]) this.#insert(one, other, value);
    if (value > this.values[other * this.count + last]) this.#insert(other, one, value);
  }

  /** What is best of a row so far, highest first: a view, which later offers change. */
  of(row: number): Int32Array {
    return this.rows.subarray(row * this.count, (row + 1) * this.count);
  }

  /** True where `other` is among the best of `row`. */
  has(row: number, other: number): boolean {
    const from = row * this.count;
    for (let at = from; at < from + this.count; at++) if (this.rows[at] === other) return true;
    return false;
  }

  #insert(row: number, neighbour: number, value: number): void {
    const from = row * this.count;
    let at = from + this.count - 1;
    for (; at > from && this.values[at - 1] < value; at--) {
      this.values[at] = this.values[at - 1];
      this.rows[at] = this.rows[at - 1];
    }
    this.values[at] = value;
    this.rows[at] = neighbour;
  }
}
