// What the refusals of OpenAI-compatible servers mean. They share the status and little else.
import { geminiBaseUrl, hostOf } from '../../core/endpoints.ts';
import {
  asked,
  type Failure,
  failureOfStatus,
  field,
  type Place,
  type Refusal,
  stop,
  words,
} from './failure.ts';
import { nextPacificMidnight } from './retry.ts';

/** Class of an error answer. What it says of itself counts before its status: gateways answer 403 for a model that is not there. */
export function openaiFailure(refusal: Refusal, place: Place): Failure {
  const { status } = refusal;
  // Google's own endpoint for this dialect wraps the error in a list.
  const body = Array.isArray(refusal.body) ? field(refusal.body, 0) : refusal.body;
  const error = field(body, 'error') ?? body;
  const code = String(field(error, 'code') ?? '') || words(error, 'type');
  const codes = `${code} ${words(error, 'type')}`;
  const message = words(error, 'message') || words(body, 'error') || words(body, 'detail');
  if (/content_(policy|filter)|moderation/.test(`${code} ${message}`) || field(error, 'metadata', 'reasons'))
    return { is: 'refused', said: code, again: false };
  if (/insufficient_quota/i.test(`${codes} ${message}`))
    return stop('model-account', place, { why: 'quota' });
  if (/billing|credit/i.test(codes)) return stop('model-account', place);
  if (/invalid_api_key/.test(code)) return stop('model-key', place);
  if (/unsupported_country/.test(code)) return stop('model-account', place);
  if (/model_not_found/.test(codes)) return stop('model-unknown', place);
  if (status === 404 && !refusal.html && !aboutModel(message, place))
    return stop('model-config', place, { why: 'path' });
  if (status === 429 && body !== null) {
    const details = JSON.stringify(field(error, 'details') ?? '');
    return tooMany(`${codes} ${message} ${details}`, refusal.retryAfter ?? waitInWords(message), place);
  }
  const shared = failureOfStatus(refusal, place);
  if (shared) return shared;
  if (/not a valid model|model .{0,200}(not found|does not exist)/i.test(message))
    return stop('model-unknown', place);
  if (/max_tokens or model output limit was reached/i.test(message)) return { is: 'cut', said: 'length' };
  return { is: 'misunderstood', said: code || String(status) };
}

/** true: a 404 about a model, not about the path. "/v1/models" is a path; OpenRouter's endpoints and Azure's deployments are models. */
function aboutModel(message: string, { model }: Place): boolean {
  return (
    /(?<![\w/])models?\b|deployment|no endpoints found/i.test(message) ||
    (model !== '' && message.includes(model))
  );
}

/** A 429. A daily quota ends the run, whatever delay is named: for one request more nobody waits minutes. */
function tooMany(said: string, ms: number | null, place: Place): Failure {
  if (/per[ _-]?day|\b[RT]PD\b/i.test(said)) {
    const google = place.host === hostOf(geminiBaseUrl);
    return stop('model-quota', place, google ? { until: nextPacificMidnight(place.now) } : {});
  }
  return ms === null ? { is: 'busy', said: '429', limited: true } : asked(ms, place);
}

/** Milliseconds of the units that waits are given in, by their first letters. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milli)/i, 1],
  [/^s/i, 1000],
  [/^m/i, 60_000],
  [/^h/i, 3_600_000],
];

/** Milliseconds of "try again in 1.2s", "in 850ms", "in 2m3s", "retry after 20 seconds"; null: it names no wait. */
export function waitInWords(message: string): number | null {
  const part = String.raw`\d+(?:\.\d+)?\s?(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)`;
  const said = new RegExp(String.raw`(?:try again|retry) (?:in|after) ((?:${part}\s?)+)(?![a-z])`, 'i').exec(
    message,
  );
  if (said === null) return null;
  const parts = [...said[1].matchAll(/(\d+(?:\.\d+)?)\s?([a-z]+)/gi)];
  const ms = parts.map(
    ([, value, unit]) => Number(value) * (units.find(([named]) => named.test(unit))?.[1] ?? 0),
  );
  return Math.ceil(ms.reduce((sum, one) => sum + one, 0));
}

/** What a 200 says went wrong, as the refusal it should have been; null: nothing did. */
export function openaiRefusal(body: unknown): Refusal | null {
  const error = field(body, 'error') ?? field(body, 'choices', 0, 'error');
  if (error === undefined || error === null) return null;
  // LM Studio says in words what it does not understand. OpenRouter hands on the provider's error, its status as the code.
  const code = Number(field(error, 'code'));
  const status = typeof error === 'string' ? 400 : code >= 400 ? code : 500;
  return { status, body: { error }, html: false, retryAfter: null };
}

/** Class of what a 200 without an error says of itself; null: it holds an answer. */
export function openaiFinish(body: unknown): Failure | null {
  const choice = field(body, 'choices', 0);
  if (choice === undefined) return { is: 'busy', said: 'no choices', limited: false };
  const finish = words(choice, 'finish_reason');
  if (finish === 'content_filter' || words(choice, 'message', 'refusal') !== '')
    return { is: 'refused', said: finish === 'content_filter' ? finish : 'refusal', again: false };
  return finish === 'length' ? { is: 'cut', said: finish } : null;
}
