// Which requests may stand in a file beside their topics: those whose every word is common, or shared (clio.md 2.4).
import { wordsOf } from '../math/tokens.ts';
import { isKnownWord } from '../privacy/known-words.ts';
import { stemOf } from '../privacy/stem.ts';

/** A word that fewer requests share may point at one of them: a name that no detector knows, a mark that a chat wants to be shown. */
const neededRequests = 3;

/**
 * Says of a request whether it holds nothing but common words, languages, frameworks, products, and words that three
 * requests of the run share: a model often says the same of different chats, so equal requests count each. One pass over the
 * requests when it is made.
 */
export function sharedWordsOf(requests: readonly string[]): (request: string) => boolean {
  const counts = new Map<string, number>();
  for (const request of requests)
    for (const stem of new Set(wordsOf(request).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (request) =>
    // A single letter of an alphabet points at nobody.
    wordsOf(request).every(
      (word) =>
        /^[a-z]$/.test(word) || isKnownWord(word) || (counts.get(stemOf(word)) ?? 0) >= neededRequests,
    );
}
