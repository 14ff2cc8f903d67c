import { type EgressContext, send } from '../egress.ts';
import { NoAnswerError } from '../no-answer.ts';
import {
  type Failure,
  failureOfSilence,
  failureOfText,
  type Place,
  parsed,
  readRefusal,
  type Refusal,
} from './failure.ts';

/** How a request is answered: JSON, or what went wrong with its place in the ledger. */
export type JsonAnswer =
  | { readonly entry: number | null; readonly body: unknown; readonly failure: null; readonly refusal: null }
  | { readonly entry: number | null; readonly failure: Failure; readonly refusal: Refusal | null };

/** What `askJson` sends, and who is asked. */
export interface JsonRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: GET. */
  readonly body?: string;
  readonly place: Place;
  /** The dialect's word on an error answer. */
  classify(refusal: Refusal, place: Place): Failure;
}

/** Sends a request whose answer is JSON. Rejects with AbortError, AppError 'no-egress' and 'storage-...' alone. */
export async function askJson(
  request: JsonRequest,
  context: EgressContext,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const { url, headers, body, place, classify } = request;
  const method = body === undefined ? 'GET' : 'POST';
  try {
    const { response, entry } = await send(url, { method, headers, body, signal }, context);
    if (!response.ok) {
      const refusal = await readRefusal(response, place.now);
      return { entry, failure: classify(refusal, place), refusal };
    }
    const text = await response.text().catch(() => '');
    signal.throwIfAborted();
    const json = parsed(text);
    if (typeof json === 'object' && json !== null) return { entry, body: json, failure: null, refusal: null };
    const failure = failureOfText(text, response.headers.get('content-type'), place);
    return { entry, failure, refusal: null };
  } catch (error) {
    if (error instanceof NoAnswerError)
      return { entry: null, failure: failureOfSilence(error), refusal: null };
    throw error;
  }
}
