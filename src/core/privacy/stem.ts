/** Vowels and consonants of English; other letters are left as they are. */
const doubled = /([bdfgklmnprtz])\1$/;

/**
 * One form for `recipe` and `recipes`, `fix`, `fixes`, `fixed` and `fixing`, `study` and `studies`, `plan` and `planning`.
 * For comparing only: it is no word. Words of other scripts, numbers, and words of three letters stay as they are.
 */
export function stemOf(word: string): string {
  if (word.length <= 3 || !/^[a-z\u00c0-\u024f]+$/.test(word)) return word;
  let stem = word.replace(/(?:'s|s)$/, (end, at: number) =>
    word[at - 1] === 's' || word[at - 1] === 'u' ? end : '',
  );
  const cut = stem.replace(/(?:ing|ed)$/, '');
  // "thing" and "need" are whole words: what is left of a verb has three letters and a vowel.
  if (cut !== stem && cut.length >= 3 && /[aeiouyà-ɏ]/.test(cut)) stem = cut.replace(doubled, '$1');
  else stem = stem.replace(/(?<=(?:s|x|z|ch|sh))e$/, '').replace(doubled, '$1');
  return stem.replace(/e$/, '').replace(/(?:ie|y)$/, 'i');
}
