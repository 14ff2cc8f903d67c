import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { AppError, type ErrorKind } from '../../src/core/errors.ts';
import type { ModelStatus } from '../../src/core/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Progress, Run } from '../../src/core/types.ts';
import App from '../../src/ui/App.svelte';
import { ActiveRun } from '../../src/ui/run.svelte.ts';
import type { ModelDesk } from '../../src/ui/services.ts';
import { expectAccessible } from '../support/axe.ts';
import { aRun, fakeModels, fakeServices, fakeWeights, testDay } from '../support/fake-services.ts';
import { geminiHost, geminiOrigin, secret, withGemini, wordsOf } from './model-services.ts';

vi.mock('../../src/core/pipeline.ts', () => ({ runPipeline: vi.fn() }));
const pipeline = vi.mocked(runPipeline);

afterEach(() => {
  location.hash = '';
});

const progress: Progress = {
  stage: 'facets',
  stages: [
    { stage: 'facets', done: 480, total: 1204, recalled: 0, startedAt: testDay - 60_000, finishedAt: null },
  ],
  latest: [],
  issues: [{ kind: 'answer-refused', detail: {}, subject: 'c1', stage: 'facets' }],
};

const status = (over: Partial<ModelStatus> = {}): ModelStatus => ({
  host: geminiHost,
  requests: 481,
  retried: 3,
  tokensIn: 610_000,
  tokensOut: 22_000,
  cost: 0.07,
  inFlight: 2,
  waiting: null,
  ...over,
});

/** A run with a model at its address; `opened` answers how it is opened, each time. */
function show(
  opened: () => Promise<ModelStatus | null>,
  over: { run?: Partial<Run>; models?: Partial<ModelDesk> } = {},
) {
  pipeline.mockImplementation((_ports, _run, report) => {
    report(progress);
    return new Promise(() => undefined);
  });
  const openPorts = vi.fn(async () => {
    const now = await opened();
    return { ports: {} as Ports, status: () => now, close: () => undefined };
  });
  const wish = vi.fn(async () => undefined);
  const services = fakeServices({
    openPorts,
    models: fakeModels({ boundTo: geminiOrigin, ...over.models }),
    weights: fakeWeights({ wish }),
  });
  services.store.runRows.set(
    'r1',
    aRun({ status: 'running', finishedAt: null, settings: withGemini, ...over.run }),
  );
  location.hash = '#/run/r1';
  render(App, { services });
  return { services, openPorts, wish, run: () => services.store.runRows.get('r1')! };
}

const refuse =
  (kind: ErrorKind, detail: Record<string, string | number> = {}) =>
  () =>
    Promise.reject(new AppError(kind, { host: geminiHost, ...detail }));
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('a run with a model says where chats go, how much was sent and what it has cost', async () => {
  show(async () => status({ waiting: { until: testDay + 20_000, why: 'asked', attempt: 3, of: 6 } }));
  await expect.element(page.getByText(`Chats go, redacted, to ${geminiHost}.`)).toBeVisible();
  await expect.element(page.getByText('481, 3 sent again')).toBeVisible();
  await expect.element(page.getByText('$0.07, stops at $5.00')).toBeVisible();
  await expect.element(page.getByText('610K sent, 22K received')).toBeVisible();
  await expect.element(page.getByText('Waiting 20 s, as the provider asked (3rd try of 6)')).toBeVisible();
  await expect.element(page.getByText('Draw the map')).toBeVisible();
  await expect.element(page.getByText('Everything is computed on this device.')).not.toBeInTheDocument();
  await page.getByText('1 problem').click();
  await expect
    .element(page.getByText(/The model refused to answer; the answer was made on this device/))
    .toBeVisible();
  await expectAccessible();
});

test('a run that only names says that chats are read here', async () => {
  show(async () => status(), { run: { settings: { ...withGemini, modelDoes: 'names' } } });
  await expect
    .element(page.getByText(/Chats are read on this device. Single requests go, redacted/))
    .toBeVisible();
});

test.each<ErrorKind>([
  'model-needs-key',
  'model-key',
  'model-account',
  'model-unknown',
  'model-quota',
  'model-overloaded',
  'model-unreachable',
  'model-impostor',
  'model-cap',
  'model-endpoint',
  'weights-absent',
])('%s pauses the run: nothing has failed, and it can go on', async (kind) => {
  pipeline.mockImplementation((_ports, _run, report) => {
    report(progress);
    return Promise.reject(new AppError(kind));
  });
  const services = fakeServices({
    openPorts: async () => ({ ports: {} as Ports, status: () => null, close: () => undefined }),
  });
  const run = new ActiveRun(services, aRun({ status: 'running', settings: withGemini }));
  await run.start();
  expect([run.status, run.problem?.kind]).toEqual(['paused', kind]);
  expect(services.store.runRows.get('r1')).toMatchObject({ status: 'paused', problem: { kind }, progress });
});

test('a model’s status is followed while it sends no progress', async () => {
  pipeline.mockImplementation(() => new Promise(() => undefined));
  let now = status({ requests: 1 });
  const services = fakeServices({
    openPorts: async () => ({ ports: {} as Ports, status: () => now, close: () => undefined }),
  });
  const run = new ActiveRun(services, aRun({ status: 'running', settings: withGemini }));
  const over = run.start();
  await expect.poll(() => run.model?.requests).toBe(1);
  now = status({ requests: 2 });
  await expect.poll(() => run.model?.requests).toBe(2);
  now = status({ requests: 3 });
  run.pause();
  await over;
  expect(run.model?.requests).toBe(3);
});

test('a missing key is entered right there, and the run goes on without keeping it', async () => {
  let known = false;
  const setKey = vi.fn(async () => void (known = true));
  const { services, openPorts, run } = show(
    () => (known ? Promise.resolve(status()) : refuse('model-needs-key')()),
    { models: { setKey } },
  );
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(`${geminiHost} wants a key, and none was given.`);
  expect(run().status).toBe('paused');
  await expect.element(button('Go on')).toBeDisabled();
  await expect.element(button('Go on')).toHaveAccessibleDescription('Enter the key first.');
  await expectAccessible();
  await page.getByLabelText('Key', { exact: true }).fill(secret);
  await page.getByRole('radio', { name: 'Remember on this device' }).click();
  await button('Go on').click();
  await expect.element(button('Pause')).toBeVisible();
  expect(setKey).toHaveBeenCalledWith(geminiOrigin, secret, true);
  expect(openPorts).toHaveBeenCalledTimes(2);
  expect(wordsOf(services.store)).not.toContain(secret);
});

test('a remembered key whose passphrase was not entered is asked for again, and stays', async () => {
  const setKey = vi.fn(async () => undefined);
  let tries = 0;
  const { openPorts } = show(
    () => (++tries === 1 ? refuse('model-needs-key')() : Promise.resolve(status())),
    { models: { hasKey: async () => true, setKey } },
  );
  await expect.element(page.getByText(/Leave the field empty to use it/)).toBeVisible();
  await expectAccessible();
  await button('Go on').click();
  await expect.element(button('Pause')).toBeVisible();
  expect(openPorts).toHaveBeenCalledTimes(2);
  expect(setKey).not.toHaveBeenCalled();
});

test('a key that was refused is not offered again', async () => {
  show(refuse('model-key'), { models: { hasKey: async () => true } });
  await expect.element(button('Go on')).toBeDisabled();
});

test('a limit that was reached can be raised', async () => {
  let tries = 0;
  const { run } = show(() =>
    ++tries === 1 ? refuse('model-cap', { spent: 5.01, cap: 5 })() : Promise.resolve(status()),
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent('cost $5.01; you let it stop at $5.00');
  await page.getByRole('spinbutton', { name: 'Stop at (US dollars)' }).fill('8');
  await expectAccessible();
  await button('Go on').click();
  await expect.element(page.getByText('$0.07, stops at $8.00')).toBeVisible();
  expect(run().settings.cap).toBe(8);
});

test('a run that asks another address binds the page, and goes on by itself after that', async () => {
  const bindTo = vi.fn(async () => undefined);
  const { run } = show(refuse('model-endpoint'), { models: { boundTo: null, bindTo } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('not bound to that address');
  await button(`Bind this page to ${geminiHost}`).click();
  await expect.poll(() => bindTo.mock.calls).toEqual([[geminiOrigin, '#/run/r1']]);
  expect(run()).toMatchObject({ status: 'running', problem: null });
});

test('a binding that fails leaves the run paused', async () => {
  const bindTo = () => Promise.reject(new AppError('storage-blocked'));
  const { run } = show(refuse('model-endpoint'), { models: { boundTo: null, bindTo } });
  await button(`Bind this page to ${geminiHost}`).click();
  await expect.element(page.getByText(/does not let the page store anything/)).toBeVisible();
  expect(run()).toMatchObject({ status: 'paused', problem: { kind: 'model-endpoint' } });
});

test('missing files are downloaded from the run’s own page', async () => {
  const embedder = 'Xenova/all-MiniLM-L6-v2';
  const { wish, run } = show(refuse('weights-absent'), { run: { settings: { ...withGemini, embedder } } });
  await button('Download the files').click();
  await expect.poll(() => wish.mock.calls).toEqual([[embedder, '#/run/r1']]);
  expect(run().status).toBe('running');
});

test('the missing files are those of the model that is missing, not always of the one that compares', async () => {
  const nameModel = 'Xenova/bert-base-NER';
  const settings = { ...withGemini, redaction: { ...withGemini.redaction, nameModel } };
  const { wish } = show(refuse('weights-absent', { model: nameModel }), { run: { settings } });
  await expect.element(page.getByRole('alert')).toHaveTextContent(`The files of the model “${nameModel}”`);
  await button('Download the files').click();
  await expect.poll(() => wish.mock.calls).toEqual([[nameModel, '#/run/r1']]);
});

test('while files are downloaded, stored runs wait for the next load', async () => {
  const openPorts = vi.fn();
  const download = () => new Promise<void>(() => undefined);
  const services = fakeServices({
    openPorts,
    weights: fakeWeights({ wished: { model: 'a/b', hash: '#/run/r1' }, download }),
  });
  services.store.runRows.set('r1', aRun({ status: 'running' }));
  render(App, { services });
  await expect.element(page.getByRole('heading', { name: 'Download a/b' })).toBeVisible();
  expect(openPorts).not.toHaveBeenCalled();
});
