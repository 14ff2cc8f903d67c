// A worker that reads elements which the import worker has cut: a thin shell, see core/parse/elements.ts.
import { expose, transfer } from 'comlink';
import { type BatchRead, type ElementBatch, readBatch } from '../core/parse/elements.ts';
import { serve } from './rpc.ts';

const reader = {
  /** See `readBatch`. */
  read(batch: ElementBatch): BatchRead {
    const read = readBatch(batch);
    const { roles, times, units, lengths, bytes } = read.turns;
    const buffers = [roles, times, units, lengths, bytes, read.bytes].map(({ buffer }) => buffer);
    return transfer(read, buffers);
  },
};

/** What is answered through a port. */
export type ElementReader = typeof reader;

const parseWorker = {
  /** Answers whoever holds the other end. */
  listen: (port: MessagePort): void => expose(reader, port),
};

/** What `wrap` gives the page. */
export type ParseWorker = typeof parseWorker;

serve(parseWorker);
