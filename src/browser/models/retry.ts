// When a request is sent again, and how many travel at once: pure functions, time and chance are arguments.
import { AnswerError, AppError } from '../../core/errors.ts';
import type { Failure } from './failure.ts';

/** Tries a question: with the waits below that is a minute and a half of patience at most. */
export const mostTries = 6;

/** Most requests at once: more gains little, because providers count a minute's requests. */
export const mostLanes = 8;

/** Answers without trouble that earn one lane more. */
const cleanAnswers = 20;

/** Requests in a row that were not understood, after others were: then the way of asking is wrong, not the questions. */
const mostMisunderstood = 3;

/** How many requests may travel at once. */
export interface Pace {
  readonly lanes: number;
  /** Answers since the last change. */
  readonly clean: number;
  /** true: at least one question was answered. */
  readonly proven: boolean;
  /** Epoch ms when it last slowed down. */
  readonly slowedAt: number;
}

/** One request alone first, so that a wrong key costs one request. */
export const firstPace: Pace = { lanes: 1, clean: 0, proven: false, slowedAt: 0 };

/** After an answer: two lanes after the first, then one more for every 20 answers. */
export function faster(pace: Pace, most = mostLanes): Pace {
  if (!pace.proven) return { ...pace, lanes: Math.min(2, most), clean: 0, proven: true };
  if (pace.clean + 1 < cleanAnswers) return { ...pace, clean: pace.clean + 1 };
  return { ...pace, lanes: Math.min(most, pace.lanes + 1), clean: 0 };
}

/** After a 429 or 503: half the lanes, at least one. A request sent before the last halving says nothing new. */
export function slower(pace: Pace, sentAt: number, now: number): Pace {
  if (sentAt < pace.slowedAt) return pace;
  return { ...pace, lanes: Math.max(1, Math.floor(pace.lanes / 2)), clean: 0, slowedAt: now };
}

/** When the gate for all lanes opens after the provider asked for `ms`: with up to 20 % more, so that tabs do not march in step. */
export function gateAfter(openAt: number, now: number, ms: number, chance: number): number {
  return Math.max(openAt, now + ms + Math.ceil(0.2 * ms * chance));
}

/** Full jitter: anything up to 1, 3, 9, 27, 60 s after the 1st ... 5th try, in ms. */
export function backOff(tries: number, chance: number): number {
  return Math.floor(chance * Math.min(60_000, 1000 * 3 ** (tries - 1)));
}

/** What has happened before to a question that failed, and to the others. */
export interface Past {
  /** Tries of this question so far, the failed one included. */
  readonly tries: number;
  /** true: this failure, where it may be repeated once, was repeated. */
  readonly repeated: boolean;
  /** true: some question was ever answered. */
  readonly proven: boolean;
  /** true: other questions were answered since this one was first asked. */
  readonly othersAnswered: boolean;
  /** Requests in a row that were not understood, this one included. */
  readonly misunderstood: number;
}

export type Step =
  /** `gate`: every lane waits. `slow`: fewer lanes from now on. */
  | { readonly then: 'wait'; readonly ms: number; readonly gate: boolean; readonly slow: boolean }
  /** At once; `grown`: with twice the room for the answer. */
  | { readonly then: 'repeat'; readonly grown: boolean }
  | { readonly then: 'end'; readonly error: AppError | AnswerError };

/** The next step after a failure. `chance` in [0, 1). */
export function nextStep(failure: Failure, past: Past, chance: number, host: string): Step {
  switch (failure.is) {
    case 'stop':
      return end(failure.error);
    case 'reworded':
      return { then: 'repeat', grown: false };
    case 'cut':
      return past.repeated ? end(new AnswerError('cut', failure.said)) : { then: 'repeat', grown: true };
    case 'refused':
      return failure.again && !past.repeated
        ? { then: 'repeat', grown: false }
        : end(new AnswerError('refused', failure.said));
    case 'misunderstood':
      return past.proven && past.misunderstood < mostMisunderstood
        ? end(new AnswerError('refused', failure.said))
        : end(new AppError('model-config', { host, said: failure.said }));
    case 'asked':
      // While others are answered the provider is well, and waiting is all it asks.
      if (past.tries >= mostTries && !past.othersAnswered)
        return end(new AppError('model-overloaded', { host }));
      return { then: 'wait', ms: failure.ms, gate: true, slow: true };
    case 'no-answer':
      if (!past.proven || failure.why !== 'unknown' || past.tries >= mostTries)
        return end(new AppError('model-unreachable', { host, why: failure.why }));
      return { then: 'wait', ms: backOff(past.tries, chance), gate: false, slow: false };
    case 'busy':
      if (past.tries < mostTries)
        return {
          ...{ then: 'wait', ms: backOff(past.tries, chance), gate: false },
          slow: failure.limited || failure.said === '503',
        };
      // Others are answered: it is this question that the provider cannot bear.
      return past.othersAnswered && !failure.limited
        ? end(new AnswerError('refused', failure.said))
        : end(new AppError('model-overloaded', { host }));
  }
}

function end(error: AppError | AnswerError): Step {
  return { then: 'end', error };
}

const dayMs = 24 * 3600_000;
const pacificTime = new Intl.DateTimeFormat('en-US', {
  ...{ timeZone: 'America/Los_Angeles', hourCycle: 'h23' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
});

/** Epoch ms of the next midnight in California, when Google's daily quotas begin anew. */
export function nextPacificMidnight(now: number): number {
  const about = now - pacificTimeOfDay(now) + dayMs;
  // On the two days when clocks change, a day has 23 or 25 hours: the clock then reads an hour before or after midnight.
  const off = pacificTimeOfDay(about);
  return off === 0 ? about : off < dayMs / 2 ? about - off : about + dayMs - off;
}

/** Milliseconds since midnight in California, on its clocks. */
function pacificTimeOfDay(at: number): number {
  const parts = Object.fromEntries(
    pacificTime.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  return ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000 + (at % 1000);
}
