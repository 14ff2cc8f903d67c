// Which point is nearest to a place: a grid over the layout, so that only a few are looked at.

/** Points a cell holds on average. */
const perCell = 4;

export class PointGrid {
  readonly #places: Float32Array;
  readonly #side: number;
  /** Rows sorted by cell; cell c holds #rows[#starts[c]] up to #rows[#starts[c + 1]]. */
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;

  /** `places`: x, y of each row, within [-1, 1]. O(rows). */
  constructor(places: Float32Array) {
    const count = places.length / 2;
    this.#places = places;
    this.#side = Math.max(1, Math.ceil(Math.sqrt(count / perCell)));
    this.#starts = new Uint32Array(this.#side * this.#side + 1);
    this.#rows = new Uint32Array(count);
    const cells = Uint32Array.from({ length: count }, (_, row) => this.#cellOf(row));
    for (const cell of cells) this.#starts[cell + 1]++;
    for (let cell = 1; cell < this.#starts.length; cell++) this.#starts[cell] += this.#starts[cell - 1];
    const next = this.#starts.slice();
    cells.forEach((cell, row) => (this.#rows[next[cell]++] = row));
  }

  /** The row nearest to (x, y) within `radius` (world units) that `wanted` lets through; null where there is none. */
  nearest(
    x: number,
    y: number,
    radius: number,
    wanted: (row: number) => boolean = () => true,
  ): number | null {
    let best: number | null = null;
    let least = radius * radius;
    const [left, right] = [this.#band(x - radius), this.#band(x + radius)];
    const [top, bottom] = [this.#band(y - radius), this.#band(y + radius)];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = row * this.#side + column;
        for (let at = this.#starts[cell]; at < this.#starts[cell + 1]; at++) {
          const point = this.#rows[at];
          const distance = (this.#places[point * 2] - x) ** 2 + (this.#places[point * 2 + 1] - y) ** 2;
          if (distance > least || (distance === least && best !== null) || !wanted(point)) continue;
          least = distance;
          best = point;
        }
      }
    }
    return best;
  }

  #cellOf(row: number): number {
    return this.#band(this.#places[row * 2 + 1]) * this.#side + this.#band(this.#places[row * 2]);
  }

  /** Which of the grid's rows or columns a coordinate falls into. */
  #band(coordinate: number): number {
    return Math.max(0, Math.min(this.#side - 1, Math.floor(((coordinate + 1) / 2) * this.#side)));
  }
}
