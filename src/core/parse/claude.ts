// The Claude data export: a list of messages, of which retries share a parent. formats.md 3.2, branch rule 2.3, turns 6.
import { branchTo, parentsOverGaps } from './branch.ts';
import { isDesignChat, readDesignChat } from './claude-design.ts';
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
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { speakerOf } from './speakers.ts';
import { toMillis } from './times.ts';

/** Stands in `text`, and at times inside a text block, where the export could not write something. */
const PLACEHOLDER = /(?:```\s*)?This block is not supported on your current device yet\.(?:\s*```)?/g;
/** The id above all messages of a chat. */
const ROOT = /^0{8}-/;
const TOOL_BLOCKS = new Set(['tool_use', 'tool_result']);
const MEDIA_BLOCKS = new Set<unknown>(['image', 'file', 'document']);

/** A list of conversations, each with its `chat_messages`; those of Claude Design besides. */
export const claude: Format = { source: 'claude', read: readClaude };

function readClaude(element: RawObject): Draft | null {
  if (!('chat_messages' in element) && isDesignChat(element)) return readDesignChat(element);
  const list = element.chat_messages ?? element.messages;
  // A chat of which only the shell is left counts; anything else in the list does not.
  if (!Array.isArray(list) && !('chat_messages' in element || ('uuid' in element && 'name' in element)))
    return null;
  const all = objectsOf(list);
  const branch = activeBranch(all, element.current_leaf_message_uuid);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  for (const message of branch) countBlocks(message, skips);
  const kept = new Set(branch);
  const others = all.filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  if (!Array.isArray(list)) skip(skips, 'no-mapping');
  return {
    ownId: textOf(element.uuid),
    title: cleanTitle(element.name) ?? cleanTitle(element.title),
    startedAt: toMillis(element.created_at),
    updatedAt: toMillis(element.updated_at),
    account: isObject(element.account) ? textOf(element.account.uuid) : null,
    // The vendor's own export names none; what else writes its shape may.
    model: textOf(element.model) ?? mostFrequent(branch.flatMap(({ model }) => textOf(model) ?? [])),
    messages,
    skips,
  };
}

/**
 * The order of the list; where messages share a parent, the chain up from `leaf`, which the page's API names and the export
 * does not, else from the last one.
 */
function activeBranch(all: readonly RawObject[], leaf: unknown): readonly RawObject[] {
  const parents = all
    .map(({ parent_message_uuid }) => textOf(parent_message_uuid))
    .filter((id) => id !== null);
  if (new Set(parents).size === parents.length) return all;
  const byId = new Map(all.map((message) => [message.uuid, message]));
  const last = textOf(leaf) !== null && byId.has(leaf) ? leaf : all.at(-1)?.uuid;
  return branchTo(byId, last, parentsOverGaps(byId, parentOf));
}

/** What the first messages hang on is never in the file. */
function parentOf({ parent_message_uuid: parent }: RawObject): string | null {
  return typeof parent === 'string' && !ROOT.test(parent) ? parent : null;
}

function turnOf(message: RawObject): TurnOrSkip {
  const role = speakerOf(message.sender) ?? speakerOf(message.role);
  if (role !== 'user' && role !== 'assistant') return 'system';
  const blocks = objectsOf(message.content);
  const written = withoutPlaceholder(textOf(message.content) ?? textIn(blocks));
  const other = withoutPlaceholder(textOf(message.text) ?? '');
  const text = [written, other, spokenIn(blocks)].find((found) => found.trim() !== '') ?? '';
  return turn(role, text, toMillis(message.created_at), reasonOfBlank(message, blocks));
}

function textIn(blocks: readonly RawObject[]): string {
  return blocks
    .filter(({ type }) => type === 'text')
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('\n');
}

/** What was said aloud, where nothing is written. */
function spokenIn(blocks: readonly RawObject[]): string {
  return blocks
    .filter(({ type }) => type === 'voice_note')
    .flatMap(({ transcript, text }) => textOf(transcript) ?? textOf(text) ?? [])
    .join('\n');
}

function withoutPlaceholder(text: string): string {
  return text.replace(PLACEHOLDER, '');
}

/** A pasted document is no message; blocks of thinking and tools are counted by themselves. */
function reasonOfBlank(message: RawObject, blocks: readonly RawObject[]): 'media-only' | 'blank' | null {
  const attached = objectsOf(message.attachments).length > 0 || objectsOf(message.files).length > 0;
  if (attached || blocks.some(({ type }) => MEDIA_BLOCKS.has(type))) return 'media-only';
  return blocks.some(({ type }) => type === 'thinking' || TOOL_BLOCKS.has(String(type))) ? null : 'blank';
}

function countBlocks(message: RawObject, skips: Skips): void {
  for (const { type } of objectsOf(message.content)) {
    if (type === 'thinking') skip(skips, 'thinking');
    else if (TOOL_BLOCKS.has(String(type))) skip(skips, 'tool');
  }
}
