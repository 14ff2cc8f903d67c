// Logs that end with the first message: their turns in the order in which they were said.
import type { Message } from '../types.ts';

/** The turns, turned round where every time is known, none is later than the one before, and not all are equal. */
export function oldestFirst(messages: readonly Message[]): readonly Message[] {
  const times = messages.flatMap(({ at }) => at ?? []);
  if (times.length < messages.length || times.length < 2 || times[0] === times.at(-1)) return messages;
  const falls = times.every((time, index) => index === 0 || time <= times[index - 1]);
  // Of two turns a question stands before its answer, whatever their clocks say.
  const isPair = messages.length === 2 && messages[0].role === 'user' && messages[1].role === 'assistant';
  return falls && !isPair ? messages.toReversed() : messages;
}
