// Which of two copies of one chat is kept: within a file, and between what is stored and what is dropped.
import { sizeOf } from './packed-conversation.ts';
import type { Conversation } from './types.ts';

/** What tells two copies of one chat apart. */
export interface Copy {
  /** Epoch milliseconds of the last change; null where the export does not tell. */
  readonly updatedAt: number | null;
  /** Of user and assistant together. */
  readonly turns: number;
  /** UTF-16 units of all turns. */
  readonly characters: number;
}

/** What counts of a conversation. */
export function copyOf(conversation: Conversation): Copy {
  const { userTurns, assistantTurns, characters } = sizeOf(conversation);
  return { updatedAt: conversation.updatedAt, turns: userTurns + assistantTurns, characters };
}

/**
 * Whether a copy takes the place of the one that is known: it was changed later; where the times are equal, or one of
 * them is unknown, it holds more turns, or as many with more text. Of equals the known one stays.
 */
export function isNewer(copy: Copy, known: Copy): boolean {
  if (copy.updatedAt !== null && known.updatedAt !== null && copy.updatedAt !== known.updatedAt)
    return copy.updatedAt > known.updatedAt;
  if (copy.turns !== known.turns) return copy.turns > known.turns;
  return copy.characters > known.characters;
}
