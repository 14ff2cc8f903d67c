// A prompt of "My Activity" and its answer, in all the ways in which a record holds them. formats.md 3.4.
import { turn, type TurnOrSkip } from './draft.ts';
import { promptOf } from './gemini-record.ts';
import { htmlToText } from './html-text.ts';
import { parsedOrNull } from './json-text.ts';
import { localDate } from './local-dates.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** A prompt and its answer. */
export interface Exchange {
  /** Epoch milliseconds. */
  readonly at: number | null;
  readonly prompt: string;
  readonly turns: readonly TurnOrSkip[];
}

/** What a record of Gemini holds; null: something else than a prompt was done. */
export function exchangeOf(record: RawObject): Exchange | null {
  const at = toMillis(record.time) ?? (typeof record.time === 'string' ? localDate(record.time) : null);
  const said = requestsOf(record);
  if (said.length > 0) {
    const prompt = said.find(([role]) => role === 'user')?.[1] ?? '';
    return { at, prompt, turns: said.map(([role, text]) => turn(role, text, at, 'blank')) };
  }
  const items = objectsOf([record.safeHtmlItem].flat());
  const answer = items
    .map(({ html }) => (typeof html === 'string' ? htmlToText(html) : ''))
    .filter((text) => text !== '');
  if (items.length === 0) answer.push(textOf(record.description) ?? '');
  const text = answer.join('\n\n');
  const prompt = promptOf(
    typeof record.title === 'string' ? record.title : '',
    items.length > 0 || text !== '',
  );
  if (prompt === null) return null;
  return {
    at,
    prompt,
    turns: [
      turn('user', prompt, at, 'media-only'),
      turn('assistant', text, at, items.length > 0 ? 'media-only' : null),
    ],
  };
}

/** What some exports hold instead of a title and an answer: named details, or requests and responses. */
function requestsOf(record: RawObject): ['user' | 'assistant', string][] {
  const details = objectsOf(record.details).flatMap(({ name, value }): ['user' | 'assistant', string][] => {
    if (name !== 'Request' && name !== 'Response') return [];
    return [[name === 'Request' ? 'user' : 'assistant', textOf(value) ?? '']];
  });
  const interactions = objectsOf(record.userInteractions).flatMap(
    (item): ['user' | 'assistant', string][] => {
      const { request, response } = isObject(item.userInteraction) ? item.userInteraction : item;
      return [
        ['user', wordsIn(request)],
        ['assistant', wordsIn(response)],
      ];
    },
  );
  return [...details, ...interactions].filter(([, text]) => text !== '');
}

/** Keys whose texts are words that somebody wrote. */
const WORDS = new Set(['text', 'value', 'prompt', 'query', 'content', 'message']);

/** The words of a request: a text, or JSON in a text. */
function wordsIn(value: unknown): string {
  const text = textOf(value);
  if (text === null) return '';
  const parsed = parsedOrNull(text);
  if (parsed === null) return text;
  const words: string[] = [];
  const waiting: unknown[] = [parsed];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const item of next.toReversed()) waiting.push(item);
    if (!isObject(next)) continue;
    for (const [key, held] of Object.entries(next).reverse()) {
      if (typeof held === 'string') {
        if (WORDS.has(key) && held.trim() !== '') words.push(held);
      } else waiting.push(held);
    }
  }
  // Without words known as such the whole is shown: better too much than nothing.
  return words.length > 0 ? words.join('\n') : text;
}
