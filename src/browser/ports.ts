// The adapters of one run: workers behind the core's ports.
import { proxy, transfer } from 'comlink';
import type { Analyst, Embedder, Numerics, Ports, Reader, Store, TextGate } from '../core/ports.ts';
import { browserClock } from './clock.ts';
import type { EmbedderApi } from './embedder.worker.ts';
import embedderUrl from './embedder.worker.ts?worker&url';
import type { NumericsApi } from './numerics.worker.ts';
import numericsUrl from './numerics.worker.ts?worker&url';
import { WorkerPool } from './pool.ts';
import type { TextApi } from './text.worker.ts';
import textUrl from './text.worker.ts?worker&url';

/** Text workers: one a core but one, at least one; more than eight only cost memory. */
function textWorkers(): number {
  return Math.min(8, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
}

/** Starts what a run needs. `close` ends all of it at once; calls under way reject with AbortError. */
export async function openPorts(store: Store): Promise<{ ports: Ports; close(): void }> {
  const texts = new WorkerPool<TextApi>(textUrl, textWorkers());
  const numbers = new WorkerPool<NumericsApi>(numericsUrl, 1);
  const embedders = new WorkerPool<EmbedderApi>(embedderUrl, 1);
  const [{ readerId, gateId, analyst }, { id: embedderId }] = await Promise.all([
    texts.run((api) => api.describe()),
    embedders.run((api) => api.describe()),
  ]);
  const ports: Ports = {
    store,
    clock: browserClock,
    reader: readerPort(texts, readerId),
    analyst: analystPort(texts, analyst),
    embedder: embedderPort(embedders, embedderId),
    numerics: numericsPort(numbers),
    gate: gatePort(texts, gateId),
  };
  return {
    ports,
    close: () => {
      for (const pool of [texts, numbers, embedders]) pool.close();
    },
  };
}

function readerPort(texts: WorkerPool<TextApi>, id: string): Reader {
  return { id, read: (conversations, settings) => texts.run((api) => api.read(conversations, settings)) };
}

function analystPort(
  texts: WorkerPool<TextApi>,
  description: Pick<Analyst, 'id' | 'quotes' | 'costs' | 'batch'>,
): Analyst {
  return {
    ...description,
    concurrency: texts.size,
    facets: (chats) => texts.run((api) => api.facets(chats)),
    name: (question) => texts.run((api) => api.name(question)),
    nameParent: (question) => texts.run((api) => api.nameParent(question)),
    audit: (text) => texts.run((api) => api.audit(text)),
  };
}

function gatePort(texts: WorkerPool<TextApi>, id: string): TextGate {
  return { id, check: (questions) => texts.run((api) => api.check(questions)) };
}

function embedderPort(embedders: WorkerPool<EmbedderApi>, id: string): Embedder {
  return {
    id,
    scope: 'corpus',
    embed: (texts, seed, _signal, onProgress) =>
      embedders.run((api) => api.embed(texts, seed, proxy(onProgress))),
  };
}

function numericsPort(numbers: WorkerPool<NumericsApi>): Numerics {
  return {
    kmeans: (points, options) => numbers.run((api) => api.kmeans(points, options)),
    nearestOutside: (points, assignment, centroids, count) =>
      numbers.run((api) => api.nearestOutside(points, assignment, centroids, count)),
    keywords: (texts, assignment, clusters, count) =>
      numbers.run((api) => api.keywords(texts, assignment, clusters, count)),
    ward: (points, weights) => numbers.run((api) => api.ward(points, transfer(weights, [weights.buffer]))),
  };
}
