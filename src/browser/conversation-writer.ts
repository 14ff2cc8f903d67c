import { type Copy, copyOf, isNewer } from '../core/newer.ts';
import type { AddCounts } from '../core/ports.ts';
import type { Conversation } from '../core/types.ts';
import {
  chunkSize,
  emptyChunk,
  type OpenChunk,
  placeConversation,
  textsOf,
  turnsIn,
} from './conversation-chunks.ts';
import type { KleioDatabase } from './database.ts';

/** UTF-16 units after which a chunk is closed, however few conversations it holds: it is written and read as a whole. */
export const chunkCharacters = 1_000_000;

/** Where a conversation lies, and what is needed to tell whether a dropped one is newer. */
interface Place extends Copy {
  chunk: number;
  at: number;
  contentHash: string;
  /** false: stored by an earlier version, which did not look for language and beginning. */
  told: boolean;
}

/** How full a chunk is. */
interface Fill {
  conversations: number;
  characters: number;
}

/** What a dataset holds: about 100 bytes a conversation. */
interface Index {
  readonly places: Map<string, Place>;
  /** By chunk. */
  readonly fills: Fill[];
}

/** A conversation and where it goes. */
type Write = Place & { readonly conversation: Conversation };

/**
 * Adds conversations to chunks and knows where each one lies. Its index of a dataset is read once and kept; one that another
 * tab or worker has overtaken is read again. Call `add` inside a read-write transaction; after a failed one, `forget`.
 */
export class ConversationWriter {
  readonly #columns: KleioDatabase['columns'];
  readonly #texts: KleioDatabase['texts'];
  readonly #digests: KleioDatabase['digests'];
  readonly #indexes = new Map<string, Index>();

  constructor({ columns, texts, digests }: Pick<KleioDatabase, 'columns' | 'texts' | 'digests'>) {
    [this.#columns, this.#texts, this.#digests] = [columns, texts, digests];
  }

  forget(datasetId: string): void {
    this.#indexes.delete(datasetId);
  }

  forgetAll(): void {
    this.#indexes.clear();
  }

  async holdsAny(datasetId: string, ids: readonly string[]): Promise<boolean> {
    this.forget(datasetId);
    const { places } = await this.#index(datasetId);
    return ids.some((id) => places.has(id));
  }

  /** Places never change; one that is not known may have been added elsewhere. */
  async find(datasetId: string, id: string): Promise<Place | null> {
    const known = this.#indexes.get(datasetId)?.places.get(id);
    if (known) return known;
    this.forget(datasetId);
    return (await this.#index(datasetId)).places.get(id) ?? null;
  }

  /** New ones are appended; one with the same id and another content replaces the old where it is newer. */
  async add(datasetId: string, conversations: readonly Conversation[]): Promise<AddCounts> {
    const index = await this.#index(datasetId);
    const before = index.fills.map(({ conversations: count }) => count);
    const { writes, counts } = placed(index, conversations);
    if (writes.length === 0) return counts;
    const numbers = [...new Set(writes.map(({ chunk }) => chunk))];
    const open = await this.#read(datasetId, numbers);
    if (numbers.some((chunk) => (open.get(chunk)?.columns.ids.length ?? 0) !== (before[chunk] ?? 0))) {
      // In one transaction the index is read again once: nobody else writes meanwhile.
      this.forget(datasetId);
      return this.add(datasetId, conversations);
    }
    for (const { conversation, chunk, at } of writes) {
      const rows = open.get(chunk) ?? emptyChunk(datasetId, chunk);
      open.set(chunk, rows);
      placeConversation(rows, at, conversation);
    }
    // At once, as what is read: between two requests the thread may do other things for a while.
    await Promise.all([
      this.#columns.bulkPut([...open.values()].map(({ columns }) => columns)),
      this.#texts.bulkPut([...open.values()].map(textsOf)),
      this.#digests.delete(datasetId),
    ]);
    return counts;
  }

  /** All at once: awaiting in a loop would lose Dexie's transaction after about 100 turns. */
  async #read(datasetId: string, numbers: readonly number[]): Promise<Map<number, OpenChunk>> {
    const keys = numbers.map((chunk): [string, number] => [datasetId, chunk]);
    const [columns, texts] = await Promise.all([this.#columns.bulkGet(keys), this.#texts.bulkGet(keys)]);
    return new Map(
      numbers.flatMap((chunk, i) => {
        const [row, text] = [columns[i], texts[i]];
        return row ? [[chunk, { columns: row, turns: text ? turnsIn(text) : [] }]] : [];
      }),
    );
  }

  async #index(datasetId: string): Promise<Index> {
    const known = this.#indexes.get(datasetId);
    if (known) return known;
    const index: Index = { places: new Map(), fills: [] };
    await this.#columns
      .where('datasetId')
      .equals(datasetId)
      .each(({ chunk, ids, contentHashes, openings, characters, ...columns }) => {
        index.fills[chunk] = {
          conversations: ids.length,
          characters: characters.reduce((sum, count) => sum + count, 0),
        };
        ids.forEach((id, at) => {
          const told = openings?.[at] !== undefined;
          index.places.set(id, {
            chunk,
            at,
            contentHash: contentHashes[at],
            updatedAt: columns.updatedAt[at],
            turns: columns.userTurns[at] + columns.assistantTurns[at],
            characters: characters[at],
            told,
          });
        });
      });
    this.#indexes.set(datasetId, index);
    return index;
  }
}

/** Finds a place for each and enters it into the index. Of several copies the newest is written. */
function placed(
  index: Index,
  conversations: readonly Conversation[],
): { writes: Write[]; counts: AddCounts } {
  const counts: AddCounts = { added: 0, updated: 0, unchanged: 0 };
  const writes = new Map<string, Write>();
  for (const conversation of conversations) {
    const { id, contentHash } = conversation;
    const copy = copyOf(conversation);
    const known = index.places.get(id);
    if (known && (known.contentHash === contentHash || !isNewer(copy, known))) {
      counts.unchanged++;
      // The same chat again: written once more where an earlier version did not look for all that is known now.
      if (known.told || known.contentHash !== contentHash) continue;
    } else if (known) counts.updated++;
    else counts.added++;
    const { chunk, at } = known ?? append(index.fills, copy);
    const place = { chunk, at, contentHash, ...copy, told: true };
    index.places.set(id, place);
    writes.set(id, { ...place, conversation });
  }
  return { writes: [...writes.values()], counts };
}

/** The next free place: in the last chunk, or in a new one where that is full. */
function append(fills: Fill[], { characters }: Copy): { chunk: number; at: number } {
  const last = fills.at(-1);
  if (!last || last.conversations >= chunkSize || last.characters >= chunkCharacters)
    fills.push({ conversations: 0, characters: 0 });
  const chunk = fills.length - 1;
  fills[chunk].characters += characters;
  return { chunk, at: fills[chunk].conversations++ };
}
