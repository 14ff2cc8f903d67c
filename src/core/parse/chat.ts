// A draft becomes a conversation in two steps: what it tells by itself, on whatever thread reads it, then its id, which may
// depend on the chats before it in its file, and its language, which takes long: so both threads have about as much to do.
import { hashPacked, hashParts, hashTurns } from '../hash.ts';
import { PackedConversation } from '../packed-conversation.ts';
import { charactersIn, firstTurns, type PackedTurns } from '../packed-turns.ts';
import type { Source } from '../sources.ts';
import type { Conversation, Message } from '../types.ts';
import { languageLength, languageOf, openingLength, openingOf, userWordsOf } from './beginning.ts';
import { type Draft, OWN_ID, type Skips } from './draft.ts';
import { cleanTitle } from './raw.ts';

/** UTF-16 units of the first words that tell apart the chats of a short id. */
const FIRST_WORDS = 2000;

/** What a conversation tells by itself. */
export interface ChatFacts extends Omit<Conversation, 'id' | 'messages' | 'language'> {
  /** What its language is told by. */
  readonly userWords: string;
  /** null: it is made of `likeness` and how many equal ones came before. */
  readonly id: string | null;
  /** Hash that chats share which nothing tells apart. */
  readonly likeness: string;
  readonly skips: Skips;
}

/** A chat, read but not named. */
export interface Chat {
  readonly facts: ChatFacts;
  readonly turns: readonly Message[] | PackedTurns;
}

/** UTF-16 units of all turns. */
export function charactersOf(turns: Chat['turns']): number {
  return 'roles' in turns ? charactersIn(turns) : turns.reduce((sum, { text }) => sum + text.length, 0);
}

/** Title and name of the model are cleaned, the account is hashed. */
export function factsOf(source: Source, draft: Omit<Draft, 'messages'>, turns: Chat['turns']): ChatFacts {
  const packed = 'roles' in turns;
  // As many of the turns as are looked at here.
  const first = packed ? firstTurns(turns, openingLength, languageLength) : turns;
  const times = packed ? turns.times : turns.map(({ at }) => at ?? NaN);
  const title = cleanTitle(draft.title);
  const contentHash = hashParts(title, packed ? hashPacked(turns) : hashTurns(turns));
  const { identity, account } = draft;
  return {
    id: ownIdOf(source, draft, first),
    likeness: identity === undefined ? contentHash : hashParts('identity', identity),
    externalId: draft.ownId,
    source,
    title,
    startedAt: draft.startedAt ?? earliestOf(times),
    updatedAt: draft.updatedAt,
    account: account === null ? null : hashParts('account', account),
    model: cleanTitle(draft.model),
    contentHash,
    userWords: userWordsOf(first),
    opening: openingOf(first),
    skips: draft.skips,
  };
}

/** The conversation. `occurrence` counts the chats of a likeness within a file. */
export function toConversation(chat: Chat, occurrence: (likeness: string) => number): Conversation {
  const { likeness, skips: _, userWords, ...told } = chat.facts;
  const id = told.id ?? hashParts(told.source, likeness, occurrence(likeness));
  const facts = { ...told, id, language: languageOf(userWords) };
  return 'roles' in chat.turns
    ? new PackedConversation(facts, chat.turns)
    : { ...facts, messages: chat.turns };
}

/** The earliest time, NaN = unknown; null where none is known. */
function earliestOf(times: Iterable<number>): number | null {
  let earliest: number | null = null;
  for (const time of times) if (time < (earliest ?? Infinity)) earliest = time;
  return earliest;
}

/** Of the source and the export's own id, a short one together with how the chat begins. */
function ownIdOf(
  source: Source,
  { ownId, fullId }: Pick<Draft, 'ownId' | 'fullId'>,
  turns: readonly Message[],
): string | null {
  if (ownId === null) return null;
  const own = fullId ?? ownId;
  if (ownId.length >= OWN_ID) return hashParts(source, own);
  return hashParts(source, 'short', own, hashParts(firstWords(turns)));
}

/** Of the user; where the user says nothing, of the assistant. */
function firstWords(messages: readonly Message[]): string {
  const first = messages.find(({ role }) => role === 'user') ?? messages.at(0);
  return first?.text.slice(0, FIRST_WORDS) ?? '';
}
