// Both canvases of the map, drawn at most once a frame.
import { LabelPainter } from './label-painter.ts';
import type { MapData, MapTopic } from './map-data.ts';
import { diameterOf, type MakePainter, type MapColours, type Painter } from './painter.ts';
import type { Size, View } from './view.ts';

export interface Scene {
  readonly view: View;
  readonly size: Size;
  readonly ratio: number;
  readonly colours: MapColours;
  readonly lit: Uint8Array | null;
  readonly selectedId: string | null;
  /** The chat whose card is open. */
  readonly chosen: number | null;
}

export class Drawing {
  readonly #data: MapData;
  readonly #points: Painter;
  readonly #labels: LabelPainter;
  #scene: Scene | null = null;
  #frame = 0;

  /** null where the points cannot be drawn in this way. */
  static on(
    canvases: { points: HTMLCanvasElement; labels: HTMLCanvasElement },
    data: MapData,
    make: MakePainter,
  ): Drawing | null {
    const painter = make(canvases.points, data);
    return painter && new Drawing(data, painter, new LabelPainter(canvases.labels, data));
  }

  private constructor(data: MapData, points: Painter, labels: LabelPainter) {
    this.#data = data;
    this.#points = points;
    this.#labels = labels;
    void document.fonts.ready.then(() => {
      this.#labels.forget();
      if (this.#scene) this.show(this.#scene);
    });
  }

  /** Draws with the next frame; a newer scene takes the place of one that waits. */
  show(scene: Scene): void {
    this.#scene = scene;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#scene = null;
    this.#points.close();
  }

  #draw(): void {
    this.#frame = 0;
    if (!this.#scene) return;
    const { view, size, ratio, colours, lit, selectedId, chosen } = this.#scene;
    const diameter = diameterOf(this.#data.count, view.scale);
    this.#points.draw({ view, size, ratio, colours, lit, diameter });
    const at =
      chosen === null
        ? null
        : ([0, 1].map((axis) => this.#data.places[chosen * 2 + axis]) as [number, number]);
    this.#labels.draw({
      view,
      size,
      ratio,
      colours,
      selectedId,
      inFull: selectedId === null ? null : topicsUnder(this.#data.topics, selectedId),
      ring: at && { at, diameter },
    });
  }
}

/** The topic, all below it and all above it. Parents come before children in `topics`. */
function topicsUnder(topics: readonly MapTopic[], id: string): ReadonlySet<string> {
  const under = new Set([id]);
  for (const topic of topics) if (topic.parentId !== null && under.has(topic.parentId)) under.add(topic.id);
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId))
    under.add(at.id);
  return under;
}
