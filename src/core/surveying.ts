// Before stage 1: how the words of a dataset are written, which tells names from other words.
import { hashList } from './hash.ts';
import type { KeepOptions, Reader, Store } from './ports.ts';
import { evidenceOf, WordCounter, type WordEvidence } from './privacy/word-evidence.ts';
import { rememberOne } from './remember.ts';

const surveyStage = 'survey@1';

export interface SurveyOptions {
  readonly store: Store;
  readonly reader: Pick<Reader, 'survey'>;
  readonly datasetId: string;
  readonly keep: KeepOptions;
  readonly signal: AbortSignal;
  /** So many conversations are done. */
  onProgress?(count: number, recalled: boolean): void;
}

/** Looks through all conversations of a dataset, a page at a time; remembered until one is added or changed. */
export async function surveyDataset(options: SurveyOptions): Promise<WordEvidence> {
  const { store, reader, datasetId, keep, signal, onProgress } = options;
  const { contentHashes } = await store.columns(datasetId);
  const words = await rememberOne<string>({
    ...{ store, keep, signal, stage: surveyStage, key: hashList(contentHashes) },
    compute: async () => {
      const counter = new WordCounter();
      for (let chunk = 0; ; chunk++) {
        signal.throwIfAborted();
        const page = await store.conversationPage(datasetId, chunk);
        if (page === null) break;
        counter.addAll(await reader.survey(page, signal));
        onProgress?.(page.length, false);
      }
      return counter.seenLower().join('\n');
    },
    onAnswers: (_items, _answers, recalled) => recalled && onProgress?.(contentHashes.length, true),
  });
  return readEvidence(words);
}

/** What the last survey of a dataset found; null: it has not been surveyed since a conversation was added or changed. */
export async function storedEvidence(
  store: Pick<Store, 'columns' | 'recall'>,
  datasetId: string,
): Promise<WordEvidence | null> {
  const { contentHashes } = await store.columns(datasetId);
  const [words] = await store.recall([`${surveyStage}:${hashList(contentHashes)}`]);
  return typeof words === 'string' ? readEvidence(words) : null;
}

function readEvidence(words: string): WordEvidence {
  return evidenceOf(words === '' ? [] : words.split('\n'));
}

/** What a `Reader` surveys of conversations: all messages; titles are written in title case. */
export function* textsOf(
  conversations: readonly { messages: readonly { text: string }[] }[],
): Generator<string> {
  for (const { messages } of conversations) for (const { text } of messages) yield text;
}
