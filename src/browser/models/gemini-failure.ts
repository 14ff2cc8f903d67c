// What Gemini's refusals mean (design/reference/security.md 1.1).
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

/** Blocked for what the text is about: another try is answered the same. */
const final = ['SAFETY', 'PROHIBITED_CONTENT', 'SPII', 'BLOCKLIST', 'LANGUAGE', 'IMAGE_SAFETY'];

/** Class of an error answer. */
export function geminiFailure(refusal: Refusal, place: Place): Failure {
  const error = field(refusal.body, 'error');
  const details = list(field(error, 'details'));
  const message = words(error, 'message');
  const status = words(error, 'status');
  if (details.some((detail) => words(detail, 'reason') === 'API_KEY_INVALID'))
    return stop('model-key', place);
  if (refusal.status === 429 && refusal.body !== null)
    return usedUp(details, message, refusal.retryAfter, place);
  const shared = failureOfStatus(refusal, place);
  if (shared) return shared;
  if (/API key (not valid|expired|not found)/i.test(message)) return stop('model-key', place);
  if (status === 'FAILED_PRECONDITION' || /location is not supported/i.test(message))
    return stop('model-account', place);
  return { is: 'misunderstood', said: status || String(refusal.status) };
}

/** A 429. The quota's name says for how long; of a daily one the RetryInfo says seconds all the same, and is wrong. */
function usedUp(
  details: readonly unknown[],
  message: string,
  retryAfter: number | null,
  place: Place,
): Failure {
  const violations = details.flatMap((detail) => list(field(detail, 'violations')));
  if (violations.some((one) => String(field(one, 'quotaValue')) === '0') || /\blimit: 0\b/.test(message))
    return stop('model-unknown', place);
  if (violations.some((one) => /PerDay/i.test(words(one, 'quotaId'))) || /\bper day\b/i.test(message))
    return stop('model-quota', place, { until: nextPacificMidnight(place.now) });
  const delay = details.map((detail) => durationOf(words(detail, 'retryDelay'))).find((ms) => ms !== null);
  const ms = delay ?? retryAfter;
  return ms === null ? { is: 'busy', said: '429', limited: true } : asked(ms, place);
}

/** Class of what a 200 says of itself; null: it holds an answer. */
export function geminiFinish(body: unknown): Failure | null {
  const candidate = field(body, 'candidates', 0);
  const finish = words(candidate, 'finishReason');
  const blocked = words(body, 'promptFeedback', 'blockReason');
  if (candidate === undefined) return blocked === '' ? refused('OTHER') : refused(blocked);
  if (finish === 'MAX_TOKENS') return { is: 'cut', said: finish };
  return finish === '' || finish === 'STOP' ? null : refused(finish);
}

/** RECITATION, OTHER and words that are not known yet may be answered the next time. */
function refused(said: string): Failure {
  return { is: 'refused', said, again: !final.includes(said) };
}

/** Milliseconds of "26s" or "856.559356ms"; null: neither. */
export function durationOf(text: string): number | null {
  const [, value, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? [];
  return value === undefined ? null : Math.ceil(Number(value) * (unit === 's' ? 1000 : 1));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
