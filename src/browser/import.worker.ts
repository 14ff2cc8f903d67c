// The worker that reads dropped files: a thin shell, see read-files.ts. Cancel = terminate.
import type { FileReport } from '../core/types.ts';
import { type ReadCallbacks, readFiles } from './read-files.ts';
import { serve } from './rpc.ts';

const importWorker = {
  /** See `readFiles`. The page wraps both callbacks in comlink's `proxy`. */
  read(
    files: readonly File[],
    onBatch: ReadCallbacks['onBatch'],
    onProgress: ReadCallbacks['onProgress'],
  ): Promise<FileReport[]> {
    return readFiles(files, { onBatch, onProgress });
  },
};

/** What `wrap` gives the page. */
export type ImportWorker = typeof importWorker;

serve(importWorker);
