import { expect, test } from 'vitest';
import {
  backOff,
  faster,
  firstPace,
  gateAfter,
  nextPacificMidnight,
  nextStep,
  type Pace,
  type Past,
  slower,
} from '../../../src/browser/models/retry.ts';
import { AnswerError, AppError } from '../../../src/core/errors.ts';

const past = (over: Partial<Past> = {}): Past => ({
  ...{ tries: 1, repeated: false, proven: true, othersAnswered: false },
  answeredLately: false,
  ...{ misunderstood: 1, ofChat: true },
  ...over,
});
const times = (pace: Pace, answers: number) =>
  Array.from({ length: answers }).reduce<Pace>((at) => faster(at), pace);

test('one lane until the first answer, then two, then one more for every 20 answers, at most eight', () => {
  expect(firstPace.lanes).toBe(1);
  expect(times(firstPace, 1).lanes).toBe(2);
  expect(times(firstPace, 20).lanes).toBe(2);
  expect(times(firstPace, 21).lanes).toBe(3);
  // 1 + 6 x 20 answers: 2 + 6 = 8; later ones add nothing.
  expect(times(firstPace, 121).lanes).toBe(8);
  expect(times(firstPace, 500).lanes).toBe(8);
});

test('a refusal halves the lanes, at least one is left', () => {
  const eight = { ...firstPace, lanes: 8, proven: true };
  expect(slower(eight, 10, 10).lanes).toBe(4);
  expect(slower({ ...eight, lanes: 3 }, 10, 10).lanes).toBe(1);
  expect(slower({ ...eight, lanes: 1 }, 10, 10).lanes).toBe(1);
});

test('refusals of requests that were underway together halve once', () => {
  const halved = slower({ ...firstPace, lanes: 8, proven: true }, 100, 150);
  expect(slower(halved, 120, 151).lanes).toBe(4);
  expect(slower(halved, 160, 170).lanes).toBe(2);
});

test('the gate opens after the delay and 0 to 20 % more, and never earlier than it was to', () => {
  expect(gateAfter(0, 1000, 26_000, 0)).toBe(27_000);
  // 26,000 x 0.2 x 0.5 = 2,600
  expect(gateAfter(0, 1000, 26_000, 0.5)).toBe(29_600);
  expect(gateAfter(50_000, 1000, 26_000, 0.5)).toBe(50_000);
});

test('waits are anything up to 1, 3, 9, 27 and 60 seconds', () => {
  expect([1, 2, 3, 4, 5].map((tries) => backOff(tries, 0.999999))).toEqual([999, 2999, 8999, 26_999, 59_999]);
  expect(backOff(5, 0)).toBe(0);
});

test('asked to wait: every lane waits; six times without any answer end the run, with answers never', () => {
  const asked = { is: 'asked', ms: 2000 } as const;
  expect(nextStep(asked, past({ tries: 5 }), 0.5, 'h')).toEqual({
    then: 'wait',
    ms: 2000,
    gate: true,
    slow: true,
    of: 6,
  });
  expect(nextStep(asked, past({ tries: 6 }), 0.5, 'h')).toMatchObject({
    error: { kind: 'model-overloaded' },
  });
  expect(nextStep(asked, past({ tries: 60, answeredLately: true }), 0.5, 'h')).toMatchObject({
    then: 'wait',
  });
});

test('busy: six tries where nobody is answered, then the run rests; 20 among others, then the question', () => {
  const busy = { is: 'busy', said: '500', limited: false } as const;
  expect(nextStep(busy, past({ tries: 2 }), 0.5, 'h')).toEqual({
    then: 'wait',
    ms: 1500,
    gate: false,
    slow: false,
    of: 6,
  });
  expect(nextStep({ ...busy, said: '503' }, past(), 0.5, 'h')).toMatchObject({ slow: true });
  expect(nextStep({ ...busy, limited: true }, past(), 0.5, 'h')).toMatchObject({ slow: true });
  const ended = (over: Partial<Past>) => nextStep(busy, past({ tries: 6, ...over }), 0.5, 'h');
  expect(ended({})).toMatchObject({ error: { kind: 'model-overloaded' } });
  // Half (the chance) of the longest wait, a minute.
  expect(ended({ othersAnswered: true })).toMatchObject({ then: 'wait', ms: 30_000, of: 20 });
  expect(ended({ othersAnswered: true, tries: 19 })).toMatchObject({ then: 'wait', ms: 30_000 });
  // Never 'refused': those answers are kept for good.
  for (const said of ['500', '503', '504', 'too slow'])
    expect(nextStep({ ...busy, said }, past({ tries: 20, othersAnswered: true }), 0.5, 'h')).toMatchObject({
      error: { reason: 'unreadable', said },
    });
});

test('a limit without a delay: six tries where nobody is answered, no end of waiting among others', () => {
  const limited = { is: 'busy', said: '429', limited: true } as const;
  expect(nextStep(limited, past({ tries: 6 }), 0.5, 'h')).toMatchObject({
    error: { kind: 'model-overloaded' },
  });
  expect(nextStep(limited, past({ tries: 500, answeredLately: true }), 0.5, 'h')).toEqual({
    ...{ then: 'wait', ms: 30_000, gate: false, slow: true, of: Infinity },
  });
});

test('no answer: at once where nothing was ever answered or the cause is known, else after six tries', () => {
  const step = (why: 'unknown' | 'offline' | 'policy', over: Partial<Past> = {}) =>
    nextStep({ is: 'no-answer', why }, past(over), 0.5, 'h');
  expect(step('unknown', { proven: false })).toMatchObject({ error: { kind: 'model-unreachable' } });
  expect(step('offline')).toMatchObject({ error: { detail: { why: 'offline' } } });
  expect(step('policy')).toMatchObject({ error: { detail: { why: 'policy' } } });
  expect(step('unknown')).toMatchObject({ then: 'wait', ms: 500 });
  expect(step('unknown', { tries: 6 })).toMatchObject({ error: { kind: 'model-unreachable' } });
});

test('not understood: the first time ever ends the run; later it is the question, three in a row end the run', () => {
  const step = (over: Partial<Past>) => nextStep({ is: 'misunderstood', said: 'X' }, past(over), 0, 'h');
  expect(step({ proven: false })).toMatchObject({ error: { kind: 'model-config' } });
  expect(step({ misunderstood: 2 })).toMatchObject({ error: { reason: 'refused' } });
  expect(step({ misunderstood: 3 })).toMatchObject({ error: { kind: 'model-config' } });
});

test('not understood, about clusters: never the end of a run whose model was ever answered', () => {
  const step = (proven: boolean) =>
    nextStep({ is: 'misunderstood', said: 'X' }, past({ proven, ofChat: false, misunderstood: 9 }), 0, 'h');
  expect(step(true)).toMatchObject({ error: new AnswerError('refused', '400') });
  expect(step(false)).toMatchObject({ error: { kind: 'model-config' } });
});

test('refusals that may be answered the next time are repeated once, cut answers with more room', () => {
  const refused = { is: 'refused', said: 'RECITATION', again: true } as const;
  expect(nextStep(refused, past(), 0, 'h')).toEqual({ then: 'repeat', grown: false });
  expect(nextStep(refused, past({ repeated: true }), 0, 'h')).toMatchObject({
    error: new AnswerError('refused', 'RECITATION'),
  });
  expect(nextStep({ ...refused, again: false }, past(), 0, 'h')).toMatchObject({ then: 'end' });
  expect(nextStep({ is: 'cut', said: 'length' }, past(), 0, 'h')).toEqual({ then: 'repeat', grown: true });
  expect(nextStep({ is: 'cut', said: 'length' }, past({ repeated: true }), 0, 'h')).toMatchObject({
    error: { reason: 'cut' },
  });
});

test('what stops a run stops it at the first try', () => {
  const error = new AppError('model-key');
  expect(nextStep({ is: 'stop', error }, past(), 0, 'h')).toEqual({ then: 'end', error });
});

test('the next midnight in California, also on days of 23 and 25 hours', () => {
  const next = (iso: string) => new Date(nextPacificMidnight(Date.parse(iso))).toISOString();
  // PST is UTC - 8, PDT is UTC - 7.
  expect(next('2026-11-23T20:00:00.250Z')).toBe('2026-11-24T08:00:00.000Z');
  expect(next('2026-11-24T07:59:59Z')).toBe('2026-11-24T08:00:00.000Z');
  expect(next('2026-11-24T08:00:00Z')).toBe('2026-11-25T08:00:00.000Z');
  // 1 November 2026, 2:00: clocks go back. 8 March 2026, 2:00: they go forward.
  expect(next('2026-11-01T07:30:00Z')).toBe('2026-11-02T08:00:00.000Z');
  expect(next('2026-03-08T09:00:00Z')).toBe('2026-03-09T07:00:00.000Z');
});
