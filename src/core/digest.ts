// A dataset in a few typed arrays: all that choosing asks of its chats. Kept as one row of the store, so that 100,000 chats are read
// in milliseconds; their columns, which are mostly strings, take a second.
import { readableRows, type RowSet } from './choosing.ts';
import { hashList, hashParts } from './hash.ts';
import type { Source } from './sources.ts';
import type { ConversationColumns } from './types.ts';

/** Raise it when a digest holds something else: those of other versions are made anew. */
export const digestVersion = 1;

/** Contents are hashed by so many chats at a time, as they come: at the end there is little left to do. */
const contentsBlock = 1000;

/** As narrow as the numbers allow: it is read as a whole. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Which of a list of names each chat has. */
export interface NameColumn<Name extends string = string> {
  /** Each once, in the order of their first chats. */
  readonly names: readonly Name[];
  /** Position in `names`, one entry a chat. */
  readonly codes: Codes;
}

/** Arrays have one entry a chat, in the order of import. */
export interface Digest {
  /** Chats, those without text included. */
  readonly count: number;
  /** Those with at least one turn. */
  readonly readable: RowSet;
  /** Epoch milliseconds; NaN where unknown. */
  readonly startedAt: Float64Array;
  readonly userTurns: Uint32Array;
  readonly sources: NameColumn<Source>;
  /** '' = not told, here and in `models`. */
  readonly languages: NameColumn;
  readonly models: NameColumn;
  /** Equal numbers are chats that begin alike (`Conversation.opening`). */
  readonly beginnings: Codes;
  /** First 64 bits of each id. Among a million chats two share them in one dataset of 30 million: no sample shows it. */
  readonly ids: { readonly high: Uint32Array; readonly low: Uint32Array };
  /** UTF-16 units over all turns of all chats. */
  readonly characters: number;
  /** Hash of all contentHashes: it changes with every chat that is added or changed. */
  readonly contents: string;
}

/** The digest of columns. Pure; about 200 ms for 100,000 chats; a store makes it in parts. */
export function digestOf(columns: ConversationColumns): Digest {
  const builder = new DigestBuilder();
  builder.add(columns);
  return builder.finish();
}

/** Makes a digest of columns that come in parts, in the order of import: however they are cut, it is the same. */
export class DigestBuilder {
  readonly #readable: number[] = [];
  readonly #startedAt: number[] = [];
  readonly #userTurns: number[] = [];
  readonly #sources = new Names<Source>();
  readonly #languages = new Names();
  readonly #models = new Names();
  readonly #beginnings = new Names();
  readonly #high: number[] = [];
  readonly #low: number[] = [];
  readonly #blocks: string[] = [];
  #contentHashes: string[] = [];
  #characters = 0;

  add(part: ConversationColumns): void {
    const readable = readableRows(part);
    for (let row = 0; row < readable.length; row++) {
      this.#readable.push(readable[row]);
      this.#startedAt.push(part.startedAt[row]);
      this.#userTurns.push(part.userTurns[row]);
      this.#sources.add(part.sources[row]);
      this.#languages.add(part.languages[row]);
      this.#models.add(part.models[row] ?? '');
      this.#beginnings.add(part.openings[row]);
      this.#addContent(part.contentHashes[row]);
      this.#characters += part.characters[row];
      const hash = hashOf(part.ids[row]);
      this.#high.push(Number.parseInt(hash.slice(0, 8), 16));
      this.#low.push(Number.parseInt(hash.slice(8, 16), 16));
    }
  }

  #addContent(contentHash: string): void {
    if (this.#contentHashes.push(contentHash) < contentsBlock) return;
    this.#blocks.push(hashList(this.#contentHashes));
    this.#contentHashes = [];
  }

  finish(): Digest {
    return {
      count: this.#readable.length,
      readable: new Uint8Array(this.#readable),
      startedAt: new Float64Array(this.#startedAt),
      userTurns: new Uint32Array(this.#userTurns),
      sources: this.#sources.column(),
      languages: this.#languages.column(),
      models: this.#models.column(),
      beginnings: this.#beginnings.column().codes,
      ids: { high: new Uint32Array(this.#high), low: new Uint32Array(this.#low) },
      characters: this.#characters,
      contents: hashList([...this.#blocks, ...this.#contentHashes]),
    };
  }
}

/** Epoch milliseconds of the first and the last chat with a date among these rows; null: none has one. */
export function dateRangeOf(
  startedAt: Float64Array,
  isCounted: (row: number) => boolean = () => true,
): [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < startedAt.length; row++) {
    const date = startedAt[row];
    if (Number.isNaN(date) || !isCounted(row)) continue;
    [first, last] = [Math.min(first, date), Math.max(last, date)];
  }
  return first <= last ? [first, last] : null;
}

/** Numbers names as they come. */
class Names<Name extends string = string> {
  readonly #known = new Map<Name, number>();
  readonly #codes: number[] = [];

  add(name: Name): void {
    const known = this.#known.get(name);
    if (known === undefined) this.#known.set(name, this.#known.size);
    this.#codes.push(known ?? this.#known.size - 1);
  }

  column(): NameColumn<Name> {
    const names = [...this.#known.keys()];
    const Narrowest =
      names.length <= 0x100 ? Uint8Array : names.length <= 0x10000 ? Uint16Array : Uint32Array;
    return { names, codes: new Narrowest(this.#codes) };
  }
}

/** Ids are hashes already; anything else is hashed first. */
function hashOf(id: string): string {
  return /^[0-9a-f]{32}$/.test(id) ? id : hashParts(id);
}
