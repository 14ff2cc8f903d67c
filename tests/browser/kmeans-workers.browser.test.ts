// K-means in real workers of a real browser: the shipped kernel, shards by message.
import { afterEach, expect, test, vi } from 'vitest';
import { KMeansWorkers } from '../../src/browser/kmeans-workers.ts';
import { settleEndpoint } from '../../src/browser/policy.ts';
import { bestKernel } from '../../src/core/math/kernel.ts';
import { kmeans, rowsOf } from '../../src/core/math/kmeans.ts';
import { normaliseRows, zeros } from '../../src/core/math/matrix.ts';
import { normal, seededRandom } from '../../src/core/math/random.ts';

settleEndpoint({ origins: [], workers: true });

const original = Worker.prototype.terminate;

function points(rows: number, cols: number) {
  const random = seededRandom(4);
  const matrix = zeros(rows, cols);
  matrix.data.forEach(
    (_, i) => (matrix.data[i] = normal(random) + (i % cols === Math.floor(i / cols) % 9 ? 3 : 0)),
  );
  return normaliseRows(matrix);
}

const opened: KMeansWorkers[] = [];
const workers = (count: number) => {
  opened.push(new KMeansWorkers(count));
  return opened.at(-1)!;
};
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

test('the kernel with relaxed SIMD runs here', () => {
  expect(bestKernel()?.name).toBe('relaxed');
});

test('1, 2 and 4 workers give the labels that this thread gives', async () => {
  const rows = points(900, 40);
  const expected = await kmeans(rows, { k: 30, seed: 2, starts: 1 });
  for (const count of [1, 2, 4])
    expect(await workers(count).shared(rowsOf(rows), { k: 30, seed: 2, starts: 1 })).toEqual(expected);
});

test('a small set goes to one worker whole, with the same answer and its progress', async () => {
  const rows = points(300, 20);
  const shares: number[] = [];
  const answer = await workers(2).kmeans(rows, {
    k: 8,
    seed: 3,
    onProgress: (share) => void shares.push(share),
  });
  expect(answer).toEqual(await kmeans(rows, { k: 8, seed: 3 }));
  // The last word of progress may come after the answer.
  await expect.poll(() => shares.at(-1)).toBe(1);
});

test('closing ends a run at once', async () => {
  const rows = points(30_000, 96);
  const pool = workers(2);
  let run: Promise<unknown> = Promise.resolve();
  // It is under way when it first tells how far it is: where all cores are busy its workers take a while to start.
  await new Promise<void>((begun) => {
    run = pool.shared(rowsOf(rows), { k: 900, seed: 1, starts: 1, onProgress: () => begun() });
  });
  const closed = performance.now();
  pool.close();
  await expect(run).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  // Left alone it goes on for many seconds; at once takes its time where all cores are busy.
  expect(performance.now() - closed).toBeLessThan(1000);
});

test('closing while the workers start leaves none behind', async () => {
  const started: Worker[] = [];
  const ended = new Set<Worker>();
  const terminate = vi.spyOn(Worker.prototype, 'terminate').mockImplementation(function (this: Worker) {
    ended.add(this);
    original.call(this);
  });
  const listen = vi.spyOn(Worker.prototype, 'addEventListener').mockImplementation(function (
    this: Worker,
    ...args
  ) {
    if (!started.includes(this)) started.push(this);
    return EventTarget.prototype.addEventListener.apply(
      this,
      args as Parameters<EventTarget['addEventListener']>,
    );
  });
  const pool = workers(2);
  const run = pool.shared(rowsOf(points(3000, 16)), { k: 50, seed: 1 });
  pool.close();
  await expect(run).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  await expect.poll(() => started.length === 2 && started.every((worker) => ended.has(worker))).toBe(true);
  terminate.mockRestore();
  listen.mockRestore();
});
