// LibreChat: one file a conversation, its messages flat or inside one another. formats.md 3.10, branch rule 2.3.
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
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** A message and the id of the one before it. */
interface Node {
  readonly message: RawObject;
  readonly parent: string | null;
}

/** An exported conversation of LibreChat, its messages flat or as a tree. */
export const librechat: Format = { source: 'librechat', read: readLibrechat };

function readLibrechat(element: RawObject): Draft | null {
  const lists = [element.messages, element.messagesTree].filter((list) => Array.isArray(list));
  const list = lists.find(({ length }) => length > 0) ?? lists[0];
  if (list === undefined) return null;
  const nodes = flatten(list);
  const all = [...nodes.values()].map(({ message }) => message);
  const branch = activeBranch(nodes);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  for (const message of branch) countBlocks(message, skips);
  const kept = new Set(branch);
  const others = all.filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  const options = isObject(element.options) ? element.options : {};
  return {
    ownId: idOf(element.conversationId),
    title: cleanTitle(element.title),
    // `exportAt` is a time of day without a date.
    startedAt: toMillis(element.createdAt),
    updatedAt: toMillis(element.updatedAt) ?? newestOf(all),
    account: idOf(element.user) ?? idOf(all.find(({ user }) => idOf(user) !== null)?.user),
    model: mostFrequent(branch.flatMap(({ model }) => textOf(model) ?? [])) ?? textOf(options.model),
    messages,
    skips,
  };
}

/** All messages by id, each before those inside it, in the order of the file. */
function flatten(list: readonly unknown[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const open: Node[] = objectsOf(list).map((message) => ({ message, parent: idOf(message.parentMessageId) }));
  open.reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const given = idOf(node.message.messageId);
    // A message without an id, or with another's, is kept under a key that no id has.
    const id = given !== null && !nodes.has(given) ? given : `\n${nodes.size}`;
    nodes.set(id, node);
    const inside = objectsOf(node.message.children).map((message) => ({ message, parent: id }));
    for (const child of inside.reverse()) open.push(child);
  }
  return nodes;
}

/** To the leaf with the newest time, of equals the first: no pointer says which was last seen. */
function activeBranch(nodes: ReadonlyMap<string, Node>): RawObject[] {
  const all = [...nodes.values()];
  if (all.every(({ parent }) => parent === null)) return all.map(({ message }) => message);
  const parentOf = ({ parent }: Node) => parent;
  const backwards = new Map([...nodes].reverse());
  const leaf = newestLeaf(backwards, parentOf, ({ message }) => toMillis(message.createdAt) ?? 0);
  return branchTo(nodes, leaf, parentOf).map(({ message }) => message);
}

function turnOf(message: RawObject): TurnOrSkip {
  const blocks = objectsOf(message.content);
  const written = blocks
    .filter(({ type }) => type === 'text')
    .map(({ text }) => textOf(isObject(text) ? text.value : text) ?? '')
    .filter((text) => text !== '')
    .join('\n');
  const role = isUser(message) ? 'user' : 'assistant';
  const text = written === '' ? (textOf(message.text) ?? '') : written;
  return turn(role, text, toMillis(message.createdAt), reasonOfBlank(message, blocks));
}

/** Other senders are the names of models and of people's presets. */
function isUser({ isCreatedByUser, sender }: RawObject): boolean {
  return isCreatedByUser === true || (typeof sender === 'string' && sender.toLowerCase() === 'user');
}

/** Thinking and tools are counted by themselves. */
function reasonOfBlank(message: RawObject, blocks: readonly RawObject[]): 'media-only' | 'blank' | null {
  const files = [message.files, message.attachments].some((list) => objectsOf(list).length > 0);
  if (files || blocks.some(({ type }) => String(type).startsWith('image'))) return 'media-only';
  return blocks.some(({ type }) => type === 'think' || type === 'tool_call') ? null : 'blank';
}

function countBlocks(message: RawObject, skips: Skips): void {
  for (const { type } of objectsOf(message.content)) {
    if (type === 'think') skip(skips, 'thinking');
    else if (type === 'tool_call') skip(skips, 'tool');
  }
}

function newestOf(messages: readonly RawObject[]): number | null {
  const times = messages.flatMap(
    ({ updatedAt, createdAt }) => toMillis(updatedAt) ?? toMillis(createdAt) ?? [],
  );
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null;
}
