// The Claude data export: a list of messages, of which retries share a parent. formats.md 3.2, branch rule 2.3, turns 6.
import { type Draft, type Format, skip, type Skips, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Stands in `text`, and at times inside a text block, where the export could not write something. */
const PLACEHOLDER = /(?:```\s*)?This block is not supported on your current device yet\.(?:\s*```)?/g;
const TOOL_BLOCKS = new Set(['tool_use', 'tool_result']);

export const claude: Format = { source: 'claude', read: readClaude };

function readClaude(element: RawObject): Draft | null {
  const list = element.chat_messages ?? element.messages;
  if (!Array.isArray(list)) return null;
  const all = objectsOf(list);
  const branch = activeBranch(all);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  for (const message of branch) countBlocks(message, skips);
  const kept = new Set(branch);
  const others = all.filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  return {
    ownId: textOf(element.uuid),
    title: cleanTitle(element.name),
    startedAt: toMillis(element.created_at),
    updatedAt: toMillis(element.updated_at),
    account: isObject(element.account) ? textOf(element.account.uuid) : null,
    model: textOf(element.model),
    messages,
    skips,
  };
}

/** The order of the list; where messages share a parent, the chain up from the last one. */
function activeBranch(all: readonly RawObject[]): readonly RawObject[] {
  const parents = all
    .map(({ parent_message_uuid }) => textOf(parent_message_uuid))
    .filter((id) => id !== null);
  if (new Set(parents).size === parents.length) return all;
  const byId = new Map(all.map((message) => [message.uuid, message]));
  const branch: RawObject[] = [];
  const seen = new Set<RawObject>();
  let message = all.at(-1);
  // `seen` guards against circles.
  while (message && !seen.has(message)) {
    seen.add(message);
    branch.push(message);
    message = byId.get(message.parent_message_uuid);
  }
  return branch.reverse();
}

function turnOf(message: RawObject): TurnOrSkip {
  const role = message.sender === 'human' ? 'user' : message.sender === 'assistant' ? 'assistant' : null;
  if (role === null) return 'system';
  const blocks = objectsOf(message.content);
  const written = withoutPlaceholder(
    blocks
      .filter(({ type }) => type === 'text')
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join('\n'),
  );
  const text = written.trim() === '' ? withoutPlaceholder(textOf(message.text) ?? '') : written;
  return turn(role, text, toMillis(message.created_at), reasonOfBlank(message, blocks));
}

function withoutPlaceholder(text: string): string {
  return text.replace(PLACEHOLDER, '');
}

/** A pasted document is no message; blocks of thinking and tools are counted by themselves. */
function reasonOfBlank(message: RawObject, blocks: readonly RawObject[]): 'media-only' | 'blank' | null {
  if (objectsOf(message.attachments).length > 0 || objectsOf(message.files).length > 0) return 'media-only';
  return blocks.some(({ type }) => type === 'thinking' || TOOL_BLOCKS.has(String(type))) ? null : 'blank';
}

function countBlocks(message: RawObject, skips: Skips): void {
  for (const { type } of objectsOf(message.content)) {
    if (type === 'thinking') skip(skips, 'thinking');
    else if (TOOL_BLOCKS.has(String(type))) skip(skips, 'tool');
  }
}
