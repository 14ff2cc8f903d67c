// The words right before a place, from the last one back: what stands there is read only as far as it is asked for.
import { isAlphanumeric } from './finding.ts';

const wordCharacter = /[\p{L}\p{M}\p{N}'’]/u;

/** A folded word, and where it begins (UTF-16 units). */
interface LastWord {
  readonly word: string;
  readonly start: number;
}

/**
 * The last word that ends at `end` or before it: letters, marks, digits, and apostrophes, which are not part of it; null where there is none.
 * @param fold gives the word as it is looked up: `folded`, or what remembers its answers. One that it makes '' is none.
 */
export function lastWord(text: string, end: number, fold: (written: string) => string): LastWord | null {
  let stop = end;
  while (stop > 0) {
    while (stop > 0 && !isWord(text, stop)) stop--;
    let start = stop;
    while (start > 0 && isWord(text, start)) start--;
    const word = fold(text.slice(start, stop));
    if (word !== '') return { word, start };
    stop = start;
  }
  return null;
}

/** Whether the unit before `end` belongs to a character of a word. */
function isWord(text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1);
  if (unit < 0x80) return isAlphanumeric(unit) || unit === 0x27;
  return wordCharacter.test(isSurrogate(unit) ? pairAt(text, end - 1) : text[end - 1]);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** The pair of surrogates to which a unit belongs; '' for a lone one. */
function pairAt(text: string, at: number): string {
  const point = text.codePointAt(text.charCodeAt(at) < 0xdc00 ? at : at - 1) ?? 0;
  return point > 0xffff ? String.fromCodePoint(point) : '';
}
