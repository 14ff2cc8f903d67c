// Words as the built-in analyst sees them: one way of cutting, one way of comparing.

/** A redaction placeholder as stages/redact.ts writes it, for example <EMAIL_1>. */
export const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_\d+>/g;

/** Letters and digits of any script; c++, c# and don't stay whole. The cut of math/tokens.ts, so that keywords are found again. */
const word = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*(?:\+\+|#)?/gu;

/** The same of ASCII: quicker, as no property of a character is asked for. */
const asciiWord = /[A-Za-z0-9]+(?:'[A-Za-z]+)*(?:\+\+|#)?/g;
const beyondAscii = /[^\0-\x7f]/;

/** Scripts that are written without spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/** A text with a blank for every placeholder. */
export function withoutPlaceholders(text: string): string {
  return text.includes('<') ? text.replace(placeholder, ' ') : text;
}

/** The words of a text in order, as they are written; placeholders are no words. */
export function wordsOf(text: string): string[] {
  const read = withoutPlaceholders(text);
  return read.match(beyondAscii.test(read) ? word : asciiWord) ?? [];
}

/** One line, single spaces, no control or direction characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\s]+/gu, ' ').trim();
}

/** Names and words are compared in this form. */
export function foldCase(text: string): string {
  if (isFolded(text)) return text;
  return text.normalize('NFKC').toLowerCase().replace(/’/g, "'");
}

/** ASCII without capitals stays as it is: most words, and asking for the normal form takes longer than all the rest. */
function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f || (unit >= 0x41 && unit <= 0x5a)) return false;
  }
  return true;
}

/**
 * A word without its English ending, lower case: "merges", "merged" and "merging" are one word.
 * Cruder than Porter's stemmer on purpose: it only has to bring forms together, and it leaves other languages nearly alone.
 */
export function stemOf(text: string): string {
  let stem = foldCase(text).replace(/'s?$/, '');
  if (!/^[a-z]{4,}$/.test(stem)) return stem;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|zz)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^suai]s$/.test(stem)) stem = stem.slice(0, -1);
  if (
    stem.length > 5 &&
    /[aeiouy].*(?:ing|ed)$/.test(stem) &&
    !/(?:thing|eed|[bcfghkmprstv]ring)$/.test(stem)
  ) {
    stem = stem.replace(/(?:ing|ed)$/, '');
    if (/([bdfgmnprt])\1$/.test(stem)) stem = stem.slice(0, -1);
  }
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

/** The first `count` code points. */
export function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  // Two UTF-16 units a code point at most: slicing first keeps long pastes cheap.
  return [...text.slice(0, count * 2).toWellFormed()].slice(0, count).join('');
}
