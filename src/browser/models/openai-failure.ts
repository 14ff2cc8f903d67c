// What the refusals of OpenAI-compatible servers mean. They share the status and little else.
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

/** Class of an error answer. */
export function openaiFailure(refusal: Refusal, place: Place): Failure {
  const { status, body, retryAfter } = refusal;
  const error = field(body, 'error') ?? body;
  const code = String(field(error, 'code') ?? '') || words(error, 'type');
  const message = words(error, 'message') || words(body, 'error') || words(body, 'detail');
  if (/content_(policy|filter)|moderation/.test(`${code} ${message}`) || field(error, 'metadata', 'reasons'))
    return { is: 'refused', said: code, again: false };
  if (/insufficient_quota|billing|credit/i.test(`${code} ${words(error, 'type')}`))
    return stop('model-account', place);
  if (/invalid_api_key/.test(code)) return stop('model-key', place);
  if (/unsupported_country/.test(code)) return stop('model-account', place);
  const shared = failureOfStatus(refusal, place);
  if (shared) return shared;
  if (status === 429)
    return retryAfter === null ? { is: 'busy', said: '429', limited: true } : asked(retryAfter, place);
  if (
    /model_not_found/.test(code) ||
    /not a valid model|model .{0,200}(not found|does not exist)/i.test(message)
  )
    return stop('model-unknown', place);
  if (/max_tokens or model output limit was reached/i.test(message)) return { is: 'cut', said: 'length' };
  return { is: 'misunderstood', said: code || String(status) };
}

/** Class of what a 200 says of itself; null: it holds an answer. OpenRouter puts a provider's error into a 200. */
export function openaiFinish(body: unknown, place: Place): Failure | null {
  const error = field(body, 'error') ?? field(body, 'choices', 0, 'error');
  if (error !== undefined && error !== null) {
    const status = Number(field(error, 'code'));
    return openaiFailure(
      { status: status >= 400 ? status : 500, body: { error }, html: false, retryAfter: null },
      place,
    );
  }
  const choice = field(body, 'choices', 0);
  if (choice === undefined) return { is: 'busy', said: 'no choices', limited: false };
  const finish = words(choice, 'finish_reason');
  if (finish === 'content_filter' || words(choice, 'message', 'refusal') !== '')
    return { is: 'refused', said: finish === 'content_filter' ? finish : 'refusal', again: false };
  return finish === 'length' ? { is: 'cut', said: finish } : null;
}
