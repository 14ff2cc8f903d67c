import { anyPostcode } from './parts.ts';

/** Longest line that may stand between a street and its postcode (UTF-16 units), and how many lines. */
const longestLine = 40;
const mostLines = 5;
const markedLine = /^[ \t]*(?:[>|?*]{1,3}[ \t]*)?,?[ \t]*(.*?)[ \t,]*$/u;
/** Iceland's have three digits: alone in a line. */
const endsInPostcode = new RegExp(`^(?:[\\p{L}\\p{M}'’.() -]{1,30}[ ,])?${anyPostcode}$|^\\d{3}$`, 'iu');
const beginsWithPostcode = /^\d{5}(?=[ .,;]|$)(?![.,] ?\p{Lu}|[.,]\d)/u;

/** The end of an address's lines when one of the next five ends in a postcode; `from` otherwise. One blank line may stand between. */
export function linesToPostcode(text: string, from: number): number {
  let at = lineEnd(text, from, longestLine);
  if (at < 0 || !/^[ \t\r,.]*$/.test(text.slice(from, at))) return from;
  let blanks = 0;
  for (let lines = 0; lines < mostLines && at < text.length; lines++) {
    const start = at + 1;
    const stop = lineEnd(text, start, 4 * longestLine);
    at = stop < 0 ? text.length : stop;
    const line = text.slice(start, Math.min(at, start + 4 * longestLine));
    const written = markedLine.exec(line)?.[1] ?? '';
    if (written === '' && ++blanks > 1) return from;
    const leading = beginsWithPostcode.exec(written);
    if (leading) return start + line.indexOf(written) + leading[0].length;
    if (/\d ?[A-Za-z]{0,2}$/.test(written) && endsInPostcode.test(written))
      return start + line.lastIndexOf(written) + written.length;
    if (written.length > longestLine || /[!?:;=]|\. |\d{2}/.test(written)) return from;
  }
  return from;
}

/** The next line break, at most `most` units away; -1: none. A search to the end of the text for each street would not be linear. */
function lineEnd(text: string, from: number, most: number): number {
  const at = text.slice(from, from + most + 1).indexOf('\n');
  return at < 0 ? -1 : from + at;
}
