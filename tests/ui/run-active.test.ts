import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import type { Ports } from '../../src/core/ports.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Overview, Progress, Run } from '../../src/core/types.ts';
import { ActiveRun } from '../../src/ui/run.svelte.ts';
import { RunDesk } from '../../src/ui/run-desk.svelte.ts';
import type { Services } from '../../src/ui/services.ts';
import { geminiOrigin, withGemini } from './model-services.ts';
import { aRun, fakeServices, testDay } from '../support/fake-services.ts';

vi.mock('../../src/core/pipeline.ts', () => ({ runPipeline: vi.fn() }));
const pipeline = vi.mocked(runPipeline);

const progressAt = (done: number): Progress => ({
  stage: 'facets',
  stages: [{ stage: 'facets', done, total: 10, recalled: 0, startedAt: testDay, finishedAt: null }],
  latest: [],
  issues: [],
});

/** A walk the test moves along. */
class Walk {
  report!: (progress: Progress) => void;
  signal!: AbortSignal;
  finish!: () => void;
  fail!: (error: unknown) => void;
  begun = 0;

  constructor() {
    pipeline.mockImplementation((_ports, _run, report, signal) => {
      this.begun++;
      Object.assign(this, { report, signal });
      return new Promise<Overview>((resolve, reject) => {
        this.finish = () => resolve({} as Overview);
        this.fail = reject;
      });
    });
  }
}

let walk: Walk;
let close: ReturnType<typeof vi.fn<() => void>>;

function setUp(over: Partial<Omit<Services, 'store'>> = {}, run: Partial<Run> = {}) {
  close = vi.fn<() => void>();
  const services = fakeServices({
    openPorts: () => Promise.resolve({ ports: {} as Ports, status: () => null, close }),
    ...over,
  });
  const stored = aRun({ status: 'running', finishedAt: null, ...run });
  services.store.runRows.set(stored.id, stored);
  return { services, store: services.store, stored };
}

beforeEach(() => {
  walk = new Walk();
});

test('a run that comes to its end is done, in the store too, and its workers are closed', async () => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  walk.report(progressAt(10));
  walk.finish();
  await over;
  expect(run.status).toBe('done');
  expect(store.runRows.get('r1')).toMatchObject({
    status: 'done',
    finishedAt: testDay,
    progress: progressAt(10),
  });
  expect(close).toHaveBeenCalledOnce();
});

test('pausing ends the workers at once, even when they never answer, and keeps what is known', async () => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  walk.report(progressAt(4));
  run.pause();
  await over;
  expect(walk.signal.aborted).toBe(true);
  expect(close).toHaveBeenCalledOnce();
  expect(run.status).toBe('paused');
  expect(store.runRows.get('r1')).toMatchObject({ status: 'paused', progress: progressAt(4) });
});

test('a paused run goes on, and what a dead walk still says is not heard', async () => {
  const { services, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  const late = walk.report;
  run.pause();
  await over;
  const again = run.resume();
  await expect.poll(() => walk.begun).toBe(2);
  late(progressAt(9));
  expect(run.progress).toBeNull();
  walk.finish();
  await again;
  expect(run.status).toBe('done');
});

test('stopping is remembered as stopped', async () => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  run.stop();
  await over;
  expect(run.status).toBe('stopped');
  expect(store.runRows.get('r1')?.status).toBe('stopped');
});

test('a failure is told with its problem and can be tried again', async () => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  walk.fail(new AppError('nothing-to-cluster', { conversations: 3 }));
  await over;
  expect(run.problem).toEqual({ kind: 'nothing-to-cluster', detail: { conversations: 3 } });
  expect(store.runRows.get('r1')).toMatchObject({ status: 'failed', problem: run.problem });
  const again = run.start();
  await expect.poll(() => walk.begun).toBe(2);
  expect(run.problem).toBeNull();
  walk.finish();
  await again;
});

test.each([
  ['could not be carried out waits for the person', 'not refused', 'paused'],
  ['reached a stranger ends the run', 'answered', 'failed'],
] as const)('a proof that %s', async (_, why, status) => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  const problem = { kind: 'egress-open', detail: { where: 'worker', why } } as const;
  walk.fail(new AppError(problem.kind, problem.detail));
  await over;
  expect(run.status).toBe(status);
  expect(run.problem).toEqual(problem);
  expect(store.runRows.get('r1')).toMatchObject({ status, problem });
});

test('a store that does not take the progress ends the run with its problem', async () => {
  const { services, store, stored } = setUp();
  const run = new ActiveRun(services, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  store.putRun = () => Promise.reject(new AppError('storage-full'));
  walk.report(progressAt(1));
  await over;
  expect(run.status).toBe('failed');
  expect(run.problem?.kind).toBe('storage-full');
});

test('screen and store see the progress at most twice a second', async () => {
  const naps: (() => void)[] = [];
  const sleep = (ms: number) => (expect(ms).toBe(500), new Promise<void>((wake) => naps.push(wake)));
  const { services, store, stored } = setUp();
  const put = vi.spyOn(store, 'putRun');
  const run = new ActiveRun({ ...services, clock: { ...services.clock, sleep } }, stored);
  const over = run.start();
  await expect.poll(() => walk.begun).toBe(1);
  put.mockClear();
  for (let done = 1; done <= 9; done++) walk.report(progressAt(done));
  expect(run.progress).toEqual(progressAt(1));
  expect(put).not.toHaveBeenCalled();
  naps[0]();
  await expect.poll(() => run.progress).toEqual(progressAt(9));
  expect(put).toHaveBeenCalledOnce();
  walk.finish();
  await over;
});

test('while another tab holds the lock it follows the store, and takes over when that tab is gone', async () => {
  const naps: (() => void)[] = [];
  const sleep = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((wake, reject) => {
      naps.push(wake);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  let held = true;
  const { services, store, stored } = setUp({
    locks: {
      exclusive: <T>(_name: string, work: () => Promise<T>) => (held ? Promise.resolve(null) : work()),
    },
  });
  const run = new ActiveRun({ ...services, clock: { ...services.clock, sleep } }, stored);
  const over = run.start();
  await expect.poll(() => naps).toHaveLength(1);
  expect(run.status).toBe('elsewhere');
  store.runRows.set('r1', { ...stored, progress: progressAt(6) });
  naps[0]();
  await expect.poll(() => run.progress).toEqual(progressAt(6));
  expect(walk.begun).toBe(0);
  held = false;
  await expect.poll(() => naps).toHaveLength(2);
  naps[1]();
  await expect.poll(() => walk.begun).toBe(1);
  expect(run.status).toBe('running');
  walk.finish();
  await over;
});

test('what another tab finished is taken as it is', async () => {
  const { services, store, stored } = setUp({ locks: { exclusive: () => Promise.resolve(null) } });
  const run = new ActiveRun(services, stored);
  store.runRows.set('r1', { ...stored, status: 'done', finishedAt: 5 });
  await run.start();
  expect(run.status).toBe('done');
  expect(walk.begun).toBe(0);
});

test('the desk takes up only what was running, and holds every run once', async () => {
  const { services, store } = setUp();
  store.runRows.set('r2', aRun({ id: 'r2', status: 'paused' }));
  const desk = new RunDesk(services);
  await desk.continueAll();
  await expect.poll(() => walk.begun).toBe(1);
  expect(await desk.open('r1')).toBe(await desk.open('r1'));
  expect((await desk.open('r2'))?.status).toBe('paused');
  expect(await desk.open('unknown')).toBeNull();
  expect(walk.begun).toBe(1);
});

test('a forgotten run ends without writing itself back', async () => {
  const { services, store } = setUp();
  const desk = new RunDesk(services);
  await desk.continueAll();
  await expect.poll(() => walk.begun).toBe(1);
  store.runRows.clear();
  desk.forget('d1');
  await expect.poll(() => close).toHaveBeenCalledOnce();
  expect(store.runRows.size).toBe(0);
  expect(await desk.open('r1')).toBeNull();
});

test('whoever forgets a key pauses the runs that ask a model of it, and no others', async () => {
  const { services, store } = setUp({}, { settings: withGemini });
  store.runRows.set('r2', aRun({ id: 'r2', status: 'running', finishedAt: null }));
  const desk = new RunDesk(services);
  await desk.continueAll();
  await expect.poll(() => walk.begun).toBe(2);
  expect(desk.pauseAsking('https://elsewhere.test')).toBe(0);
  expect((await desk.open('r1'))!.status).toBe('running');
  expect(desk.pauseAsking(geminiOrigin)).toBe(1);
  await expect.poll(() => store.runRows.get('r1')!.status).toBe('paused');
  expect(close).toHaveBeenCalledOnce();
  expect((await desk.open('r2'))!.status).toBe('running');
});
