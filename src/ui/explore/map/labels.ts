// Which names stand on the map: the most important first, none over another.
import { type Box, closeness, type Size, toScreen, type View } from './view.ts';
import type { MapTopic } from './map-data.ts';

/** How close one must look before topics of a depth are named: roots always, then about one level at a doubling. */
const depthShownFrom = [0, 0, 1.6, 3, 6];
/** Air around a label, pixels. */
const air = 3;
/** Names are looked at once more this far above and below their place, in heights. */
const tries = [0, -0.75, 0.75, -1.5, 1.5];
/** Labels at one time; more than fit on any screen. */
const most = 80;

export interface LabelText {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface Label {
  readonly topic: MapTopic;
  readonly text: LabelText;
  /** Middle of the label, pixels. */
  readonly x: number;
  readonly y: number;
}

export interface LabelQuestion {
  readonly topics: readonly MapTopic[];
  readonly view: View;
  readonly size: Size;
  /** The selected topic, named at any distance, and so are its subtopics; null: none. */
  readonly selectedId: string | null;
  /** Where something else stands. */
  readonly reserved?: readonly Box[];
  readonly measure: (topic: MapTopic) => LabelText;
}

/** Labels that do not overlap, within the screen. The selected topic goes first, then its subtopics, then roots, then by depth and size. */
export function chooseLabels(question: LabelQuestion): Label[] {
  const { topics, view, size, selectedId, reserved = [], measure } = question;
  const close = closeness(view, size);
  const chosen: Label[] = [];
  const taken: Box[] = [...reserved];
  for (const topic of byImportance(topics, selectedId, close)) {
    const [x, y] = toScreen(view, size, [topic.x, topic.y]);
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const text = measure(topic);
    const place = freePlace(x, y, text, size, taken);
    if (!place) continue;
    taken.push(place);
    chosen.push({
      topic,
      text,
      x: (place.left + place.right) / 2,
      y: (place.top + place.bottom) / 2,
    });
    if (chosen.length === most) break;
  }
  return chosen;
}

function byImportance(topics: readonly MapTopic[], selectedId: string | null, close: number): MapTopic[] {
  const rank = (topic: MapTopic) =>
    topic.id === selectedId ? 0 : selectedId !== null && topic.parentId === selectedId ? 1 : 1 + topic.depth;
  const from = (depth: number) => depthShownFrom[Math.min(depth, depthShownFrom.length - 1)];
  return topics
    .filter((topic) => rank(topic) <= 1 || close >= from(topic.depth))
    .map((topic, at) => ({ topic, at, rank: rank(topic) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ topic }) => topic);
}

/** A box for the label at its place or a little above or below, moved into the screen; null where others stand. */
function freePlace(x: number, y: number, text: LabelText, size: Size, taken: readonly Box[]): Box | null {
  const [halfWidth, halfHeight] = [text.width / 2 + air, text.height / 2 + air];
  for (const shift of tries) {
    const middleX = within(x, halfWidth, size.width);
    const middleY = within(y + shift * text.height, halfHeight, size.height);
    const box = {
      left: middleX - halfWidth,
      right: middleX + halfWidth,
      top: middleY - halfHeight,
      bottom: middleY + halfHeight,
    };
    if (!taken.some((other) => overlap(box, other))) return box;
  }
  return null;
}

function within(middle: number, half: number, extent: number): number {
  return 2 * half >= extent ? extent / 2 : Math.min(extent - half, Math.max(half, middle));
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A name in at most two lines of at most `widest` pixels; what is longer ends in an ellipsis. */
export function wrapName(name: string, widthOf: (text: string) => number, widest: number): string[] {
  if (widthOf(name) <= widest) return [name];
  const words = name.split(/\s+/);
  let first = words.shift()!;
  while (words.length > 0 && widthOf(`${first} ${words[0]}`) <= widest) first += ` ${words.shift()}`;
  const lines = [cutTo(first, widthOf, widest)];
  if (words.length > 0) lines.push(cutTo(words.join(' '), widthOf, widest));
  return lines;
}

function cutTo(text: string, widthOf: (text: string) => number, widest: number): string {
  if (widthOf(text) <= widest) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('').trimEnd()}…`) > widest) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
