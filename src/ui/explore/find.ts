// Search over names, descriptions and requests: every word of the query must occur.
import type { TopicNode } from '../../core/topic-tree.ts';

/** The chats of a run, prepared for searching. */
export interface Findable {
  /** Folded requests, one a row of the overview. */
  readonly folded: readonly string[];
  /** Topic each row stands in. */
  readonly topicOf: readonly string[];
}

export interface Matches {
  /** Topics whose name or description matches. */
  readonly topics: ReadonlySet<string>;
  /** Matching chats under a topic, by topic id; topics without any are not in it. */
  readonly chatsUnder: ReadonlyMap<string, number>;
  /** Rows of matching chats, in the order of the overview. */
  readonly chats: readonly number[];
  /** Topics that must be open to see every matching topic. */
  readonly branches: ReadonlySet<string>;
}

/** Lower case, without accents: "Übersetzung" is found by "ubersetz". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

const foldedTopics = new WeakMap<TopicNode, string>();

/** Folded once, searched at every key. */
function foldedTopic(node: TopicNode): string {
  const known = foldedTopics.get(node);
  if (known !== undefined) return known;
  const folded = fold(`${node.name}\n${node.description}`);
  foldedTopics.set(node, folded);
  return folded;
}

/** null: the query is blank. */
export function findMatches(
  query: string,
  byId: ReadonlyMap<string, TopicNode>,
  chats: (() => Findable) | null,
): Matches | null {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  const holds = (text: string) => words.every((word) => text.includes(word));

  const topics = new Set<string>();
  const branches = new Set<string>();
  for (const node of byId.values()) {
    if (node.parentId === null || node.tooSmall || !holds(foldedTopic(node))) continue;
    topics.add(node.id);
    for (const id of above(node, byId)) branches.add(id);
  }

  const rows: number[] = [];
  const chatsUnder = new Map<string, number>();
  const under = new Map<string, number>();
  const { folded, topicOf } = chats?.() ?? { folded: [], topicOf: [] };
  folded.forEach((text, row) => {
    if (!holds(text)) return;
    rows.push(row);
    under.set(topicOf[row], (under.get(topicOf[row]) ?? 0) + 1);
  });
  for (const [id, count] of under) {
    const node = byId.get(id);
    if (!node) continue;
    for (const each of [id, ...above(node, byId)]) chatsUnder.set(each, (chatsUnder.get(each) ?? 0) + count);
  }
  return { topics, chatsUnder, chats: rows, branches };
}

/** Ids above a topic, nearest first, root included. */
function above(node: TopicNode, byId: ReadonlyMap<string, TopicNode>): string[] {
  const ids: string[] = [];
  for (let id = node.parentId; id !== null; id = byId.get(id)?.parentId ?? null) ids.push(id);
  return ids;
}
