// One message of a make nobody told us: who speaks and what, by the names that such fields usually have.
import { blocksOfFragments } from './bigagi-fragments.ts';
import type { TurnOrSkip } from './draft.ts';
import { htmlToText } from './html-text.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { turnBy } from './role-messages.ts';
import { type Speaker, speakerOf } from './speakers.ts';

/** A message that was understood. */
export interface Said {
  /** null: somebody is named, but by a name of their own. */
  readonly speaker: Speaker | null;
  readonly content: unknown;
  /** Holds the time and the calls of tools. */
  readonly record: RawObject;
}

const SPEAKER_FIELDS = ['role', 'sender', 'author', 'from', 'speaker', 'src', 'type'] as const;
/** Fields with names of people and bots; in the others an unknown word means no speaker. */
const NAME_FIELDS = ['sender', 'author', 'from', 'speaker'] as const;
const TEXT_FIELDS = [
  'content',
  'text',
  'value',
  'message',
  'parts',
  'contentParts',
  'body',
  'raw_content',
  'utterance',
  'msg',
] as const;
/** Kinds of things that are no message but have a type and a text as well: only the two sides count under `type`. */
const SIDES = new Set<Speaker | null>(['user', 'assistant']);

/** Who speaks and what; null where the object is no message. Knows LangChain's and OpenInference's wrappings. */
export function saidIn(message: RawObject): Said | null {
  const wrapped = wrappedIn(message);
  if (wrapped) return wrapped;
  const content = contentOf(message);
  if (content === undefined) return null;
  const speaker = speakerIn(message);
  return speaker !== null || isNamed(message) ? { speaker, content, record: message } : null;
}

/** The turn of a message. One who is named by a name of their own answers: the user is always called so. */
export function turnOfSaid({ speaker, content, record }: Said): TurnOrSkip {
  return turnBy(speaker ?? 'assistant', record, content);
}

function wrappedIn(message: RawObject): Said | null {
  const { kwargs, data, id } = message;
  // LangChain's constructor: the class's name is the last of `id`.
  if (isObject(kwargs)) {
    const speaker = speakerOf(kwargs.type) ?? (Array.isArray(id) ? speakerOf(id.at(-1)) : null);
    const inner = speaker ?? speakerOf(kwargs.role);
    return inner === null ? null : { speaker: inner, content: kwargs.content, record: callsOf(kwargs) };
  }
  // LangChain's messages_to_dict.
  if (isObject(data) && 'content' in data) {
    const speaker = speakerOf(message.type);
    return speaker === null ? null : { speaker, content: data.content, record: callsOf(data) };
  }
  // GraphQL's lists of edges, as Poe's. An edge in an edge is none: what stands in a text may nest to any depth.
  if (isObject(message.node) && !isObject(message.node.node)) return saidIn(message.node);
  const inner = message.message;
  if (isObject(inner) && speakerIn(message) === null) {
    const speaker = speakerIn(inner);
    if (speaker !== null) return { speaker, content: contentOf(inner), record: inner };
  }
  return null;
}

/** LangChain keeps the provider's own fields apart. */
function callsOf(kwargs: RawObject): RawObject {
  return isObject(kwargs.additional_kwargs) ? { ...kwargs.additional_kwargs, ...kwargs } : kwargs;
}

function speakerIn(message: RawObject): Speaker | null {
  for (const field of SPEAKER_FIELDS) {
    const value = Object.hasOwn(message, field) ? message[field] : undefined;
    const speaker = isObject(value) ? speakerOfAuthor(value) : speakerOf(value);
    if (speaker !== null && (field !== 'type' || SIDES.has(speaker) || 'content' in message)) return speaker;
  }
  return null;
}

/** Character.AI says only of people that they are: `is_human` is left out of its own characters. */
function speakerOfAuthor(author: RawObject): Speaker | null {
  if (typeof author.is_human === 'boolean') return author.is_human ? 'user' : 'assistant';
  return speakerOf(author.role) ?? speakerOf(author.type) ?? speakerOf(author.name);
}

function isNamed(message: RawObject): boolean {
  return NAME_FIELDS.some((field) => {
    const value = Object.hasOwn(message, field) ? message[field] : undefined;
    return textOf(value) !== null || (isObject(value) && textOf(value.name) !== null);
  });
}

/** What is said; undefined where no field could hold it. */
function contentOf(message: RawObject): unknown {
  const field =
    TEXT_FIELDS.find((name) => Object.hasOwn(message, name) && message[name] != null) ??
    TEXT_FIELDS.find((name) => Object.hasOwn(message, name));
  if (field === 'body') return bodyOf(message.body);
  if (field !== undefined) return message[field] ?? null;
  if (Array.isArray(message.fragments)) return blocksOfFragments(message.fragments);
  return Array.isArray(message.candidates) ? candidateOf(message) : undefined;
}

/** Help desks keep what was written in a mail or a form as the page they show. */
function bodyOf(body: unknown): unknown {
  const isPage = typeof body === 'string' && /^\s*<(p|div)[\s>]/.test(body) && body.trimEnd().endsWith('>');
  return isPage ? htmlToText(body) : (body ?? null);
}

/** Of Character.AI's candidates the one that was kept, else the first. */
function candidateOf({ candidates, primary_candidate_id: primary }: RawObject): unknown {
  const all = objectsOf(candidates);
  const kept = all.find(({ candidate_id }) => candidate_id !== undefined && candidate_id === primary);
  return (kept ?? all[0])?.raw_content ?? '';
}
