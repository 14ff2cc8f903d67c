import type { KeepOptions, Ports, AnswerStore } from './ports.ts';
import type { ProgressKeeper } from './progress.ts';
import type { ReadFacets } from './stages/facets.ts';
import type { Conversation, Run } from './types.ts';

/** Everything a run carries from stage to stage. */
export interface Walk {
  readonly ports: Ports;
  readonly run: Run;
  readonly progress: ProgressKeeper;
  readonly signal: AbortSignal;
}

/** One clustered conversation: what later stages need of it, no raw text. */
export interface ReadChat {
  readonly conversation: Omit<Conversation, 'messages'> & { readonly turns: number };
  readonly facets: ReadFacets;
}

/** What `remember` wants to know in every stage. `costs`: the stage's answers were paid for. */
export function keeping(
  { ports, run, signal }: Walk,
  stage: string,
  costs = false,
): { store: AnswerStore; stage: string; signal: AbortSignal; keep: KeepOptions } {
  return {
    store: ports.store,
    stage,
    signal,
    keep: { durable: costs, runId: run.id, datasetId: run.datasetId },
  };
}
