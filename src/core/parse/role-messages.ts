// Lists of {role, content}: what OpenAI's API, Kura and many others write.
import { sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

const TEXT_BLOCKS = new Set([undefined, 'text', 'input_text', 'output_text']);
const THINKING_BLOCKS = new Set(['thinking', 'reasoning', 'redacted_thinking']);

/** Turns and counts of a list of messages. Content may be a string or blocks with `text` or `value`. */
export function readRoleMessages(list: readonly unknown[]): ReturnType<typeof sortTurns> {
  return sortTurns(list.map((message) => (isObject(message) ? turnOf(message) : null)));
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role, content } = message;
  if (role !== 'user' && role !== 'assistant')
    return role === 'tool' || role === 'function' ? 'tool' : 'system';
  const blocks = objectsOf(content);
  const texts = typeof content === 'string' ? [content] : blocks.map(blockText);
  return turn(
    role,
    texts.filter((text) => text !== '').join('\n'),
    toMillis(message.created_at),
    reasonOfBlank(message, blocks),
  );
}

function blockText(block: RawObject): string {
  if (!TEXT_BLOCKS.has(block.type as string | undefined)) return '';
  return textOf(block.text) ?? textOf(block.value) ?? '';
}

function reasonOfBlank(
  message: RawObject,
  blocks: readonly RawObject[],
): 'tool' | 'thinking' | 'media-only' | 'blank' {
  if (objectsOf(message.tool_calls).length > 0 || isObject(message.function_call)) return 'tool';
  if (blocks.some(({ type }) => THINKING_BLOCKS.has(String(type)))) return 'thinking';
  return blocks.some(({ type }) => !TEXT_BLOCKS.has(type as string | undefined)) ? 'media-only' : 'blank';
}
