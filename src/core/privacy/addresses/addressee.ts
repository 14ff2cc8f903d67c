// Who a letter goes to: the lines above the street.
import { isKnownWord } from '../known-words.ts';

/** Lines above a street that belong to it at most: a person, a firm, a person again. */
const mostLines = 3;
/** Longest line that names somebody (UTF-16 units). */
const longestLine = 60;
const mark = '[ \\t]{0,8}(?:[>|*]{1,3}[ \\t]{0,8})?';
const onlyMark = new RegExp(`^${mark}$`, 'u');
const leadingMark = new RegExp(`^${mark}`, 'u');
/** Two to five capitalised words, small ones and initials between them, and no sentence. */
const named =
  /^\p{Lu}[\p{L}\p{M}'’.-]{0,30},?(?: (?:(?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|and|und|et|y|e|&) ){0,2}\p{Lu}[\p{L}\p{M}'’.-]{0,30},?){1,4}$/u;

/** What is written above an address and is nobody: "Shipping Address". */
const heading = /(?:address(?:es)?|adress?e?|anschrift|direcci[oó]n|indirizzo|endere[cç]o)$/iu;

/**
 * Where the lines begin that stand right above a street which begins its own line and name somebody; `start` where there are none.
 * Looks back at most three short lines.
 */
export function addresseeStart(text: string, start: number): number {
  const begin = lineStart(text, start);
  if (begin < 0 || !onlyMark.test(text.slice(begin, start))) return start;
  let first = start;
  let at = begin;
  for (let lines = 0; lines < mostLines && at > 0; lines++) {
    const from = lineStart(text, at - 1);
    if (from < 0) break;
    const line = text.slice(from, at - 1).replace(/[\r \t]+$/, '');
    const lead = leadingMark.exec(line)?.[0].length ?? 0;
    const written = line.slice(lead);
    if (!named.test(written) || heading.test(written) || isOrdinary(written)) break;
    first = from + lead;
    at = from;
  }
  return first;
}

/** Every word is one that everybody uses. */
function isOrdinary(line: string): boolean {
  return line.split(/[ ,.]+/).every((word) => word === '' || isKnownWord(word.toLowerCase()));
}

/** Where the line begins that holds the unit before `end`; -1: it is longer than names are. */
function lineStart(text: string, end: number): number {
  const floor = Math.max(0, end - longestLine);
  const at = text.slice(floor, end).lastIndexOf('\n');
  if (at >= 0) return floor + at + 1;
  return floor === 0 ? 0 : -1;
}
