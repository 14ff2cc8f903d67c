// The words that mark a group of texts.
import type { Keyword } from '../types.ts';
import { eachPair, eachWord, pairOf, parts, spellings, usableTokens } from './terms.ts';
import { type TokenTable, tokenise } from './tokens.ts';

/** A keyword must be used by this share of a class's texts, and by two of them, or it marks a text and not the class. */
const leastShare = 0.1;
const leastTexts = 2;
/** Classes below this size have no majority to speak of: any word of theirs may mark them. */
const smallClass = 3;
/** A pair that stands in this share of a word's texts says what the word says, and more. */
const coveredShare = 0.8;

/** One class's texts that use each term. Terms below `words` are words, others pairs: see `pairOf`. */
type Support = Map<number, number>;

/**
 * Class-based TF-IDF (Grootendorst 2022): per class the words and pairs of words that stand out, best first, at most `count`.
 * Counts texts, not occurrences, so that one long text does not drown the others: weight = texts of the class that use
 * the term / words of the class * ln(1 + mean words a class / texts that use it anywhere). Stop words, numbers, single letters and
 * placeholders like <EMAIL_1> are no keywords; a word that a chosen pair covers is left out. Spelled as most texts spell it.
 * `assignment` is dense in 0 ... classes - 1. 20,000 texts of 50 characters: under 1 s.
 */
export function keywords(
  texts: readonly string[],
  assignment: Int32Array,
  classes: number,
  count: number,
): Keyword[][] {
  const table = tokenise(texts);
  const usable = usableTokens(table);
  const sizes = new Int32Array(classes);
  for (const each of assignment) sizes[each]++;
  const needed = Array.from(sizes, (size) =>
    size < smallClass ? 1 : Math.max(leastTexts, Math.ceil(leastShare * size)),
  );

  const words = supportOf(classes, assignment, (text, add) => eachWord(table, usable, text, add));
  const wordsOfClass = words.map((support) => [...support.values()].reduce((sum, used) => sum + used, 0));
  keepSupported(words, needed);
  // Both words of a pair must be supported themselves, so only such pairs are counted: few of the very many.
  const pairs = supportOf(classes, assignment, (text, add) => {
    const own = words[assignment[text]];
    eachPair(table, usable, text, (a, b) => {
      if (own.has(a) && own.has(b)) add(pairOf(table, a, b));
    });
  });
  keepSupported(pairs, needed);

  const everywhere = textsUsing(table, usable, assignment, words, pairs);
  const spelling = spellings(table, usable, new Set(words.flatMap((support) => [...support.keys()])));
  const supports = words.map((support, c) => new Map([...support, ...pairs[c]]));
  const weigh = weights(supports, everywhere, wordsOfClass);
  return supports.map((support, c) => {
    const best = rank(support, (term) => weigh(c, term), table, count);
    return best.map((term) => ({
      word: parts(table, term)
        .map((word) => spelling.get(word)!)
        .join(' '),
      weight: weigh(c, term),
      share: support.get(term)! / sizes[c],
      shareOutside: (everywhere.get(term)! - support.get(term)!) / Math.max(1, texts.length - sizes[c]),
    }));
  });
}

/** Per class how many of its texts use each term that `each` finds. */
function supportOf(
  classes: number,
  assignment: Int32Array,
  each: (text: number, add: (term: number) => void) => void,
): Support[] {
  const supports: Support[] = Array.from({ length: classes }, () => new Map());
  assignment.forEach((c, text) => {
    const terms = new Set<number>();
    each(text, (term) => terms.add(term));
    for (const term of terms) supports[c].set(term, (supports[c].get(term) ?? 0) + 1);
  });
  return supports;
}

function keepSupported(supports: readonly Support[], needed: readonly number[]): void {
  supports.forEach((support, c) => {
    for (const [term, texts] of support) if (texts < needed[c]) support.delete(term);
  });
}

/** How many texts of all classes use each supported term. */
function textsUsing(
  table: TokenTable,
  usable: Uint8Array,
  assignment: Int32Array,
  words: readonly Support[],
  pairs: readonly Support[],
): Support {
  const wanted = new Set([...words, ...pairs].flatMap((support) => [...support.keys()]));
  const one = new Int32Array(assignment.length);
  return supportOf(1, one, (text, add) => {
    eachWord(table, usable, text, (word) => wanted.has(word) && add(word));
    eachPair(table, usable, text, (a, b) => {
      const pair = pairOf(table, a, b);
      if (wanted.has(pair)) add(pair);
    });
  })[0];
}

/** The c-TF-IDF weight of a term in a class; `wordsOfClass` holds for each class its sum of texts a word, over all words. */
function weights(
  supports: readonly Support[],
  everywhere: Support,
  wordsOfClass: readonly number[],
): (c: number, term: number) => number {
  const mean = wordsOfClass.reduce((sum, each) => sum + each, 0) / Math.max(1, supports.length);
  return (c, term) => (supports[c].get(term)! / wordsOfClass[c]) * Math.log(1 + mean / everywhere.get(term)!);
}

/** The best terms; a word that stands in hardly any text without one of the class's pairs gives way to the pair. */
function rank(
  support: Support,
  weight: (term: number) => number,
  table: TokenTable,
  count: number,
): number[] {
  const covered = new Set<number>();
  for (const [term, texts] of support) {
    const words = parts(table, term);
    if (words.length === 2)
      for (const word of words) if (texts >= coveredShare * support.get(word)!) covered.add(word);
  }
  const name = (term: number) =>
    parts(table, term)
      .map((word) => table.words[word])
      .join(' ');
  const order = [...support.keys()]
    .filter((term) => !covered.has(term))
    .map((term) => ({ term, weight: weight(term) }));
  // Ties by name, so that the order of the texts does not matter.
  order.sort((x, y) => y.weight - x.weight || (name(x.term) < name(y.term) ? -1 : 1));
  return order.slice(0, count).map(({ term }) => term);
}
