// Perplexity before its blocks: an entry holds the steps of the search, as a list or as JSON in its text, and the last step
// the answer, which is JSON in a text again.
import { parsedOrNull } from './json-text.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';

/** The answer in the last of an entry's steps; the text itself where it holds no steps, '' where there is none. */
export function finalAnswer({ structured_answer, text }: RawObject): string {
  const written = textOf(text) ?? '';
  const parsed = Array.isArray(structured_answer) ? structured_answer : parsedOrNull(written);
  if (isObject(parsed)) return answerIn(parsed);
  if (!Array.isArray(parsed)) return written;
  const final = objectsOf(parsed).findLast(({ step_type }) => step_type === 'FINAL');
  return final && isObject(final.content) ? answerIn(final.content) : '';
}

/** An answer is a text, or a text with an object in it that has one. */
function answerIn({ answer }: RawObject): string {
  const text = textOf(answer) ?? '';
  const inner = parsedOrNull(text);
  return isObject(inner) && typeof inner.answer === 'string' ? inner.answer : text;
}
