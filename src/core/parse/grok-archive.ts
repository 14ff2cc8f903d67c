// Chats with Grok in the archive of X, data/grok-chat-item.js: a script that is one list of messages of all chats, which
// stand in no order that can be relied on. formats.md 3.6.
import { type Draft, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { withoutElements } from './markup.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** How the script begins, up to its list. */
export const ARCHIVE_SCRIPT = /^window\.YTD\.grok_chat_item\.part\d+\s*=\s*\[/;

/** The messages of one file, by chat. */
export class ArchivedChats {
  readonly #chats = new Map<string | null, RawObject[]>();

  /** Whether the element is a message of such a chat. */
  take(element: RawObject): boolean {
    const item = element.grokChatItem;
    if (!isObject(item)) return false;
    const id = idOf(item.chatId);
    const chat = this.#chats.get(id);
    if (chat) chat.push(item);
    else this.#chats.set(id, [item]);
    return true;
  }

  /** The chats in the order of their first messages in the file. They have no titles. */
  drafts(): Draft[] {
    return [...this.#chats].map(([id, items]) => draftOf(id, inOrder(items)));
  }
}

function draftOf(id: string | null, items: readonly RawObject[]): Draft {
  return {
    ownId: id,
    title: null,
    startedAt: toMillis(items[0].createdAt),
    updatedAt: toMillis(items.at(-1)?.createdAt),
    account: items.map(({ accountId }) => idOf(accountId)).find((account) => account !== null) ?? null,
    model: null,
    ...sortTurns(items.map(turnOf)),
  };
}

/** By time; a question has the same time as its answer, and stands before it. One without a time stays behind its neighbour. */
function inOrder(items: readonly RawObject[]): RawObject[] {
  let before = -Infinity;
  const keyed = items.map((item) => ({
    item,
    at: (before = toMillis(item.createdAt) ?? before),
    rank: sideOf(item) === 'user' ? 0 : 1,
  }));
  return keyed.sort((a, b) => (a.at === b.at ? a.rank - b.rank : a.at - b.at)).map(({ item }) => item);
}

function sideOf({ sender }: RawObject): 'user' | 'assistant' {
  const name = isObject(sender) ? (textOf(sender.originalName) ?? textOf(sender.name)) : textOf(sender);
  return name?.toLowerCase() === 'user' ? 'user' : 'assistant';
}

function turnOf(item: RawObject): TurnOrSkip {
  const { text } = withoutElements(textOf(item.message) ?? '', 'grok:render');
  const media = objectsOf(item.attachments).length > 0;
  return turn(sideOf(item), text, toMillis(item.createdAt), media ? 'media-only' : 'blank');
}
