import { isLoopback } from '../../core/endpoints.ts';
import { AppError } from '../../core/errors.ts';
import { compose } from '../../core/stages/redact.ts';
import type { Problem } from '../../core/types.ts';
import { type EgressContext, send } from '../egress.ts';
import { NoAnswerError } from '../no-answer.ts';
import { nextStep, onlyTry } from './retry.ts';
import type { Wire, WireReply } from './wire.ts';

/** Why no answer came: what NoAnswerError knows, and what a second look found out. */
type Why = 'offline' | 'policy' | 'browser' | 'not-running' | 'unknown';

/** Dialects that may have to be tried before the server understands: thinking levels, names of the token limit. */
const mostRewordings = 4;

/**
 * Asks the model for one token. null: it answers. Otherwise what is wrong: the key, the model, or (model-unreachable,
 * detail.why) 'browser': it runs, but the browser keeps its answers from the page; 'not-running'; 'policy'; 'offline'.
 */
export async function testConnection(wire: Wire, signal: AbortSignal): Promise<Problem | null> {
  const context: EgressContext = {
    ...{ purpose: 'test', subject: wire.model, datasetId: null, runId: null },
    ...{ tokensIn: 4, tokensOut: 1, cost: null },
  };
  const question = { prompt: compose`Say OK.`, schema: null, maxTokens: 1 };
  let { failure }: Pick<WireReply, 'failure'> = await wire.ask(question, context, signal);
  for (let again = 0; failure?.is === 'reworded' && again < mostRewordings; again++)
    ({ failure } = await wire.ask(question, context, signal));
  // One token is all there is room for, and any refusal is the model's own: it was reached.
  if (failure === null || failure.is === 'cut' || failure.is === 'refused') return null;
  if (failure.is === 'no-answer' && failure.why === 'unknown')
    return unreachable(wire, await whyUnknown(wire, context, signal));
  const step = failure.is === 'reworded' ? null : nextStep(failure, onlyTry, 0, wire.host);
  const problem = step?.then === 'end' && step.error instanceof AppError ? step.error : null;
  return (problem ?? new AppError('model-config', { host: wire.host })).toProblem();
}

function unreachable({ host }: Wire, why: Why): Problem {
  return new AppError('model-unreachable', { host, why }).toProblem();
}

/** Somebody who answers a request without CORS runs, and is kept from the page by the browser alone. */
async function whyUnknown({ baseUrl }: Wire, context: EgressContext, signal: AbortSignal): Promise<Why> {
  const probe = { ...context, tokensIn: 0, tokensOut: 0 };
  try {
    await send(baseUrl, { method: 'GET', mode: 'no-cors', signal }, probe);
    return 'browser';
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return error.why === 'unknown' ? (isLoopback(baseUrl) ? 'not-running' : 'unknown') : error.why;
  }
}
