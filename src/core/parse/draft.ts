// What every format is turned into first: a conversation without its hashes, and counts of what was left out.
import { hashPacked, hashParts, hashTurns } from '../hash.ts';
import { PackedConversation } from '../packed-conversation.ts';
import { charactersIn, firstTurns, type PackedTurns } from '../packed-turns.ts';
import type { Source } from '../sources.ts';
import type { Conversation, Message, SkipReason } from '../types.ts';
import { languageLength, languageOf, openingLength, openingOf } from './beginning.ts';
import { cleanText, type RawObject } from './raw.ts';

/** Characters from which an id is one all over the world: "17" and "identity_0" are some other chat in the next file. */
export const OWN_ID = 16;
/** UTF-16 units of the first words that tell apart the chats of such an id. */
const FIRST_WORDS = 2000;

/** Counts by reason. */
export type Skips = Partial<Record<SkipReason, number>>;

/** One conversation as a format understood it. */
export interface Draft {
  /** The export's own id, null where it has none. */
  readonly ownId: string | null;
  /** Stands for `ownId` in the id where that names more than this chat: a question put to many models, a session of many traces. */
  readonly fullId?: string;
  /** What makes it the same conversation in the next export where there is no own id: its time and first words. Default: all its turns. */
  readonly identity?: string;
  readonly title: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number | null;
  readonly updatedAt: number | null;
  /** The export's own id of the account. */
  readonly account: string | null;
  readonly model: string | null;
  readonly messages: readonly Message[];
  readonly skips: Skips;
}

/** One whose turns are packed: it comes from another thread. */
export interface PackedDraft extends Omit<Draft, 'messages'> {
  readonly turns: PackedTurns;
}

/** Where the elements of a format come from. */
export interface Origin {
  /** Path in the drop or in the archive: `threads/t1/messages.jsonl`. */
  readonly path: string;
  /** Epoch milliseconds of the file's last change; null where nobody knows. */
  readonly modifiedAt: number | null;
  /** Another file of the same folder, its first megabyte; null where there is none. */
  beside(name: string): Promise<Uint8Array | null>;
}

/** One format whose elements are conversations. */
export interface Format {
  readonly source: Source;
  /** The conversation, or several; null where the element is none of this format. What it throws makes the element a broken record. */
  read(element: RawObject, origin: Origin): Draft | readonly Draft[] | null;
}

/** One format whose conversations are spread over the elements of a file: session logs, rows, traces. */
export interface GatheringFormat {
  readonly source: Source;
  /** Begins a file. */
  gather(origin: Origin): Gathering | Promise<Gathering>;
}

/** The conversations of one file, while its elements go by. */
export interface Gathering {
  /** Takes the next element and gives the conversations it completes; null where it is none of this format. */
  take(element: RawObject): readonly Draft[] | null;
  /** The conversations still open where one of several lists of the file ends. */
  endList?(): readonly Draft[];
  /** The conversations still open at the end of the file, also of one that is cut off. */
  finish(): readonly Draft[];
  /** Counts that belong to no conversation; complete after `finish`. */
  readonly skips?: Skips;
}

/** A turn, or the reason why a message is none; null: not worth a count. */
export type TurnOrSkip = Message | SkipReason | null;

/** Adds to a count. */
export function skip(skips: Skips, reason: SkipReason, count = 1): void {
  if (count > 0) skips[reason] = (skips[reason] ?? 0) + count;
}

/** Parts the turns from the rest, which is counted. */
export function sortTurns(turns: Iterable<TurnOrSkip>): { messages: Message[]; skips: Skips } {
  const messages: Message[] = [];
  const skips: Skips = {};
  for (const turn of turns) {
    if (typeof turn === 'string') skip(skips, turn);
    else if (turn) messages.push(turn);
  }
  return { messages, skips };
}

/** The turn, or `otherwise` where its text is blank. */
export function turn(
  role: Message['role'],
  text: string,
  at: number | null,
  otherwise: SkipReason | null,
): TurnOrSkip {
  const cleaned = cleanText(text);
  return cleaned === '' ? otherwise : { role, text: cleaned, at };
}

/** The most frequent of some names, the first of equals. */
export function mostFrequent(names: Iterable<string>): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** The conversation. `occurrence` tells apart equal ones that have no id of their own: it counts them within a file. */
export function toConversation(
  source: Source,
  draft: Draft | PackedDraft,
  occurrence: (contentHash: string) => number,
): Conversation {
  const packed = 'turns' in draft ? draft.turns : null;
  // As many of the turns as are looked at here.
  const turns = 'turns' in draft ? firstTurns(draft.turns, openingLength, languageLength) : draft.messages;
  const contentHash = hashParts(draft.title, packed ? hashPacked(packed) : hashTurns(turns));
  const facts = {
    id: idOf(source, draft, firstWords(turns), contentHash, occurrence),
    externalId: draft.ownId,
    source,
    title: draft.title,
    startedAt: draft.startedAt ?? earliestOf(packed ? packed.times : turns.map(({ at }) => at ?? NaN)),
    updatedAt: draft.updatedAt,
    account: draft.account === null ? null : hashParts('account', draft.account),
    model: draft.model,
    contentHash,
    language: languageOf(turns),
    opening: openingOf(turns),
  };
  return packed ? new PackedConversation(facts, packed) : { ...facts, messages: turns };
}

/** UTF-16 units of all turns. */
export function charactersOf(draft: Draft | PackedDraft): number {
  if ('turns' in draft) return charactersIn(draft.turns);
  return draft.messages.reduce((sum, { text }) => sum + text.length, 0);
}

/** The earliest time, NaN = unknown; null where none is known. */
function earliestOf(times: Iterable<number>): number | null {
  let earliest: number | null = null;
  for (const time of times) if (time < (earliest ?? Infinity)) earliest = time;
  return earliest;
}

/**
 * Of the source and the export's own id, a short one together with how the chat begins; without one, of what identifies
 * it, and how many equal ones came before.
 */
function idOf(
  source: Source,
  { ownId, fullId, identity }: Pick<Draft, 'ownId' | 'fullId' | 'identity'>,
  words: string,
  contentHash: string,
  occurrence: (hash: string) => number,
): string {
  if (ownId !== null) {
    const own = fullId ?? ownId;
    if (ownId.length >= OWN_ID) return hashParts(source, own);
    return hashParts(source, 'short', own, hashParts(words));
  }
  const hash = identity === undefined ? contentHash : hashParts('identity', identity);
  return hashParts(source, hash, occurrence(hash));
}

/** Of the user; where the user says nothing, of the assistant. */
function firstWords(messages: readonly Message[]): string {
  const first = messages.find(({ role }) => role === 'user') ?? messages.at(0);
  return first?.text.slice(0, FIRST_WORDS) ?? '';
}
