import { describe, expect, test } from 'vitest';
import type { Progress, StageProgress } from '../../src/core/types.ts';
import { duration } from '../../src/ui/run/duration.ts';
import { paceOf, recalledChats, shareDone } from '../../src/ui/run/pace.ts';
import { groupProblems } from '../../src/ui/run/problem-groups.ts';

const stage = (over: Partial<StageProgress> = {}): StageProgress => ({
  stage: 'facets',
  done: 0,
  total: 100,
  recalled: 0,
  startedAt: 0,
  finishedAt: null,
  ...over,
});

describe('pace', () => {
  test('20 computed in 10 s are 2 a second, the other 80 take 40 s', () => {
    expect(paceOf(stage({ done: 20 }), 10_000)).toEqual({ perSecond: 2, secondsLeft: 40 });
  });

  test('recalled items are no measure of speed, but they are done', () => {
    // 60 done, 40 of them recalled: 20 computed in 10 s; 40 left at 2 a second.
    expect(paceOf(stage({ done: 60, recalled: 40 }), 10_000)).toEqual({ perSecond: 2, secondsLeft: 20 });
  });

  test('fewer than ten computed items say nothing yet', () => {
    expect(paceOf(stage({ done: 9 }), 10_000)).toEqual({ perSecond: null, secondsLeft: null });
    expect(paceOf(stage({ done: 49, recalled: 40 }), 10_000).perSecond).toBeNull();
  });

  test('without a total there is a rate and no end', () => {
    expect(paceOf(stage({ done: 20, total: null }), 10_000)).toEqual({ perSecond: 2, secondsLeft: null });
  });

  test('a finished stage keeps its rate', () => {
    expect(paceOf(stage({ done: 100, finishedAt: 50_000 }), 99_000)).toEqual({
      perSecond: 2,
      secondsLeft: null,
    });
  });

  test('a stage that has not begun has no rate', () => {
    expect(paceOf(stage({ startedAt: null }), 1000).perSecond).toBeNull();
  });
});

describe('share of the whole run', () => {
  const progress = (stages: StageProgress[]): Progress => ({
    stage: 'facets',
    stages,
    latest: [],
    issues: [],
  });

  test('half of the reading is 33.5 %, all stages are 100 %', () => {
    expect(shareDone(progress([stage({ done: 50 })]))).toBeCloseTo(0.335);
    const all = (['survey', 'facets', 'embed', 'cluster', 'name', 'audit', 'nest', 'place'] as const).map(
      (name) => stage({ stage: name, finishedAt: 1 }),
    );
    expect(shareDone(progress(all))).toBeCloseTo(1);
    // Of a run with a question about each chat as well: that one is a third of it, 0.5 of 1.5.
    const asked = stage({ stage: 'screen', finishedAt: 1 });
    expect(shareDone(progress([asked, ...all]))).toBeCloseTo(1);
    expect(shareDone(progress([asked]))).toBeCloseTo(1 / 3);
  });

  test('an unknown total counts as nothing yet', () => {
    expect(shareDone(progress([stage({ done: 5, total: null })]))).toBe(0);
  });

  test('what was known from before is counted in chats', () => {
    expect(recalledChats(progress([stage({ recalled: 7 }), stage({ stage: 'embed', recalled: 9 })]))).toBe(7);
  });
});

test.each([
  [0.2, '1 s'],
  [8.4, '8 s'],
  [43, '45 s'],
  [57, '55 s'],
  [58, '1 min'],
  [170, '3 min'],
  [3600, '1 h'],
  [4790, '1 h 20 min'],
])('%f seconds are written as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test('problems of one step and kind stand together, most frequent first', () => {
  const issue = (kind: string, subject: string) => ({ kind, subject, stage: 'facets', detail: {} });
  const groups = groupProblems([issue('a', '1'), issue('b', '2'), issue('b', '3')]);
  expect(groups.map(({ issue: { kind }, count }) => [kind, count])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});
