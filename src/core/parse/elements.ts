// Elements of a file to drafts on another thread: what a format reads needs nothing of the file but the element itself.
import { type PackedTurns, partsOf, TurnPacker } from '../packed-turns.ts';
import type { Source } from '../sources.ts';
import { AsciiJson } from './ascii-json.ts';
import type { Draft, Format, PackedDraft } from './draft.ts';
import { FORMATS } from './formats.ts';
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

/** A draft whose turns lie with those of others. */
interface Bare extends Omit<Draft, 'messages'> {
  readonly turnCount: number;
}

/** What came of a batch, in a shape that passes between threads. */
export interface BatchRead {
  /** Of each element its drafts, null where it could not be read. */
  readonly elements: readonly (readonly Bare[] | null)[];
  /** Of all drafts, in order. */
  readonly turns: PackedTurns;
  /** The bytes of the batch, given back to be filled anew: fresh memory costs more than what is copied into it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The format that reads elements of a source one by one; null where they hang together. */
export function elementFormat(source: Source): Format | null {
  const format = source === 'table' ? null : FORMATS[source];
  return format && 'read' in format ? format : null;
}

const decoder = new TextDecoder();
const ascii = new AsciiJson();

/** Reads a batch, on whatever thread this is. Never throws over the content. */
export function readBatch({ source, path, modifiedAt, bytes, ends }: ElementBatch): BatchRead {
  const format = elementFormat(source);
  const origin = { path, modifiedAt, beside: async () => null };
  const read = (from: number, to: number): readonly Draft[] | null => {
    try {
      const json = ascii.write(bytes, from, to) ?? bytes.subarray(from, to);
      const value = elementOf(JSON.parse(decoder.decode(json)));
      const drafts = isObject(value) && format !== null ? format.read(value, origin) : null;
      return drafts && [drafts].flat();
    } catch {
      return null;
    }
  };
  const packer = new TurnPacker(bytes.length);
  const elements = ends.map((end, i) => {
    const drafts = read(ends[i - 1] ?? 0, end);
    return drafts && drafts.map((draft) => packed(draft, packer));
  });
  return { elements, turns: packer.finish(), bytes };
}

function packed({ messages, ...draft }: Draft, packer: TurnPacker): Bare {
  packer.add(messages);
  return { ...draft, turnCount: messages.length };
}

/** The drafts of each element; they share the memory of the batch's turns. */
export function draftsIn({ elements, turns }: BatchRead): (readonly PackedDraft[] | null)[] {
  const counts = elements.flatMap((drafts) => drafts ?? []).map(({ turnCount }) => turnCount);
  const parts = partsOf(turns, counts).values();
  return elements.map(
    (drafts) =>
      drafts && drafts.map(({ turnCount: _, ...draft }) => ({ ...draft, turns: parts.next().value! })),
  );
}
