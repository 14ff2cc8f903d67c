// What a run's model is opened with: the key it needs, and what the run has used before.
import { afterEach, expect, test, vi } from 'vitest';
import { openRunModel } from '../../../src/browser/run-model.ts';
import { originOf } from '../../../src/core/endpoints.ts';
import type { ModelChoice } from '../../../src/core/model.ts';
import { shippedPrices } from '../../../src/core/prices.ts';
import { aRun } from '../../support/fake-services.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { aQuestion, never, nothingSpent, useLedger } from './asking.ts';

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
useLedger();

function opened(choice: ModelChoice, used: { answered?: number; key?: string | null } = {}) {
  const { answered = 0, key = null } = used;
  const ledgerOfRun = vi.fn(async () => ({ ...nothingSpent, requests: 3, tokensOut: 40, answered }));
  const model = openRunModel(
    {
      store: { ledgerOfRun },
      secrets: { keyFor: async () => key },
      models: { boundTo: originOf(choice.baseUrl), prices: async () => shippedPrices },
    },
    aRun({ id: 'r1' }),
    choice,
  );
  return { model, ledgerOfRun };
}

test.each<[ModelChoice['provider'], string, boolean]>([
  ['gemini', 'https://generativelanguage.googleapis.com', true],
  ['gemini', 'https://proxy.example', true],
  ['openai', 'https://api.openai.com/v1', true],
  ['openai', 'https://openrouter.ai/api/v1', true],
  ['openai', 'http://localhost:11434/v1', false],
  ['openai', 'http://192.168.1.20:8000/v1', false],
  ['openai', 'https://models.example.org/v1', false],
])('%s at %s needs a key: %s', async (provider, baseUrl, needed) => {
  const { model } = opened({ provider, baseUrl, model: 'm' });
  if (needed) await expect(model).rejects.toMatchObject({ kind: 'model-needs-key' });
  else await expect(model).resolves.toMatchObject({ id: 'openai:m' });
  await expect(opened({ provider, baseUrl, model: 'm' }, { key: 'k' }).model).resolves.toBeDefined();
});

test.each([
  // Requests and tokens alone, estimated before any answer came, prove nothing.
  [0, { kind: 'model-config' }],
  [1, { reason: 'refused' }],
])('of a run with %d answers in the ledger a request that is not understood: %j', async (answered, end) => {
  server = await startModelServer({ script: () => ({ status: 400, error: { message: 'no' } }) });
  const choice = { provider: 'openai', baseUrl: server.baseUrl('openai'), model: 'm' } as const;
  const { model, ledgerOfRun } = opened(choice, { answered });
  await expect((await model).complete(aQuestion(), never)).rejects.toMatchObject(end);
  expect(ledgerOfRun).toHaveBeenCalledOnce();
  expect((await model).status()).toMatchObject({ requests: 6 });
});
