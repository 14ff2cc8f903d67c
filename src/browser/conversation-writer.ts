import type { Table } from 'dexie';
import type { AddCounts } from '../core/ports.ts';
import type { Conversation } from '../core/types.ts';
import {
  chunkSize,
  type ColumnChunk,
  emptyChunks,
  placeConversation,
  type TextChunk,
} from './conversation-chunks.ts';

/** Where a conversation lies, and what is needed to tell whether a dropped one is newer. */
interface Place {
  chunk: number;
  at: number;
  contentHash: string;
  updatedAt: number | null;
}

/**
 * Adds conversations to chunks and knows where each one lies. Its index of a dataset is read once and kept:
 * about 100 bytes a conversation. Call `add` inside a read-write transaction; after a failed one, `forget`.
 */
export class ConversationWriter {
  readonly #columns: Table<ColumnChunk, [string, number]>;
  readonly #texts: Table<TextChunk, [string, number]>;
  readonly #indexes = new Map<string, Map<string, Place>>();

  constructor(columns: Table<ColumnChunk, [string, number]>, texts: Table<TextChunk, [string, number]>) {
    this.#columns = columns;
    this.#texts = texts;
  }

  forget(datasetId: string): void {
    this.#indexes.delete(datasetId);
  }

  forgetAll(): void {
    this.#indexes.clear();
  }

  async holdsAny(datasetId: string, ids: readonly string[]): Promise<boolean> {
    const index = await this.#index(datasetId);
    return ids.some((id) => index.has(id));
  }

  async find(datasetId: string, id: string): Promise<Place | null> {
    return (await this.#index(datasetId)).get(id) ?? null;
  }

  /** New ones are appended; one with the same id and another content replaces the old unless it is older. */
  async add(datasetId: string, conversations: readonly Conversation[]): Promise<AddCounts> {
    const index = await this.#index(datasetId);
    const counts: AddCounts = { added: 0, updated: 0, unchanged: 0 };
    const writes = new Map<string, { conversation: Conversation; chunk: number; at: number }>();
    let end = index.size;
    for (const conversation of conversations) {
      const known = index.get(conversation.id);
      if (known && !isNewer(conversation, known)) {
        counts.unchanged++;
        continue;
      }
      if (known) counts.updated++;
      else counts.added++;
      const { chunk, at } = known ?? { chunk: Math.floor(end / chunkSize), at: end++ % chunkSize };
      const { id, contentHash, updatedAt } = conversation;
      index.set(id, { chunk, at, contentHash, updatedAt });
      writes.set(id, { conversation, chunk, at });
    }
    await this.#write(datasetId, [...writes.values()]);
    return counts;
  }

  /** Reads every touched chunk once, then writes all: awaiting in a loop would lose Dexie's transaction after about 100 turns. */
  async #write(
    datasetId: string,
    writes: readonly { conversation: Conversation; chunk: number; at: number }[],
  ): Promise<void> {
    const numbers = [...new Set(writes.map(({ chunk }) => chunk))];
    const keys = numbers.map((chunk): [string, number] => [datasetId, chunk]);
    const columns = await this.#columns.bulkGet(keys);
    const texts = await this.#texts.bulkGet(keys);
    const pairs = new Map(
      numbers.map((chunk, i) => {
        const [column, text] = [columns[i], texts[i]];
        return [chunk, column && text ? { columns: column, texts: text } : emptyChunks(datasetId, chunk)];
      }),
    );
    for (const { conversation, chunk, at } of writes) {
      const pair = pairs.get(chunk)!;
      placeConversation(pair.columns, pair.texts, at, conversation);
    }
    await this.#columns.bulkPut([...pairs.values()].map((pair) => pair.columns));
    await this.#texts.bulkPut([...pairs.values()].map((pair) => pair.texts));
  }

  async #index(datasetId: string): Promise<Map<string, Place>> {
    const known = this.#indexes.get(datasetId);
    if (known) return known;
    const index = new Map<string, Place>();
    await this.#columns
      .where('datasetId')
      .equals(datasetId)
      .each(({ chunk, ids, contentHashes, updatedAt }) => {
        ids.forEach((id, at) =>
          index.set(id, { chunk, at, contentHash: contentHashes[at], updatedAt: updatedAt[at] }),
        );
      });
    this.#indexes.set(datasetId, index);
    return index;
  }
}

function isNewer(conversation: Conversation, known: Place): boolean {
  if (conversation.contentHash === known.contentHash) return false;
  return (conversation.updatedAt ?? Infinity) >= (known.updatedAt ?? -Infinity);
}
