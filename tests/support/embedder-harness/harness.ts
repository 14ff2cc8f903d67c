// A page for tests and measurements: the embedder and the weights desk as the app builds them, driven from outside through
// `window.harness`. Never part of the app's build. Where the hub is, says ?hub=.
import { openLedger } from '../../../src/browser/egress.ts';
import { createNameFinder } from '../../../src/browser/name-finder.ts';
import { settleEndpoint } from '../../../src/browser/policy.ts';
import { openStore } from '../../../src/browser/store.ts';
import { batchSize, createTransformersEmbedder } from '../../../src/browser/transformers-embedder.ts';
import { createWeightsDesk, readWish } from '../../../src/browser/weights/desk.ts';
import { problemOf } from '../../../src/core/errors.ts';
import type { Finding } from '../../../src/core/privacy/finding.ts';
import { defaultRunSettings } from '../../../src/core/settings.ts';
import type { Conversation, Problem } from '../../../src/core/types.ts';

const never = new AbortController().signal;
const hub = new URL(location.href).searchParams.get('hub') ?? 'http://127.0.0.1:9';
const opened = new Map<string, ReturnType<typeof createTransformersEmbedder>>();

/** As main.ts does it: the wish is read, then the policy is set, then everything else. */
async function start() {
  const store = await openStore('harness');
  await openLedger(store);
  const wished = await readWish(store);
  settleEndpoint({ origins: wished ? [hub] : [], workers: wished === null });
  return { store, desk: createWeightsDesk({ table: store.weights, settings: store, wished, hub }) };
}

const started = start();

const asTheyCome = (texts: readonly string[]) =>
  Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, i) =>
    texts.slice(i * batchSize, (i + 1) * batchSize),
  );

/** The problem that a call ends with; null where it ends well. */
const problemIn = (call: Promise<unknown>): Promise<Problem | null> =>
  call.then(
    () => null,
    (error: unknown) => problemOf(error),
  );

const harness = {
  /** Starts an embedder over a model's files, wherever they are. `unsorted`: batches as the texts come. Resolves to its id. */
  async open(name: string, model: string, workers: number, unsorted = false): Promise<string> {
    const files = await (await started).desk.open(model);
    const batches = unsorted ? { batches: asTheyCome } : {};
    opened.set(name, createTransformersEmbedder(files, { workers, ...batches }));
    return opened.get(name)!.embedder.id;
  },

  close(name: string): void {
    opened.get(name)?.close();
    opened.delete(name);
  },

  /** Rows of the texts, what was told of progress, and how long it took. */
  async embed(name: string, texts: string[]): Promise<{ rows: number[][]; progress: number[]; ms: number }> {
    const progress: number[] = [];
    const { embedder } = opened.get(name)!;
    const begun = performance.now();
    const { data, rows, cols } = await embedder.embed(texts, 1, never, (done) => void progress.push(done));
    const ms = performance.now() - begun;
    const row = (i: number) => Array.from(data.subarray(i * cols, (i + 1) * cols));
    return { rows: Array.from({ length: rows }, (_, i) => row(i)), progress, ms };
  },

  /** How opening a model and embedding one text ends. */
  tryModel: (model: string): Promise<Problem | null> =>
    problemIn(
      harness
        .open('tried', model, 1)
        .then(() => harness.embed('tried', ['one text']))
        .finally(() => harness.close('tried')),
    ),

  /** What a model that names people finds in a chat of one user turn each. */
  async names(model: string, texts: string[]): Promise<Finding[][]> {
    const finder = createNameFinder(await (await started).desk.open(model));
    const chats = texts.map((text) => ({ title: null, messages: [{ role: 'user', text, at: null }] }));
    const found = await finder.find(chats as unknown as Conversation[], defaultRunSettings);
    finder.close();
    return found.map((map, i) => map.get(texts[i]) ?? []);
  },

  /** How looking for names with a model ends. */
  tryNames: (model: string): Promise<Problem | null> => problemIn(harness.names(model, ['one text'])),

  status: async (model: string) => (await started).desk.status(model),
  kept: async () => (await started).desk.kept(),
  wished: async () => (await started).desk.wished,
  ledger: async () => (await started).store.ledger(100),

  /** Both load the page again. */
  wish: async (model: string) => (await started).desk.wish(model, '#/after'),
  endWish: async () => (await started).desk.endWish(),

  /** How the download ends, and what it told of progress. */
  async download(): Promise<{ problem: Problem | null; progress: [number, number | null][] }> {
    const progress: [number, number | null][] = [];
    const { desk } = await started;
    const problem = await problemIn(desk.download(never, (done, total) => void progress.push([done, total])));
    return { problem, progress };
  },
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
