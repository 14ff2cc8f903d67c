// What only the adapter for OpenAI-compatible servers does: it learns what a server takes.
import { afterEach, expect, test } from 'vitest';
import { listModels } from '../../../src/browser/models/list-models.ts';
import { openWire } from '../../../src/browser/models/open-wire.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { aQuestion, modelAt, never, useLedger } from './asking.ts';

let server: ModelServer;
afterEach(() => server.close());
const ledger = useLedger();

const bodies = () => server.requests.map(({ body }) => JSON.parse(body));

test('where a server needs no key none is sent', async () => {
  server = await startModelServer();
  await (await modelAt(server, 'openai', { key: null })).complete(aQuestion(), never);
  expect(server.requests[0].headers).not.toHaveProperty('authorization');
  expect(bodies()[0]).toMatchObject({
    messages: [{ role: 'user' }],
    max_tokens: 500,
    response_format: {
      type: 'json_schema',
      json_schema: { strict: true, schema: { additionalProperties: false } },
    },
  });
});

test.each([
  [['json_object'], ['json_schema', 'json_object', 'json_object']],
  [[], ['json_schema', 'json_object', undefined, undefined]],
])('a server that takes %j is asked in that way from then on', async (formats, asked) => {
  server = await startModelServer({ formats });
  const model = await modelAt(server, 'openai');
  const { answer } = await model.complete(aQuestion(), never);
  expect(answer.request).toContain('bicycle');
  await model.complete(aQuestion(), never);
  expect(bodies().map(({ response_format }) => response_format?.type)).toEqual(asked);
  // The schema is then asked for in words.
  expect(bodies().at(-1).messages[0]).toMatchObject({ role: 'system' });
  expect(bodies().at(-1).messages[0].content).toContain('"request"');
});

test('a server that wants max_completion_tokens gets it', async () => {
  const script = ({ body }: { body: string }) =>
    body.includes('"max_tokens"')
      ? {
          status: 400,
          error: {
            message: "'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
            code: 'unsupported_parameter',
          },
        }
      : undefined;
  server = await startModelServer({ script });
  const model = await modelAt(server, 'openai');
  await model.complete(aQuestion(), never);
  await model.complete(aQuestion(), never);
  expect(bodies().map((body) => body.max_completion_tokens)).toEqual([undefined, 500, 500]);
});

test('a server that understands nothing ends the run after the ways there are', async () => {
  server = await startModelServer({ script: () => ({ status: 400, error: { message: 'no' } }) });
  await expect((await modelAt(server, 'openai')).complete(aQuestion(), never)).rejects.toMatchObject({
    kind: 'model-config',
  });
  expect(server.requests).toHaveLength(3);
});

test('a refusal in the words of LM Studio, with status 200, is understood as one', async () => {
  const script = ({ body }: { body: string }) =>
    body.includes('"json_object"') || body.includes('"json_schema"')
      ? { body: JSON.stringify({ error: "'response_format.type' must be 'text'" }) }
      : undefined;
  server = await startModelServer({ script });
  const model = await modelAt(server, 'openai');
  await model.complete(aQuestion(), never);
  expect(bodies().map(({ response_format }) => response_format?.type)).toEqual([
    'json_schema',
    'json_object',
    undefined,
  ]);
  // Nothing was computed for a refusal.
  const [first, second, third] = ledger.entries;
  expect([first, second]).toMatchObject([{ tokensIn: 0 }, { tokensIn: 0 }]);
  expect(third.tokensIn).toBeGreaterThan(0);
});

test('an address that is not that of the API is told as one, after one request', async () => {
  server = await startModelServer({
    script: () => ({ status: 404, body: JSON.stringify({ detail: 'Not Found' }) }),
  });
  await expect((await modelAt(server, 'openai')).complete(aQuestion(), never)).rejects.toMatchObject({
    kind: 'model-config',
    detail: { why: 'path' },
  });
  expect(server.requests).toHaveLength(1);
});

test('thoughts in the text of an answer are left out', async () => {
  const text = '<think>{"request":"no"}</think>{"request":"yes","task":"t","languages":[],"concern":1}';
  server = await startModelServer({ script: () => ({ text }) });
  const { answer } = await (await modelAt(server, 'openai')).complete(aQuestion(), never);
  expect(answer.request).toBe('yes');
});

test('models are listed without those of other trades', async () => {
  server = await startModelServer({ models: ['gpt-9', 'text-embedding-3-small', 'gpt-9-mini', 'whisper-1'] });
  const wire = await openWire(
    { provider: 'openai', baseUrl: `${server.baseUrl('openai')}/`, model: '' },
    null,
    Date.now,
  );
  expect((await listModels(wire, never)).map(({ name }) => name)).toEqual(['gpt-9-mini', 'gpt-9']);
});
