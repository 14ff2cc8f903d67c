// Words in Greek letters: their cases, and the endings of surnames. Marks are folded away, and the last sigma is as it is written.

/** Lower-case words that are wholly Greek. */
export const greekWord = /^[\u03b1-\u03c9]+$/;

/** What the nominative has where a case has an ending; the longer ones first. */
const nominatives: readonly (readonly [string, readonly string[]])[] = [
  ['ου', ['ος', 'ης']],
  ['ος', ['']],
  ['ας', ['α']],
  ['ης', ['η']],
  ['ο', ['ος']],
  ['ε', ['ος']],
  ['η', ['ης']],
  ['α', ['ας']],
];
/** Letters, at least, that stay when a case ending is taken off. */
const shortestStem = 3;

/** Nominatives that a word may be a case of. */
export function greekNominatives(word: string): string[] {
  return nominatives.flatMap(([ending, replacements]) =>
    word.endsWith(ending) && word.length - ending.length >= shortestStem
      ? replacements.map((replacement) => word.slice(0, -ending.length) + replacement)
      : [],
  );
}

/** Endings that hardly any other words have: "-όπουλος", "-ίδης", "-άκης", "-ίδου". */
const family = /^[\u03b1-\u03c9]{2,}(?:οπουλο[ςυ]?|οπουλου|ιδης?|ιδου|αδης?|ακης?)$/;
/** Letters, at least, of a word that is told by its ending. */
const shortestFamily = 7;

/** True for a Greek word with an ending that surnames have. */
export function isGreekFamily(word: string): boolean {
  return word.length >= shortestFamily && family.test(word);
}
