// Which chats an estimate reads, and how many a run would.
import { chosenChats, type ChooseOptions } from './chosen-chats.ts';
import { readableRows, sizeOf } from './choosing.ts';
import type { Conversation } from './types.ts';

/** Chats that are read for an estimate: the mean length of 100 is within some 10 % of that of all (log-normal lengths). */
const sampleSize = 100;

/** Some of the chats a run would read, and how many it would. */
export interface ChosenSample {
  /** At most 100 of those a run would read; the first of them is the one it would read first. */
  readonly conversations: readonly Conversation[];
  /** How many distinct chats a run would read. */
  readonly total: number;
}

/** Looks at as many pages as it needs. */
export async function sampleChosen(options: ChooseOptions): Promise<ChosenSample> {
  const { store, datasetId } = options;
  const chosen = await chosenChats(options);
  const columns = chosen?.columns ?? (await store.columns(datasetId));
  const rows = chosen?.chosen.rows ?? readableRows(columns);
  const hashes = new Set(columns.contentHashes.filter((_, row) => rows[row] === 1));
  const conversations: Conversation[] = [];
  const step = Math.max(1, Math.floor(sizeOf(rows) / sampleSize));
  for (let chunk = 0; conversations.length < sampleSize; chunk++) {
    const page = await store.conversationPage(datasetId, chunk);
    if (page === null) break;
    const readable = page.filter(({ id, messages }) => messages.length > 0 && (chosen?.has(id) ?? true));
    // The walk asks in the order of import: the first chat that is read is the first request.
    conversations.push(...readable.filter((_, i) => i % step === 0));
  }
  return { conversations: conversations.slice(0, sampleSize), total: hashes.size };
}
