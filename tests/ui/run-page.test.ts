import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../src/ui/App.svelte';
import type { Ports } from '../../src/core/ports.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Overview, Progress, Run } from '../../src/core/types.ts';
import { expectAccessible } from '../support/axe.ts';
import { aRun, fakeServices, testDay } from '../support/fake-services.ts';
import { sampleOverview } from './explore-sample.ts';

vi.mock('../../src/core/pipeline.ts', () => ({ runPipeline: vi.fn() }));

afterEach(() => {
  location.hash = '';
});

// 30 of 100 computed in 15 s: 2 a second, 35 s for the other 70.
const progress: Progress = {
  stage: 'facets',
  stages: [
    { stage: 'facets', done: 50, total: 120, recalled: 20, startedAt: testDay - 15_000, finishedAt: null },
    { stage: 'embed', done: 0, total: null, recalled: 0, startedAt: null, finishedAt: null },
    { stage: 'cluster', done: 45, total: 100, recalled: 0, startedAt: testDay - 15_000, finishedAt: null },
    { stage: 'place', done: 100, total: 100, recalled: 0, startedAt: testDay, finishedAt: testDay },
  ],
  latest: ['Bake sourdough without a scale'],
  issues: [{ kind: 'no-facets', detail: {}, subject: 'c1', stage: 'facets' }],
};

function show(over: Partial<Run> = {}) {
  let finish: () => void = () => undefined;
  vi.mocked(runPipeline).mockImplementation((_ports, _run, report) => {
    report(progress);
    return new Promise((resolve) => (finish = () => resolve({} as Overview)));
  });
  const services = fakeServices({
    openPorts: () => Promise.resolve({ ports: {} as Ports, status: () => null, close: () => undefined }),
  });
  services.store.runRows.set('r1', aRun({ status: 'running', finishedAt: null, ...over }));
  services.store.overviews.set('r1', sampleOverview());
  location.hash = '#/run/r1';
  render(App, { services });
  return { services, finish: () => finish() };
}

test('a running run goes on by itself and shows how far, how fast and how long', async () => {
  show();
  await expect.element(page.getByText('50 of 120', { exact: true })).toBeVisible();
  // A step with a share tells it, and no pace in per cent a second; done, it tells nothing.
  await expect.element(page.getByText('45%', { exact: true })).toBeVisible();
  await expect.element(page.getByText('100 of 100')).not.toBeInTheDocument();
  await expect.element(page.getByText(/3\.0 a second/)).not.toBeInTheDocument();
  await expect.element(page.getByText('2.0 a second · about 35 s left')).toBeVisible();
  await expect.element(page.getByText('20 chats known from before, not computed again')).toBeVisible();
  await expect.element(page.getByText('Bake sourdough without a scale')).toBeVisible();
  await expect.element(page.getByText('Safe to close: it goes on where it stopped.')).toBeVisible();
  // 50 of 120 of the reading (0.67), 45 % of grouping (0.06), the map (0.02).
  expect(document.title).toMatch(/^33%/);
  await page.getByText('1 problem').click();
  await expect.element(page.getByText('A chat could not be read and was left out')).toBeVisible();
  await expectAccessible();
});

test('it can be paused and taken up again', async () => {
  const { services } = show();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.element(page.getByText('Paused. What is done is kept.').first()).toBeVisible();
  expect(services.store.runRows.get('r1')?.status).toBe('paused');
  await expectAccessible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('when it is done its topics are shown', async () => {
  const { finish } = show();
  await expect.element(page.getByText('50 of 120', { exact: true })).toBeVisible();
  finish();
  await expect.poll(() => location.hash).toBe('#/explore/r1');
  await expect.element(page.getByRole('tree')).toBeVisible();
});

test('a failed run says what happened and can be tried again', async () => {
  show({ status: 'failed', problem: { kind: 'worker-failed', detail: {} }, progress });
  await expect.element(page.getByRole('alert')).toHaveTextContent(/does the computing stopped/);
  await expectAccessible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a run that is not here is said not to be here', async () => {
  location.hash = '#/run/nowhere';
  render(App, { services: fakeServices() });
  await expect.element(page.getByRole('heading', { name: 'This run is not on this device' })).toBeVisible();
});
