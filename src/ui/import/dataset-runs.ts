import type { Run, RunSettings } from '../../core/types.ts';
import { newRun } from '../run/new-run.ts';
import type { Services } from '../services.ts';

/** Writes a run that waits to be carried out; the run page does that. */
export async function createRun(services: Services, datasetId: string, settings: RunSettings): Promise<Run> {
  const run = newRun(services.clock, datasetId, settings);
  await services.store.putRun(run);
  return run;
}

/** The dataset's newest run that is worth going back to. */
export async function latestRun(services: Services, datasetId: string): Promise<Run | null> {
  const runs = (await services.store.runs(datasetId)).filter((run) => run.status !== 'failed');
  const done = runs.filter((run) => run.status === 'done');
  const newest = (done.length > 0 ? done : runs).sort((a, b) => b.createdAt - a.createdAt);
  return newest[0] ?? null;
}
