// LM Studio's chats: a file each, every message with its versions, of which one is selected. formats.md 3.10.
import {
  type Draft,
  type Format,
  mostFrequent,
  type Origin,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

const FILE_NAME = /([^/]+)\.conversation\.json$/i;
const THINKING = new Set(['thinking', 'reasoning']);

/** A chat of LM Studio: an object a file. */
export const lmstudio: Format = { source: 'lmstudio', read: readLmstudio };

function readLmstudio(element: RawObject, origin: Origin): Draft | null {
  if (!Array.isArray(element.messages)) return null;
  const all = objectsOf(element.messages).map(versionsOf);
  const selected = all.flatMap(({ selected }) => (selected ? [selected] : []));
  const { messages, skips } = sortTurns(selected.map(turnOf));
  for (const version of selected) countParts(version, skips);
  const others = all.flatMap(({ others }) => others);
  skip(skips, 'other-branch', sortTurns(others.map(turnOf)).messages.length);
  const startedAt = toMillis(element.createdAt);
  return {
    ownId: idOf(element.id) ?? FILE_NAME.exec(origin.path)?.[1] ?? null,
    // Where neither the chat nor its file says which it is: it keeps its beginning.
    identity: `${String(startedAt)} ${messages[0]?.text ?? ''}`,
    title: cleanTitle(element.title) ?? cleanTitle(element.name),
    startedAt,
    updatedAt: toMillis(element.updatedAt) ?? toMillis(element.assistantLastMessagedAt),
    account: null,
    model: mostFrequent(selected.flatMap(senderOf)) ?? lastUsed(element.lastUsedModel),
    messages,
    skips,
  };
}

/** The version that is seen, and the others. Out of range: the last. Old messages have none, or have the role beside them. */
function versionsOf(message: RawObject): { selected: RawObject | undefined; others: RawObject[] } {
  const { versions, currentlySelected, role } = message;
  const all = Array.isArray(versions)
    ? objectsOf(versions).map((version) => (version.role === undefined ? { ...version, role } : version))
    : [message];
  const index = typeof currentlySelected === 'number' ? currentlySelected : -1;
  const selected = all[index] ?? all.at(-1);
  return { selected, others: all.filter((version) => version !== selected) };
}

function turnOf(version: RawObject): TurnOrSkip {
  const { role } = version;
  if (role !== 'user' && role !== 'assistant') return role === 'tool' ? 'tool' : 'system';
  const parts = partsOf(version).filter(({ kind }) => kind === 'answer');
  const texts = parts.flatMap(({ part }) => (part.type === 'text' ? (textOf(part.text) ?? []) : []));
  return turn(role, texts.join('\n'), null, reasonOfBlank(version));
}

/** What stands in a message: of several steps their blocks, of which the content may be a copy; of one step its content. */
function partsOf(version: RawObject): { part: RawObject; kind: 'answer' | 'thinking' | 'tool' }[] {
  const steps = objectsOf(version.steps).filter(({ type }) => type === 'contentBlock');
  const inSteps = steps.flatMap(partsOfStep);
  return inSteps.length > 0 ? inSteps : partsOfStep(version);
}

function partsOfStep(step: RawObject): ReturnType<typeof partsOf> {
  const { content } = step;
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : objectsOf(content);
  return parts.map((part) => ({ part, kind: kindOf(step, part) }));
}

function kindOf(step: RawObject, part: RawObject): 'answer' | 'thinking' | 'tool' {
  const style = isObject(step.style) ? String(step.style.type) : '';
  if (THINKING.has(style) || THINKING.has(String(part.type))) return 'thinking';
  return step.roleOverride === 'tool' || String(part.type).startsWith('toolCall') ? 'tool' : 'answer';
}

/** Parts of thinking and tools are counted by themselves. */
function reasonOfBlank(version: RawObject): 'media-only' | 'blank' | null {
  const parts = partsOf(version);
  if (parts.some(({ kind }) => kind !== 'answer')) return null;
  return parts.some(({ part }) => part.type !== 'text') ? 'media-only' : 'blank';
}

function countParts(version: RawObject, skips: Skips): void {
  for (const { kind } of partsOf(version)) if (kind !== 'answer') skip(skips, kind);
}

function senderOf({ role, senderInfo }: RawObject): string[] {
  const name = role === 'assistant' && isObject(senderInfo) ? textOf(senderInfo.senderName) : null;
  return name === null ? [] : [name];
}

function lastUsed(model: unknown): string | null {
  return isObject(model) ? (textOf(model.identifier) ?? textOf(model.indexedModelIdentifier)) : null;
}
