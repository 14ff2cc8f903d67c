// Mistral Le Chat: one file a chat, an array of messages that is not in order. formats.md 3.8. No title.
import {
  type Draft,
  type GatheringFormat,
  type Gathering,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { idOf, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** The export of Le Chat: an array of messages a file. */
export const lechat: GatheringFormat = { source: 'lechat', gather: gatherLechat };

function gatherLechat(): Gathering {
  const chats = new Map<string, RawObject[]>();
  return {
    take(message) {
      const id = idOf(message.chatId);
      if (id === null) return null;
      const chat = chats.get(id);
      if (chat) chat.push(message);
      else chats.set(id, [message]);
      return [];
    },
    finish: () => [...chats].map(([id, list]) => draftOf(id, list)),
  };
}

function draftOf(id: string, list: readonly RawObject[]): Draft {
  const ordered = inOrder(list);
  const { messages, skips } = sortTurns(ordered.map(turnOf));
  for (const message of ordered) countTools(message, skips);
  return {
    ownId: id,
    title: null,
    startedAt: toMillis(ordered[0]?.createdAt),
    updatedAt: toMillis(ordered.at(-1)?.createdAt),
    account: null,
    model: null,
    messages,
    skips,
  };
}

/** By time; a message without one stays behind the message it stood behind. */
function inOrder(list: readonly RawObject[]): RawObject[] {
  let before = -Infinity;
  const timed = list.map((message) => ({ message, at: (before = toMillis(message.createdAt) ?? before) }));
  return timed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ message }) => message);
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return role === 'tool' ? 'tool' : 'system';
  const chunks = objectsOf(message.contentChunks);
  const written = chunks.map(({ type, text }) => (type === 'text' ? (textOf(text) ?? '') : '')).join('');
  const media = objectsOf(message.files).length > 0 || chunks.some(({ type }) => type === 'image_url');
  const tools = chunks.some(({ type }) => type === 'tool_call');
  const reason = media ? 'media-only' : tools ? null : 'blank';
  return turn(role, textOf(message.content) ?? written, toMillis(message.createdAt), reason);
}

function countTools(message: RawObject, skips: Skips): void {
  skip(skips, 'tool', objectsOf(message.contentChunks).filter(({ type }) => type === 'tool_call').length);
}
