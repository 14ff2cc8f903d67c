// How long a run bears with a provider: over a wire that answers in the tests' own time, so that hours pass in a moment.
import { expect, test } from 'vitest';
import type { Failure } from '../../../src/browser/models/failure.ts';
import {
  type LanguageModelOptions,
  openLanguageModel,
  type OpenedModel,
} from '../../../src/browser/models/language-model.ts';
import type { WireReply } from '../../../src/browser/models/wire.ts';
import { AppError } from '../../../src/core/errors.ts';
import { seededRandom } from '../../../src/core/math/random.ts';
import type { Clock, ModelQuestion } from '../../../src/core/ports.ts';
import type { StageName } from '../../../src/core/types.ts';
import { aQuestion, never, nothingSpent } from './asking.ts';

/** A clock that jumps to the next waker when nobody has anything else to do. */
function drivenClock(): Clock & { during<T>(work: Promise<T>): Promise<T> } {
  const random = seededRandom(7);
  const sleepers: { due: number; wake: () => void }[] = [];
  let now = Date.UTC(2026, 10, 23, 20);
  return {
    now: () => now,
    chance: () => random(),
    sleep: (ms) => new Promise((wake) => sleepers.push({ due: now + ms, wake })),
    async during(work) {
      let settled = false;
      const done = () => (settled = true);
      work.then(done, done);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (settled) return work;
        sleepers.sort((a, b) => a.due - b.due);
        const next = sleepers.shift();
        if (!next) throw new Error('everybody waits for nothing');
        now = next.due;
        next.wake();
      }
    },
  };
}

const answer = '{"request":"r","task":"t","languages":[],"concern":1}';

type Outcome = PromiseSettledResult<unknown>;

interface Provider {
  /** 'unreadable' answers, failures, or null: an answer. `sent`: requests so far. */
  readonly says: (subject: string, sent: number) => Failure | 'unreadable' | null;
  readonly over?: Partial<LanguageModelOptions>;
}

/** Questions to a provider whose every answer takes a second. */
function asking({ says, over = {} }: Provider) {
  const clock = drivenClock();
  let sent = 0;
  let subject = '';
  const model: OpenedModel = openLanguageModel({
    wire: {
      ...{ id: 'x:m', model: 'm', baseUrl: 'https://h.test', host: 'h.test', list: async () => [] },
      async ask(_question, context): Promise<WireReply> {
        subject = context.subject;
        const said = says(subject, sent++);
        await clock.sleep(1000, never);
        const failure = said === 'unreadable' ? null : said;
        const text = said === 'unreadable' ? 'I would rather not' : failure ? '' : answer;
        return { entry: null, text, failure, tokensIn: 10, tokensOut: 10, free: false };
      },
    },
    ...{ clock, datasetId: 'd1', runId: 'r1', price: null, cap: null, spent: nothingSpent },
    ...over,
  });
  /** As the pipeline asks: as many at once as the model likes. */
  async function all(count: number, stage: StageName = 'facets'): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    let next = 0;
    const asker = async () => {
      while (next < count) {
        const i = next++;
        const question: ModelQuestion<unknown> = { ...aQuestion(`c${i}`), stage };
        [outcomes[i]] = await Promise.allSettled([model.complete(question, never)]);
      }
    };
    await clock.during(Promise.all(Array.from({ length: model.concurrency }, asker)));
    return outcomes;
  }
  return { model, clock, all, sent: () => sent };
}

const reasons = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : null));
const cut: Failure = { is: 'cut', said: 'MAX_TOKENS' };
const busy = (said: string): Failure => ({ is: 'busy', said, limited: false });
const bare429: Failure = { is: 'busy', said: '429', limited: true };
const notUnderstood: Failure = { is: 'misunderstood', said: 'INVALID_ARGUMENT' };

test.each([
  ['cut', cut],
  ['unreadable', 'unreadable'],
] as const)(
  'answers that are always %s end the run with the third question, not after 400 requests',
  async (why, said) => {
    const { all, sent } = asking({ says: () => said });
    const ends = reasons(await all(200));
    const stopped = { kind: 'model-config', detail: { host: 'h.test', why } };
    // The first two are failures of their questions.
    expect(ends.filter((end) => !(end instanceof AppError))).toMatchObject([
      { reason: why },
      { reason: why },
    ]);
    expect(ends.at(-1)).toMatchObject(stopped);
    // Two requests for each of the eight questions that were put at once.
    expect(sent()).toBeLessThanOrEqual(16);
  },
);

test('one after the other: three questions, six requests', async () => {
  const { all, sent } = asking({ says: () => cut, over: { most: 1 } });
  expect(reasons(await all(200))[2]).toMatchObject({ kind: 'model-config', detail: { why: 'cut' } });
  expect(sent()).toBe(6);
});

test('cut and unreadable answers end no run that had one of use, now or before, and no row with a refusal in it', async () => {
  const once = asking({ says: (_, n) => (n === 0 ? null : cut), over: { most: 1 } });
  expect(reasons(await once.all(20)).slice(1)).toMatchObject(Array(19).fill({ reason: 'cut' }));
  const before = asking({ says: () => 'unreadable', over: { answeredBefore: true } });
  expect(reasons(await before.all(20))).toMatchObject(Array(20).fill({ reason: 'unreadable' }));
  const blocked: Failure = { is: 'refused', said: 'SAFETY', again: false };
  const mixed = asking({ says: (subject) => (/[258]$/.test(subject) ? blocked : cut), over: { most: 1 } });
  expect(reasons(await mixed.all(9)).every((end) => !(end instanceof AppError))).toBe(true);
});

test('a storm in which 60 % of requests are answered with 503 loses none of 500 questions', async () => {
  const random = seededRandom(1);
  const { all, sent } = asking({ says: () => (random() < 0.6 ? busy('503') : null) });
  expect(reasons(await all(500)).filter((end) => end !== null)).toEqual([]);
  // 1 / (1 - 0.6) requests a question.
  expect(sent() / 500).toBeCloseTo(2.5, 0);
});

test('a question that always gets 500 while others are answered is asked 20 times and not kept as refused', async () => {
  const { all, sent } = asking({ says: (subject) => (subject === 'c5' ? busy('500') : null) });
  const ends = reasons(await all(500));
  expect(ends.filter((end) => end !== null)).toMatchObject([{ reason: 'unreadable', said: '500' }]);
  expect(ends[5]).not.toBeNull();
  expect(sent()).toBe(499 + 20);
});

test('limits without a delay, with others answered, delay and lose nothing', async () => {
  const random = seededRandom(3);
  // Some would need more than 20 tries: 0.8 ^ 20 x 500 = 6.
  const { all, model } = asking({ says: () => (random() < 0.8 ? bare429 : null) });
  expect(reasons(await all(500)).filter((end) => end !== null)).toEqual([]);
  expect(model.status().retried).toBeGreaterThan(1500);
});

test.each([
  ['503', busy('503')],
  ['a limit without a delay', bare429],
])('%s and nobody is answered: six tries, then the run rests', async (_, failure) => {
  const { all, sent } = asking({ says: () => failure, over: { most: 1 } });
  expect(reasons(await all(3))).toMatchObject(Array(3).fill({ kind: 'model-overloaded' }));
  expect(sent()).toBe(6);
});

test('a provider that goes away in the middle is given up: the run rests, and no answer is kept as refused', async () => {
  const { all, sent } = asking({ says: (_, n) => (n < 40 ? null : busy('503')) });
  const ends = reasons(await all(200));
  const lost = ends.filter((end) => end !== null && !(end instanceof AppError));
  expect(lost).toMatchObject(lost.map(() => ({ reason: 'unreadable', said: '503' })));
  // Those that were underway with it, and they are asked again when the run goes on.
  expect(lost.length).toBeLessThanOrEqual(8);
  expect(ends.at(-1)).toMatchObject({ kind: 'model-overloaded' });
  expect(sent()).toBeLessThan(40 + 8 * 20 + 8 * 6);
});

test('the try and how many there are is told as things stand', async () => {
  const { model, clock } = asking({ says: (subject) => (subject === 'c1' ? busy('500') : null) });
  const lost = model.complete(aQuestion('c1'), never).catch((error: unknown) => error);
  const seen: unknown[] = [];
  const look = async () => {
    await model.complete(aQuestion('c0'), never);
    while (!seen.some((of) => of === '7 of 20')) {
      await clock.sleep(100, never);
      const { waiting } = model.status();
      if (waiting) seen.push(`${waiting.attempt} of ${waiting.of}`);
    }
  };
  await clock.during(look());
  await clock.during(lost);
  expect(new Set(seen)).toContain('3 of 20');
});

test('requests about clusters that are not understood end their questions, never a run that was answered', async () => {
  const { all, model, clock } = asking({
    says: (subject) => (subject === 'chat' ? null : notUnderstood),
    over: { answeredBefore: false },
  });
  await clock.during(model.complete(aQuestion('chat'), never));
  for (const stage of ['name', 'audit', 'nest'] as const)
    expect(reasons(await all(12, stage))).toMatchObject(Array(12).fill({ reason: 'refused', said: '400' }));
  // Neither do they count where chats are asked about.
  const [first, second, third] = reasons(await all(3));
  expect([first, second]).toMatchObject([{ reason: 'refused' }, { reason: 'refused' }]);
  expect(third).toMatchObject({ kind: 'model-config' });
});

test('questions that choose chats are about chats: the third in a row that is not understood ends the model', async () => {
  const { all } = asking({ says: () => notUnderstood, over: { answeredBefore: true } });
  const [first, second, third] = reasons(await all(3, 'screen'));
  expect([first, second]).toMatchObject([{ reason: 'refused' }, { reason: 'refused' }]);
  expect(third).toMatchObject({ kind: 'model-config' });
});

test('a run that was answered before it was paused goes on with built-in names as well', async () => {
  const { all } = asking({ says: () => notUnderstood, over: { answeredBefore: true } });
  expect(reasons(await all(12, 'name'))).toMatchObject(Array(12).fill({ reason: 'refused', said: '400' }));
});

test.each([
  ['free', { input: 0, output: 0 }],
  ['unknown', null],
])('where the price is %s no cap holds a run', async (_, price) => {
  const { all } = asking({ says: () => null, over: { price, cap: 0 } });
  expect(reasons(await all(3))).toEqual([null, null, null]);
});

test('a cap of 0 holds a run that costs', async () => {
  const { all, sent } = asking({ says: () => null, over: { price: { input: 0, output: 1 }, cap: 0 } });
  expect(reasons(await all(1))).toMatchObject([{ kind: 'model-cap' }]);
  expect(sent()).toBe(0);
});
