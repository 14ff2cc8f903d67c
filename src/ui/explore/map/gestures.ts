// Fingers and the mouse on the map: drag, pinch, press.
import type { Point } from './view.ts';

export interface GestureHandlers {
  readonly pan: (dx: number, dy: number) => void;
  /** `factor` times closer about a place. */
  readonly zoom: (at: Point, factor: number) => void;
  readonly press: (at: Point) => void;
}

/** A pointer that moved less than this many pixels pressed; it did not drag. */
const stillness = 5;

/** Follows the pointers that are down. Places are pixels from the map's corner. */
export class Gestures {
  readonly #handlers: GestureHandlers;
  readonly #down = new Map<number, Point>();
  #start: Point = [0, 0];
  #moved = false;

  constructor(handlers: GestureHandlers) {
    this.#handlers = handlers;
  }

  get dragging(): boolean {
    return this.#down.size > 0 && this.#moved;
  }

  begin(id: number, at: Point): void {
    if (this.#down.size === 0) {
      this.#start = at;
      this.#moved = false;
    } else this.#moved = true;
    this.#down.set(id, at);
  }

  move(id: number, at: Point): void {
    const before = this.#down.get(id);
    if (!before) return;
    if (apart(this.#start, at) > stillness) this.#moved = true;
    if (!this.#moved) return;
    const other = [...this.#down].find(([key]) => key !== id)?.[1];
    this.#down.set(id, at);
    if (other) this.#pinch(before, at, other);
    else this.#handlers.pan(at[0] - before[0], at[1] - before[1]);
  }

  end(id: number, at: Point): void {
    if (this.#down.delete(id) && this.#down.size === 0 && !this.#moved) this.#handlers.press(at);
  }

  cancel(id: number): void {
    this.#down.delete(id);
  }

  #pinch(before: Point, at: Point, other: Point): void {
    const middle: Point = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2];
    this.#handlers.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
    const was = apart(before, other);
    if (was > 0) this.#handlers.zoom(middle, apart(at, other) / was);
  }
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
