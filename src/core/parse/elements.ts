// Elements of a file to chats on another thread: what a format reads needs nothing of the file but the element itself.
import { type PackedTurns, partsOf, type TextsAside, TurnPacker } from '../packed-turns.ts';
import type { Source } from '../sources.ts';
import { AsciiJson } from './ascii-json.ts';
import { type Chat, type ChatFacts, factsOf } from './chat.ts';
import type { Draft, Format, Origin } from './draft.ts';
import { FORMATS } from './formats.ts';
import { JsonSieve } from './json-sieve.ts';
import { elementOf, isObject } from './raw.ts';

/** Elements of one file, one behind the other. */
export interface ElementBatch {
  readonly source: Source;
  /** Of the file, as formats see it. */
  readonly path: string;
  readonly modifiedAt: number | null;
  /** From the beginning of its buffer; may be longer than its elements. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each element ends in `bytes`. */
  readonly ends: readonly number[];
}

/** A chat whose turns lie with those of others. */
interface Bare {
  readonly facts: ChatFacts;
  readonly turnCount: number;
}

/** What came of a batch, in a shape that passes between threads. */
export interface BatchRead {
  /** Of each element its chats, null where it could not be read. */
  readonly elements: readonly (readonly Bare[] | null)[];
  /** Of all chats, in order. */
  readonly turns: PackedTurns;
  /** The bytes of the batch, given back to be filled anew: fresh memory costs more than what is copied into it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The format that reads elements of a source one by one; null where they hang together. */
export function elementFormat(source: Source): Format | null {
  const format = source === 'table' ? null : FORMATS[source];
  return format && 'read' in format ? format : null;
}

/** Bytes of the texts of a batch, nearly always. */
const ROOM = 1024 * 1024;

const decoder = new TextDecoder();
const ascii = new AsciiJson();
const packer = new TurnPacker(ROOM);
/** One for each format that has a shape; null where the machine has none. */
const sieves = new Map<Format, JsonSieve | null>();

/** The sieve of a format, with the bytes of a batch laid in; null where there is none or where they are too many. */
function sieveWith(format: Format, bytes: Uint8Array): JsonSieve | null {
  if (format.shape === undefined) return null;
  let sieve = sieves.get(format);
  if (sieve === undefined) sieves.set(format, (sieve = JsonSieve.open(format.shape)));
  return sieve?.lay(bytes) ? sieve : null;
}

/** Reads a batch, on whatever thread this is. Never throws over the content. */
export function readBatch(batch: ElementBatch): BatchRead {
  const { bytes, ends } = batch;
  const format = elementFormat(batch.source);
  packer.begin();
  const drafts = format ? draftsOf(batch, format) : ends.map(() => null);
  const turns = packer.finish();
  return { elements: withFacts(drafts, turns, batch.source), turns, bytes };
}

/** What each draft tells, now that its turns are bytes: no text has to be made of them for that. */
function withFacts(
  elements: readonly (readonly Unread[] | null)[],
  all: PackedTurns,
  source: Source,
): BatchRead['elements'] {
  const parts = partsOf(all, countsOf(elements)).values();
  const told = ({ turnCount, ...draft }: Unread) => ({
    facts: factsOf(source, draft, parts.next().value!),
    turnCount,
  });
  return elements.map((drafts) => drafts && drafts.map(told));
}

function countsOf(elements: readonly (readonly { readonly turnCount: number }[] | null)[]): number[] {
  return elements.flatMap((chats) => chats ?? []).map(({ turnCount }) => turnCount);
}

/** A draft whose turns are in the packer. */
interface Unread extends Omit<Draft, 'messages'> {
  readonly turnCount: number;
}

function draftsOf(batch: ElementBatch, format: Format): (readonly Unread[] | null)[] {
  const { path, modifiedAt, bytes, ends } = batch;
  const origin = { path, modifiedAt, beside: async () => null };
  const sieve = sieveWith(format, bytes.subarray(0, ends.at(-1)));
  return ends.map((to, i) => {
    const from = ends[i - 1] ?? 0;
    const sieved = sieve?.read(from, to) ?? null;
    const drafts = readElement(format, origin, () => sieved ?? whole(bytes, from, to));
    // What was parsed whole has no stand-ins, even where it looks like it.
    return drafts && drafts.map((draft) => packed(draft, sieved === null ? null : sieve));
  });
}

/** null where it is no JSON or the format cannot read it. */
function readElement(format: Format, origin: Origin, json: () => string): readonly Draft[] | null {
  try {
    const value = elementOf(JSON.parse(json()));
    const drafts = isObject(value) ? format.read(value, origin) : null;
    return drafts && [drafts].flat();
  } catch {
    return null;
  }
}

/** The text of an element; in ASCII where it is UTF-8. */
function whole(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(ascii.write(bytes, from, to) ?? bytes.subarray(from, to));
}

function packed({ messages, ...draft }: Draft, aside: TextsAside | null): Unread {
  packer.add(messages, aside);
  return { ...draft, turnCount: messages.length };
}

/** The chats of each element; they share the memory of the batch's turns. */
export function chatsIn({ elements, turns }: BatchRead): (readonly Chat[] | null)[] {
  const parts = partsOf(turns, countsOf(elements)).values();
  return elements.map(
    (chats) => chats && chats.map(({ facts }): Chat => ({ facts, turns: parts.next().value! })),
  );
}
