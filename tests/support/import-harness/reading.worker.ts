// The app's reading of files without its store, and beside it what everybody else would do.
import { readFiles } from '../../../src/browser/read-files.ts';
import { serve } from '../../../src/browser/rpc.ts';

const api = {
  /** Everything but the store: bytes, cutting, parsing, the format, hashes, batches. */
  async read(file: File): Promise<{ ms: number; conversations: number }> {
    const begun = performance.now();
    let conversations = 0;
    const onBatch = (batch: readonly unknown[]): void => void (conversations += batch.length);
    await readFiles([file], { onBatch, onProgress() {} });
    return { ms: performance.now() - begun, conversations };
  },

  /** The whole file as one text, and that text as one value, which is held; nothing is done with it. */
  async parseWhole(file: File): Promise<{ ms: number; conversations: number }> {
    const begun = performance.now();
    const value = JSON.parse(await file.text()) as unknown[];
    const ms = performance.now() - begun;
    return { ms, conversations: value.length };
  },
};

export type ReadingApi = typeof api;
serve(api);
