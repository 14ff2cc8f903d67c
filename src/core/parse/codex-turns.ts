// The turns of a Codex session, as events of its screen and as items sent to the model. formats.md 3.10.
import { turn, type TurnOrSkip } from './draft.ts';
import { objectsOf, type RawObject, textOf } from './raw.ts';

/** Where a turn stands in the log. The events are what a person saw; the items repeat them, among texts nobody typed. */
export type Lane = 'user' | 'assistant' | 'user-item' | 'assistant-item';

/** Editors put what is open before the prompt, and this between. */
const REQUEST = '## My request for Codex:';

/** Some events say what nobody typed: these kinds. */
const INJECTED_KINDS = new Set<unknown>(['user_instructions', 'environment_context']);

/** The turn of an event `user_message` or `agent_message`. */
export function laneTurn(role: 'user' | 'assistant', event: RawObject, at: number | null): TurnOrSkip {
  if (role === 'user' && INJECTED_KINDS.has(event.kind)) return 'hidden';
  const text = typeof event.message === 'string' ? event.message : '';
  const pictures = [event.images, event.local_images].some((list) => Array.isArray(list) && list.length > 0);
  return turn(role, role === 'user' ? requestIn(text) : text, at, pictures ? 'media-only' : 'blank');
}

/** The turn of an item `message`. */
export function messageTurn(item: RawObject, at: number | null): TurnOrSkip {
  const { role, content } = item;
  if (role !== 'user' && role !== 'assistant') return 'system';
  const blocks = objectsOf(content);
  const written = typeof content === 'string' ? [content] : blocks.flatMap(({ text }) => textOf(text) ?? []);
  const texts = role === 'user' ? written.filter((text) => !isInjected(text)) : written;
  if (texts.length === 0 && written.length > 0) return 'hidden';
  const text = texts.join('\n');
  const pictures = blocks.some(({ type }) => String(type).endsWith('image'));
  return turn(role, role === 'user' ? requestIn(text) : text, at, pictures ? 'media-only' : 'blank');
}

/** What the program tells the model in the person's name: surroundings, instructions of the folder. */
function isInjected(text: string): boolean {
  const start = text.trimStart();
  return start.startsWith('<') || start.startsWith('# AGENTS.md');
}

/** The prompt without what an editor put before it. */
function requestIn(text: string): string {
  const at = text.startsWith(REQUEST) ? 0 : text.indexOf(`\n${REQUEST}`);
  return at < 0 ? text : text.slice(text.indexOf(REQUEST, at) + REQUEST.length);
}
