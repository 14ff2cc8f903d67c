// OpenAI's fine-tuning rows as JSONL or as an array: {messages: [{role, content}]}, preferences, and the old pairs.
// formats.md 3.11. No ids, no dates.
import { type Draft, type Format, sortTurns, turn } from './draft.ts';
import { isPreference, preferredTurns } from './preferences.ts';
import { objectsOf, type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';

/** Rows of a chat each, `{messages}`: logs and training data of the API. */
export const openaiMessages: Format = { source: 'openai-messages', read: readOpenaiMessages };

/** Whether a row is a pair, as in the time before messages: of texts, or of lists of messages. */
export function isCompletion({ prompt, completion }: RawObject): boolean {
  if (typeof prompt === 'string') return typeof completion === 'string';
  return 'role' in (objectsOf(prompt)[0] ?? {}) && 'role' in (objectsOf(completion)[0] ?? {});
}

function readOpenaiMessages(element: RawObject): Draft | null {
  const turns = turnsOf(element);
  return turns && { ...NOTHING_ELSE, model: textOf(element.model), ...turns };
}

const NOTHING_ELSE = { ownId: null, title: null, startedAt: null, updatedAt: null, account: null };

function turnsOf(element: RawObject): ReturnType<typeof sortTurns> | null {
  if (isPreference(element)) return preferredTurns(element);
  if (Array.isArray(element.messages)) return readRoleMessages(element.messages);
  if (!isCompletion(element)) return null;
  const { prompt, completion } = element;
  if (Array.isArray(prompt) && Array.isArray(completion)) return readRoleMessages([...prompt, ...completion]);
  return sortTurns([
    turn('user', textOf(prompt) ?? '', null, 'blank'),
    turn('assistant', textOf(completion) ?? '', null, 'blank'),
  ]);
}
