// Chats of Claude Design, design_chats/<uuid>.json of the Claude export: the content of a message is an object. formats.md 3.2.
import { type Draft, skip, type Skips, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Whether a message of this chat holds its text in an object, as only this format does. */
export function isDesignChat(element: RawObject): boolean {
  return objectsOf(element.messages).some(
    ({ role, content }) =>
      typeof role === 'string' && isObject(content) && ('contentBlocks' in content || 'content' in content),
  );
}

/** One design chat. Its project has a name, the chat itself is titled "Chat". */
export function readDesignChat(element: RawObject): Draft {
  const list = objectsOf(element.messages);
  const { messages, skips } = sortTurns(list.map(turnOf));
  for (const message of list) countBlocks(message, skips);
  const accounts = list.flatMap(({ content }) =>
    isObject(content) ? (textOf(content.authorAccountUuid) ?? []) : [],
  );
  return {
    ownId: textOf(element.uuid),
    title: cleanTitle(element.title) ?? cleanTitle(element.name),
    startedAt: toMillis(element.created_at),
    updatedAt: toMillis(element.updated_at),
    account: accounts[0] ?? null,
    model: null,
    messages,
    skips,
  };
}

function blocksOf({ content }: RawObject): RawObject[] {
  return isObject(content) ? objectsOf(content.contentBlocks) : [];
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return 'system';
  const content = isObject(message.content) ? message.content : { content: message.content };
  const blocks = blocksOf(message);
  const written = blocks
    .filter(({ type }) => type === 'text')
    .flatMap(({ text }) => textOf(text) ?? [])
    .join('\n');
  const text = written === '' ? (textOf(content.content) ?? '') : written;
  const attached = objectsOf(content.attachments).length > 0;
  const reason = attached ? 'media-only' : blocks.some(isOther) ? null : 'blank';
  return turn(role, text, toMillis(message.created_at) ?? toMillis(content.timestamp), reason);
}

const isOther = ({ type }: RawObject) => type === 'thinking' || type === 'tool_call';

function countBlocks(message: RawObject, skips: Skips): void {
  for (const block of blocksOf(message))
    if (isOther(block)) skip(skips, block.type === 'thinking' ? 'thinking' : 'tool');
}
