// What a run with a model would send: a sample of the stored chats is read here and now, nothing is sent.
import { hostOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import { estimateRun, expectedTopics } from '../core/estimate.ts';
import type { Estimate, PriceTable, Range } from '../core/model.ts';
import type { Store } from '../core/ports.ts';
import { priceOfChoice } from '../core/prices.ts';
import type { Conversation, Overview, RedactedChat, RunSettings } from '../core/types.ts';
import type { ModelDesk } from '../ui/services.ts';
import { mostLanes } from './models/retry.ts';
import { WorkerPool } from './pool.ts';
import type { TextApi } from './text.worker.ts';
import textUrl from './text.worker.ts?worker&url';

/** Chats that are read for an estimate: the mean length of 100 is within some 10 % of that of all (log-normal lengths). */
const sampleSize = 100;

/** Answers `ModelDesk.estimate`. Rejects with AppError 'nothing-to-cluster' where no chat has text. */
export async function estimate(
  store: Store,
  prices: PriceTable,
  [datasetId, settings, overviewOf, signal]: Parameters<ModelDesk['estimate']>,
): Promise<Estimate> {
  const { conversations, total } = await sampleOf(store, datasetId);
  if (conversations.length === 0) throw new AppError('nothing-to-cluster', { conversations: 0 });
  signal.throwIfAborted();
  const overview = overviewOf === null ? null : await store.overview(overviewOf);
  return estimateRun({
    host: hostOf(settings.model!.baseUrl),
    sample: await readAll(conversations, settings),
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

/** The first chats of each page, and how many distinct ones have text. */
async function sampleOf(store: Store, datasetId: string) {
  const { contentHashes, userTurns, assistantTurns } = await store.columns(datasetId);
  const withText = contentHashes.filter((_, i) => userTurns[i] + assistantTurns[i] > 0);
  const conversations: Conversation[] = [];
  const step = Math.max(1, Math.floor(contentHashes.length / sampleSize));
  for (let chunk = 0; conversations.length < sampleSize; chunk++) {
    const page = await store.conversationPage(datasetId, chunk);
    if (page === null) break;
    const readable = page.filter(({ messages }) => messages.length > 0);
    // The walk asks in the order of import: the first chat with text is the first request.
    conversations.push(...readable.filter((_, i) => i % step === 0));
  }
  return { conversations: conversations.slice(0, sampleSize), total: new Set(withText).size };
}

async function readAll(conversations: Conversation[], settings: RunSettings): Promise<RedactedChat[]> {
  const pool = new WorkerPool<TextApi>(textUrl, 1);
  try {
    return await pool.run((api) => api.read(conversations, settings));
  } finally {
    pool.close();
  }
}

function requestsByCluster({ rows, baseIds }: Overview): string[][] {
  const requests: string[][] = baseIds.map(() => []);
  rows.base.forEach((base, row) => requests[base].push(rows.requests[row]));
  return requests;
}
