// The embedder whose vectors come from a transformers.js model: texts into batches, batches to free workers, rows back in order.
import { abortError } from '../core/errors.ts';
import type { Embedder } from '../core/ports.ts';
import type { Matrix } from '../core/types.ts';
import { ModelPool } from './transformers-pool.ts';
import type { TransformersApi } from './transformers.worker.ts';
import workerUrl from './transformers.worker.ts?worker&url';
import type { ModelFiles } from './weights/manifest.ts';

/** How tokens become a row, and how texts become batches: change it with anything that changes a number. */
const pooling = 'mean@1';

/**
 * Texts a batch. From 8 on the machine is used as well as it can be (one text costs 1.2 to 1.3 times as much alone); sorted by
 * length, more would only cost memory.
 */
export const batchSize = 16;

/** Single-threaded workers, which need no cross-origin isolation: one a core but one, at most four, because each holds the model. */
function workerCount(): number {
  return Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
}

export interface TransformersOptions {
  /** Workers; default: one a core but one, at least one, at most four. The rows do not depend on it. */
  readonly workers?: number;
  /** Which texts go together; only measurements choose another way. */
  readonly batches?: (texts: readonly string[]) => string[][];
}

/**
 * An embedder of scope 'text' over the files of a model. No worker starts before the first call of `embed`. `close` ends all of them at
 * once; calls under way reject with AbortError. `embed` rejects with AppError 'weights-broken' where the files are no such model.
 */
export function createTransformersEmbedder(
  files: ModelFiles,
  { workers = workerCount(), batches = batchesOf }: TransformersOptions = {},
): { embedder: Embedder; close(): void } {
  const pool = new ModelPool<TransformersApi>(workerUrl, workers, files);
  const { model, revision, dtype } = files;
  const embedBatch = (texts: readonly string[]) => pool.run((api) => api.embed(texts));
  const embedder: Embedder = {
    id: `${model}@${revision}/${dtype}/${pooling}`,
    scope: 'text',
    weights: { model, revision, dtype },
    embed: (texts, _seed, signal, onProgress) =>
      embedAll(texts, { batches: batches(texts), embedBatch, signal, onProgress }),
  };
  return { embedder, close: () => pool.close() };
}

/**
 * Which texts go together: positions of distinct texts, shortest first, so that little is spent on padding. The same texts in any order
 * give the same batches, whatever the number of workers: 8-bit models scale their numbers by batch.
 */
function batchesOf(texts: readonly string[]): string[][] {
  const distinct = [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return Array.from({ length: Math.ceil(distinct.length / batchSize) }, (_, i) =>
    distinct.slice(i * batchSize, (i + 1) * batchSize),
  );
}

interface Work {
  readonly batches: readonly (readonly string[])[];
  readonly embedBatch: (texts: readonly string[]) => Promise<Matrix>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

async function embedAll(texts: readonly string[], work: Work): Promise<Matrix> {
  const { batches, embedBatch, signal, onProgress } = work;
  const places = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const known = places.get(text);
    if (known) known.push(at);
    else places.set(text, [at]);
  });
  let data: Float32Array | null = null;
  let cols = 1;
  let done = 0;
  await Promise.all(
    batches.map(async (batch) => {
      if (signal.aborted) throw abortError();
      const rows = await embedBatch(batch);
      if (signal.aborted) throw abortError();
      cols = rows.cols;
      data ??= new Float32Array(texts.length * cols);
      for (const [i, text] of batch.entries()) {
        const row = rows.data.subarray(i * cols, (i + 1) * cols);
        for (const at of places.get(text)!) data.set(row, at * cols);
        done += places.get(text)!.length;
      }
      onProgress(done);
    }),
  );
  return { data: data ?? new Float32Array(0), rows: texts.length, cols };
}
