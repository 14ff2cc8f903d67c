// The embedder off the page's thread; a thin shell. Ended, not asked to stop.
import { transfer } from 'comlink';
import { builtInEmbedderId, embedCorpus } from '../core/embedders/built-in.ts';
import { serve } from './rpc.ts';

const api = {
  describe: () => ({ id: builtInEmbedderId }),
  /** `onProgress` is a comlink proxy: each call is a message, so it gets about four a run. */
  embed(texts: readonly string[], seed: number, onProgress: (done: number) => void) {
    const matrix = embedCorpus(texts, seed, (done) => onProgress(done));
    return transfer(matrix, [matrix.data.buffer]);
  },
};

export type EmbedderApi = typeof api;
serve(api);
