// Names on a canvas over the points: ink with a halo of paper, roots bold.
import { chooseLabels, type Label, type LabelText, wrapName } from './labels.ts';
import type { MapData, MapTopic } from './map-data.ts';
import { type MapColours, resizeCanvas } from './painter.ts';
import { type Point, type Size, toScreen, type View } from './view.ts';

/** Pixels: as --size-15 for roots, --size-13 below. */
const rootSize = 15;
const size = 13;
const leading = 1.2;
/** A name wider than this is set in two lines. */
const widest = 190;
const halo = 4;
const ringWidth = 2;
/** Pixels from the top and the right that the map's buttons stand in. */
const buttons = { width: 60, height: 170 };

export interface LabelFrame {
  readonly view: View;
  readonly size: Size;
  readonly ratio: number;
  readonly colours: MapColours;
  readonly selectedId: string | null;
  /** Ids whose names are in full ink; null: all. */
  readonly inFull: ReadonlySet<string> | null;
  /** Place of a point to be ringed, world units. */
  readonly ring: { readonly at: Point; readonly diameter: number } | null;
}

export class LabelPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #topics: readonly MapTopic[];
  readonly #texts = new Map<string, LabelText>();

  constructor(canvas: HTMLCanvasElement, data: MapData) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#topics = data.topics.filter(({ named }) => named);
  }

  /** Widths are measured again: the font has arrived. */
  forget(): void {
    this.#texts.clear();
  }

  draw(frame: LabelFrame): void {
    const context = this.#context;
    if (!context) return;
    resizeCanvas(this.#canvas, frame.size, frame.ratio);
    context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
    context.clearRect(0, 0, frame.size.width, frame.size.height);
    const family = getComputedStyle(this.#canvas).fontFamily;
    const labels = chooseLabels({
      topics: this.#topics,
      view: frame.view,
      size: frame.size,
      selectedId: frame.selectedId,
      reserved: [
        { left: frame.size.width - buttons.width, right: frame.size.width, top: 0, bottom: buttons.height },
      ],
      measure: (topic) => this.#measure(topic, context, family, frame.size),
    });
    if (frame.ring) drawRing(context, frame, frame.ring);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = halo;
    context.strokeStyle = frame.colours.halo;
    // The most important last, so that no halo eats into it.
    for (const label of labels.toReversed()) {
      context.font = fontOf(label.topic, family);
      const full = frame.inFull === null || frame.inFull.has(label.topic.id);
      context.fillStyle = full ? frame.colours.ink : frame.colours.muted;
      write(context, label);
    }
  }

  #measure(topic: MapTopic, context: CanvasRenderingContext2D, family: string, screen: Size): LabelText {
    const known = this.#texts.get(topic.id);
    if (known) return known;
    context.font = fontOf(topic, family);
    const widthOf = (text: string) => context.measureText(text).width;
    const lines = wrapName(topic.name, widthOf, Math.min(widest, screen.width - 2 * halo));
    const text = {
      lines,
      width: Math.max(...lines.map(widthOf)),
      height: lines.length * sizeOf(topic) * leading,
    };
    this.#texts.set(topic.id, text);
    return text;
  }
}

function sizeOf(topic: MapTopic): number {
  return topic.depth === 1 ? rootSize : size;
}

function fontOf(topic: MapTopic, family: string): string {
  return `${topic.depth === 1 ? 650 : 450} ${sizeOf(topic)}px ${family}`;
}

function write(context: CanvasRenderingContext2D, { topic, text, x, y }: Label): void {
  const line = sizeOf(topic) * leading;
  const first = y - ((text.lines.length - 1) * line) / 2;
  text.lines.forEach((words, i) => context.strokeText(words, x, first + i * line));
  text.lines.forEach((words, i) => context.fillText(words, x, first + i * line));
}

function drawRing(
  context: CanvasRenderingContext2D,
  { view, size: screen, colours }: LabelFrame,
  { at, diameter }: NonNullable<LabelFrame['ring']>,
): void {
  const [x, y] = toScreen(view, screen, at);
  for (const [width, colour] of [
    [ringWidth * 3, colours.halo],
    [ringWidth, colours.ink],
  ] as const) {
    context.beginPath();
    context.arc(x, y, diameter / 2 + ringWidth, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}
