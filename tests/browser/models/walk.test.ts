// The whole walk with a model: the sample, prompted, over the scripted server, through both adapters.
import { afterEach, describe, expect, test } from 'vitest';
import { promptedAnalyst } from '../../../src/core/analysts/prompted.ts';
import { runPipeline } from '../../../src/core/pipeline.ts';
import { defaultRunSettings } from '../../../src/core/settings.ts';
import type { Overview } from '../../../src/core/types.ts';
import { portsFor } from '../../support/core-ports.ts';
import { aRun } from '../../support/fake-services.ts';
import {
  type Dialect,
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from '../../support/model-server.ts';
import { tooMany } from '../../support/model-server/scripts.ts';
import { readSample } from '../../support/sample.ts';
import { modelAt, never, rightKey, useLedger } from './asking.ts';

const sample = readSample();
let server: ModelServer;
afterEach(() => server.close());
const ledger = useLedger();

async function walked(dialect: Dialect, options: ModelServerOptions = {}): Promise<Overview> {
  server = await startModelServer({ key: rightKey, ...options });
  const { conversations } = await sample;
  const model = await modelAt(server, dialect);
  const analyst = promptedAnalyst(model, { language: 'English', customFacets: [], region: 'US' });
  const ports = await portsFor(conversations.slice(0, 100), { analyst });
  const run = aRun({ status: 'running', settings: { ...defaultRunSettings, k: 14 } });
  return runPipeline(ports, run, () => undefined, never);
}

describe.each<Dialect>(['gemini', 'openai'])('%s', (dialect) => {
  test('every stage asks the model; the ledger equals what the server saw; the key is in its header alone', async () => {
    const overview = await walked(dialect);
    expect(overview.rows.requests[0]).toMatch(/^Help with /);
    expect(overview.requestsAreQuotations).toBe(false);
    expect(new Set(ledger.entries.map(({ purpose }) => purpose))).toEqual(
      new Set(['facets', 'name', 'audit', 'nest']),
    );
    const sorted = (bodies: string[]) => bodies.sort();
    expect(sorted(ledger.entries.map(({ body }) => body))).toEqual(
      sorted(server.requests.map(({ body }) => body)),
    );
    const all =
      JSON.stringify(server.requests.map(({ path, body }) => [path, body])) + JSON.stringify(ledger.entries);
    expect(all).not.toContain(rightKey);
    expect(overview.issues.filter(({ kind }) => kind !== 'name-refused')).toEqual([]);
  });
});

test('a provider that refuses every third request gives the same tree', async () => {
  const undisturbed = await walked('gemini');
  await server.close();
  const disturbed = await walked('gemini', {
    script: (_, n) => (n % 3 === 1 ? tooMany({ retryDelay: '2s', quotaId: 'PerMinute' }) : undefined),
  });
  expect(disturbed.clusters).toEqual(undisturbed.clusters);
});
