// What the map draws, taken once from what the screen knows of a run.
import { nodesOf, type TopicNode } from '../../../core/topic-tree.ts';
import type { Explored } from '../explored.ts';
import { topicName } from '../topic-name.ts';

/** Hues of the theme (--cat-1 ... --cat-8); what is left over is grey. */
export const hues = 8;

export interface MapTopic {
  readonly id: string;
  readonly name: string;
  /** 1: root topic. */
  readonly depth: number;
  readonly parentId: string | null;
  readonly count: number;
  /** 0 ... 7 a hue, `hues`: grey. That of its root. */
  readonly category: number;
  /** Stands on the map by name; "Too small to show" stands only in the legend. */
  readonly named: boolean;
  /** The chat nearest to the median of its chats: the median itself can lie where there are none. */
  readonly x: number;
  readonly y: number;
}

export interface MapData {
  /** x, y of each row. */
  readonly places: Float32Array;
  readonly count: number;
  /** Lowest shown topic of each row. */
  readonly topicOf: readonly string[];
  /** Category of each row. */
  readonly categories: Uint8Array;
  /** Every shown topic, "Too small to show" with the roots, all chats not; larger ones first within a depth. */
  readonly topics: readonly MapTopic[];
  readonly byId: ReadonlyMap<string, MapTopic>;
}

/** null: the run has no layout. */
export function mapDataOf(explored: Explored): MapData | null {
  const layout = explored.overview?.layout;
  if (!layout) return null;
  const topicOf = Array.from({ length: layout.rows }, (_, row) => explored.topicOfRow(row));
  const rows = rowsByTopic(explored.tree.root, topicOf);
  const topics = explored.tree.root.children.flatMap((root, at) => {
    const category = root.tooSmall ? hues : Math.min(at, hues);
    return [...nodesOf(root)].map((node) =>
      topicOfNode(node, category, layout.data, rows.get(node.id) ?? []),
    );
  });
  topics.sort((a, b) => a.depth - b.depth || b.count - a.count);
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  return {
    places: layout.data,
    count: layout.rows,
    topicOf,
    categories: Uint8Array.from(topicOf, (id) => byId.get(id)?.category ?? hues),
    topics,
    byId,
  };
}

/** Rows under every topic, those of its subtopics included. */
function rowsByTopic(root: TopicNode, topicOf: readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>([...nodesOf(root)].map((node) => [node.id, []]));
  topicOf.forEach((id, row) => rows.get(id)?.push(row));
  const collect = (node: TopicNode): number[] => {
    const own = rows.get(node.id)!;
    for (const child of node.children) for (const row of collect(child)) own.push(row);
    return own;
  };
  collect(root);
  return rows;
}

function topicOfNode(
  node: TopicNode,
  category: number,
  places: Float32Array,
  rows: readonly number[],
): MapTopic {
  return {
    id: node.id,
    name: topicName(node),
    depth: node.depth,
    parentId: node.parentId,
    count: node.count,
    category,
    named: !node.tooSmall && rows.length > 0,
    ...middleOf(places, rows),
  };
}

function middleOf(places: Float32Array, rows: readonly number[]): { x: number; y: number } {
  const x = median(rows.map((row) => places[row * 2]));
  const y = median(rows.map((row) => places[row * 2 + 1]));
  let [nearest, least] = [-1, Infinity];
  for (const row of rows) {
    const away = Math.hypot(places[row * 2] - x, places[row * 2 + 1] - y);
    if (away < least) [nearest, least] = [row, away];
  }
  return nearest < 0 ? { x, y } : { x: places[nearest * 2], y: places[nearest * 2 + 1] };
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[sorted.length >> 1];
}

/** Per row 1 where it lies under the topic, else 0; null where the topic holds everything. */
export function litRows(data: MapData, topic: TopicNode): Uint8Array | null {
  if (topic.depth === 0) return null;
  const under = new Set([...nodesOf(topic)].map(({ id }) => id));
  return Uint8Array.from(data.topicOf, (id) => (under.has(id) ? 1 : 0));
}
