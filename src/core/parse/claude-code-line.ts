// One line of a Claude Code session that has a message: what of it somebody wrote. formats.md 3.3.
import type { Message, SkipReason } from '../types.ts';
import { skip, type Skips } from './draft.ts';
import { objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** How texts begin that the program writes in the person's name. */
const NOT_TYPED = [
  '<command-name>',
  '<command-message>',
  '<local-command-stdout>',
  '<local-command-stderr>',
  '<local-command-caveat>',
  '<bash-stdout>',
  '<bash-stderr>',
  '<ide_opened_file>',
  '<ide_selection>',
  '<system-reminder>',
  '<task-notification>',
  'Caveat: The messages below',
  '[Request interrupted by user',
];
const THINKING = new Set(['thinking', 'redacted_thinking']);
const MEDIA = new Set(['image', 'document']);
/** Stands as the model of notices that the program writes itself. */
const NO_MODEL = '<synthetic>';

/** A prompt, or a part of an answer. */
export interface Line {
  readonly role: Message['role'];
  /** Not blank. Grows where other lines are parts of the same answer. */
  readonly texts: string[];
  /** Epoch milliseconds. */
  readonly at: number | null;
  /** Why it is no turn, while there are no texts; null where `skips` counts it. */
  readonly otherwise: SkipReason | null;
  readonly skips: Skips;
  readonly model: string | null;
}

/** Reads a line of type user or assistant. Most user lines are results of tools. */
export function claudeCodeLine(raw: RawObject, message: RawObject, role: Message['role']): Line {
  const { content } = message;
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : objectsOf(content);
  const written = blocks.flatMap(({ type, text }) => (type === 'text' ? (textOf(text) ?? []) : []));
  const typed = role === 'user' ? written.filter((text) => !isByProgram(text)) : written;
  const hidden = role === 'user' && (raw.isMeta === true || raw.isCompactSummary === true);
  const skips = countBlocks(blocks);
  const model = role === 'assistant' ? textOf(message.model) : null;
  return {
    role,
    texts: hidden ? [] : typed,
    at: toMillis(raw.timestamp),
    otherwise: written.length > 0 ? 'hidden' : reasonOfBlank(raw, blocks, skips),
    skips,
    model: model === NO_MODEL ? null : model,
  };
}

function isByProgram(text: string): boolean {
  const start = text.trimStart();
  return NOT_TYPED.some((mark) => start.startsWith(mark));
}

function countBlocks(blocks: readonly RawObject[]): Skips {
  const skips: Skips = {};
  for (const { type } of blocks) {
    if (THINKING.has(String(type))) skip(skips, 'thinking');
    else if (/tool_(use|result)$/.test(String(type))) skip(skips, 'tool');
  }
  return skips;
}

function reasonOfBlank(raw: RawObject, blocks: readonly RawObject[], counted: Skips): Line['otherwise'] {
  if (Object.keys(counted).length > 0) return null;
  if ('toolUseResult' in raw) return 'tool';
  return blocks.some(({ type }) => MEDIA.has(String(type))) ? 'media-only' : 'blank';
}
