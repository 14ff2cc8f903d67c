// DeepSeek: the account export, a tree without a pointer to its active leaf, and what a userscript saves of the page's own API.
// formats.md 3.7, branch rule 2.3.
import { branchTo } from './branch.ts';
import { ScriptTree } from './deepseek-script.ts';
import { lastTries } from './deepseek-tree.ts';
import { countFragments, isNotice, turnsOf } from './deepseek-message.ts';
import { type Draft, type Gathering, type GatheringFormat, mostFrequent, skip, sortTurns } from './draft.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** The export of DeepSeek, `{mapping}` with fragments, and what scripts save from its page. */
export const deepseek: GatheringFormat = { source: 'deepseek', gather: gatherDeepseek };

function gatherDeepseek(): Gathering {
  const script = new ScriptTree();
  return {
    take(element) {
      if (script.take(element)) return [];
      const draft = readDeepseek(element);
      return draft && [draft];
    },
    finish: () => script.drafts(),
  };
}

/** The session and its messages of a dump of the page's API, with or without the API's wrappings; null where there is none. */
export function deepseekDump(element: RawObject): { session: RawObject; list: readonly unknown[] } | null {
  const data = isObject(element.data) ? element.data : element;
  const dump = isObject(data.biz_data) ? data.biz_data : data;
  const { chat_session: session, chat_messages: list } = dump;
  if (!Array.isArray(list) || !(isObject(session) || isObject(data.biz_data))) return null;
  return { session: isObject(session) ? session : {}, list };
}

/** Whether the nodes of a tree hold their texts in fragments, as only this vendor's do. */
export function hasFragments(mapping: unknown): boolean {
  if (!isObject(mapping)) return false;
  const message = Object.values(mapping).filter(isObject).flatMap(messageOf)[0];
  return message !== undefined && Array.isArray(message.fragments);
}

function readDeepseek(element: RawObject): Draft | null {
  const dump = deepseekDump(element);
  if (dump) return readDump(dump.session, dump.list);
  const { mapping } = element;
  if (!isObject(mapping) && !('inserted_at' in element)) return null;
  const nodes = new Map(Object.entries(isObject(mapping) ? mapping : {}).filter(isNode));
  const branch = lastTries(nodes, (node) => isObject(node?.message) && isNotice(node.message));
  const draft = draftOf(element, branch.flatMap(messageOf), [...nodes.values()].flatMap(messageOf));
  if (!isObject(mapping)) skip(draft.skips, 'no-mapping');
  return draft;
}

function readDump(session: RawObject, list: readonly unknown[]): Draft {
  const all = objectsOf(list);
  const parentOf = (message: RawObject) => idOf(message.parent_id);
  const byId = new Map(all.map((message) => [idOf(message.message_id), message]));
  byId.delete(null);
  const last = idOf(session.current_message_id) ?? idOf(all.at(-1)?.message_id);
  const branch = all.some((message) => parentOf(message) !== null) ? branchTo(byId, last, parentOf) : [];
  return draftOf(session, branch.length > 0 ? branch : all, all);
}

function draftOf(about: RawObject, branch: readonly RawObject[], all: readonly RawObject[]): Draft {
  const { messages, skips } = sortTurns(branch.flatMap(turnsOf));
  for (const message of branch) countFragments(message, skips);
  const kept = new Set(branch);
  const others = all.filter((message) => !kept.has(message));
  skip(skips, 'other-branch', sortTurns(others.flatMap(turnsOf)).messages.length);
  return {
    ownId: idOf(about.id),
    title: cleanTitle(about.title),
    startedAt: toMillis(about.inserted_at),
    updatedAt: toMillis(about.updated_at),
    account: null,
    model: mostFrequent(branch.flatMap(({ model }) => textOf(model) ?? [])),
    messages,
    skips,
  };
}

function isNode(entry: [string, unknown]): entry is [string, RawObject] {
  return isObject(entry[1]);
}

function messageOf({ message }: RawObject): RawObject[] {
  return isObject(message) ? [message] : [];
}
