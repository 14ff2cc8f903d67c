// The Grok data export, prod-grok-backend.json: responses wrapped once more, or flat; and what extensions save of the
// page's own API, which writes its fields in camel case. formats.md 3.6, 2.3.
import { branchTo } from './branch.ts';
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  skip,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { ArchivedChats } from './grok-archive.ts';
import { withoutElements } from './markup.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Fields that hold pictures and files of a message. */
const MEDIA = ['file_attachments', 'image_attachments', 'generated_image_urls', 'file_attachments_metadata'];

/** The export of Grok, conversations with their responses, and the chats in X's archive. */
export const grok: GatheringFormat = { source: 'grok', gather: gatherGrok };

function gatherGrok(): Gathering {
  const archived = new ArchivedChats();
  return {
    take(element) {
      if (archived.take(element)) return [];
      const draft = readGrok(element);
      return draft && [draft];
    },
    finish: () => archived.drafts(),
  };
}

/** The responses of a conversation; the page's API has them in an object. */
export function grokResponses({ responses }: RawObject): readonly unknown[] | null {
  const list = isObject(responses) ? responses.responses : responses;
  return Array.isArray(list) ? list : null;
}

function readGrok(element: RawObject): Draft | null {
  const list = grokResponses(element);
  if (list === null) return null;
  const about = snakeCased(isObject(element.conversation) ? element.conversation : element);
  const all = objectsOf(list).map(unwrapped);
  const branch = activeBranch(all, about.leaf_response_id);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  skip(skips, 'thinking', branch.filter(hasThought).length);
  const kept = new Set(branch);
  const others = all.filter((response) => !kept.has(response));
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  const startedAt = millisOf(about.create_time);
  return {
    ownId: idOf(about.id) ?? idOf(about.conversation_id),
    // Some exports have no ids.
    identity: `${startedAt}\n${messages[0]?.text ?? ''}`,
    title: cleanTitle(about.title),
    startedAt,
    updatedAt: millisOf(about.modify_time),
    account: idOf(about.user_id),
    model: mostFrequent(branch.flatMap(({ model }) => textOf(model) ?? [])),
    messages,
    skips,
  };
}

function unwrapped(entry: RawObject): RawObject {
  return snakeCased(isObject(entry.response) ? entry.response : entry);
}

/** With the export's names of fields: `parentResponseId` is `parent_response_id`. */
function snakeCased(fields: RawObject): RawObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

const responseId = (response: RawObject) => idOf(response._id) ?? idOf(response.response_id);
const parentOf = (response: RawObject) => idOf(response.parent_response_id);

/** Up from the named leaf; it is mostly null or missing: then from the last response where some share a parent, else all. */
function activeBranch(all: readonly RawObject[], leaf: unknown): readonly RawObject[] {
  const parents = all.map(parentOf).filter((id) => id !== null);
  if (parents.length === 0) return all;
  const byId = new Map(all.map((response) => [responseId(response), response]));
  byId.delete(null);
  const named = branchTo(byId, idOf(leaf), parentOf);
  if (named.length > 0) return named;
  const last = all.at(-1);
  const retried = new Set(parents).size < parents.length;
  const found = retried && last ? branchTo(byId, responseId(last), parentOf) : [];
  return found.length > 0 ? found : all;
}

/** Senders are "human" and many names for the machine: assistant, ASSISTANT, grok-3. */
function turnOf(response: RawObject): TurnOrSkip {
  const sender = String(response.sender).toLowerCase();
  const role = sender === 'human' || sender === 'user' ? 'user' : 'assistant';
  const { text } = withoutElements(textOf(response.message) ?? '', 'grok:render');
  const media = MEDIA.some((key) => Array.isArray(response[key]) && response[key].length > 0);
  const reason = media ? 'media-only' : hasThought(response) ? null : 'blank';
  return turn(role, text, millisOf(response.create_time), reason);
}

function hasThought({ thinking_trace }: RawObject): boolean {
  return textOf(thinking_trace) !== null;
}

/** Both notations of one file: ISO, and the database's {"$date": {"$numberLong": "milliseconds"}}. */
function millisOf(value: unknown): number | null {
  if (!isObject(value)) return toMillis(value);
  const date = value.$date;
  return toMillis(isObject(date) ? date.$numberLong : date);
}
