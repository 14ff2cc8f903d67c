// Kura's Conversation objects, as an array or as JSONL. formats.md 3.11. Times have no zone and are taken as UTC.
import type { Draft, Format } from './draft.ts';
import { idOf, isObject, type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';
import { toMillis } from './times.ts';

/** Rows of a chat each, `{chat_id, messages}`. */
export const kura: Format = { source: 'kura', read: readKura };

function readKura(element: RawObject): Draft | null {
  if (!('chat_id' in element) || !Array.isArray(element.messages)) return null;
  return {
    ownId: idOf(element.chat_id),
    title: null,
    startedAt: toMillis(element.created_at),
    updatedAt: null,
    account: null,
    // Of what stands in the metadata, which is anybody's, this is asked for everywhere.
    model: isObject(element.metadata) ? textOf(element.metadata.model) : null,
    ...readRoleMessages(element.messages),
  };
}
