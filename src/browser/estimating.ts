// What a run with a model would send: a sample of the stored chats is read here and now, nothing is sent.
import { hostOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import { estimateRun, expectedTopics } from '../core/estimate.ts';
import { sampleChosen } from '../core/estimate-sample.ts';
import type { Estimate, Range } from '../core/model.ts';
import type { Store } from '../core/ports.ts';
import { priceOfChoice } from '../core/prices.ts';
import { readRunSettings } from '../core/saved-settings.ts';
import { surveyDataset } from '../core/surveying.ts';
import type { Conversation, Overview, RedactedChat, RunSettings } from '../core/types.ts';
import type { ModelDesk } from '../ui/services.ts';
import { browserClock } from './clock.ts';
import { createNameFinder } from './name-finder.ts';
import { mostLanes } from './models/retry.ts';
import { WorkerPool } from './pool.ts';
import { textReader } from './text-reader.ts';
import type { TextApi } from './text.worker.ts';
import textUrl from './text.worker.ts?worker&url';
import type { OpenedWeightsDesk } from './weights/desk.ts';

/** What an estimate looks things up in. */
export interface EstimateContext {
  readonly store: Store;
  readonly weights: OpenedWeightsDesk;
  readonly models: Pick<ModelDesk, 'prices'>;
}

/** Answers `ModelDesk.estimate`. Rejects with AppError 'nothing-to-cluster' where no chat has text, 'selection-unsound' as a run does. */
export async function estimate(
  { store, weights, models }: EstimateContext,
  [datasetId, settings, overviewOf, signal]: Parameters<ModelDesk['estimate']>,
): Promise<Estimate> {
  const { conversations, total } = await sampleChosen({
    ...{ store, datasetId, signal },
    // Results of earlier versions know of no selection; one that is unsound is never taken for all chats.
    selection: readRunSettings(settings).selection,
    keep: { durable: false, runId: '', datasetId },
    pause: () => browserClock.sleep(0, signal),
  });
  if (conversations.length === 0) throw new AppError('nothing-to-cluster', { conversations: 0 });
  signal.throwIfAborted();
  const prices = await models.prices();
  const overview = overviewOf === null ? null : await store.overview(overviewOf);
  return estimateRun({
    host: hostOf(settings.model!.baseUrl),
    sample: await readAll({ store, weights }, datasetId, conversations, settings, signal),
    total,
    settings,
    price: priceOfChoice(prices, settings.model!),
    priceDate: prices.date,
    concurrency: mostLanes,
    k: topicsOf(settings, overview, total),
    ...(overview ? { clusters: requestsByCluster(overview) } : {}),
  });
}

/** As many as the run has whose names are improved, as were asked for, or a guess. */
function topicsOf(settings: RunSettings, overview: Overview | null, total: number): Range {
  const known = overview?.k ?? settings.k;
  if (known === null) return expectedTopics(total);
  const k = Math.min(known, total);
  return [k, k];
}

/** As the walk will read them: what the survey tells is kept for it. */
async function readAll(
  { store, weights }: Omit<EstimateContext, 'models'>,
  datasetId: string,
  conversations: readonly Conversation[],
  settings: RunSettings,
  signal: AbortSignal,
): Promise<RedactedChat[]> {
  const { nameModel } = settings.redaction;
  const names = nameModel === null ? null : createNameFinder(await weights.open(nameModel));
  const pool = new WorkerPool<TextApi>(textUrl, 1);
  try {
    const reader = textReader(pool, '');
    const keep = { durable: false, runId: '', datasetId };
    const evidence = await surveyDataset({ store, reader, datasetId, keep, signal });
    if (!names) return await reader.read(conversations, settings, evidence, signal);
    // The first chat is shown word for word; the others only lend their length, which names hardly change.
    const first = await textReader(pool, '', names).read(
      conversations.slice(0, 1),
      settings,
      evidence,
      signal,
    );
    return [...first, ...(await reader.read(conversations.slice(1), settings, evidence, signal))];
  } finally {
    names?.close();
    pool.close();
  }
}

function requestsByCluster({ rows, baseIds }: Overview): string[][] {
  const requests: string[][] = baseIds.map(() => []);
  rows.base.forEach((base, row) => requests[base].push(rows.requests[row]));
  return requests;
}
