import type { Clock } from '../../core/ports.ts';
import type { Run, RunSettings } from '../../core/types.ts';

/** A run that begins as soon as a desk sees it. The id only has to be new, so chance is enough. */
export function newRun(clock: Clock, datasetId: string, settings: RunSettings): Run {
  return {
    id: Array.from({ length: 16 }, () =>
      Math.floor(clock.chance() * 256)
        .toString(16)
        .padStart(2, '0'),
    ).join(''),
    datasetId,
    createdAt: clock.now(),
    settings,
    status: 'running',
    finishedAt: null,
    problem: null,
    progress: null,
  };
}
