// What every format is turned into first: a conversation as its export tells it, and counts of what was left out. chat.ts makes more of it.
import type { Source } from '../sources.ts';
import type { Message, SkipReason } from '../types.ts';
import type { Shape } from './json-shape.ts';
import { cleanText, type RawObject } from './raw.ts';

/** Characters from which an id is one all over the world: "17" and "identity_0" are some other chat in the next file. */
export const OWN_ID = 16;

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
  /** All that `read` looks at, where most of an element is something else. */
  readonly shape?: Shape;
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
