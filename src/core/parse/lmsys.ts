// LMSYS-Chat-1M's rows (JSONL, Parquet): {conversation_id, model, conversation: [{role, content}]}. formats.md 3.11. No dates.
// Chatbot Arena's rows are of the same makers: two talks each, {question_id, model_a, model_b, winner, judge, conversation_a, conversation_b, tstamp}.
import { hashParts } from '../hash.ts';
import { type Draft, type Format, skip } from './draft.ts';
import { idOf, objectsOf, type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';
import { toMillis } from './times.ts';

/** Rows of LMSYS-Chat-1M, and those of the Chatbot Arena. */
export const lmsys: Format = { source: 'lmsys', read: readLmsys };

/** Whether a row of the Arena holds the talks with two models. */
export function isArena({ conversation_a, conversation_b }: RawObject): boolean {
  return 'role' in (objectsOf(conversation_a)[0] ?? {}) && Array.isArray(conversation_b);
}

function readLmsys(element: RawObject): Draft | null {
  if (isArena(element)) return readArena(element);
  if (!Array.isArray(element.conversation)) return null;
  return draftOf(element, textOf(element.model), readRoleMessages(element.conversation));
}

/** The talk with the model that won counts, in a tie the first; the other is a branch. */
function readArena(element: RawObject): Draft {
  const [won, lost] = element.winner === 'model_b' ? (['b', 'a'] as const) : (['a', 'b'] as const);
  const read = readRoleMessages(objectsOf(element[`conversation_${won}`]));
  const other = readRoleMessages(objectsOf(element[`conversation_${lost}`]));
  skip(read.skips, 'other-branch', other.messages.filter(({ role }) => role === 'assistant').length);
  const draft = draftOf(element, textOf(element[`model_${won}`]), read);
  // One question is put to many pairs of models, and judged by many.
  const { question_id: question, model_a: a, model_b: b, judge, turn } = element;
  return { ...draft, fullId: hashParts(draft.ownId, ...[question, a, b, judge, turn].map(idOf)) };
}

function draftOf(element: RawObject, model: string | null, turns: Pick<Draft, 'messages' | 'skips'>): Draft {
  return {
    ownId: idOf(element.conversation_id) ?? idOf(element.question_id) ?? idOf(element.id),
    title: null,
    startedAt: toMillis(element.timestamp) ?? toMillis(element.tstamp),
    updatedAt: null,
    account: idOf(element.judge),
    model,
    ...turns,
  };
}
