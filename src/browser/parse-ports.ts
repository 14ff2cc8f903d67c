// The import worker's side of the parsers.
import { type Remote, transfer, wrap } from 'comlink';
import type { ElementReaders } from '../core/parse/elsewhere.ts';
import type { ElementReader } from './parse.worker.ts';

/** Batches beside one for each parser, so that none of them waits while answers are taken in. */
const WAITING = 4;

/** Parsers behind ports; a batch goes to the one that has least to do. Null without ports. */
export function readersAt(ports: readonly MessagePort[]): ElementReaders | null {
  if (ports.length === 0) return null;
  const parsers = ports.map((port) => ({ api: wrap<ElementReader>(port) as Remote<ElementReader>, busy: 0 }));
  return {
    inFlight: ports.length + WAITING,
    async read(batch) {
      const parser = parsers.reduce((a, b) => (b.busy < a.busy ? b : a));
      parser.busy++;
      try {
        return await parser.api.read(transfer(batch, [batch.bytes.buffer]));
      } finally {
        parser.busy--;
      }
    },
  };
}
