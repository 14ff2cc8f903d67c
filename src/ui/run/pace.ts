// How fast a run goes and how far it is: arithmetic for the run page.
import type { Progress, StageName, StageProgress } from '../../core/types.ts';

/** Computed items before a rate is worth saying: the first ones carry the start of the workers. */
const enough = 10;

/** How fast a stage is, and how long it will take. */
export interface Pace {
  /** Items computed a second, recalled ones not counted; null before there are enough. */
  readonly perSecond: number | null;
  /** null: not known yet, or finished. */
  readonly secondsLeft: number | null;
}

/** Rate and time left of one stage. `now`: epoch ms. */
export function paceOf(stage: StageProgress, now: number): Pace {
  const computed = stage.done - stage.recalled;
  const seconds = stage.startedAt === null ? 0 : ((stage.finishedAt ?? now) - stage.startedAt) / 1000;
  if (computed < enough || seconds <= 0) return { perSecond: null, secondsLeft: null };
  const perSecond = computed / seconds;
  if (stage.finishedAt !== null || stage.total === null) return { perSecond, secondsLeft: null };
  return { perSecond, secondsLeft: Math.max(0, stage.total - stage.done) / perSecond };
}

/**
 * Rough share of a run's time a stage takes; without the question of a selection, which few runs ask, they sum to 1. Reading the chats is by far the longest. Clustering: dozens of
 * divisions are compared before one is made, 2 to 3 s at 3,000 chats, where naming takes longer.
 */
const weights: Readonly<Record<StageName, number>> = {
  survey: 0.03,
  // As many requests as reading takes at most, with shorter answers.
  screen: 0.5,
  facets: 0.67,
  embed: 0.1,
  cluster: 0.06,
  name: 0.07,
  audit: 0.03,
  nest: 0.02,
  place: 0.02,
};

/** How much of the whole run is done, 0-1. Never goes back while the totals stand. */
export function shareDone(progress: Progress): number {
  let share = 0;
  for (const { stage, done, total, finishedAt } of progress.stages) {
    if (finishedAt !== null) share += weights[stage];
    else if (total) share += weights[stage] * Math.min(1, done / total);
  }
  const screens = progress.stages.some(({ stage }) => stage === 'screen');
  return screens ? share / (1 + weights.screen) : share;
}

/** Answers taken from the store instead of computed, over all stages that count chats. */
export function recalledChats(progress: Progress): number {
  return progress.stages.find(({ stage }) => stage === 'facets')?.recalled ?? 0;
}
