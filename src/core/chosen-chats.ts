// Before stage 1: which chats of a dataset a run reads, and an estimate counts.
import { choose, choosesAll, type Chosen } from './choosing.ts';
import type { KeepOptions, Store } from './ports.ts';
import type { Selection } from './selection.ts';
import type { ConversationColumns } from './types.ts';
import { foldWords, searchWords } from './word-search.ts';

/** Of which dataset chats are chosen, and how. */
export interface ChooseOptions {
  readonly store: Store;
  readonly datasetId: string;
  readonly selection: Selection;
  readonly keep: KeepOptions;
  readonly signal: AbortSignal;
  /** Between steps of the search for words: see WordSearch. */
  pause(): Promise<void>;
}

/** The chats a run reads, where it does not read all. */
export interface ChosenChats {
  readonly columns: ConversationColumns;
  readonly chosen: Chosen;
  /** With text, but not chosen. */
  readonly leftOut: number;
  /** Says whether a chat is read. */
  has(id: string): boolean;
}

/** null: every chat is read, and nothing was looked up. */
export async function chosenChats(options: ChooseOptions): Promise<ChosenChats | null> {
  const { store, datasetId, selection } = options;
  // Blank words ask for nothing.
  const asked = { ...selection, words: foldWords(selection.words) };
  if (choosesAll(asked)) return null;
  // In this order: a chat that comes in between has a row in the columns alone, behind all others, and is not chosen.
  const digest = await store.digest(datasetId);
  const columns = await store.columns(datasetId);
  const words = asked.words.length > 0 ? await searchWords({ ...options, digest, words: asked.words }) : null;
  // A question to a model (Selection.question) is asked here, of the chats that are chosen up to now.
  const chosen = choose(digest, asked, { words });
  const read = new Set(columns.ids.filter((_, row) => chosen.rows[row] === 1));
  const leftOut = chosen.readable - chosen.count;
  return { columns, chosen, leftOut, has: (id) => read.has(id) };
}
