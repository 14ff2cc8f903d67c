// Chats of llama.cpp's web page: a line about the chat, then a line a message; before, {conv, messages}. formats.md 3.10.
import { branchTo, newestLeaf } from './branch.ts';
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { type Chat, chatsInDatabase, isDatabase } from './llamacpp-database.ts';
import { withoutMarked } from './llamacpp-marks.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Chats of llama.cpp's page: an object a chat, or a line a message. */
export const llamacpp: GatheringFormat = { source: 'llamacpp', gather: () => new ChatLog() };

/** One file: one chat or several, one after the other. */
class ChatLog implements Gathering {
  #chat: Chat | null = null;

  take(line: RawObject): readonly Draft[] | null {
    if (isObject(line.conv) && Array.isArray(line.messages))
      return [draftOf(line.conv, objectsOf(line.messages))];
    if (isDatabase(line)) return chatsInDatabase(line).map((chat) => draftOf(chat.header, chat.messages));
    if (line.type === 'session') {
      const before = this.finish();
      this.#chat = { header: line, messages: [] };
      return before;
    }
    if (this.#chat === null || typeof line.type !== 'string') return null;
    if (line.type !== 'message') return [];
    if (!isObject(line.message) || !isOf(this.#chat, line.message)) return null;
    // The id of a message stands in it or beside it.
    this.#chat.messages.push({ id: line.id, ...line.message });
    return [];
  }

  finish(): readonly Draft[] {
    return this.#chat ? [draftOf(this.#chat.header, this.#chat.messages)] : [];
  }
}

/**
 * A message of another chat stands behind a line about that chat which could not be read. Where even a chat's first
 * message has another id, as in files that a program wrote, that id is the chat's too.
 */
function isOf({ header, messages }: Chat, { convId }: RawObject): boolean {
  const id = idOf(convId);
  if (id === null || id === idOf(header.id) || messages.length === 0) return true;
  return id === idOf(messages[0].convId);
}

function draftOf(header: RawObject, all: readonly RawObject[]): Draft {
  const branch = activeBranch(all, header.currNode);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  for (const message of branch) countOthers(message, skips);
  const kept = new Set(branch);
  const others = all.filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  const times = all.map(timeOf).filter((time) => time > 0);
  return {
    ownId: idOf(header.id),
    title: cleanTitle(header.name),
    startedAt: toMillis(header.timestamp) ?? toMillis(header.createdAt),
    updatedAt:
      toMillis(header.lastModified) ?? (times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null),
    account: null,
    model: mostFrequent(branch.flatMap(({ model, model_name }) => textOf(model) ?? textOf(model_name) ?? [])),
    messages,
    skips,
  };
}

/** Up from the message that was last seen, else from the newest; all in order where none names its parent. */
function activeBranch(all: readonly RawObject[], current: unknown): readonly RawObject[] {
  const nodes = new Map(all.map((message, index) => [idOf(message.id) ?? `#${index}`, message]));
  const leaf = idOf(current);
  if (leaf !== null && nodes.has(leaf)) return branchTo(nodes, leaf, parentOf);
  if (!all.some((message) => nodes.has(parentOf(message) ?? ''))) return all;
  return branchTo(nodes, newestLeaf(nodes, parentOf, timeOf), parentOf);
}

function parentOf({ parent }: RawObject): string | null {
  return idOf(parent);
}

/** Milliseconds; 0 where unknown. */
function timeOf({ timestamp }: RawObject): number {
  return toMillis(timestamp) ?? 0;
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role } = message;
  const text = textIn(message);
  if (role === 'user') return turn(role, text, toMillis(message.timestamp), reasonOfBlank(message));
  if (role === 'assistant')
    return turn(role, withoutMarked(text).text, toMillis(message.timestamp), reasonOfBlank(message));
  // Every tree grows from an empty message.
  return text.trim() === '' ? null : role === 'tool' ? 'tool' : 'system';
}

function textIn({ content }: RawObject): string {
  if (typeof content === 'string') return content;
  return objectsOf(content)
    .flatMap(({ text }) => textOf(text) ?? [])
    .join('\n');
}

/** Thinking and calls of tools are counted by themselves. */
function reasonOfBlank(message: RawObject): 'media-only' | 'blank' | null {
  if (hasCalls(message) || Object.keys(withoutMarked(textIn(message)).cut).length > 0) return null;
  const attached =
    objectsOf(message.extra).length > 0 || objectsOf(message.content).some(({ type }) => type !== 'text');
  return attached ? 'media-only' : 'blank';
}

function countOthers(message: RawObject, skips: Skips): void {
  const thoughts = [message.thinking, message.reasoningContent, message.reasoning_content];
  if (thoughts.some((thought) => textOf(thought) !== null)) skip(skips, 'thinking');
  if (hasCalls(message)) skip(skips, 'tool');
  if (message.role !== 'assistant') return;
  const { thinking, tool } = withoutMarked(textIn(message)).cut;
  skip(skips, 'thinking', thinking ?? 0);
  if (!hasCalls(message)) skip(skips, 'tool', tool ?? 0);
}

/** A list, or the text of one. */
function hasCalls({ toolCalls, tool_calls }: RawObject): boolean {
  return [toolCalls, tool_calls].some(
    (calls) => objectsOf(calls).length > 0 || /[^\s[\]]/.test(textOf(calls) ?? ''),
  );
}
