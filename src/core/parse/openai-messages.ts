// OpenAI's fine-tuning rows, {"messages": [{role, content}]}, as JSONL or as an array. formats.md 3.11. No ids, no dates.
import type { Draft, Format } from './draft.ts';
import { type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';

export const openaiMessages: Format = { source: 'openai-messages', read: readOpenaiMessages };

function readOpenaiMessages(element: RawObject): Draft | null {
  if (!Array.isArray(element.messages)) return null;
  return {
    ownId: null,
    title: null,
    startedAt: null,
    updatedAt: null,
    account: null,
    model: textOf(element.model),
    ...readRoleMessages(element.messages),
  };
}
