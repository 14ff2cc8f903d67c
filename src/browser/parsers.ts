// The workers that parse beside the one that cuts a file: the page starts them, as only a page can, and lays a line from each to it.
import { transfer } from 'comlink';
import type { ParseWorker } from './parse.worker.ts';
import parseUrl from './parse.worker.ts?worker&url';
import { startWorker, type WorkerHandle } from './workers.ts';

/** More would wait for the one that cuts. */
const MOST = 3;

/** Some parsers, and the import worker's ends of the lines to them. */
export interface Parsers {
  readonly ports: MessagePort[];
  /** Rejects when one of them dies or cannot be started. */
  readonly died: Promise<never>;
  close(): void;
}

/** Starts one for each processor but that of the import worker, at least one and three at most. What is sent through a port before its worker runs waits there. */
export function startParsers(): Parsers {
  const count = Math.min(MOST, Math.max(1, (navigator.hardwareConcurrency || 1) - 1));
  const lines = Array.from({ length: count }, () => new MessageChannel());
  let closed = false;
  const running: WorkerHandle<ParseWorker>[] = [];
  const died = Promise.race(
    lines.map(async ({ port1 }) => {
      const worker = await startWorker<ParseWorker>(parseUrl);
      running.push(worker);
      if (closed) worker.close();
      else await worker.api.listen(transfer(port1, [port1]));
      return worker.died;
    }),
  );
  // Nobody has to wait for it.
  died.catch(() => undefined);
  return {
    ports: lines.map(({ port2 }) => port2),
    died,
    close() {
      closed = true;
      for (const worker of running) worker.close();
    },
  };
}
