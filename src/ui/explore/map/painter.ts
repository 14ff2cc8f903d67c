// What draws the points, whichever way.
import type { MapData } from './map-data.ts';
import type { Size, View } from './view.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export interface MapColours {
  /** Eight hues, then grey. */
  readonly categories: readonly Colour[];
  readonly paper: Colour;
  /** For canvas text and rings. */
  readonly ink: string;
  readonly muted: string;
  readonly halo: string;
}

export interface PointFrame {
  readonly view: View;
  readonly size: Size;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  readonly colours: MapColours;
  /** Per row 1 in full colour, 0 faded; null: all in full colour. Kept as long as it is the same object. */
  readonly lit: Uint8Array | null;
  /** Of a point, CSS pixels. */
  readonly diameter: number;
}

export interface Painter {
  draw(frame: PointFrame): void;
  close(): void;
}

export type MakePainter = (canvas: HTMLCanvasElement, data: MapData) => Painter | null;

/** Opacity of a point in full colour: where points lie over each other, it is seen. */
export const fullAlpha = 0.85;
/** The rest is faded to a quarter. */
export const fadedAlpha = 0.25 * fullAlpha;

/** Share of the map that the points have as their own room (core/math/place.ts). */
const covered = 0.22;
/** Points touch less than this share of their room, so that each is seen. */
const filled = 0.85;
/** Pixels: smaller ones cannot be hit, larger ones are no points. */
const [smallest, largest] = [3, 10];

/** Of a point, CSS pixels: as large as its room allows at this scale. */
export function diameterOf(count: number, scale: number): number {
  return Math.min(largest, Math.max(smallest, filled * 2 * Math.sqrt(covered / Math.max(1, count)) * scale));
}

/** Rows in the order they are drawn: the faded first, so that the lit lie on top. `faded`: how many. */
export function drawingOrder(count: number, lit: Uint8Array | null): { order: Uint32Array; faded: number } {
  const order = new Uint32Array(count);
  let at = 0;
  if (lit) for (let row = 0; row < count; row++) if (!lit[row]) order[at++] = row;
  const faded = at;
  for (let row = 0; row < count; row++) if (!lit || lit[row]) order[at++] = row;
  return { order, faded };
}

/** Sets a canvas's pixels where they are others than before: setting clears it. */
export function resizeCanvas(canvas: HTMLCanvasElement, size: Size, ratio: number): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
