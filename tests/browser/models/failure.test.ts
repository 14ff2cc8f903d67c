// Which answer of a provider means what: design/reference/security.md 1.1, row by row.
import { expect, test } from 'vitest';
import { failureOfText, readRefusal } from '../../../src/browser/models/failure.ts';
import { durationOf, geminiFailure, geminiFinish } from '../../../src/browser/models/gemini-failure.ts';
import {
  openaiFailure,
  openaiFinish,
  openaiRefusal,
  waitInWords,
} from '../../../src/browser/models/openai-failure.ts';

const now = Date.UTC(2026, 10, 23, 20);
const place = { host: 'h', model: 'm', now };
const gemini = (status: number, error: object | null, html = false) =>
  geminiFailure({ status, body: error && { error }, html, retryAfter: null }, place);
const openai = (status: number, error: object | null, retryAfter: number | null = null) =>
  openaiFailure({ status, body: error && { error }, html: false, retryAfter }, place);
const stops = (kind: string) => ({ is: 'stop', error: { kind } });

test('gemini: keys, accounts, models, requests', () => {
  const invalidKey = { status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] };
  expect(gemini(400, invalidKey)).toMatchObject(stops('model-key'));
  expect(gemini(401, { status: 'UNAUTHENTICATED' })).toMatchObject(stops('model-key'));
  expect(gemini(403, { status: 'PERMISSION_DENIED' })).toMatchObject(stops('model-key'));
  expect(gemini(400, { status: 'FAILED_PRECONDITION' })).toMatchObject(stops('model-account'));
  expect(gemini(404, { status: 'NOT_FOUND' })).toMatchObject(stops('model-unknown'));
  expect(gemini(400, { status: 'INVALID_ARGUMENT' })).toEqual({
    is: 'misunderstood',
    said: 'INVALID_ARGUMENT',
  });
});

test('gemini: servers in trouble', () => {
  for (const status of [500, 503, 504])
    expect(gemini(status, {})).toMatchObject({ is: 'busy', said: String(status) });
  expect(gemini(502, null, true)).toMatchObject({ is: 'busy' });
  expect(gemini(403, null, true)).toMatchObject(stops('model-impostor'));
});

test('gemini: a 429 by what its details say', () => {
  const quota = (quotaId: string, quotaValue = '10', retryDelay?: string) =>
    gemini(429, {
      details: [{ violations: [{ quotaId, quotaValue }] }, ...(retryDelay ? [{ retryDelay }] : [])],
    });
  expect(quota('GenerateRequestsPerMinutePerProject', '10', '26s')).toEqual({ is: 'asked', ms: 26_000 });
  // The delay of a daily quota is not to be believed: midnight in California is 8:00 UTC.
  expect(quota('GenerateRequestsPerDayPerProject', '1000', '22s')).toMatchObject({
    error: { kind: 'model-quota', detail: { until: Date.UTC(2026, 10, 24, 8) } },
  });
  expect(quota('GenerateRequestsPerDayPerProject', '0', '22s')).toMatchObject(stops('model-unknown'));
  expect(gemini(429, { message: 'Quota exceeded, limit: 0, model: x' })).toMatchObject(
    stops('model-unknown'),
  );
  expect(gemini(429, { message: 'Resource has been exhausted' })).toEqual({
    is: 'busy',
    said: '429',
    limited: true,
  });
  expect(gemini(429, null)).toMatchObject({ is: 'busy', limited: true });
  // An hour is longer than anybody waits.
  expect(quota('X', '1', '3600s')).toMatchObject({
    error: { kind: 'model-quota', detail: { until: now + 3_600_000 } },
  });
});

test('gemini: durations', () => {
  expect(['26s', '1.5s', '856.559356ms', '', '5m'].map(durationOf)).toEqual([26_000, 1500, 857, null, null]);
});

test('gemini: what an answer says of itself', () => {
  const finish = (finishReason: string) => geminiFinish({ candidates: [{ finishReason }] });
  expect(finish('STOP')).toBeNull();
  expect(finish('MAX_TOKENS')).toEqual({ is: 'cut', said: 'MAX_TOKENS' });
  for (const said of ['SAFETY', 'PROHIBITED_CONTENT', 'SPII', 'BLOCKLIST'])
    expect(finish(said)).toEqual({ is: 'refused', said, again: false });
  for (const said of ['RECITATION', 'OTHER'])
    expect(finish(said)).toEqual({ is: 'refused', said, again: true });
  const blocked = (blockReason: string) => geminiFinish({ promptFeedback: { blockReason } });
  expect(blocked('PROHIBITED_CONTENT')).toEqual({ is: 'refused', said: 'PROHIBITED_CONTENT', again: false });
  expect(blocked('OTHER')).toMatchObject({ again: true });
});

test('openai: keys, accounts, models, requests', () => {
  expect(openai(401, { code: 'invalid_api_key' })).toMatchObject(stops('model-key'));
  expect(openai(403, { message: 'forbidden' })).toMatchObject(stops('model-key'));
  expect(openai(402, { message: 'Insufficient credits', code: 402 })).toMatchObject(stops('model-account'));
  expect(openai(429, { code: 'insufficient_quota' })).toMatchObject(stops('model-account'));
  expect(openai(404, { code: 'model_not_found' })).toMatchObject(stops('model-unknown'));
  expect(openai(400, { message: 'foo/bar is not a valid model ID' })).toMatchObject(stops('model-unknown'));
  expect(openai(400, { message: 'strange' })).toEqual({ is: 'misunderstood', said: '400' });
  expect(openai(400, { code: 'content_policy_violation' })).toMatchObject({ is: 'refused', again: false });
  expect(openai(403, { message: 'flagged', metadata: { reasons: ['violence'] } })).toMatchObject({
    is: 'refused',
  });
});

test('openai: too many requests and servers in trouble', () => {
  expect(openai(429, { message: 'slow down' }, 3000)).toEqual({ is: 'asked', ms: 3000 });
  expect(openai(429, { message: 'slow down' })).toMatchObject({ is: 'busy', limited: true });
  expect(openai(503, {})).toMatchObject({ is: 'busy', said: '503' });
});

test('openai: what an answer says of itself', () => {
  const finish = (finish_reason: string, message = {}) =>
    openaiFinish({ choices: [{ finish_reason, message }] });
  expect(finish('stop')).toBeNull();
  expect(finish('length')).toMatchObject({ is: 'cut' });
  expect(finish('content_filter')).toMatchObject({ is: 'refused', said: 'content_filter' });
  expect(finish('stop', { refusal: 'I cannot' })).toMatchObject({ is: 'refused', said: 'refusal' });
});

test('openai: an error in a 200 is the refusal it should have been', () => {
  const said = (body: object) => {
    const refusal = openaiRefusal(body);
    return refusal && openaiFailure(refusal, place);
  };
  // OpenRouter: the provider's error, beside an answer that was begun or without one.
  expect(said({ error: { code: 503, message: 'x' } })).toMatchObject({ is: 'busy', said: '503' });
  expect(said({ choices: [{ error: { code: 502 } }] })).toMatchObject({ is: 'busy', said: '502' });
  expect(said({ error: { code: 401, message: 'x' } })).toMatchObject(stops('model-key'));
  // LM Studio.
  expect(said({ error: "'response_format.type' must be 'json_schema' or 'text'" })).toEqual({
    is: 'misunderstood',
    said: '400',
  });
  expect(said({ choices: [{}] })).toBeNull();
});

test('openai: a code says more than the status', () => {
  for (const status of [403, 404, 400])
    expect(openai(status, { code: 'model_not_found', message: 'no access' })).toMatchObject(
      stops('model-unknown'),
    );
  expect(openai(403, { code: 'insufficient_quota' })).toMatchObject(stops('model-account'));
});

test('openai: a 404 about no model is about the path', () => {
  const missing = (body: unknown, model = 'm-7b') =>
    openaiFailure({ status: 404, body, html: false, retryAfter: null }, { ...place, model });
  const path = {
    ...stops('model-config'),
    error: { kind: 'model-config', detail: { why: 'path', host: 'h' } },
  };
  expect(missing({ detail: 'Not Found' })).toMatchObject(path);
  expect(missing(null)).toMatchObject(path);
  expect(missing({ error: { code: 404, message: 'File Not Found', type: 'not_found_error' } })).toMatchObject(
    path,
  );
  expect(missing({ error: { message: 'Invalid URL (GET /v1/models)' } }, '')).toMatchObject(path);
  for (const message of [
    "model 'x' not found, try pulling it first",
    'models/x is not found for API version v1main',
    'No endpoints found for x.',
    'm-7b: no such thing',
  ])
    expect(missing({ error: { message } })).toMatchObject(stops('model-unknown'));
});

test('openai: a wait named in words counts where no header can be read', () => {
  const limit = (message: string, retryAfter: number | null = null) => openai(429, { message }, retryAfter);
  expect(limit('Limit 30000, Used 29900. Please try again in 1.2s. Visit')).toEqual({
    is: 'asked',
    ms: 1200,
  });
  expect(limit('try again in 1.2s', 5000)).toEqual({ is: 'asked', ms: 5000 });
  expect(limit('try again in 16m0s')).toMatchObject({
    error: { kind: 'model-quota', detail: { until: now + 16 * 60_000 } },
  });
});

test.each([
  ['Please try again in 1.2s.', 1200],
  ['try again in 850ms', 850],
  ['Try again in 2m3s', 123_000],
  ['try again in 1h2m3.5s', 3_723_500],
  ['Please retry after 20 seconds.', 20_000],
  ['retry in 3 minutes', 180_000],
  ['try again in 5 months', null],
  ['try again later', null],
])('%s: %s ms', (message, ms) => {
  expect(waitInWords(message)).toBe(ms);
});

test('openai: a quota of the day has no end that is known, but at Google', () => {
  const day = (error: object, host = 'h') =>
    openaiFailure({ status: 429, body: { error }, html: false, retryAfter: 1000 }, { ...place, host });
  for (const error of [
    { message: 'Limit reached on requests per day (RPD): Limit 200. Please try again in 7m12s.' },
    { message: 'Rate limit exceeded: free-models-per-day.' },
    { message: 'Used up.', code: 'rpd' },
  ]) {
    const failure = day(error);
    expect(failure).toMatchObject({ error: { kind: 'model-quota', detail: { host: 'h' } } });
    expect(failure).not.toHaveProperty('error.detail.until');
  }
  const until = Date.UTC(2026, 10, 24, 8);
  const google = 'generativelanguage.googleapis.com';
  expect(day({ message: 'Quota: 20 per day' }, google)).toMatchObject({ error: { detail: { until } } });
  const details = [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel' }] }];
  const body = [{ error: { code: 429, message: 'Quota exceeded', details } }];
  expect(
    openaiFailure({ status: 429, body, html: false, retryAfter: null }, { ...place, host: google }),
  ).toMatchObject({ error: { kind: 'model-quota', detail: { until } } });
  expect(gemini(429, { message: 'Limit of 20 requests per day' })).toMatchObject({
    error: { kind: 'model-quota', detail: { until } },
  });
  // Not a quota: an account without money.
  expect(day({ message: 'insufficient_quota: check your plan' })).toMatchObject({
    error: { kind: 'model-account', detail: { host: 'h' } },
  });
});

test('a 200 without JSON: a page is an impostor, anything else was cut off', () => {
  expect(failureOfText('<!DOCTYPE html><p>', null, place)).toMatchObject(stops('model-impostor'));
  expect(failureOfText('', 'text/html; charset=utf-8', place)).toMatchObject(stops('model-impostor'));
  expect(failureOfText('{"candidates":[', 'application/json', place)).toMatchObject({ is: 'busy' });
});

test('Retry-After is seconds, milliseconds or a date', async () => {
  const wait = async (headers: Record<string, string>) =>
    (await readRefusal(new Response('{}', { status: 429, headers }), now)).retryAfter;
  expect(await wait({ 'retry-after': '20' })).toBe(20_000);
  expect(await wait({ 'retry-after-ms': '1500' })).toBe(1500);
  expect(await wait({ 'retry-after': new Date(now + 5000).toUTCString() })).toBe(5000);
  expect(await wait({})).toBeNull();
});
