// The generic walker: lists of messages at any depth of files whose maker we do not know. formats.md 3.9, 3.10.
import { isExporterChat, readExporterChat } from './chat-exporter.ts';
import type { Draft, Gathering, GatheringFormat } from './draft.ts';
import { saidIn } from './any-message.ts';
import { chatsIn } from './chats-within.ts';
import { draftOf } from './generic-draft.ts';
import { idOf, type RawObject } from './raw.ts';
import { ChangedChat, isChange, isSnapshot } from './vscode-log.ts';

/** Fields that tell apart the chats of messages that stand in one row. */
const CHAT_FIELDS = [
  'conversation_id',
  'conversationId',
  'chat_id',
  'chatId',
  'thread_id',
  'session_id',
  'sessionId',
  'convId',
];

/** Whether the element is a message by itself. Logs have lines with a type 'system' and a text, so that is not enough. */
export function isMessage(element: RawObject): boolean {
  const speaker = saidIn(element)?.speaker;
  return speaker === 'user' || speaker === 'assistant' || (speaker != null && 'role' in element);
}

/** Whether the element is a message, or holds lists of messages. */
export function holdsMessages(element: RawObject): boolean {
  return isMessage(element) || isSnapshot(element) || holdsLists(element);
}

/** Whether lists of messages stand in the element, at any depth up to 8. Stops at the first. */
export function holdsLists(element: RawObject): boolean {
  for (const { list } of chatsIn(element)) if (list.length > 0) return true;
  return false;
}

/** Any list of messages, at any depth of up to 8. */
export const generic: GatheringFormat = { source: 'generic', gather: () => new GenericChats() };

/** Messages that stand in the file's own list are one chat, or one for each chat id; all other lists are one each. */
class GenericChats implements Gathering {
  readonly #bare = new Map<string | null, RawObject[]>();
  #log: ChangedChat | null = null;

  take(element: RawObject): readonly Draft[] | null {
    if (isSnapshot(element)) {
      const before = this.#logged();
      this.#log = new ChangedChat(element.v);
      return before;
    }
    if (this.#log && isChange(element)) return this.#log.apply(element) ? [] : null;
    if (isExporterChat(element)) return [readExporterChat(element)];
    if (saidIn(element) !== null) {
      const chat = CHAT_FIELDS.map((field) => idOf(element[field])).find((id) => id !== null) ?? null;
      const before = this.#bare.get(chat);
      if (before) before.push(element);
      else this.#bare.set(chat, [element]);
      return [];
    }
    const drafts = draftsIn(element);
    if (drafts.length > 0) return drafts;
    // Only the system speaks, or nobody: a chat all the same.
    return Array.isArray(element.messages)
      ? [draftOf({ list: element.messages, kind: 'messages', about: element })]
      : null;
  }

  /** A list without the ids of chats is a chat of its own; messages that name theirs find it in any list of the file. */
  endList(): readonly Draft[] {
    const log = this.#logged();
    this.#log = null;
    const list = this.#bare.get(null);
    this.#bare.delete(null);
    return list ? [...log, bareDraft(null, list)] : log;
  }

  finish(): readonly Draft[] {
    return [...this.#logged(), ...[...this.#bare].map(([id, list]) => bareDraft(id, list))];
  }

  #logged(): readonly Draft[] {
    return this.#log ? draftsIn(this.#log.chat) : [];
  }
}

function bareDraft(id: string | null, list: readonly RawObject[]): Draft {
  return { ...draftOf({ list, kind: 'messages', about: {} }), ownId: id };
}

/** The chats of one element. Two equal lists about the same object are a copy, as are `messages` beside `history`. */
function draftsIn(element: RawObject): Draft[] {
  const drafts: Draft[] = [];
  const about = new Map<RawObject, ListsAbout>();
  for (const chat of chatsIn(element)) {
    const draft = draftOf(chat);
    const before = about.get(chat.about);
    if (!before) {
      about.set(chat.about, { first: draft, turns: null });
      drafts.push(draft);
    } else if (isNew(before, draft)) {
      // An id names one chat: the others of the same object go by their turns.
      const { identity: _, ...rest } = draft;
      drafts.push({ ...rest, ownId: null });
    }
  }
  return drafts;
}

/** The lists about one object: nearly always one, so that their turns are written out only for the second. */
interface ListsAbout {
  readonly first: Draft;
  turns: Set<string> | null;
}

function isNew(before: ListsAbout, draft: Draft): boolean {
  before.turns ??= new Set([turnsText(before.first)]);
  const turns = turnsText(draft);
  if (before.turns.has(turns)) return false;
  before.turns.add(turns);
  return true;
}

function turnsText({ messages }: Draft): string {
  return JSON.stringify(messages.map(({ role, text }) => [role, text]));
}
