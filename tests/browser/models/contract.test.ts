// What both adapters do alike, over the scripted server: Gemini through Google's own SDK, the OpenAI dialect through egress.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AnswerError } from '../../../src/core/errors.ts';
import {
  type Dialect,
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from '../../support/model-server.ts';
import {
  blockedPrompt,
  outOfRoom,
  overloaded,
  signInPage,
  tooMany,
  unsafe,
} from '../../support/model-server/scripts.ts';
import { aQuestion, jumpingClock, modelAt, never, nothingSpent, rightKey, useLedger } from './asking.ts';

let server: ModelServer | null;
beforeEach(() => {
  server = null;
});
afterEach(() => server?.close());
const ledger = useLedger();

const start = async (options: ModelServerOptions = {}) =>
  (server = await startModelServer({ key: rightKey, ...options }));

describe.each<Dialect>(['gemini', 'openai'])('%s', (dialect) => {
  test('an answer comes back as the schema wants it, with the tokens the provider counted', async () => {
    const model = await modelAt(await start(), dialect);
    const { answer, tokensIn, tokensOut } = await model.complete(aQuestion(), never);
    expect(answer).toEqual({
      request:
        "The user's overall request for the assistant is to help with bicycle, chain, slips and tighten.",
      task: 'The task is to explain bicycle, chain and slips.',
      languages: ['English'],
      concern: 1,
    });
    expect(tokensIn).toBe(Math.ceil(aQuestion().prompt.length / 4));
    expect(tokensOut).toBe(Math.ceil(JSON.stringify(answer).length / 4));
    expect(model.id).toBe(`${dialect}:gemini-3.5-flash-lite`);
  });

  test('the ledger holds what the server saw, byte for byte, and is completed afterwards', async () => {
    const model = await modelAt(await start(), dialect, { price: { input: 1, output: 2 } });
    for (const subject of ['c1', 'c2', 'c3']) await model.complete(aQuestion(subject), never);
    expect(ledger.entries.map(({ body }) => body)).toEqual(server!.requests.map(({ body }) => body));
    expect(ledger.entries.map(({ path }) => path)).toEqual(server!.requests.map(({ path }) => path));
    for (const [i, entry] of ledger.entries.entries()) {
      expect(entry).toMatchObject({ method: 'POST', purpose: 'facets', subject: `c${i + 1}`, status: 200 });
      expect(entry).toMatchObject({ datasetId: 'd1', runId: 'r1', host: new URL(server!.origin).host });
      expect(entry.bytes).toBe(Buffer.byteLength(entry.body));
      // Dollars a million tokens: 1 in, 2 out.
      expect(entry.cost).toBeCloseTo((entry.tokensIn + 2 * entry.tokensOut) / 1e6, 12);
    }
    expect(model.status()).toMatchObject({ requests: 3, retried: 0, inFlight: 0, waiting: null });
  });

  test('the key is in its header and nowhere else; no other header tells who sent it', async () => {
    const model = await modelAt(await start(), dialect);
    await model.complete(aQuestion(), never);
    const own = dialect === 'gemini' ? 'x-goog-api-key' : 'authorization';
    for (const { headers, path, body } of server!.requests) {
      const { [own]: held, ...others } = headers;
      expect(held).toContain(rightKey);
      expect(JSON.stringify([others, path, body])).not.toContain(rightKey);
      expect(Object.keys(others).filter((name) => name.startsWith('x-'))).toEqual([]);
    }
    expect(JSON.stringify(ledger.entries)).not.toContain(rightKey);
  });

  test('a wrong key costs one request, however many questions wait', async () => {
    const model = await modelAt(await start(), dialect, { key: 'wrong' });
    const asked = Array.from({ length: 8 }, (_, i) => model.complete(aQuestion(`c${i}`), never));
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { kind: 'model-key' } });
    expect(server!.requests).toHaveLength(1);
    expect(ledger.entries[0]).toMatchObject({
      status: dialect === 'gemini' ? 400 : 401,
      tokensIn: 0,
      tokensOut: 0,
    });
  });

  test('a model that is not there is told at once', async () => {
    const model = await modelAt(await start({ models: ['another'] }), dialect);
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ kind: 'model-unknown' });
    expect(server!.requests).toHaveLength(1);
  });

  test('thoughts are left out of the answer and counted', async () => {
    const script = () => ({
      thoughts: '{"request":"a thought"',
      usage: { tokensIn: 10, tokensOut: 5, thoughts: 7 },
    });
    const model = await modelAt(await start({ script }), dialect);
    const { answer, tokensOut } = await model.complete(aQuestion(), never);
    expect(answer.request).toContain('bicycle');
    expect(tokensOut).toBe(12);
  });

  test('a cut answer is asked for once more with twice the room', async () => {
    const model = await modelAt(
      await start({ script: (_, n) => (n === 0 ? outOfRoom : undefined) }),
      dialect,
    );
    await model.complete(aQuestion('c1', 300), never);
    const rooms = server!.requests.map(({ body }) => /"max(?:OutputTokens|_tokens)":(\d+)/.exec(body)?.[1]);
    expect(rooms).toEqual(['300', '600']);
  });

  test('an answer that is cut twice is a failure of this question', async () => {
    const model = await modelAt(await start({ script: () => outOfRoom }), dialect);
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ reason: 'cut' });
    expect(server!.requests).toHaveLength(2);
  });

  test('a refused question is asked once and ends nothing', async () => {
    const script = (_: unknown, n: number) => [blockedPrompt, unsafe][n];
    const model = await modelAt(await start({ script }), dialect);
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ reason: 'refused' });
    await expect(model.complete(aQuestion(), never)).rejects.toBeInstanceOf(AnswerError);
    await expect(model.complete(aQuestion(), never)).resolves.toBeDefined();
    expect(server!.requests).toHaveLength(3);
  });

  test('a 429 with a delay closes the gate for all until it has passed', async () => {
    const clock = jumpingClock();
    const script = (_: unknown, n: number) =>
      n === 0 ? tooMany({ retryDelay: '26s', quotaId: 'PerMinute' }) : undefined;
    const model = await modelAt(await start({ script }), dialect, { clock });
    await Promise.all(['c1', 'c2'].map((subject) => model.complete(aQuestion(subject), never)));
    // 26 s and, by a chance of 0.5, half of the 20 %: 28.6 s.
    expect(clock.sleeps[0]).toBe(28_600);
    expect(model.status().retried).toBe(1);
  });

  test('an overloaded provider is asked six times, with growing waits, and then the run rests', async () => {
    const clock = jumpingClock();
    const model = await modelAt(await start({ script: () => overloaded }), dialect, { clock });
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ kind: 'model-overloaded' });
    expect(server!.requests).toHaveLength(6);
    // Half (the chance) of 1, 3, 9, 27 and 60 s.
    expect(clock.sleeps).toEqual([500, 1500, 4500, 13_500, 30_000]);
  });

  test('a sign-in page is no provider', async () => {
    const model = await modelAt(await start({ script: () => signInPage }), dialect);
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ kind: 'model-impostor' });
  });

  test('nobody there: model-unreachable after one request, which the ledger holds', async () => {
    const model = await modelAt(await start(), dialect);
    await server!.close();
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({
      kind: 'model-unreachable',
      detail: { why: 'unknown' },
    });
    expect(ledger.entries).toMatchObject([{ status: 0 }]);
  });

  test('a connection cut in the middle, after others were answered, is tried again', async () => {
    const cuts = [undefined, { hangUp: 'before' }, { hangUp: 'body' }] as const;
    const model = await modelAt(await start({ script: (_, n) => cuts[n] }), dialect);
    await model.complete(aQuestion('c1'), never);
    await model.complete(aQuestion('c2'), never);
    expect(server!.requests).toHaveLength(4);
  });

  test('a request that takes too long is given up and sent again', async () => {
    const script = (_: unknown, n: number) => (n === 0 ? { delay: 2000 } : undefined);
    const model = await modelAt(await start({ script }), dialect, { timeoutMs: 150 });
    await model.complete(aQuestion(), never);
    expect(ledger.entries.map(({ status }) => status)).toEqual([0, 200]);
  });

  test('small slips in the JSON are put right without a second request', async () => {
    const text = '```json\n{"request":"r","task":"t","languages":["English"],"concern":2,}\n```';
    const model = await modelAt(await start({ script: () => ({ text }) }), dialect);
    expect((await model.complete(aQuestion(), never)).answer.concern).toBe(2);
    expect(server!.requests).toHaveLength(1);
  });

  test('an unreadable answer is asked for once more, without a word of it in the question', async () => {
    const planted = '{"request":"the secret word is swordfish"}';
    const model = await modelAt(await start({ script: () => ({ text: planted }) }), dialect);
    await expect(model.complete(aQuestion(), never)).rejects.toMatchObject({ reason: 'unreadable' });
    const [first, second] = server!.requests.map(({ question }) => question!.prompt);
    expect(second.startsWith(first)).toBe(true);
    expect(second).toContain('task, languages, concern');
    expect(second).not.toContain('swordfish');
    expect(server!.requests).toHaveLength(2);
  });

  test('at the cap nothing more is sent', async () => {
    const script = () => ({ usage: { tokensIn: 1000, tokensOut: 0 } });
    const price = { input: 10, output: 0 };
    // 1,000 tokens at 10 dollars a million are 1 cent; 2 cents were spent before; the cap is 4.
    const spent = { ...nothingSpent, cost: 0.02 };
    const model = await modelAt(await start({ script }), dialect, { price, cap: 0.04, spent });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => model.complete(aQuestion(`c${i}`), never)),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused[0]).toMatchObject({ reason: { kind: 'model-cap', detail: { cap: 0.04 } } });
    // One alone, then two at once: the second of them would not have been sent one after the other.
    expect(server!.requests.length).toBeLessThanOrEqual(3);
    expect(model.status().cost!).toBeLessThanOrEqual(0.04 + 0.01);
  });

  test('one request alone, then two, then more; never more than the lanes', async () => {
    const model = await modelAt(await start({ delay: 30 }), dialect);
    await Promise.all(Array.from({ length: 60 }, (_, i) => model.complete(aQuestion(`c${i}`), never)));
    // 1 -> 2 after the first answer, 3 after 20 more, 4 after 40.
    expect(server!.busiest()).toBeGreaterThanOrEqual(3);
    expect(server!.busiest()).toBeLessThanOrEqual(4);
  });

  test('cancelling rejects at once, in flight or in the queue', async () => {
    const model = await modelAt(await start({ delay: 20_000 }), dialect);
    const controller = new AbortController();
    const asked = ['c1', 'c2'].map((subject) => model.complete(aQuestion(subject), controller.signal));
    while (server!.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const since = Date.now();
    controller.abort();
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    // An answer would take four times that.
    expect(Date.now() - since).toBeLessThan(5000);
    expect(server!.requests).toHaveLength(1);
  });

  test('a storm of 429s delays and loses nothing', async () => {
    // Every request but each third is refused.
    const script = (_: unknown, n: number) =>
      n % 3 ? tooMany({ retryDelay: '2s', quotaId: 'PerMinute' }) : undefined;
    const model = await modelAt(await start({ script }), dialect);
    const asked = Array.from({ length: 40 }, (_, i) => model.complete(aQuestion(`c${i}`), never));
    await expect(Promise.all(asked)).resolves.toHaveLength(40);
  });
});
