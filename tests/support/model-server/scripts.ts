// Ways in which providers misbehave, for the script of the model server.
import type { Scripted } from './dialects.ts';

/** A 429 as Gemini words it; without arguments the bare one. OpenAI's dialect carries the delay as Retry-After. */
export function tooMany(over: { retryDelay?: string; quotaId?: string; quotaValue?: string } = {}): Scripted {
  const { retryDelay, quotaId, quotaValue } = over;
  const violation = {
    quotaMetric: 'generate_content_requests',
    quotaId: quotaId ?? '',
    quotaValue: quotaValue ?? '10',
  };
  const details = [
    ...(quotaId === undefined
      ? []
      : [{ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [violation] }]),
    ...(retryDelay === undefined
      ? []
      : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }]),
  ];
  return {
    status: 429,
    error: {
      message: 'Resource has been exhausted (e.g. check quota).',
      status: 'RESOURCE_EXHAUSTED',
      ...(details.length > 0 && { details }),
    },
    ...(retryDelay !== undefined && { headers: { 'retry-after': String(Number.parseFloat(retryDelay)) } }),
  };
}

export const usedUpToday = tooMany({
  retryDelay: '22s',
  quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
  quotaValue: '1000',
});

export const overloaded: Scripted = {
  status: 503,
  error: { message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' },
};

export const signInPage: Scripted = {
  status: 200,
  type: 'text/html',
  body: '<!doctype html><title>Sign in</title><p>Welcome to the café.',
};

/** The answer's room was used up in the middle of it. */
export const outOfRoom: Scripted = { finish: 'MAX_TOKENS', text: '{"request":"The user' };

export const blockedPrompt: Scripted = { blockReason: 'PROHIBITED_CONTENT' };

export const unsafe: Scripted = { finish: 'SAFETY', text: '' };
