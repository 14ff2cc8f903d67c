// What both dialects offer: one request, one reply. Nothing here waits, repeats or judges.
import type { LedgerEntry, ListedModel } from '../../core/model.ts';
import type { RedactedText } from '../../core/types.ts';
import type { EgressContext } from '../egress.ts';
import type { Failure } from './failure.ts';

export interface WireQuestion {
  readonly prompt: RedactedText;
  /** JSON Schema of the answer; null: any text will do. */
  readonly schema: AnswerSchema | null;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
}

/** A JSON Schema as providers take it: see answer-schema.ts. */
export type AnswerSchema = Readonly<Record<string, unknown>>;

/** What one request brought. */
export interface WireReply {
  /** Number in the ledger; null: it was not sent. */
  readonly entry: LedgerEntry['id'] | null;
  /** The answer's text without thoughts; '' where it has none. */
  readonly text: string;
  /** null: the text is the answer. */
  readonly failure: Failure | null;
  /** As the provider counted, thoughts among the second; null: it does not say. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** true: nothing was charged, because nothing was computed. */
  readonly free: boolean;
}

export interface Wire {
  /** "gemini:gemini-3.5-flash-lite". */
  readonly id: string;
  readonly model: string;
  readonly baseUrl: string;
  /** Host with port. */
  readonly host: string;
  /** Rejects with AbortError when cancelled, with AppError 'no-egress' or 'storage-...' where the ledger cannot be written. */
  ask(question: WireQuestion, context: EgressContext, signal: AbortSignal): Promise<WireReply>;
  /** All models of the endpoint that write text, as it lists them. */
  list(context: EgressContext, signal: AbortSignal): Promise<ListedModel[] | Failure>;
}

/** What a wire needs to know. `key` null: the server wants none. */
export interface WireOptions {
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | null;
  /** Epoch ms. */
  now(): number;
}
