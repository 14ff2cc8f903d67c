// What every format is turned into first: a conversation without its hashes, and counts of what was left out.
import { hashList, hashParts } from '../hash.ts';
import type { Conversation, Message, SkipReason, Source } from '../types.ts';
import { cleanText, type RawObject } from './raw.ts';

/** Counts by reason. */
export type Skips = Partial<Record<SkipReason, number>>;

/** One conversation as a format understood it. */
export interface Draft {
  /** The export's own id, null where it has none. */
  readonly ownId: string | null;
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

/** One format: how to know it and how to read one element. */
export interface Format {
  readonly source: Source;
  /** Null where the element is no conversation of this format. */
  read(element: RawObject): Draft | null;
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
  draft: Draft,
  occurrence: (contentHash: string) => number,
): Conversation {
  const turns = draft.messages.flatMap(({ role, text }) => [role, text]);
  const contentHash = hashParts(draft.title, hashList(turns));
  const times = draft.messages.flatMap(({ at }) => (at === null ? [] : [at]));
  const earliest = times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null;
  return {
    id:
      draft.ownId === null
        ? hashParts(source, contentHash, occurrence(contentHash))
        : hashParts(source, draft.ownId),
    externalId: draft.ownId,
    source,
    title: draft.title,
    startedAt: draft.startedAt ?? earliest,
    updatedAt: draft.updatedAt,
    account: draft.account === null ? null : hashParts('account', draft.account),
    model: draft.model,
    messages: draft.messages,
    contentHash,
  };
}
