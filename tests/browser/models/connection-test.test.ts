import { afterEach, describe, expect, test } from 'vitest';
import { testConnection } from '../../../src/browser/models/connection-test.ts';
import { openWire } from '../../../src/browser/models/open-wire.ts';
import {
  type Dialect,
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from '../../support/model-server.ts';
import { signInPage, tooMany, usedUpToday } from '../../support/model-server/scripts.ts';
import { never, rightKey, useLedger } from './asking.ts';

let server: ModelServer;
afterEach(() => server.close());
const ledger = useLedger();

describe.each<Dialect>(['gemini', 'openai'])('%s', (dialect) => {
  const tested = async (options: ModelServerOptions, key = rightKey) => {
    server = await startModelServer({ key: rightKey, models: ['m'], ...options });
    return testConnection(
      await openWire({ provider: dialect, baseUrl: server.baseUrl(dialect), model: 'm' }, key, Date.now),
      never,
    );
  };

  test('a model that answers costs one token, of an answer that is cut', async () => {
    expect(await tested({ script: () => ({ finish: 'MAX_TOKENS', text: 'O' }) })).toBeNull();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0].body).toMatch(/"max(OutputTokens|_tokens)":1\b/);
    expect(ledger.entries).toMatchObject([{ purpose: 'test', subject: 'm', runId: null }]);
  });

  test('a wrong key, a wrong model, a quota, a sign-in page are told apart', async () => {
    expect(await tested({}, 'wrong')).toMatchObject({ kind: 'model-key' });
    expect(await tested({ models: ['other'] })).toMatchObject({ kind: 'model-unknown' });
    expect(await tested({ script: () => tooMany() })).toMatchObject({ kind: 'model-overloaded' });
    expect(await tested({ script: () => signInPage })).toMatchObject({ kind: 'model-impostor' });
    if (dialect === 'gemini')
      expect(await tested({ script: () => usedUpToday })).toMatchObject({ kind: 'model-quota' });
  });

  test('a server that is not running is told from one that the browser keeps from the page', async () => {
    server = await startModelServer({ models: ['m'] });
    const wire = await openWire(
      { provider: dialect, baseUrl: server.baseUrl(dialect), model: 'm' },
      rightKey,
      Date.now,
    );
    await server.close();
    expect(await testConnection(wire, never)).toMatchObject({
      kind: 'model-unreachable',
      detail: { why: 'not-running' },
    });
    // No CORS in Node: a server that cuts the question but answers the probe stands in for it.
    expect(await tested({ script: () => ({ hangUp: 'before' }) })).toMatchObject({
      detail: { why: 'browser' },
    });
    expect(ledger.entries.at(-1)).toMatchObject({ method: 'GET', purpose: 'test' });
  });
});
