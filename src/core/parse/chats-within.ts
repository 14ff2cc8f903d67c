// Where in an object of unknown make the lists of messages are.
import { saidIn } from './any-message.ts';
import { parsedOrNull } from './json-text.ts';
import { isObject, objectsOf, type RawObject } from './raw.ts';

/** A list of messages, or of VS Code's requests, which hold a question and its answer each. */
export interface Chat {
  readonly list: readonly unknown[];
  readonly kind: 'messages' | 'requests';
  /** The nearest object around the list that has an id or a title; else the one that an outer list holds. */
  readonly about: RawObject;
}

/** Names of a chat's own id, the surest first. */
export const ID_FIELDS = [
  'id',
  'uuid',
  '_id',
  'conversation_id',
  'conversationId',
  'chat_id',
  'chatId',
  'chatID',
  'sessionId',
  'session_id',
  'thread_id',
  'external_id',
] as const;

/** Names of a chat's title, the surest first. */
export const TITLE_FIELDS = [
  'title',
  'name',
  'chatTitle',
  'customTitle',
  'subject',
  'userTitle',
  'autoTitle',
] as const;

/** Objects in one another above a list: TypingMind's backup has two. */
const DEPTH = 8;
/** Lists under these names are an empty chat where nothing is in them. */
const LIST_FIELDS = ['messages', 'turns', 'requests'];
/** Rows have a list of messages as JSON in a text under these names. */
const PACKED_FIELDS = new Set(['messages', 'conversation', 'conversations', 'turns', 'dialogue', 'chat']);
/** Chatbox keeps the branches that are not seen here: no chats of their own. */
export const FORKS_FIELD = 'messageForksHash';

/** The lists in the order of the file; never within one another. Empty ones only of objects with an id or a title. */
export function* chatsIn(value: unknown, about: RawObject = {}, depth = 0): Generator<Chat> {
  if (Array.isArray(value)) yield* chatsOfList(value, about, depth);
  else if (isObject(value)) yield* chatsOfObject(value, about, depth);
}

function* chatsOfList(value: readonly unknown[], about: RawObject, depth: number): Generator<Chat> {
  const kind = kindOf(value);
  if (kind !== null) {
    yield { list: value, kind, about };
    return;
  }
  // Each item is about itself: an account's id is not that of its chats.
  for (const item of value) yield* chatsIn(item, isObject(item) ? item : {}, depth);
}

function* chatsOfObject(value: RawObject, outer: RawObject, depth: number): Generator<Chat> {
  if (depth > DEPTH) return;
  const named = [...ID_FIELDS, ...TITLE_FIELDS].some((field) => value[field] != null);
  const about = named || depth === 0 ? value : outer;
  for (const [key, inner] of Object.entries(value)) {
    if (key === FORKS_FIELD) continue;
    if (named && Array.isArray(inner) && inner.length === 0 && LIST_FIELDS.includes(key))
      yield { list: inner, kind: 'messages', about };
    else if (typeof inner === 'object') yield* chatsIn(inner, about, depth + 1);
    else if (PACKED_FIELDS.has(key)) yield* packedChat(inner, about);
  }
}

/** Only the list itself: what nests within a text was never measured. */
function* packedChat(cell: unknown, about: RawObject): Generator<Chat> {
  const list = typeof cell === 'string' ? parsedOrNull(cell) : null;
  if (Array.isArray(list) && kindOf(list) === 'messages') yield { list, kind: 'messages', about };
}

/** Most items are messages, and one of the two sides speaks; null where they are something else. */
function kindOf(list: readonly unknown[]): Chat['kind'] | null {
  const items = objectsOf(list);
  if (items.length === 0) return null;
  if (isRequest(items[0])) return 'requests';
  let messages = 0;
  let sides = 0;
  for (const item of items) {
    const said = saidIn(item);
    if (said === null) continue;
    messages++;
    if (said.speaker === 'user' || said.speaker === 'assistant') sides++;
  }
  return sides > 0 && messages * 2 >= items.length ? 'messages' : null;
}

/** A question with its answer; one that was never answered has an id all the same. */
function isRequest({ requestId, message, response }: RawObject): boolean {
  const asked = isObject(message) || typeof message === 'string';
  return asked && (Array.isArray(response) || (requestId !== undefined && response === undefined));
}
