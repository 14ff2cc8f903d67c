// Stages 1 and 2 in text workers. A worker is told the evidence once; one that is new does not know it yet.
import type { Remote } from 'comlink';
import type { Inspector } from '../core/inspect.ts';
import type { Reader } from '../core/ports.ts';
import type { WordEvidence } from '../core/privacy/word-evidence.ts';
import type { NameFinder } from './name-finder.ts';
import { WorkerPool } from './pool.ts';
import type { TextApi } from './text.worker.ts';
import textUrl from './text.worker.ts?worker&url';

/** `names`: a model that looks for names first; null: rules alone. */
export function textReader(texts: WorkerPool<TextApi>, id: string, names: NameFinder | null = null): Reader {
  return {
    id: names ? `${id}+${names.id}` : id,
    survey: (conversations) => texts.run((api) => api.survey(conversations)),
    read: async (conversations, settings, evidence) => {
      const found = await names?.find(conversations, settings);
      return texts.run(async (api) => {
        await tell(api, evidence);
        return api.read(conversations, settings, found);
      });
    },
  };
}

/** Looks into chats in a worker of its own: what a person looks at does not wait for a run. */
export function openInspector(): Inspector {
  const texts = new WorkerPool<TextApi>(textUrl, 1);
  return {
    inspect: (chat, settings, evidence, signal) =>
      texts.run(async (api) => {
        signal.throwIfAborted();
        await tell(api, evidence);
        return api.inspect(chat, settings);
      }),
    close: () => texts.close(),
  };
}

async function tell(api: Remote<TextApi>, evidence: WordEvidence): Promise<void> {
  if (!(await api.knows(evidence.id))) await api.learn(evidence);
}
