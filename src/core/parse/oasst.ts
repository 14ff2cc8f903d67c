// OpenAssistant: trees (*.trees.jsonl), roots with replies, and single messages (*.messages.jsonl, Parquet) that are
// gathered by tree. formats.md 3.11, branch rule 2.3: the reply with the lowest rank, of those without one the first.
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  skip,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { firstTime } from './record-times.ts';
import { speakerOf } from './speakers.ts';

/** Trees of OpenAssistant, and its messages one a row. */
export const oasst: GatheringFormat = { source: 'oasst', gather: () => new Trees() };

/** One message of a tree, and its replies in the order of the file. */
interface Node {
  readonly record: RawObject;
  readonly replies: Node[];
}

/** Whether an object is one message of a flat file. */
export function isFlatMessage(o: RawObject): boolean {
  return 'message_id' in o && 'parent_id' in o && typeof o.text === 'string' && 'role' in o;
}

class Trees implements Gathering {
  /** Messages of flat files by their tree. */
  readonly #flat = new Map<string, RawObject[]>();
  /** Of messages that do not say their tree: parents stand before their replies. */
  readonly #treeOf = new Map<string | null, string>();

  take(element: RawObject): readonly Draft[] | null {
    if (isObject(element.prompt)) {
      return [draftOf(idOf(element.message_tree_id), nested(element.prompt))];
    }
    if (Array.isArray(element.replies)) {
      return [draftOf(idOf(element.message_tree_id) ?? idOf(element.message_id), nested(element))];
    }
    if (!isFlatMessage(element)) return null;
    const id = idOf(element.message_id);
    const tree = idOf(element.message_tree_id) ?? this.#treeOf.get(idOf(element.parent_id)) ?? id;
    if (tree === null) return null;
    if (id !== null) this.#treeOf.set(id, tree);
    const before = this.#flat.get(tree);
    if (before) before.push(element);
    else this.#flat.set(tree, [element]);
    return [];
  }

  finish(): readonly Draft[] {
    return [...this.#flat].map(([id, messages]) => draftOf(id, linked(messages)));
  }
}

/** A message and all below it, without recursion: replies may be as deep as a record may be. */
function nested(root: RawObject): Node[] {
  const all: Node[] = [{ record: root, replies: [] }];
  const open = [...all];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const record of objectsOf(node.record.replies)) {
      const reply: Node = { record, replies: [] };
      node.replies.push(reply);
      open.push(reply);
      all.push(reply);
    }
  }
  return all;
}

/** Messages that name their parents, the root first. One whose parent is missing stays apart; circles hang below no root. */
function linked(messages: readonly RawObject[]): Node[] {
  const nodes = new Map<string | null, Node>();
  const all = messages.map((record): Node => ({ record, replies: [] }));
  for (const node of all) nodes.set(idOf(node.record.message_id), node);
  for (const node of all) {
    const parent = idOf(node.record.parent_id);
    if (parent !== null) nodes.get(parent)?.replies.push(node);
  }
  const root = all.find(({ record }) => idOf(record.parent_id) === null);
  return root ? [root, ...all.filter((node) => node !== root)] : all;
}

/** The conversation of a tree's messages, of which the first is the root. */
function draftOf(ownId: string | null, all: readonly Node[]): Draft {
  const branch = activeBranch(all[0]);
  const { messages, skips } = sortTurns(branch.map(({ record }) => turnOf(record)));
  const kept = new Set(branch);
  const others = all.filter((node) => !kept.has(node));
  const rest = sortTurns(others.map(({ record }) => turnOf(record)));
  skip(skips, 'other-branch', rest.messages.length);
  skip(skips, 'hidden', rest.skips.hidden ?? 0);
  const root = all[0].record;
  return {
    ownId,
    title: null,
    startedAt: firstTime(root, ['created_date', 'created_at']),
    updatedAt: null,
    account: idOf(root.user_id),
    model: branch.map(({ record }) => textOf(record.model_name)).find((name) => name !== null) ?? null,
    messages,
    skips,
  };
}

/** From the root down. `seen` guards against circles. */
function activeBranch(root: Node): Node[] {
  const seen = new Set<Node>();
  for (let node: Node | null = root; node && !seen.has(node); node = best(node.replies)) seen.add(node);
  return [...seen];
}

/** The reply of the lowest rank that was not deleted. */
function best(replies: readonly Node[]): Node | null {
  let found: Node | null = null;
  for (const reply of replies) {
    if (isDeleted(reply.record)) continue;
    if (!found || rankOf(reply.record) < rankOf(found.record)) found = reply;
  }
  return found;
}

/** Without a rank the last. */
function rankOf({ rank }: RawObject): number {
  return typeof rank === 'number' ? rank : Infinity;
}

function isDeleted(record: RawObject): boolean {
  return record.deleted === true;
}

function turnOf(record: RawObject): TurnOrSkip {
  if (isDeleted(record)) return 'hidden';
  const speaker = speakerOf(record.role) ?? 'system';
  if (speaker === 'tool' || speaker === 'system') return speaker;
  const at = firstTime(record, ['created_date', 'created_at']);
  return turn(speaker, textOf(record.text) ?? '', at, 'blank');
}
