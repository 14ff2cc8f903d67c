// What part of the map is in sight. The world is the layout, [-1, 1] on both axes, y downwards; the screen is CSS pixels.

export interface View {
  /** The world's place in the middle of the screen. */
  readonly x: number;
  readonly y: number;
  /** Pixels a world unit. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Point = readonly [x: number, y: number];

/** Closest look: a unit of the world may be this many times larger than when all of it is in sight. */
const closest = 60;
/** Farthest look, in the same measure. */
const farthest = 0.6;
/** Room around what is fitted, pixels: for labels at the edge. */
const margin = 36;
/** A box smaller than this (world units) is not looked at more closely: one chat is no landscape. */
const leastExtent = 0.12;

export const everything: Box = { left: -1, top: -1, right: 1, bottom: 1 };

export function toScreen(view: View, size: Size, [x, y]: Point): Point {
  return [size.width / 2 + (x - view.x) * view.scale, size.height / 2 + (y - view.y) * view.scale];
}

export function toWorld(view: View, size: Size, [x, y]: Point): Point {
  return [view.x + (x - size.width / 2) / view.scale, view.y + (y - size.height / 2) / view.scale];
}

/** The view in which all of a box is in sight, in the middle. */
export function fit(box: Box, size: Size): View {
  const across = Math.max(leastExtent, box.right - box.left);
  const down = Math.max(leastExtent, box.bottom - box.top);
  const [wide, high] = [Math.max(1, size.width - 2 * margin), Math.max(1, size.height - 2 * margin)];
  return {
    x: (box.left + box.right) / 2,
    y: (box.top + box.bottom) / 2,
    scale: Math.min(wide / across, high / down),
  };
}

/** How much closer than when all of the world is in sight. */
export function closeness(view: View, size: Size): number {
  return view.scale / fit(everything, size).scale;
}

/** `factor` times closer; what is under the pointer stays under it. */
export function zoomAt(view: View, size: Size, at: Point, factor: number): View {
  const whole = fit(everything, size).scale;
  const scale = Math.min(closest * whole, Math.max(farthest * whole, view.scale * factor));
  const [x, y] = toWorld(view, size, at);
  return inReach({
    x: x - (at[0] - size.width / 2) / scale,
    y: y - (at[1] - size.height / 2) / scale,
    scale,
  });
}

/** The map follows the hand: `dx`, `dy` pixels to the right and down. */
export function panBy(view: View, dx: number, dy: number): View {
  return inReach({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });
}

/** A step from one view to another, `share` 0-1 of the way. Scales change by ratio, so that the pace looks even. */
export function between(from: View, to: View, share: number): View {
  const scale = from.scale * (to.scale / from.scale) ** share;
  // The middle moves as the scale does, or the way would swing out.
  const moved =
    from.scale === to.scale ? share : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved, scale };
}

/** The smallest box around some rows of a layout; everything where there are none. */
export function boxAround(places: ArrayLike<number>, rows: Iterable<number>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    left = Math.min(left, places[row * 2]);
    right = Math.max(right, places[row * 2]);
    top = Math.min(top, places[row * 2 + 1]);
    bottom = Math.max(bottom, places[row * 2 + 1]);
  }
  return left <= right ? { left, top, right, bottom } : everything;
}

/** The middle of the screen stays over the world: nobody can lose the map. */
function inReach(view: View): View {
  return { ...view, x: Math.min(1, Math.max(-1, view.x)), y: Math.min(1, Math.max(-1, view.y)) };
}
