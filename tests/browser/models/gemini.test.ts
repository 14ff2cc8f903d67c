// What only Gemini's adapter does.
import { afterEach, expect, test } from 'vitest';
import { listModels } from '../../../src/browser/models/list-models.ts';
import { openWire } from '../../../src/browser/models/open-wire.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { usedUpToday } from '../../support/model-server/scripts.ts';
import { aQuestion, jumpingClock, modelAt, never, rightKey, useLedger } from './asking.ts';

let server: ModelServer;
afterEach(() => server.close());
const ledger = useLedger();

const configOf = (body: string) => JSON.parse(body).generationConfig;

test.each([
  ['gemini-3.5-flash-lite', { thinkingLevel: 'minimal' }],
  ['gemini-2.5-flash', { thinkingBudget: 0 }],
  ['gemma-4-it', undefined],
])('%s thinks as little as it can: %j', async (name, thinking) => {
  server = await startModelServer();
  await (await modelAt(server, 'gemini', { model: name })).complete(aQuestion(), never);
  const config = configOf(server.requests[0].body);
  expect(config.thinkingConfig).toEqual(thinking);
  expect(config).toMatchObject({ responseMimeType: 'application/json', maxOutputTokens: 500 });
  expect(config.responseJsonSchema.properties).toHaveProperty('request');
  expect(server.requests[0].path).toBe(`/v1beta/models/${name}:generateContent`);
});

test('a model that cannot think so little is asked with more, and remembered', async () => {
  const script = ({ body }: { body: string }) =>
    body.includes('"minimal"')
      ? {
          status: 400,
          error: {
            message: 'Thinking level MINIMAL is not supported for this model.',
            status: 'INVALID_ARGUMENT',
          },
        }
      : undefined;
  server = await startModelServer({ script });
  const model = await modelAt(server, 'gemini', { model: 'gemini-3.1-pro-preview' });
  await model.complete(aQuestion(), never);
  await model.complete(aQuestion(), never);
  expect(server.requests.map(({ body }) => configOf(body).thinkingConfig.thinkingLevel)).toEqual([
    'minimal',
    'low',
    'low',
  ]);
});

test('two requests that are refused together step down once', async () => {
  const script = ({ body }: { body: string }) =>
    body.includes('"minimal"')
      ? { delay: 30, status: 400, error: { message: 'Thinking level is not supported.' } }
      : undefined;
  server = await startModelServer({ script });
  const model = await modelAt(server, 'gemini', { answeredBefore: true });
  await Promise.all(['c1', 'c2'].map((subject) => model.complete(aQuestion(subject), never)));
  expect(server.busiest()).toBe(2);
  const levels = server.requests.map(({ body }) => configOf(body).thinkingConfig?.thinkingLevel);
  expect(levels).toEqual(['minimal', 'minimal', 'low', 'low']);
});

test('a quota of the day ends the run until midnight in California, after one request', async () => {
  server = await startModelServer({ script: () => usedUpToday });
  const clock = jumpingClock(Date.UTC(2026, 10, 23, 20));
  const model = await modelAt(server, 'gemini', { clock });
  const asked = Array.from({ length: 4 }, (_, i) => model.complete(aQuestion(`c${i}`), never));
  for (const outcome of await Promise.allSettled(asked))
    expect(outcome).toMatchObject({
      reason: { kind: 'model-quota', detail: { until: Date.UTC(2026, 10, 24, 8) } },
    });
  expect(server.requests).toHaveLength(1);
  expect(clock.sleeps).toEqual([]);
});

test('models are listed over all pages, without those that only embed, the default first', async () => {
  const models = ['gemini-2.5-flash', 'gemini-3.8-flash', 'gemini-3.1-pro-preview', 'gemini-3.5-flash-lite'];
  server = await startModelServer({ models, key: rightKey });
  const wire = await openWire({ provider: 'gemini', baseUrl: server.origin, model: '' }, rightKey, Date.now);
  expect((await listModels(wire, never)).map(({ name }) => name)).toEqual([
    'gemini-3.5-flash-lite',
    'gemini-3.8-flash',
    'gemini-2.5-flash',
    'gemini-3.1-pro-preview',
  ]);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v1beta/models?pageSize=200',
    '/v1beta/models?pageSize=200&pageToken=2',
    '/v1beta/models?pageSize=200&pageToken=4',
  ]);
  expect(ledger.entries).toMatchObject([
    { purpose: 'models', method: 'GET', body: '', bytes: 0, status: 200 },
    {},
    {},
  ]);
  const wrong = await openWire({ provider: 'gemini', baseUrl: server.origin, model: '' }, 'wrong', Date.now);
  await expect(listModels(wrong, never)).rejects.toMatchObject({ kind: 'model-key' });
});
