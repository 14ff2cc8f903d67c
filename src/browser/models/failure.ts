// What can become of a request, in one vocabulary for all providers. What to do about it is decided in retry.ts.
import { AppError, type ErrorKind } from '../../core/errors.ts';
import type { NoAnswerError, WhyNoAnswer } from '../no-answer.ts';

export type Failure =
  /** Nothing can be asked at the moment, whatever the question. */
  | { readonly is: 'stop'; readonly error: AppError }
  /** This question gets no answer. `again`: it may be asked once more. */
  | { readonly is: 'refused'; readonly said: string; readonly again: boolean }
  /** The answer ended before it was whole. */
  | { readonly is: 'cut'; readonly said: string }
  /** The request was not understood. */
  | { readonly is: 'misunderstood'; readonly said: string }
  /** The provider asks every lane to wait. */
  | { readonly is: 'asked'; readonly ms: number }
  /** Overloaded, too slow, or cut off in the middle; `limited`: because of too many requests. */
  | { readonly is: 'busy'; readonly said: string; readonly limited: boolean }
  | { readonly is: 'no-answer'; readonly why: WhyNoAnswer }
  /** The server does not know a part of the request that can be said in another way: ask again, the wire says it so. */
  | { readonly is: 'reworded' };

/** Whom a failure is about. */
export interface Place {
  readonly host: string;
  readonly model: string;
  /** Epoch ms. */
  readonly now: number;
}

/** What came back: `body` is the parsed JSON, null where it is none. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  /** true: a page instead of an answer. */
  readonly html: boolean;
  /** Milliseconds of a Retry-After header; null: none, or not readable for the page. */
  readonly retryAfter: number | null;
}

export function stop(
  kind: ErrorKind,
  { host, model }: Place,
  more: Record<string, number | string> = {},
): Failure {
  return { is: 'stop', error: new AppError(kind, { host, model, ...more }) };
}

/** 'asked' longer than this is a quota that is used up until then, ms: nobody sits and watches for longer. */
const longestWait = 15 * 60_000;

/** A wait that the provider asked for. */
export function asked(ms: number, place: Place): Failure {
  return ms > longestWait ? stop('model-quota', place, { until: place.now + ms }) : { is: 'asked', ms };
}

/** Classes that both dialects share, by status; null: the body has to say. */
export function failureOfStatus({ status, body, html, retryAfter }: Refusal, place: Place): Failure | null {
  if (status >= 500 || status === 408 || status === 409 || status === 425)
    return { is: 'busy', said: String(status), limited: false };
  if (status === 401) return stop('model-key', place);
  if (status === 402) return stop('model-account', place);
  // A proxy or a sign-in page may answer with any status; a provider's error is JSON.
  if (html) return stop('model-impostor', place);
  if (status === 403) return stop('model-key', place);
  if (status === 404) return stop('model-unknown', place);
  if (status === 429 && body === null)
    return retryAfter === null ? { is: 'busy', said: '429', limited: true } : asked(retryAfter, place);
  return null;
}

/** A 200 whose body is no JSON: somebody else answered, or the connection was cut. */
export function failureOfText(text: string, contentType: string | null, place: Place): Failure {
  const html = contentType?.includes('html') || /^\s*<(!doctype|html|head|body|script)/i.test(text);
  return html ? stop('model-impostor', place) : { is: 'busy', said: 'cut off', limited: false };
}

export function failureOfSilence({ why }: NoAnswerError): Failure {
  return { is: 'no-answer', why };
}

/** Reads a field of anything, undefined where there is none. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** The same, where it is a string; else ''. */
export function words(value: unknown, ...path: readonly (string | number)[]): string {
  const found = field(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The same, where it is a number; else null. */
export function count(value: unknown, ...path: readonly (string | number)[]): number | null {
  const found = field(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** JSON, or null. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an error answer holds. */
export async function readRefusal(response: Response, now: number): Promise<Refusal> {
  const text = await response.text().catch(() => '');
  const html = Boolean(response.headers.get('content-type')?.includes('html'));
  return { status: response.status, body: parsed(text), html, retryAfter: waitOf(response.headers, now) };
}

/** Retry-After in seconds or as a date, or retry-after-ms; null: none. */
function waitOf(headers: Headers, now: number): number | null {
  const ms = Number(headers.get('retry-after-ms') ?? NaN);
  if (ms >= 0) return ms;
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  if (seconds >= 0) return seconds * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}
