// Words that point at nobody: common words, and languages, frameworks and products (clio.md 2.4).
import { commonWords } from './common-words.ts';
import { commonWordsAbroad } from './common-words-abroad.ts';
import { typeWords } from './families.ts';
import { knownProducts } from './known-products.ts';
import { stemOf } from './stem.ts';

const commonStems: ReadonlySet<string> = new Set(
  [...commonWords, ...Object.values(typeWords).flatMap((phrase) => phrase.toLowerCase().split(/[\s-]+/))].map(
    stemOf,
  ),
);

/** `word` in lower case, as `wordsOf` cuts it. */
export function isKnownWord(word: string): boolean {
  return knownProducts.has(word) || commonStems.has(stemOf(word)) || commonWordsAbroad.has(word);
}
