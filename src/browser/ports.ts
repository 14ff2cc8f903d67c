// The adapters of one run: workers behind the core's ports.
import { proxy } from 'comlink';
import type { Analyst, Embedder, TextGate } from '../core/ports.ts';
import { readRunSettings } from '../core/saved-settings.ts';
import { builtInEmbedder } from '../core/settings.ts';
import type { Run } from '../core/types.ts';
import type { ModelDesk, OpenedPorts } from '../ui/services.ts';
import { browserClock } from './clock.ts';
import type { EmbedderApi } from './embedder.worker.ts';
import embedderUrl from './embedder.worker.ts?worker&url';
import { createNameFinder } from './name-finder.ts';
import { openNumerics } from './numerics-port.ts';
import { WorkerPool } from './pool.ts';
import { modelAnalyst, openRunModel } from './run-model.ts';
import type { Secrets } from './secrets.ts';
import type { DexieStore } from './store.ts';
import type { TextApi } from './text.worker.ts';
import { textReader } from './text-reader.ts';
import textUrl from './text.worker.ts?worker&url';
import { createTransformersEmbedder } from './transformers-embedder.ts';
import type { OpenedWeightsDesk } from './weights/desk.ts';

/** Text workers: one a core but one, at least one; more than eight only cost memory. */
function textWorkers(): number {
  return Math.min(8, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
}

/** What a run may need of the page beside workers. */
export interface PortsContext {
  readonly store: DexieStore;
  readonly secrets: Secrets;
  readonly models: ModelDesk;
  readonly weights: OpenedWeightsDesk;
}

/**
 * Starts what a run needs. `close` ends all of it at once; calls under way reject with AbortError. Rejects with AppError
 * 'model-endpoint', 'model-needs-key' or 'weights-absent' before anything is started where something is missing.
 */
export async function openPorts(context: PortsContext, run: Run): Promise<OpenedPorts> {
  const settings = readRunSettings(run.settings);
  const model = settings.model && (await openRunModel(context, run, settings.model));
  const transformers =
    settings.embedder === builtInEmbedder
      ? null
      : createTransformersEmbedder(await context.weights.open(settings.embedder));
  const { nameModel } = settings.redaction;
  const names = nameModel === null ? null : createNameFinder(await context.weights.open(nameModel));
  const texts = new WorkerPool<TextApi>(textUrl, textWorkers());
  const numbers = openNumerics();
  const embedders = new WorkerPool<EmbedderApi>(embedderUrl, 1);
  const close = () => {
    for (const pool of [texts, numbers, embedders]) pool.close();
    transformers?.close();
    names?.close();
  };
  try {
    const { readerId, gateId, analyst } = await texts.run((api) => api.describe());
    const builtIn = analystPort(texts, analyst);
    const embedder =
      transformers?.embedder ?? embedderPort(embedders, (await embedders.run((api) => api.describe())).id);
    return {
      ports: {
        store: context.store,
        clock: browserClock,
        reader: textReader(texts, readerId, names),
        analyst: model ? await modelAnalyst(model, builtIn, settings) : builtIn,
        embedder,
        numerics: numbers.numerics,
        gate: gatePort(texts, gateId),
      },
      status: () => model?.status() ?? null,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function analystPort(
  texts: WorkerPool<TextApi>,
  description: Pick<Analyst, 'id' | 'facetsId' | 'quotes' | 'costs' | 'batch'>,
): Analyst {
  return {
    ...description,
    parents: null,
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
