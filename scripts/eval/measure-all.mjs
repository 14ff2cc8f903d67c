// Sets to results, in two threads: each takes the next set when it is done with one.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bundleCore } from './bundle.mjs';

/** More would gain little: the largest set alone takes a good third of all work. */
const mostWorkers = 2;

/** What the numbers depend on besides the data. */
async function versionsOf(url) {
  const core = await import(url);
  const { version, builtInAnalyst, builtInEmbedderId, readerId, chooseStage, clusterStage, nestStage } = core;
  return {
    kleio: version,
    reader: readerId,
    analyst: builtInAnalyst.id,
    embedder: builtInEmbedderId,
    chooseStage,
    clusterStage,
    nestStage,
  };
}

/**
 * Measures sets ({ name, path, tree }) with `options` ({ seeds, top, predictions }, what the workers are told). `isTable`: they are
 * those of evaluation.md. Results in the order of `sets`.
 * Says on stderr when each is done. Rejects when a worker fails.
 */
export async function measureAll(sets, { isTable, ...options }) {
  const { url, close } = await bundleCore();
  try {
    const versions = await versionsOf(url);
    const results = new Map();
    const waiting = [...sets];
    const started = Date.now();
    const work = () =>
      new Promise((done, failed) => {
        const worker = new Worker(new URL('worker.mjs', import.meta.url), {
          workerData: { core: url, ...options },
        });
        worker.on('error', failed);
        worker.on('message', (answer) => {
          if (answer) {
            const { result, told } = answer;
            for (const line of told) console.error(line);
            results.set(result.name, result);
            console.error(`${result.name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
          }
          const next = waiting.shift();
          if (next) worker.postMessage(next);
          else void worker.terminate().then(done);
        });
      });
    await Promise.all(
      Array.from({ length: Math.min(mostWorkers, availableParallelism(), sets.length) }, work),
    );
    return { versions, isTable, seeds: options.seeds, sets: sets.map(({ name }) => results.get(name)) };
  } finally {
    close();
  }
}
