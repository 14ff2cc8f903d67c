// One message of DeepSeek, of its export or of its page's API: texts in fragments, or in a content. formats.md 3.7.
import { skip, type Skips, turn, type TurnOrSkip } from './draft.ts';
import { objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

type Side = 'user' | 'assistant';

/** What stands for an answer while the service is overloaded. */
const BUSY = '服务器繁忙，请稍后再试。';
/** Types of fragments that hold a turn's text; an answer may be a ready-made one. */
const TEXT_OF: Readonly<Record<Side, readonly unknown[]>> = {
  user: ['REQUEST'],
  assistant: ['RESPONSE', 'TEMPLATE_RESPONSE'],
};
/** Types of fragments that are neither thinking nor a tool. */
const SAID = new Set([...TEXT_OF.user, ...TEXT_OF.assistant, 'FILE']);

/** Whether it is nothing but the notice that the service is overloaded. */
export function isNotice(message: RawObject): boolean {
  return textIn(message, 'assistant').trim() === BUSY;
}

/**
 * The turns of a message; some hold a question with its answer. `index` on the branch tells who speaks where the oldest
 * files say neither role nor type.
 */
export function turnsOf(message: RawObject, index: number): TurnOrSkip[] {
  const sides = sidesOf(message) ?? [index % 2 === 0 ? 'user' : 'assistant'];
  return sides === 'system' ? ['system'] : sides.map((side) => turnOf(message, side));
}

function turnOf(message: RawObject, side: Side): TurnOrSkip {
  const text = textIn(message, side);
  if (side === 'assistant' && text.trim() === BUSY) return 'system';
  return turn(side, text, toMillis(message.inserted_at), reasonOfBlank(message));
}

function sidesOf(message: RawObject): Side[] | 'system' | null {
  const role = textOf(message.role)?.toLowerCase();
  if (role !== undefined) return role === 'user' || role === 'assistant' ? [role] : 'system';
  if (!Array.isArray(message.fragments)) return null;
  const types = objectsOf(message.fragments).map(({ type }) => type);
  const sides = (['user', 'assistant'] as const).filter((side) =>
    types.some((type) => TEXT_OF[side].includes(type)),
  );
  return sides.length > 0 ? sides : ['assistant'];
}

function textIn(message: RawObject, side: Side): string {
  const texts = objectsOf(message.fragments)
    .filter(({ type }) => TEXT_OF[side].includes(type))
    .flatMap(({ content }) => textOf(content) ?? []);
  return texts.length > 0 ? texts.join('\n') : (textOf(message.content) ?? '');
}

/** Thinking and tools are counted by themselves. */
function reasonOfBlank(message: RawObject): 'media-only' | 'blank' | null {
  const fragments = objectsOf(message.fragments);
  if (objectsOf(message.files).length > 0 || fragments.some(({ type }) => type === 'FILE'))
    return 'media-only';
  const others = fragments.some(({ type }) => !SAID.has(type));
  return others || textOf(message.thinking_content) !== null ? null : 'blank';
}

/** Counts what a message holds beside turns. */
export function countFragments(message: RawObject, skips: Skips): void {
  if (textOf(message.thinking_content) !== null) skip(skips, 'thinking');
  for (const { type } of objectsOf(message.fragments)) {
    if (type === 'THINK') skip(skips, 'thinking');
    else if (!SAID.has(type)) skip(skips, 'tool');
  }
}
