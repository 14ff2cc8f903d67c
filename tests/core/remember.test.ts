import { expect, test } from 'vitest';
import { remember, rememberOne } from '../../src/core/remember.ts';
import { FakeStore } from '../support/fake-services.ts';

/** Doubles numbers and writes down what it was asked. */
function doubling(store: FakeStore, asked: number[], over: object = {}) {
  return {
    store,
    keep: { durable: false, runId: 'r', datasetId: 'd' },
    stage: 'double@1',
    keyOf: (item: number) => String(item),
    compute: async (items: readonly number[]) => {
      asked.push(...items);
      return items.map((item) => item * 2);
    },
    batch: 2,
    concurrency: 2,
    signal: new AbortController().signal,
    ...over,
  };
}

test('what is stored is not computed again', async () => {
  const store = new FakeStore();
  const first: number[] = [];
  expect(await remember([1, 2, 3], doubling(store, first))).toEqual([2, 4, 6]);
  const second: number[] = [];
  expect(await remember([3, 4, 1], doubling(store, second))).toEqual([6, 8, 2]);
  expect(second).toEqual([4]);
});

test('equal items are asked once and answered every time', async () => {
  const asked: number[] = [];
  expect(await remember([5, 5, 5], doubling(new FakeStore(), asked))).toEqual([10, 10, 10]);
  expect(asked).toEqual([5]);
});

test('another version of a stage is another question', async () => {
  const store = new FakeStore();
  await remember([1], doubling(store, []));
  const asked: number[] = [];
  await remember([1], doubling(store, asked, { stage: 'double@2' }));
  expect(asked).toEqual([1]);
});

test('a failed item is not stored, and is asked again', async () => {
  const store = new FakeStore();
  const failing = {
    compute: async (items: readonly number[]) => items.map((item) => (item === 2 ? null : item)),
  };
  expect(await remember([1, 2, 3], doubling(store, [], failing))).toEqual([1, null, 3]);
  const asked: number[] = [];
  await remember([1, 2, 3], doubling(store, asked));
  expect(asked).toEqual([2]);
});

test('answers are stored batch by batch, so that a later failure loses nothing', async () => {
  const store = new FakeStore();
  const compute = async (items: readonly number[]) => {
    if (items.includes(5)) throw new Error('the key was refused');
    return items.map((item) => item * 2);
  };
  const failing = { compute, batch: 2, concurrency: 1 };
  await expect(remember([1, 2, 3, 4, 5, 6], doubling(store, [], failing))).rejects.toThrow('refused');
  // Batches (1 2) (3 4) were stored, (5 6) failed.
  expect(store.answers.size).toBe(4);
});

test('no more calls are in flight than allowed', async () => {
  let inFlight = 0;
  let most = 0;
  const compute = async (items: readonly number[]) => {
    most = Math.max(most, ++inFlight);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inFlight--;
    return items.map((item) => item);
  };
  const items = Array.from({ length: 20 }, (_, i) => i);
  await remember(items, doubling(new FakeStore(), [], { compute, batch: 1, concurrency: 3 }));
  expect(most).toBe(3);
});

test('the first call can be made alone; the others begin when it is answered', async () => {
  const open: number[] = [];
  let most = 0;
  const compute = async ([item]: readonly number[]) => {
    open.push(item);
    if (item === 1) expect(open).toEqual([1]);
    most = Math.max(most, open.length);
    await new Promise((resolve) => setTimeout(resolve, 2));
    open.splice(open.indexOf(item), 1);
    return [item];
  };
  const options = doubling(new FakeStore(), [], { compute, batch: 1, concurrency: 3, firstAlone: true });
  expect(await remember([1, 2, 3, 4], options)).toEqual([1, 2, 3, 4]);
  expect(most).toBe(3);
});

test('an answer that is not to be kept serves once and is asked for again', async () => {
  const store = new FakeStore();
  const isKept = (answer: number) => answer !== 4;
  expect(await remember([1, 2], doubling(store, [], { isKept }))).toEqual([2, 4]);
  const asked: number[] = [];
  expect(await remember([1, 2], doubling(store, asked))).toEqual([2, 4]);
  expect(asked).toEqual([2]);
});

test('when one call fails, those under way are waited for and their answers kept: they may have cost money', async () => {
  const store = new FakeStore();
  const compute = async ([item]: readonly number[]) => {
    if (item === 2) throw new Error('the cap is reached');
    await new Promise((resolve) => setTimeout(resolve, 5));
    return [item * 2];
  };
  const failing = doubling(store, [], { compute, batch: 1, concurrency: 3 });
  await expect(remember([1, 2, 3, 4, 5], failing)).rejects.toThrow('the cap is reached');
  // 1 and 3 were under way with 2; 4 and 5 were not begun.
  expect([...store.answers.values()].sort()).toEqual([2, 6]);
});

test('a cancelled stage rejects and stores nothing that came after', async () => {
  const store = new FakeStore();
  const abort = new AbortController();
  const compute = async (items: readonly number[]) => {
    abort.abort();
    return items.map((item) => item);
  };
  await expect(remember([1, 2], doubling(store, [], { compute, signal: abort.signal }))).rejects.toThrow();
  expect(store.answers.size).toBe(0);
});

test('listeners hear what was recalled and what was computed', async () => {
  const store = new FakeStore();
  await remember([1, 2], doubling(store, []));
  const heard: string[] = [];
  const onAnswers = (items: readonly number[], _answers: unknown, recalled: boolean) =>
    heard.push(`${items.join(' ')} ${recalled ? 'recalled' : 'computed'}`);
  await remember([1, 2, 3], doubling(store, [], { onAnswers }));
  expect(heard).toEqual(['1 2 recalled', '3 computed']);
});

test('a question to the whole set is asked once', async () => {
  const store = new FakeStore();
  let asked = 0;
  const options = {
    store,
    keep: { durable: false, runId: 'r', datasetId: 'd' },
    stage: 'all@1',
    signal: new AbortController().signal,
    key: 'set',
    compute: async () => ++asked,
  };
  expect(await rememberOne(options)).toBe(1);
  expect(await rememberOne(options)).toBe(1);
});
