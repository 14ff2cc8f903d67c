// WildChat's rows (JSONL, Parquet): {conversation_hash, timestamp, model, hashed_ip, conversation: [{role, content}]}.
// formats.md 3.11. The account is the address, which the data set has hashed already.
import type { Draft, Format } from './draft.ts';
import { idOf, objectsOf, type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';
import { toMillis } from './times.ts';

/** Rows of WildChat, a chat each. */
export const wildchat: Format = { source: 'wildchat', read: readWildchat };

function readWildchat(element: RawObject): Draft | null {
  if (!Array.isArray(element.conversation)) return null;
  const turns = objectsOf(element.conversation);
  const ofTurn = turns.map(({ hashed_ip }) => textOf(hashed_ip)).find((address) => address !== null);
  return {
    ownId: idOf(element.conversation_hash),
    title: null,
    startedAt: toMillis(element.timestamp),
    updatedAt: null,
    account: textOf(element.hashed_ip) ?? ofTurn ?? null,
    model: textOf(element.model),
    ...readRoleMessages(turns),
  };
}
