// Open WebUI's "Export chats": rows with a chat in each, or the bare chat; a map of messages. formats.md 3.10, branch rule 2.3.
import { branchTo, newestLeaf } from './branch.ts';
import {
  type Draft,
  type Format,
  mostFrequent,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { withoutElements } from './markup.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** What the page folds into the text of an answer, by the type of its `<details>`, and what it counts as. */
const FOLDED = new Map<string, 'thinking' | 'tool'>([
  ['reasoning', 'thinking'],
  ['tool_calls', 'tool'],
  ['code_interpreter', 'tool'],
]);

/** Chats of Open WebUI, `{chat: {history: {messages}}}`. */
export const openwebui: Format = { source: 'openwebui', read: readOpenwebui };

function readOpenwebui(row: RawObject): Draft | null {
  const chat = isObject(row.chat) ? row.chat : row;
  const history = isObject(chat.history) ? chat.history : {};
  if (!isObject(history.messages) && !Array.isArray(chat.messages)) return null;
  const nodes = new Map(Object.entries(isObject(history.messages) ? history.messages : {}).filter(isNode));
  // `messages` is a copy of the active branch, for chats that came without a history.
  const branch =
    nodes.size > 0 ? activeBranch(nodes, history.currentId ?? history.current_id) : objectsOf(chat.messages);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  for (const message of branch) countFolded(message, skips);
  const kept = new Set(branch);
  const others = [...nodes.values()].filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  return {
    ownId: idOf(row.id) ?? idOf(chat.id),
    title: cleanTitle(row.title) ?? cleanTitle(chat.title),
    startedAt: toMillis(row.created_at) ?? toMillis(chat.timestamp),
    updatedAt: toMillis(row.updated_at),
    account: idOf(row.user_id) ?? idOf(chat.userId),
    model: mostFrequent(branch.flatMap(({ model }) => textOf(model) ?? [])) ?? firstModel(chat.models),
    messages,
    skips,
  };
}

function isNode(entry: [string, unknown]): entry is [string, RawObject] {
  return isObject(entry[1]);
}

/** Up from `currentId`, by the parents: the lists of children name messages that are gone. */
function activeBranch(nodes: ReadonlyMap<string, RawObject>, current: unknown): RawObject[] {
  const parentOf = ({ parentId }: RawObject) => idOf(parentId);
  const branch = branchTo(nodes, idOf(current), parentOf);
  if (branch.length > 0) return branch;
  const all = [...nodes.values()];
  if (all.every((node) => parentOf(node) === null)) return all;
  const leaf = newestLeaf(nodes, parentOf, ({ timestamp }) => toMillis(timestamp) ?? 0);
  return branchTo(nodes, leaf, parentOf);
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return role === 'tool' ? 'tool' : 'system';
  const { text, cut } = unfolded(message);
  const media =
    objectsOf(message.files).length > 0 || objectsOf(message.content).some(({ type }) => type !== 'text');
  const reason = media ? 'media-only' : cut.length > 0 ? null : 'blank';
  return turn(role, text, toMillis(message.timestamp), reason);
}

/** `output` repeats the answer in another notation and is left alone. */
function unfolded({ content }: RawObject): ReturnType<typeof withoutElements> {
  const texts =
    typeof content === 'string' ? [content] : objectsOf(content).map(({ text }) => textOf(text) ?? '');
  return withoutElements(texts.join('\n'), 'details', (tag) => kindOf(tag) !== undefined);
}

function kindOf(tag: string): 'thinking' | 'tool' | undefined {
  const type = /\stype=["']?([\w-]+)/.exec(tag);
  return type ? FOLDED.get(type[1]) : undefined;
}

function countFolded(message: RawObject, skips: Skips): void {
  for (const tag of unfolded(message).cut) {
    const kind = kindOf(tag);
    if (kind) skip(skips, kind);
  }
}

function firstModel(models: unknown): string | null {
  return Array.isArray(models) ? textOf(models[0]) : null;
}
