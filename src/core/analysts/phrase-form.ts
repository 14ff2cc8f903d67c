// How a phrase is written: casing, article, number, all by the members' own habit.
import type { Piece } from './lines.ts';
import type { Support } from './support.ts';

const possessive = /^(?:my|our|your|his|her|their)$/;

/** Pieces as text; "my account" becomes "the account". */
export function print(pieces: readonly Piece[], casing: ReadonlyMap<string, string>): string {
  return pieces
    .map((piece, i) => {
      const surface = casing.get(piece.folded) ?? piece.surface;
      return `${i > 0 ? piece.glue : ''}${possessive.test(piece.folded) ? 'the' : surface}`;
    })
    .join('');
}

/** The members' own habit: "a hotel", "the weather"; "my account" becomes "the account". */
export function articleOf(articles: ReadonlyMap<string, number>, count: number): string {
  const of = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + (articles.get(word) ?? 0), 0) / count;
  if (of(['a']) >= 0.35 || (of(['a']) >= 0.15 && of(['the', 'my', 'our', 'your']) < 0.2)) return 'a';
  return of(['the', 'my', 'our', 'your', 'this']) >= 0.5 ? 'the' : '';
}

/** The most frequent; of equals the shortest, then the first by alphabet. */
function most(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0][0];
}

/** A lone word in the plural where members use it so: "Ask about movies" reads better than "Ask about movie". */
export function inPlural(surfaces: ReadonlyMap<string, number>): string {
  const total = [...surfaces.values()].reduce((sum, count) => sum + count, 0);
  const plural = new Map(
    [...surfaces].filter(([text, count]) => /^\p{Ll}+[^suia']s$/u.test(text) && count >= 0.15 * total),
  );
  return most(plural.size > 0 ? plural : surfaces);
}

/** Of the ways to write a phrase the most frequent; one with an inner article where a third of them have one. */
export function withArticle(surfaces: ReadonlyMap<string, number>): string {
  const fuller = new Map([...surfaces].filter(([text]) => /\s(?:an?|the)\s/.test(text)));
  const sum = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  return most(sum(fuller) * 3 >= sum(surfaces) ? fuller : surfaces);
}

/** The most frequent spelling of each word where its capital means something. */
export function casings({ lines, readsTitles }: Support): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { pieces } of lines) {
    const later = pieces.filter(({ isFunction, opens }) => !isFunction && !opens);
    // In a title every word has a capital, so it means nothing there.
    const isTitle =
      readsTitles &&
      later.length >= 2 &&
      later.filter(({ surface }) => /^\p{Lu}/u.test(surface)).length >= 0.7 * later.length;
    for (const { surface, folded, opens } of pieces) {
      const plain = (opens || isTitle) && /^\p{Lu}[\p{Ll}\p{M}']*$/u.test(surface);
      const form = plain ? folded : surface;
      const counts = spellings.get(folded) ?? new Map<string, number>();
      counts.set(form, (counts.get(form) ?? 0) + (plain ? 0.5 : 1));
      spellings.set(folded, counts);
    }
  }
  return new Map([...spellings].map(([folded, counts]) => [folded, spelling(folded, counts)]));
}

/** Many people type names in lower case, few type words with a capital: a third of the votes makes a name. */
function spelling(folded: string, counts: ReadonlyMap<string, number>): string {
  const capital = new Map([...counts].filter(([form]) => form !== folded));
  const votes = [...capital.values()].reduce((sum, count) => sum + count, 0);
  return votes > 0 && votes >= 0.5 * (counts.get(folded) ?? 0) ? most(capital) : folded;
}
