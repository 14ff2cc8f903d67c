// LangSmith: runs as JSONL, as the list of a query's answer, or as rows of the bulk export (Parquet). formats.md 3.11.
import type { GatheringFormat } from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { firstTime } from './record-times.ts';
import type { TracedCall } from './traced-call.ts';
import { unpacked } from './traced-messages.ts';
import { TraceGathering } from './traces.ts';

/** Runs of LangSmith, folded into chats by thread. */
export const langsmith: GatheringFormat = { source: 'langsmith', gather: () => new TraceGathering(callsOf) };

/** Their inputs and outputs are no talk, even at the top of a trace. */
const NO_CALLS = new Set<unknown>(['tool', 'retriever', 'embedding', 'prompt', 'parser']);

/** Whether an object is a run, or holds some. */
export function isLangsmith(element: RawObject): boolean {
  return isRun(element) || heldRuns(element).some(isRun);
}

function isRun(element: RawObject): boolean {
  if ('trace_id' in element && ('run_type' in element || 'run_id' in element)) return true;
  return 'run_type' in element && ('inputs' in element || 'outputs' in element);
}

function heldRuns({ runs, traces, items, data }: RawObject): RawObject[] {
  return objectsOf(runs ?? traces ?? items ?? data);
}

/** The second version of the API lists the parents in place of naming one. */
function isInside(run: RawObject): boolean {
  return textOf(run.parent_run_id) !== null || run.is_root === false;
}

function callsOf(element: RawObject): readonly TracedCall[] | 'other' | null {
  if (!isLangsmith(element)) return null;
  const runs = isRun(element) ? [element] : heldRuns(element).filter(isRun);
  const calls = runs.flatMap((run) => callsWithin(run));
  return calls.length > 0 ? calls : 'other';
}

/** A run and, where it holds them, its children. */
function callsWithin(root: RawObject): TracedCall[] {
  const calls: TracedCall[] = [];
  const open = [root];
  for (let run = open.pop(); run; run = open.pop()) {
    const isModelCall = run.run_type === 'llm';
    if (isModelCall || (!isInside(run) && !NO_CALLS.has(run.run_type))) calls.push(callOf(run, isModelCall));
    for (const child of objectsOf(run.child_runs).reverse()) open.push(child);
  }
  return calls;
}

/** `session_id` of a run is its project: threads are told in the metadata. */
function callOf(run: RawObject, isModelCall: boolean): TracedCall {
  const extra = objectIn(run.extra);
  const metadata = { ...objectIn(run.metadata), ...objectIn(extra.metadata) };
  const parameters = objectIn(extra.invocation_params);
  return {
    session:
      idOf(metadata.session_id) ??
      idOf(metadata.thread_id) ??
      idOf(metadata.conversation_id) ??
      idOf(run.thread_id),
    trace: idOf(run.trace_id) ?? idOf(run.run_id) ?? idOf(run.id),
    isModelCall,
    startedAt: firstTime(run, ['start_time']),
    endedAt: firstTime(run, ['end_time']),
    account: idOf(metadata.user_id) ?? idOf(metadata.userId) ?? idOf(run.user_id),
    model: textOf(metadata.ls_model_name) ?? textOf(parameters.model) ?? textOf(parameters.model_name),
    input: run.inputs,
    output: run.outputs,
  };
}

function objectIn(value: unknown): RawObject {
  const found = unpacked(value);
  return isObject(found) ? found : {};
}
