// Langfuse: rows of observations or traces (JSONL, JSON, CSV), trace-<id>.json and session-<id>.json. formats.md 3.11.
import type { GatheringFormat } from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { firstTime } from './record-times.ts';
import type { TracedCall } from './traced-call.ts';
import { unpacked } from './traced-messages.ts';
import { TraceGathering } from './traces.ts';

/** Observations and traces of Langfuse, folded into chats by session. */
export const langfuse: GatheringFormat = { source: 'langfuse', gather: () => new TraceGathering(callsOf) };

/** What stands around an observation: ids of the trace or session that holds it. */
interface Around {
  readonly session: string | null;
  readonly trace: string | null;
  readonly account: string | null;
}

/** Their inputs and outputs are documents, numbers or judgements, even at the top of a trace. */
const NO_CALLS = new Set(['EVENT', 'TOOL', 'RETRIEVER', 'EMBEDDING', 'EVALUATOR', 'GUARDRAIL']);

const NOTHING: Around = { session: null, trace: null, account: null };

/** Whether an object is a row of Langfuse's, or holds some. API and downloads write camelCase, the blob export snake_case. */
export function isLangfuse(element: RawObject): boolean {
  if (hasCalls(element) || objectsOf(element.data).some(isRow)) return true;
  if (isObject(element.trace) && Array.isArray(element.observations)) return true;
  return isRow(element);
}

function isRow(element: RawObject): boolean {
  if (!('input' in element && 'output' in element)) return false;
  const ofTrace = 'trace_id' in element || 'traceId' in element;
  const isTrace = ('session_id' in element || 'sessionId' in element) && 'timestamp' in element;
  return ofTrace || isTrace;
}

function hasCalls({ observations, traces }: RawObject): boolean {
  const [observation] = objectsOf(observations);
  const [trace] = objectsOf(traces);
  if (observation && ('input' in observation || 'traceId' in observation || 'trace_id' in observation))
    return true;
  return trace !== undefined && ('input' in trace || 'observations' in trace || 'sessionId' in trace);
}

function callsOf(element: RawObject): readonly TracedCall[] | 'other' | null {
  if (!isLangfuse(element)) return null;
  const calls = callsWithin(element, NOTHING);
  return calls.length > 0 ? calls : 'other';
}

/** The rows of an answer of the API, a session's traces, a trace's observations, else the row itself. */
function callsWithin(element: RawObject, outer: Around): TracedCall[] {
  const rows = objectsOf(element.data).filter(isRow);
  if (rows.length > 0) return rows.flatMap((row) => callsWithin(row, outer));
  const traces = objectsOf(element.traces);
  if (traces.length > 0) {
    const around = { ...outer, session: idOf(element.id) };
    // Observations may stand beside the list of their traces.
    return [...traces, ...objectsOf(element.observations)].flatMap((inner) => callsWithin(inner, around));
  }
  const trace = isObject(element.trace) ? element.trace : element;
  const observations = objectsOf(element.observations ?? trace.observations);
  if (observations.length === 0) {
    const call = callOf(trace, outer);
    return call === null ? [] : [call];
  }
  const around = {
    session: idOf(trace.session_id) ?? idOf(trace.sessionId) ?? outer.session,
    trace: idOf(trace.id),
    account: idOf(trace.user_id) ?? idOf(trace.userId) ?? outer.account,
  };
  const own = callOf({ ...trace, traceId: trace.id }, around);
  const calls = observations.flatMap((observation) => callOf(observation, around) ?? []);
  if (own === null) return calls;
  // What a trace itself asks and answers is what a person saw: the steps at its top are calls of functions.
  const isWhole = own.input != null && own.output != null;
  return [own, ...calls.filter(({ isModelCall }) => isModelCall || !isWhole)];
}

/** Only calls of models and what stands at the top of a trace: the steps between say it again in other forms. */
function callOf(row: RawObject, outer: Around): TracedCall | null {
  const type = String(row.type ?? '').toUpperCase();
  const isModelCall = type === 'GENERATION';
  const within = textOf(row.parent_observation_id) ?? textOf(row.parentObservationId);
  if (!isModelCall && (within !== null || NO_CALLS.has(type))) return null;
  const metadata = unpacked(row.metadata);
  const known = isObject(metadata) ? metadata : {};
  return {
    session: idOf(row.session_id) ?? idOf(row.sessionId) ?? outer.session ?? idOf(known.langfuse_session_id),
    trace: idOf(row.trace_id) ?? idOf(row.traceId) ?? outer.trace ?? idOf(row.id),
    isModelCall,
    startedAt: firstTime(row, ['start_time', 'startTime', 'timestamp', 'created_at', 'createdAt']),
    endedAt: firstTime(row, ['end_time', 'endTime']),
    account: idOf(row.user_id) ?? idOf(row.userId) ?? outer.account ?? idOf(known.langfuse_user_id),
    model: textOf(row.provided_model_name) ?? textOf(row.providedModelName) ?? textOf(row.model),
    input: row.input,
    output: row.output,
  };
}
