// Stages 1 and 2 in text workers. A worker is told the evidence once; one that is new does not know it yet.
import type { Reader } from '../core/ports.ts';
import type { NameFinder } from './name-finder.ts';
import type { WorkerPool } from './pool.ts';
import type { TextApi } from './text.worker.ts';

/** `names`: a model that looks for names first; null: rules alone. */
export function textReader(texts: WorkerPool<TextApi>, id: string, names: NameFinder | null = null): Reader {
  return {
    id: names ? `${id}+${names.id}` : id,
    survey: (conversations) => texts.run((api) => api.survey(conversations)),
    read: async (conversations, settings, evidence) => {
      const found = await names?.find(conversations, settings);
      return texts.run(async (api) => {
        if (!(await api.knows(evidence.id))) await api.learn(evidence);
        return api.read(conversations, settings, found);
      });
    },
  };
}
