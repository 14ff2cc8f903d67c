// A page for measurements: the file in its input is read as the app reads it, or parsed whole, driven from outside through `window.harness`.
import { settleEndpoint } from '../../../src/browser/policy.ts';
import { startWorker } from '../../../src/browser/workers.ts';
import type { ReadingApi } from './reading.worker.ts';
import readingUrl from './reading.worker.ts?worker&url';

settleEndpoint({ origins: [], workers: true });

/** Calls a method of a new worker with the chosen file; the worker ends with it. */
async function ask(method: keyof ReadingApi): Promise<{ ms: number; conversations: number }> {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('no file was chosen');
  const worker = await startWorker<ReadingApi>(readingUrl);
  try {
    return await Promise.race([worker.api[method](file), worker.died]);
  } finally {
    worker.close();
  }
}

Object.assign(globalThis, { harness: { ask } });
