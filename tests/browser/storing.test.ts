import { expect, it } from 'vitest';
import type { ImportTarget } from '../../src/browser/import-target.ts';
import { type Stored, Storing } from '../../src/browser/storing.ts';
import { AppError } from '../../src/core/errors.ts';
import type { AddCounts } from '../../src/core/ports.ts';
import type { Conversation } from '../../src/core/types.ts';
import { aConversation } from '../support/fake-services.ts';

/** A target that stores when it is told to. */
function slowTarget() {
  const begun: { ids: string[]; end: (error?: unknown) => void }[] = [];
  const add = (batch: readonly Conversation[]) =>
    new Promise<AddCounts>((resolve, reject) => {
      const counts = { added: batch.length, updated: 0, unchanged: 0 };
      const end = (error?: unknown) => (error ? reject(error as Error) : resolve(counts));
      begun.push({ ids: batch.map(({ id }) => id), end });
    });
  const target = { add, datasetId: 'd1', intoExisting: false } as Partial<ImportTarget> as ImportTarget;
  return { target, begun };
}

const chats = (...ids: string[]) => ids.map((id) => aConversation({ id }));
const soon = () => new Promise((resolve) => setTimeout(resolve));

it('stores the batches that have come meanwhile at once, those of another file apart', async () => {
  const { target, begun } = slowTarget();
  const told: Stored[] = [];
  const storing = new Storing(target, (stored) => told.push(stored));
  await storing.take(chats('a'), 0);
  await storing.take(chats('b', 'c'), 0);
  await storing.take(chats('d'), 0);
  await storing.take(chats('e'), 1);
  for (let i = 0; i < 3; i++) {
    begun[i].end();
    await soon();
  }
  await storing.settled();
  expect(begun.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  // 1, then 1 + 3 of the first file, then 1 of the second.
  expect(told.map(({ counts }) => [...counts].map(([file, { added }]) => [file, added]))).toEqual([
    [[0, 1]],
    [[0, 4]],
    [[1, 1]],
  ]);
});

it('takes four batches ahead; a fifth waits', async () => {
  const { target, begun } = slowTarget();
  const storing = new Storing(target, () => undefined);
  await storing.take(chats('stored now'), 0);
  for (let i = 0; i < 4; i++) await storing.take(chats(`${i}`), 0);
  let taken = false;
  const fifth = storing.take(chats('4'), 0).then(() => (taken = true));
  await soon();
  expect(taken).toBe(false);
  begun[0].end();
  await fifth;
  expect(begun).toHaveLength(2);
});

it('a store that fails is told to whoever hands over next and to whoever waits, and is asked no more', async () => {
  const { target, begun } = slowTarget();
  const storing = new Storing(target, () => undefined);
  await storing.take(chats('a'), 0);
  await storing.take(chats('b'), 0);
  begun[0].end(new AppError('storage-full'));
  await expect(storing.settled()).rejects.toMatchObject({ kind: 'storage-full' });
  await expect(storing.take(chats('c'), 0)).rejects.toMatchObject({ kind: 'storage-full' });
  expect(begun).toHaveLength(1);
});

it('once stopped it ends what it is at, and takes no more', async () => {
  const { target, begun } = slowTarget();
  const storing = new Storing(target, () => undefined);
  await storing.take(chats('a'), 0);
  await storing.take(chats('b'), 0);
  const stopped = storing.stop();
  begun[0].end();
  expect([...(await stopped).counts]).toEqual([[0, { added: 1, updated: 0, unchanged: 0 }]]);
  await expect(storing.take(chats('c'), 0)).rejects.toMatchObject({ name: 'AbortError' });
  expect(begun).toHaveLength(1);
});

it('what was taken until now is settled, whatever is taken meanwhile', async () => {
  const { target, begun } = slowTarget();
  const storing = new Storing(target, () => undefined);
  const settled: string[] = [];
  await storing.take(chats('a'), 0);
  void storing.settled().then(() => settled.push('a'));
  await storing.take(chats('b'), 1);
  void storing.settled().then(() => settled.push('b'));
  begun[0].end();
  await soon();
  expect(settled).toEqual(['a']);
  begun[1].end();
  await soon();
  expect(settled).toEqual(['a', 'b']);
});

it('a failure is none of what was stored before it', async () => {
  const { target, begun } = slowTarget();
  const storing = new Storing(target, () => undefined);
  await storing.take(chats('a'), 0);
  const first = storing.settled();
  await storing.take(chats('b'), 1);
  const second = storing.settled();
  begun[0].end();
  await expect(first).resolves.toBeUndefined();
  begun[1].end(new AppError('storage-full'));
  await expect(second).rejects.toMatchObject({ kind: 'storage-full' });
});
