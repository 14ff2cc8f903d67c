// Names by a model that the person chose: conversations to the texts that will be read, texts to free workers, findings back.
import { textsToRead } from '../core/names-found.ts';
import type { Finding } from '../core/privacy/finding.ts';
import type { Conversation, RunSettings } from '../core/types.ts';
import type { NamesApi } from './names.worker.ts';
import workerUrl from './names.worker.ts?worker&url';
import { ModelPool } from './transformers-pool.ts';
import type { ModelFiles } from './weights/manifest.ts';

/** Finds names in what will be read of conversations. */
export interface NameFinder {
  /** Model, revision and how its answers are read: part of the reader's id. */
  readonly id: string;
  /** Text -> what was found in it, for every text that `readChat` will ask about. One map a conversation. */
  find(conversations: readonly Conversation[], settings: RunSettings): Promise<Map<string, Finding[]>[]>;
  close(): void;
}

/** Each worker holds the model, some 110 MB: one a core but one, at most two. */
function workerCount(): number {
  return Math.min(2, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
}

/** No worker starts before the first call. Rejects with AppError 'weights-broken' where the files are no such model. */
export function createNameFinder(files: ModelFiles): NameFinder {
  const pool = new ModelPool<NamesApi>(workerUrl, workerCount(), files);
  const { model, revision, dtype } = files;
  return {
    id: `${model}@${revision}/${dtype}/names@1`,
    find: (conversations, settings) =>
      Promise.all(
        conversations.map(async (conversation) => {
          const texts = textsToRead(conversation, settings.budget);
          const found = await pool.run((api) => api.find(texts));
          return new Map(texts.map((text, i) => [text, found[i]]));
        }),
      ),
    close: () => pool.close(),
  };
}
