// When a request is sent again, and how many travel at once: pure functions, time and chance are arguments.
import { AnswerError, AppError } from '../../core/errors.ts';
import type { Failure } from './failure.ts';

/** Tries while nobody is answered: with the waits below that is a minute and a half of patience at most. */
export const mostTries = 6;

/**
 * Tries of a question that the provider is too busy for while others are answered. Where 6 of 10 requests fail by chance, one in
 * 27,000 questions fails so often; one that always fails takes a quarter of an hour at most, and the others go on meanwhile.
 */
const mostTriesAmongOthers = 20;

/** Most requests at once: more gains little, because providers count a minute's requests. */
export const mostLanes = 8;

/** Answers without trouble that earn one lane more. */
const cleanAnswers = 20;

/** Requests in a row that were not understood, after others were: then the way of asking is wrong, not the questions. */
const mostMisunderstood = 3;

/**
 * Others count as answered for this long, ms: where 8 of 10 requests fail, a question's first six tries take less than a minute, and
 * it is by chance alone if nobody else is answered meanwhile. A limit that lets nobody through for so long ends the waiting.
 */
export const lately = 5 * 60_000;

/**
 * Questions in a row whose answers were of no use, while none was ever of use: one may be odd, three tell that the model cannot do
 * it, and each costs two requests.
 */
export const mostUseless = 3;

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
  /** true: other questions were answered since this one was first asked, or shortly before. */
  readonly othersAnswered: boolean;
  /** true: some question was answered a short time ago. */
  readonly answeredLately: boolean;
  /** Requests about chats in a row that were not understood, this one included. */
  readonly misunderstood: number;
  /** true: the question is about one chat, like most of a run's; false: about clusters, and its prompt may be much longer. */
  readonly ofChat: boolean;
}

/** Of a request that is sent once, whatever comes of it. */
export const onlyTry: Past = {
  ...{ tries: Infinity, repeated: true, proven: false, othersAnswered: false },
  answeredLately: false,
  ...{ misunderstood: Infinity, ofChat: true },
};

export type Step =
  /** `gate`: every lane waits. `slow`: fewer lanes from now on. `of`: tries there are as things stand; Infinity: no end. */
  | {
      readonly then: 'wait';
      readonly ms: number;
      readonly gate: boolean;
      readonly slow: boolean;
      readonly of: number;
    }
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
      // The model answers, so its context may be too small for prompts about clusters: the built-in names stand in.
      if (past.proven && !past.ofChat) return end(new AnswerError('refused', '400'));
      return past.proven && past.misunderstood < mostMisunderstood
        ? end(new AnswerError('refused', failure.said))
        : end(new AppError('model-config', { host, said: failure.said }));
    case 'asked': {
      // While others are answered the provider is well, and waiting is all it asks.
      const of = past.answeredLately ? Infinity : mostTries;
      if (past.tries >= of) return end(new AppError('model-overloaded', { host }));
      return { then: 'wait', ms: failure.ms, gate: true, slow: true, of };
    }
    case 'no-answer':
      if (!past.proven || failure.why !== 'unknown' || past.tries >= mostTries)
        return end(new AppError('model-unreachable', { host, why: failure.why }));
      return { then: 'wait', ms: backOff(past.tries, chance), gate: false, slow: false, of: mostTries };
    case 'busy': {
      const of = triesWhenBusy(failure.limited, past);
      if (past.tries < of)
        return {
          ...{ then: 'wait', ms: backOff(past.tries, chance), gate: false, of },
          slow: failure.limited || failure.said === '503',
        };
      // Others are answered: it may be this question that the provider cannot bear, or chance. So it is asked again in a later run.
      return past.othersAnswered && !failure.limited
        ? end(new AnswerError('unreadable', failure.said))
        : end(new AppError('model-overloaded', { host }));
    }
  }
}

/** A limit on requests is no question's fault: as long as it lets others through, waiting is all it takes. */
function triesWhenBusy(limited: boolean, { othersAnswered, answeredLately }: Past): number {
  if (limited) return answeredLately ? Infinity : mostTries;
  return othersAnswered ? mostTriesAmongOthers : mostTries;
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
