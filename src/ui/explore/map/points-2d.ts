// Points without WebGL2: stamped into an image by hand, several times faster than the canvas's own arcs.
import type { MapData } from './map-data.ts';
import {
  type Colour,
  drawingOrder,
  fadedAlpha,
  fullAlpha,
  type Painter,
  type PointFrame,
  resizeCanvas,
} from './painter.ts';

/** null where the canvas gives no 2-D context. */
export function canvasPainter(canvas: HTMLCanvasElement, data: MapData): Painter | null {
  // No `willReadFrequently`: the image is written, never read back.
  const context = canvas.getContext('2d', { alpha: false });
  return context && new CanvasPainter(canvas, data, context);
}

class CanvasPainter implements Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #data: MapData;
  readonly #context: CanvasRenderingContext2D;
  #image: ImageData | null = null;
  #lit: Uint8Array | null | undefined = undefined;
  #order: Uint32Array = new Uint32Array(0);
  #faded = 0;

  constructor(canvas: HTMLCanvasElement, data: MapData, context: CanvasRenderingContext2D) {
    this.#canvas = canvas;
    this.#data = data;
    this.#context = context;
  }

  draw(frame: PointFrame): void {
    resizeCanvas(this.#canvas, frame.size, frame.ratio);
    if (this.#canvas.width === 0 || this.#canvas.height === 0) return;
    const image = this.#blank(frame.colours.paper);
    if (frame.lit !== this.#lit) {
      ({ order: this.#order, faded: this.#faded } = drawingOrder(this.#data.count, frame.lit));
      this.#lit = frame.lit;
    }
    this.#stamp(image, frame);
    this.#context.putImageData(image, 0, 0);
  }

  close(): void {
    this.#image = null;
  }

  #blank([red, green, blue]: Colour): ImageData {
    const { width, height } = this.#canvas;
    if (this.#image?.width !== width || this.#image.height !== height)
      this.#image = new ImageData(width, height);
    // Bytes are in the order of memory, so the number is put together by the machine itself.
    const [paper] = new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer);
    new Uint32Array(this.#image.data.buffer).fill(paper);
    return this.#image;
  }

  #stamp(image: ImageData, { view, size, ratio, colours, diameter }: PointFrame): void {
    const { places, categories } = this.#data;
    const { cover, side } = disc(diameter * ratio);
    const { data: pixels, width, height } = image;
    for (let at = 0; at < this.#order.length; at++) {
      const row = this.#order[at];
      const left = Math.round(((places[row * 2] - view.x) * view.scale + size.width / 2) * ratio - side / 2);
      const top = Math.round(
        ((places[row * 2 + 1] - view.y) * view.scale + size.height / 2) * ratio - side / 2,
      );
      // A point cut by the edge is left out: it is on its way out of sight.
      if (left < 0 || top < 0 || left + side > width || top + side > height) continue;
      const [red, green, blue] = colours.categories[categories[row]];
      const alpha = at < this.#faded ? fadedAlpha : fullAlpha;
      for (let y = 0, of = 0; y < side; y++) {
        let to = ((top + y) * width + left) * 4;
        for (let x = 0; x < side; x++, of++, to += 4) {
          const share = cover[of] * alpha;
          pixels[to] += (red - pixels[to]) * share;
          pixels[to + 1] += (green - pixels[to + 1]) * share;
          pixels[to + 2] += (blue - pixels[to + 2]) * share;
        }
      }
    }
  }
}

/** How much of each pixel of a square a disc covers, 0-1, its last pixel fading out. */
function disc(diameter: number): { cover: Float32Array; side: number } {
  const side = Math.ceil(diameter + 1);
  const cover = Float32Array.from({ length: side * side }, (_, at) => {
    const x = (at % side) + 0.5 - side / 2;
    const y = Math.floor(at / side) + 0.5 - side / 2;
    return Math.max(0, Math.min(1, diameter / 2 + 0.5 - Math.hypot(x, y)));
  });
  return { cover, side };
}
