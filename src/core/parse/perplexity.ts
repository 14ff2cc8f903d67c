// Perplexity threads: as browser extensions save them, in two shapes, and as the vendor answers requests for one's data.
// formats.md 3.9.
import {
  type Draft,
  type GatheringFormat,
  type Gathering,
  mostFrequent,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { finalAnswer } from './perplexity-steps.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** The block whose text is the answer, where several hold text. The page's API has it twice: whole, and in numbered parts. */
const ANSWER = 'ask_text';
const ANSWER_PART = /^ask_text_\d+_markdown$/;

/** Threads of Perplexity, whole or a row an answer. */
export const perplexity: GatheringFormat = { source: 'perplexity', gather: gatherPerplexity };

/** Whether a thread's turn, a question with its answer, is all there is to the element: the list without its thread. */
export function isPerplexityTurn({ query, answer, sources, timestamp }: RawObject): boolean {
  // Rows of a table have texts only; data sets of questions have no times.
  return (
    typeof query === 'string' &&
    typeof answer === 'string' &&
    Array.isArray(sources) &&
    timestamp !== undefined
  );
}

/** Whether the element is a thread of the vendor's own answer, whose entries hold a question and an answer as texts. */
export function isOwnThread({ entries }: RawObject): boolean {
  const first = objectsOf(entries)[0];
  return first !== undefined && typeof first.query === 'string' && 'answer' in first;
}

function gatherPerplexity(): Gathering {
  const loose: RawObject[] = [];
  return {
    take(element) {
      if (isOwnThread(element)) return [ofOwnThread(element)];
      if (Array.isArray(element.entries)) return [ofEntries(element, objectsOf(element.entries))];
      if (Array.isArray(element.conversations))
        return [
          ofTurns(isObject(element.metadata) ? element.metadata : {}, objectsOf(element.conversations)),
        ];
      if (!isPerplexityTurn(element)) return null;
      loose.push(element);
      return [];
    },
    finish: () => (loose.length > 0 ? [ofTurns({}, loose)] : []),
  };
}

function ofEntries(element: RawObject, entries: readonly RawObject[]): Draft {
  const thread = isObject(element.thread_metadata) ? element.thread_metadata : {};
  const first = entries[0] ?? {};
  const last = entries.at(-1) ?? {};
  return {
    ownId: idOf(first.context_uuid) ?? idOf(first.thread_url_slug) ?? idOf(first.backend_uuid),
    title: cleanTitle(thread.title) ?? cleanTitle(first.thread_title),
    startedAt: toMillis(thread.created_at) ?? toMillis(first.entry_created_datetime),
    updatedAt:
      toMillis(thread.updated_at) ?? toMillis(last.updated_datetime) ?? toMillis(last.entry_updated_datetime),
    account: null,
    model: mostFrequent(entries.flatMap(({ display_model }) => textOf(display_model) ?? [])),
    ...sortTurns(
      entries.flatMap((entry) =>
        turnsOf(entry.query_str, answerOf(entry), toMillis(entry.entry_created_datetime)),
      ),
    ),
  };
}

function ofOwnThread(element: RawObject): Draft {
  const entries = objectsOf(element.entries);
  return {
    ownId: idOf(element.context_uuid) ?? idOf(element.uuid),
    identity: `${String(element.created_at)}\n${String(entries[0].query)}`,
    title: cleanTitle(element.context_title),
    startedAt: toMillis(element.created_at) ?? toMillis(entries[0].created_at),
    updatedAt: toMillis(element.updated_at) ?? toMillis(entries.at(-1)?.created_at),
    account: null,
    model: null,
    ...sortTurns(
      entries.flatMap(({ query, answer, created_at }) =>
        turnsOf(query, textOf(answer) ?? '', toMillis(created_at)),
      ),
    ),
  };
}

function answerOf(entry: RawObject): string {
  const blocks = objectsOf(entry.blocks);
  const written = (those: readonly RawObject[]) =>
    those.map(({ markdown_block }) => markdownOf(markdown_block)).filter((text) => text.trim() !== '');
  const [whole] = written(blocks.filter(({ intended_usage }) => intended_usage === ANSWER));
  const parts = written(blocks.filter(({ intended_usage }) => ANSWER_PART.test(String(intended_usage))));
  return whole ?? (parts.length > 0 ? parts.join('\n\n') : (written(blocks)[0] ?? finalAnswer(entry)));
}

function markdownOf(block: unknown): string {
  if (!isObject(block)) return '';
  const chunks = Array.isArray(block.chunks) ? block.chunks : [];
  return textOf(block.answer) ?? chunks.filter((chunk) => typeof chunk === 'string').join('');
}

function ofTurns(thread: RawObject, list: readonly RawObject[]): Draft {
  const first = list[0] ?? {};
  return {
    ownId: idOf(thread.thread_id) ?? idOf(thread.thread_url),
    identity: `${idOf(first.uuid) ?? ''}\n${String(first.timestamp)}\n${String(first.query)}`,
    title: cleanTitle(thread.thread_title),
    startedAt: toMillis(thread.thread_created_at) ?? toMillis(first.timestamp),
    updatedAt: toMillis(thread.thread_updated_at) ?? toMillis(list.at(-1)?.timestamp),
    account: null,
    model: mostFrequent(list.flatMap(({ model }) => textOf(model) ?? [])),
    ...sortTurns(
      list.flatMap(({ query, answer, timestamp }) =>
        turnsOf(query, textOf(answer) ?? '', toMillis(timestamp)),
      ),
    ),
  };
}

function turnsOf(question: unknown, answer: string, at: number | null): TurnOrSkip[] {
  return [turn('user', textOf(question) ?? '', at, 'blank'), turn('assistant', answer, at, 'blank')];
}
