// Seeding without WebAssembly: the same numbers to the bit, so that a seed gives the same start on every machine.
import type { Matrix } from '../types.ts';
import { dot, rowOf, zeros } from './matrix.ts';
import { paddedWidth } from './shard-memory.ts';
import type { KMeansShard, Scale } from './shard-port.ts';
import { finenessOf, roundEven } from './whole-units.ts';

/** What `seed` asks of a shard, answered by plain loops over all rows. */
export class PlainSeeds implements Pick<KMeansShard, 'draw' | 'offer'> {
  readonly scale: Scale;
  /** Sum of distances to share out. */
  readonly away: number;
  readonly #cols: number;
  /** Filled up with zeros like the kernel's, so that sums of products are added up in the same order. */
  readonly #rows: Matrix;
  readonly #squares: Float64Array;
  readonly #best: Float64Array;
  readonly #away: Float64Array;
  readonly #fineness: number;
  #candidates: Matrix | null = null;

  constructor(points: Matrix) {
    this.#cols = points.cols;
    this.#rows = padded(points);
    this.#squares = Float64Array.from({ length: points.rows }, (_, row) =>
      this.#product(row, this.#rows, row),
    );
    this.scale = {
      radius: Math.sqrt(this.#squares.reduce((most, square) => Math.max(most, square), 0)),
      weight: this.#squares.filter((square) => square > 0).length,
    };
    this.#fineness = finenessOf(this.scale);
    const most = Math.round(4 * this.scale.radius ** 2 * this.#fineness);
    this.#away = this.#squares.map((square) => (square > 0 ? most : 0));
    this.#best = new Float64Array(points.rows).fill(-Infinity);
    this.away = this.#away.reduce((sum, each) => sum + each, 0);
  }

  #product(row: number, others: Matrix, other: number): number {
    return dot(rowOf(this.#rows, row), rowOf(others, other));
  }

  /** Score of a row and a candidate: see scripts/kernel/assembly/kmeans.ts. */
  #score(row: number, candidates: Matrix, lane: number): number {
    const candidate = rowOf(candidates, lane);
    return this.#product(row, candidates, lane) - dot(candidate, candidate) / 2;
  }

  #distance(row: number, score: number): number {
    return roundEven(Math.max(0, this.#squares[row] - 2 * score) * this.#fineness);
  }

  draw(lane: number, _centre: number, marks: Float64Array): Float32Array {
    if (lane >= 0 && this.#candidates) this.#take(this.#candidates, lane);
    const drawn = new Float32Array(marks.length * this.#cols);
    marks.forEach((mark, i) => {
      let sum = 0;
      const row = this.#away.findIndex((away) => (sum += away) > mark);
      drawn.set(rowOf(this.#rows, row).subarray(0, this.#cols), i * this.#cols);
    });
    return drawn;
  }

  #take(candidates: Matrix, lane: number): void {
    for (let row = 0; row < this.#rows.rows; row++) {
      const score = this.#score(row, candidates, lane);
      if (this.#squares[row] === 0 || !(score > this.#best[row])) continue;
      this.#best[row] = score;
      this.#away[row] = this.#distance(row, score);
    }
  }

  offer(candidates: Float32Array): Float64Array {
    const all = padded({ data: candidates, rows: candidates.length / this.#cols, cols: this.#cols });
    this.#candidates = all;
    return Float64Array.from({ length: all.rows }, (_, lane) => {
      let gain = 0;
      for (let row = 0; row < this.#rows.rows; row++) {
        const score = this.#score(row, all, lane);
        if (this.#squares[row] > 0 && score > this.#best[row])
          gain += this.#away[row] - this.#distance(row, score);
      }
      return gain;
    });
  }
}

function padded(points: Matrix): Matrix {
  const wide = zeros(points.rows, paddedWidth(points.cols));
  for (let row = 0; row < points.rows; row++) rowOf(wide, row).set(rowOf(points, row));
  return wide;
}
