// What a message says: a text, or a list of blocks of which some are text.
import type { SkipReason } from '../types.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';

const TEXT_BLOCKS = new Set<unknown>([undefined, null, 'text', 'input_text', 'output_text', 'markdown']);
const THINKING_BLOCKS = new Set(['thinking', 'reasoning', 'redacted_thinking']);
const TOOL_BLOCKS = new Set([
  'tool_use',
  'tool_result',
  'tool_call',
  'tool-call',
  'tool-result',
  'tool_call_response',
  'function_call',
  'function_call_output',
]);
/** Gemini's parts are named by what they hold. */
const TOOL_PARTS = ['function_call', 'functionCall', 'function_response', 'functionResponse'];

/** The text of a message's content: itself, its text blocks joined by newlines, or the text within an object. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  const blocks = blocksOf(content);
  if (blocks) {
    return blocks
      .map(blockText)
      .filter((text) => text !== '')
      .join('\n');
  }
  return isObject(content) ? innerText(content) : '';
}

/** The blocks of a content: a list, or the `parts` or `content` of an object; null where it has none. */
function blocksOf(content: unknown): readonly unknown[] | null {
  if (Array.isArray(content)) return content;
  if (!isObject(content)) return null;
  if (Array.isArray(content.parts)) return content.parts;
  return Array.isArray(content.content) ? content.content : null;
}

function blockText(block: unknown): string {
  if (typeof block === 'string') return block;
  if (!isObject(block) || !TEXT_BLOCKS.has(block.type) || block.thought === true) return '';
  return innerText(block);
}

/** OpenAI's API has `text`, at times with a `value` within; LLaMA-Factory has `value`. */
function innerText(holder: RawObject): string {
  const { text, value, content } = holder;
  if (isObject(text)) return textOf(text.value) ?? '';
  return textOf(text) ?? textOf(value) ?? textOf(content) ?? '';
}

/** Why a message of one of the two sides has no text. */
export function reasonOfBlank(message: RawObject, content: unknown): SkipReason {
  if (objectsOf(message.tool_calls).length > 0 || isObject(message.function_call)) return 'tool';
  const blocks = objectsOf(blocksOf(content));
  if (blocks.some((block) => TOOL_PARTS.some((part) => isObject(block[part])))) return 'tool';
  const types = blocks.map(({ type }) => type);
  if (types.some((type) => THINKING_BLOCKS.has(String(type)))) return 'thinking';
  if (types.some((type) => TOOL_BLOCKS.has(String(type)))) return 'tool';
  return types.some((type) => !TEXT_BLOCKS.has(type)) ? 'media-only' : 'blank';
}
