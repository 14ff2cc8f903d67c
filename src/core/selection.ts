// Which chats of a dataset a run reads: chosen before anything is sent.
import type { Source } from './sources.ts';

/** What a chat must be to be read. null = whatever it is. Conditions are joined by "and". */
export interface Selection {
  /** Epoch milliseconds: begun at or after. Chats without a date do not fit once a date is asked for. */
  readonly from: number | null;
  /** Epoch milliseconds: begun before. */
  readonly until: number | null;
  readonly sources: readonly Source[] | null;
  /** Full English names, as `Conversation.language` has them; '' = not told. */
  readonly languages: readonly string[] | null;
  /** Names of models as the exports have them; '' = not told. */
  readonly models: readonly string[] | null;
  /** Turns of the user. */
  readonly minimumTurns: number;
  /** Keeps chats in which at least one of these words or phrases stands, whatever the case. Empty: all. */
  readonly words: readonly string[];
  /** true: of chats with the same first 2,000 characters only the first is read. */
  readonly once: boolean;
  /** So many of what is left, by chance; the same seed picks the same chats. */
  readonly sample: { readonly size: number; readonly seed: number } | null;
  /** A yes/no question that a model answers about each chat that is left; only "yes" goes on. */
  readonly question: string | null;
}

/** Every chat. */
export const everyChat: Selection = {
  from: null,
  until: null,
  sources: null,
  languages: null,
  models: null,
  minimumTurns: 0,
  words: [],
  once: false,
  sample: null,
  question: null,
};
