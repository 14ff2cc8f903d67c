import { describe, expect, it } from 'vitest';
import { importFiles, type ImportReader } from '../../src/browser/importer.ts';
import { Importing } from '../../src/browser/importing.ts';
import type { ReadProgress } from '../../src/browser/read-files.ts';
import { AppError, isAbort } from '../../src/core/errors.ts';
import type { Conversation, FileReport } from '../../src/core/types.ts';
import type { ImportOptions, ImportProgress } from '../../src/ui/services.ts';
import { FakeStore } from '../support/fake-services.ts';

type Read = ImportReader['read'];

/** A file of Claude's with these chats, in this order. */
function claude(name: string, ids: readonly string[], text = 'Hello'): File {
  const chats = ids.map((uuid) => ({
    uuid,
    name: uuid,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-02T00:00:00Z',
    chat_messages: [{ uuid: `${uuid}-1`, sender: 'human', text: `${text} ${uuid}` }],
  }));
  return new File([JSON.stringify(chats)], name);
}

/** More than are handed over at once, twice. */
const many = 1200;
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

/** A worker that reads in this process, into the store of the page. */
function reader(store: FakeStore, over: Partial<ImportReader> = {}): ImportReader {
  const importing = new Importing(async () => store);
  return {
    read: importing.read.bind(importing),
    stop: importing.stop.bind(importing),
    died: new Promise(() => undefined),
    close: () => undefined,
    ...over,
  };
}

/** One that dies behind the file that is called so, after what stands in it is stored. */
function mortal(store: FakeStore, name: string): ImportReader {
  let die: (error: AppError) => void = () => undefined;
  const died = new Promise<never>((_, reject) => (die = reject));
  const read: Read = (order, onProgress, onStored) => {
    const deadly = order.files.findIndex((file) => file.name === name);
    if (deadly < 0) return reader(store).read(order, onProgress, onStored);
    const upTo = { ...order, files: order.files.slice(0, deadly + 1) };
    const told = (progress: ReadProgress) => {
      if (progress.file < deadly || !progress.done) onProgress(progress);
    };
    return reader(store)
      .read(upTo, told, onStored)
      .then(() => {
        die(new AppError('worker-failed', { worker: 'import' }));
        return new Promise<never>(() => undefined);
      });
  };
  return reader(store, { read, died });
}

interface Over extends Partial<ImportOptions> {
  readonly start?: (helped: boolean) => Promise<ImportReader>;
}

function run(store: FakeStore, files: readonly File[], { start, ...over }: Over = {}) {
  const options: ImportOptions = {
    datasetId: null,
    isSample: false,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...over,
  };
  return importFiles(store, files, options, start ?? (async () => reader(store)));
}

const only = (store: FakeStore) => {
  expect(store.datasetRows.size).toBe(1);
  return [...store.datasetRows.values()][0];
};

describe('a worker that dies', () => {
  it('loses only its file: a new one reads the next, and what was found stays', async () => {
    const store = new FakeStore();
    const files = [
      claude('a.json', ['a']),
      claude('deadly.json', ['b', 'c']),
      claude('d.json', ['d']),
      claude('e.json', ['e']),
    ];
    let workers = 0;
    const { reports } = await run(store, files, {
      start: async () => (workers++, mortal(store, 'deadly.json')),
    });
    expect(workers).toBe(2);
    expect(reports.map(({ name, problem, added }) => [name, problem?.kind ?? null, added])).toEqual([
      ['a.json', null, 1],
      ['deadly.json', 'worker-failed', 2],
      ['d.json', null, 1],
      ['e.json', null, 1],
    ]);
    expect(only(store)).toMatchObject({ conversations: 5, files: reports });
  });

  it('is not asked for a file more when the last one ended it', async () => {
    let workers = 0;
    const store = new FakeStore();
    const files = [claude('a.json', ['a']), claude('deadly.json', ['b'])];
    const start = async () => (workers++, mortal(store, 'deadly.json'));
    const { reports } = await run(store, files, { start });
    expect(workers).toBe(1);
    expect(reports[1].problem).toMatchObject({ kind: 'worker-failed' });
  });

  it('before it said a word has lost the first of its files', async () => {
    const died = Promise.reject(new AppError('worker-failed'));
    died.catch(() => undefined);
    const store = new FakeStore();
    const dead = reader(store, { read: () => new Promise(() => undefined), died });
    const started = [dead, reader(store)];
    const { reports } = await run(store, [claude('a.json', ['a']), claude('b.json', ['b'])], {
      start: async () => started.shift()!,
    });
    expect(reports.map(({ problem }) => problem?.kind ?? null)).toEqual(['worker-failed', null]);
  });
});

describe('a worker that dies while others help it', () => {
  it('loses nothing: its files are read again without help, and no chat is told as there before', async () => {
    const store = new FakeStore();
    const large = claude('large.json', ids('a', many));
    // From 32 MB on others help.
    Object.defineProperty(large, 'size', { value: 32 * 1024 * 1024 });
    const help: boolean[] = [];
    const start = async (helped: boolean) => {
      help.push(helped);
      return helped ? mortal(store, 'large.json') : reader(store);
    };
    const { reports } = await run(store, [large, claude('b.json', ['b'])], { start });
    expect(help).toEqual([true, false]);
    expect(reports.map(({ problem, added, unchanged }) => [problem, added, unchanged])).toEqual([
      [null, many, 0],
      [null, 1, 0],
    ]);
    expect(only(store).conversations).toBe(many + 1);
  });
});

describe('cancelling', () => {
  it('keeps what was stored, counts it, and ends the worker', async () => {
    const store = new FakeStore();
    const abort = new AbortController();
    let closed = false;
    const start = async () => ({ ...reader(store), close: () => void (closed = true) });
    const onProgress = ({ reports }: ImportProgress) => {
      if (reports.length === 2) abort.abort();
    };
    const files = [claude('a.json', ids('a', 3)), claude('b.json', ids('b', many))];
    const reading = run(store, files, { start, signal: abort.signal, onProgress });
    await expect(reading).rejects.toSatisfy(isAbort);
    expect(closed).toBe(true);
    const { conversations, files: kept } = only(store);
    expect(conversations).toBe(3);
    expect(kept[0]).toMatchObject({ name: 'a.json', added: 3, problem: null });
    expect(kept[1]).toMatchObject({ name: 'b.json', problem: { kind: 'reading-cancelled' } });
  });

  it('waits for the batch that is being stored, and stores none after it', async () => {
    const abort = new AbortController();
    const store = new FakeStore();
    const add = store.addConversations.bind(store);
    const batches: number[] = [];
    store.addConversations = async (id, batch) => {
      batches.push(batch.length);
      abort.abort();
      await new Promise((resolve) => setTimeout(resolve, 5));
      return add(id, batch);
    };
    const reading = run(store, [claude('a.json', ids('a', many))], { signal: abort.signal });
    await expect(reading).rejects.toSatisfy(isAbort);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const dataset = only(store);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toBeLessThan(many);
    expect(dataset.conversations).toBe(batches[0]);
    expect(store.conversations.get(dataset.id)).toHaveLength(batches[0]);
  });

  it('does not wait for ever for a worker that says nothing', async () => {
    const abort = new AbortController();
    const store = new FakeStore();
    let closed = false;
    const mute = reader(store, {
      read: () => new Promise(() => abort.abort()),
      stop: () => new Promise(() => undefined),
      close: () => void (closed = true),
    });
    const reading = run(store, [claude('a.json', ['a'])], { start: async () => mute, signal: abort.signal });
    await expect(reading).rejects.toSatisfy(isAbort);
    expect(closed).toBe(true);
  });

  it('before the first file reads nothing', async () => {
    const store = new FakeStore();
    const abort = new AbortController();
    abort.abort();
    await expect(run(store, [claude('a.json', ['a'])], { signal: abort.signal })).rejects.toSatisfy(isAbort);
    expect(store.datasetRows.size).toBe(0);
  });
});

it('a store that is full ends the import with its own error', async () => {
  const store = new FakeStore();
  store.addConversations = () => Promise.reject(new AppError('storage-full'));
  await expect(run(store, [claude('a.json', ['a'])])).rejects.toMatchObject({ kind: 'storage-full' });
});

it('a file whose last chats could not be kept is not told of as complete', async () => {
  const store = new FakeStore();
  const add = store.addConversations.bind(store);
  store.addConversations = async (id, batch) => {
    if (batch[0].externalId === 'b') throw new AppError('storage-full');
    return add(id, batch);
  };
  const files = [claude('a.json', ['a']), claude('b.json', ['b'])];
  await expect(run(store, files)).rejects.toMatchObject({ kind: 'storage-full' });
  const problems = only(store).files.map(({ name, problem }) => [name, problem?.kind ?? null]);
  expect(problems[0]).toEqual(['a.json', null]);
  expect(problems.slice(1)).not.toContainEqual(['b.json', null]);
});

it('reads the next batch while one is being stored, and stores them one after the other', async () => {
  const store = new FakeStore();
  const add = store.addConversations.bind(store);
  let storing = 0;
  store.addConversations = async (id, batch) => {
    expect(++storing).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    storing--;
    return add(id, batch);
  };
  const { reports } = await run(store, [claude('a.json', ids('a', many))]);
  expect(reports[0]).toMatchObject({ conversations: many, added: many });
  expect(only(store).conversations).toBe(many);
});

describe('the next export', () => {
  it('goes where the chats of the last one are', async () => {
    const store = new FakeStore();
    const first = await run(store, [claude('may.json', ['a', 'b'])]);
    expect(first.intoExisting).toBe(false);
    const next = await run(store, [claude('june.json', ['c', 'b', 'a'])]);
    expect(next).toMatchObject({ datasetId: first.datasetId, intoExisting: true });
    expect(next.reports[0]).toMatchObject({ added: 1, updated: 0, unchanged: 2 });
    expect(only(store)).toMatchObject({ name: 'may.json', conversations: 3 });
  });

  it('also when it begins with more new chats than are stored at once', async () => {
    const store = new FakeStore();
    const first = await run(store, [claude('may.json', ['a', 'b'])]);
    const next = await run(store, [claude('june.json', [...ids('new', many), 'b', 'a'])]);
    expect(next).toMatchObject({ datasetId: first.datasetId, intoExisting: true });
    expect(next.reports[0]).toMatchObject({ added: many, updated: 0, unchanged: 2 });
    expect(only(store)).toMatchObject({ name: 'may.json', conversations: many + 2 });
  });

  it('of somebody else is a dataset of its own', async () => {
    const store = new FakeStore();
    await run(store, [claude('mine.json', ['a'])]);
    const theirs = await run(store, [claude('theirs.json', ids('t', many))]);
    expect(theirs.intoExisting).toBe(false);
    expect([...store.datasetRows.values()].map(({ conversations }) => conversations)).toEqual([1, many]);
  });
});

it('files of a folder that are not opened are counted with the first that is', async () => {
  const inFolder = (file: File) =>
    Object.defineProperty(file, 'webkitRelativePath', { value: `export/${file.name}` });
  const files = [
    inFolder(new File(['x'], 'photo.png')),
    inFolder(claude('conversations.json', ['a'])),
    inFolder(new File(['x'], 'voice.wav')),
  ];
  const { reports } = await run(new FakeStore(), files);
  expect(reports).toMatchObject([{ name: 'export/conversations.json', skipped: { 'not-chat-file': 2 } }]);
});

it('5,001 files of a folder are read, each with its report', async () => {
  const store = new FakeStore();
  const files = Array.from({ length: 5001 }, (_, i) => claude(`${i}.json`, [`c${i}`]));
  const seen: ReadProgress[] = [];
  const start = async () => {
    const worker = reader(store);
    const read: Read = (order, onProgress, onStored) =>
      worker.read(order, (progress) => (seen.push(progress), onProgress(progress)), onStored);
    return { ...worker, read };
  };
  // Each file is a batch of its own; the store in memory would copy all rows for each.
  const stored = new Set<string>();
  store.addConversations = async (_id, batch: readonly Conversation[]) => {
    for (const { id } of batch) stored.add(id);
    return { added: batch.length, updated: 0, unchanged: 0 };
  };
  const { reports } = await run(store, files, { start });
  expect(reports).toHaveLength(5001);
  expect(reports.every((report: FileReport) => report.added === 1)).toBe(true);
  expect(stored.size).toBe(5001);
  expect(seen.filter(({ done }) => done)).toHaveLength(5001);
}, 60_000);

describe('a dataset that is deleted while it is read into', () => {
  it('ends the import, and no text of it stays', async () => {
    const store = new FakeStore();
    const add = store.addConversations.bind(store);
    store.addConversations = async (id, batch) => {
      const counts = await add(id, batch);
      await store.deleteDataset(id);
      return counts;
    };
    const reading = run(store, [claude('a.json', ids('a', many))]);
    await expect(reading).rejects.toMatchObject({ kind: 'dataset-gone' });
    expect(store.datasetRows.size).toBe(0);
    expect(store.conversations.size).toBe(0);
  });

  it('is not moved into where it is another one, which held some of the chats', async () => {
    const store = new FakeStore();
    const old = await run(store, [claude('old.json', ids('o', 3))]);
    const add = store.addConversations.bind(store);
    let batches = 0;
    store.addConversations = async (id, batch) => {
      const counts = await add(id, batch);
      // The other chats have been looked at by then.
      if (++batches === 2) await store.deleteDataset(old.datasetId!);
      return counts;
    };
    const next = await run(store, [claude('new.json', [...ids('n', many), ...ids('o', 3)])]);
    expect(next.intoExisting).toBe(false);
    expect(only(store)).toMatchObject({ id: next.datasetId, conversations: many + 3 });
  });
});

describe('reports kept with a dataset', () => {
  const table = (name: string) =>
    new File(['question,when\nHow do I cook rice now,2024-01-01\nHow do I cook pasta,2024-01-02\n'], name);
  const columns = { text: 'question', role: null, conversation: null, time: 'when', account: null };

  it('hold nothing of what stands in a file that is not known', async () => {
    const store = new FakeStore();
    const headless = new File(['{"I am Jane, jane@example.org": 1}'], 'x.json');
    const { reports } = await run(store, [claude('a.json', ['a']), headless]);
    expect(reports[1].problem).not.toBeNull();
    expect(JSON.stringify(only(store).files)).not.toContain('Jane');
  });

  it('of a table that waited give way once it is read', async () => {
    const store = new FakeStore();
    const { datasetId } = await run(store, [claude('a.json', ['a']), table('t.csv'), table('u.csv')]);
    expect(only(store).files.map(({ problem }) => problem?.kind ?? null)).toEqual([
      null,
      'table-needs-columns',
      'table-needs-columns',
    ]);
    await run(store, [table('t.csv')], { datasetId, columns });
    expect(only(store).files.map(({ name, problem }) => [name, problem?.kind ?? null])).toEqual([
      ['a.json', null],
      ['u.csv', 'table-needs-columns'],
      ['t.csv', null],
    ]);
  });
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A store that takes its time, and something to happen at the nth batch. */
function slow(at: number, happen: () => void): FakeStore {
  const store = new FakeStore();
  const add = store.addConversations.bind(store);
  let batches = 0;
  store.addConversations = async (id, batch) => {
    await wait(10);
    if (++batches === at) happen();
    return add(id, batch);
  };
  return store;
}

const ten = () => Array.from({ length: 10 }, (_, n) => claude(`${n}.json`, [`chat-${n}`]));
const problems = (store: FakeStore) =>
  [...store.datasetRows.values()].flatMap(({ files }) => files.map(({ problem }) => problem?.kind ?? null));

describe('reading that is ahead of storing', () => {
  it('says of files that are stored that they are, where the store is full later', async () => {
    const store = slow(9, () => {
      throw new AppError('storage-full');
    });
    await expect(run(store, ten())).rejects.toMatchObject({ kind: 'storage-full' });
    // 8 were stored; those behind were read, or not.
    const told = problems(store);
    expect(told.slice(0, 8)).toEqual(Array(8).fill(null));
    expect(new Set(told.slice(8))).toEqual(new Set(['storage-full']));
  });

  it('says so where it is cancelled later', async () => {
    const stop = new AbortController();
    const store = slow(6, () => stop.abort());
    await expect(run(store, ten(), { signal: stop.signal })).rejects.toSatisfy(isAbort);
    expect(problems(store).slice(0, 5)).toEqual(Array(5).fill(null));
  });

  it('reads files again whose chats only waited when the worker died, and blames one', async () => {
    const store = slow(0, () => undefined);
    let dead = false;
    let workers = 0;
    const dying = Object.create(store) as FakeStore;
    dying.addConversations = async (id, batch) => {
      await wait(10);
      // Nothing is heard of a worker that is dead.
      return dead ? new Promise(() => undefined) : store.addConversations(id, batch);
    };
    const start = async (): Promise<ImportReader> => {
      if (workers++ > 0) return reader(store);
      let die: (error: AppError) => void = () => undefined;
      const died = new Promise<never>((_, reject) => (die = reject));
      const first = reader(dying, { died });
      const read: Read = (order, onProgress, onStored) =>
        first.read(
          order,
          (progress) => {
            if (dead) return;
            onProgress(progress);
            dead = progress.file === 5;
            if (dead) die(new AppError('worker-failed', { worker: 'parse' }));
          },
          (stored) => {
            if (!dead) onStored(stored);
          },
        );
      return { ...first, read };
    };
    const { reports } = await run(store, ten(), { start });
    expect(workers).toBe(2);
    expect(reports.map(({ problem }) => problem?.kind ?? null)).toEqual([
      ...[null, null, null, null, null, 'worker-failed', null, null, null, null],
    ]);
    expect([...store.datasetRows.values()].map(({ conversations }) => conversations)).toEqual([9]);
  });

  it('tells how far it is without going back', async () => {
    const seen: number[] = [];
    await run(
      slow(0, () => undefined),
      ten(),
      { onProgress: ({ bytesRead }) => void seen.push(bytesRead) },
    );
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(9);
  });
});
