// Terms: words and pairs of neighbouring words that may stand for a text.
import { stopWordsFor } from './stop-words.ts';
import { type TokenTable, joined, opening } from './tokens.ts';

/** 1 for each token that may be (part of) a keyword. */
export function usableTokens(table: TokenTable): Uint8Array {
  const { words, wordOf, tokens, starts } = table;
  const possible = Uint8Array.from(words, (word) =>
    /\p{L}/u.test(word) && Array.from(word).length > 1 ? 1 : 0,
  );
  const usable = new Uint8Array(tokens.length);
  for (let text = 0; text + 1 < starts.length; text++) {
    const numbers = Array.from(tokens.subarray(starts[text], starts[text + 1]), (token) => wordOf[token]);
    const stop = stopWordsFor(numbers.map((number) => words[number]));
    numbers.forEach(
      (number, i) => (usable[starts[text] + i] = possible[number] && !stop.has(words[number]) ? 1 : 0),
    );
  }
  return usable;
}

/** Usable words of a text, in order. */
export function eachWord(
  table: TokenTable,
  usable: Uint8Array,
  text: number,
  visit: (word: number) => void,
): void {
  for (let t = table.starts[text]; t < table.starts[text + 1]; t++)
    if (usable[t]) visit(table.wordOf[table.tokens[t]]);
}

/** Neighbouring usable words with nothing but a blank or a hyphen between. */
export function eachPair(
  table: TokenTable,
  usable: Uint8Array,
  text: number,
  visit: (a: number, b: number) => void,
): void {
  for (let t = table.starts[text] + 1; t < table.starts[text + 1]; t++) {
    if (!usable[t] || !usable[t - 1] || !(table.flags[t] & joined)) continue;
    const [a, b] = [table.wordOf[table.tokens[t - 1]], table.wordOf[table.tokens[t]]];
    if (a !== b) visit(a, b);
  }
}

/** A pair as a number: above all words, exact up to 94 million words. */
export const pairOf = (table: TokenTable, a: number, b: number): number => (a + 1) * table.words.length + b;

/** Words of a term: one, or two of a pair. */
export function parts({ words }: TokenTable, term: number): number[] {
  return term < words.length ? [term] : [Math.floor(term / words.length) - 1, term % words.length];
}

/**
 * How each of these words is written in most texts. A capital that only opens sentences is none: such places count only
 * where the word stands nowhere else, and then the word is lower case if only its first letter is a capital.
 */
export function spellings(
  table: TokenTable,
  usable: Uint8Array,
  wanted: ReadonlySet<number>,
): Map<number, string> {
  const { surfaces, words, wordOf, tokens, starts, flags } = table;
  const inside = new Int32Array(surfaces.length);
  const opened = new Int32Array(surfaces.length);
  for (let text = 0; text + 1 < starts.length; text++) {
    const seen = new Set<number>();
    for (let t = starts[text]; t < starts[text + 1]; t++) {
      const place = tokens[t] * 2 + (flags[t] & opening ? 1 : 0);
      if (!usable[t] || seen.has(place)) continue;
      seen.add(place);
      (flags[t] & opening ? opened : inside)[tokens[t]]++;
    }
  }
  const best = new Map<number, { spelling: string; texts: number }>();
  surfaces.forEach((surface, s) => {
    const word = wordOf[s];
    if (!wanted.has(word)) return;
    const capitalised = surface.slice(1) === words[word].slice(1);
    const candidate =
      inside[s] > 0
        ? { spelling: surface, texts: inside[s] }
        : { spelling: capitalised ? words[word] : surface, texts: opened[s] / (tokens.length + 1) };
    if (candidate.texts > (best.get(word)?.texts ?? -1)) best.set(word, candidate);
  });
  return new Map([...best].map(([word, { spelling }]) => [word, spelling]));
}
