import { isKnownWord } from '../known-words.ts';
import { countries } from '../places/gazetteer.ts';
import { anyPostcode, gap, link, unit } from './parts.ts';

/** A dot belongs to the number before it ("u. 12.") when a unit follows. */
const gapNext = new RegExp(`\\.?${gap}`, 'uy');
const unitNext = new RegExp(unit, 'iuy');
/** A postcode, a state of two or three letters before it: "OH 45402", "no 1386". */
const postcodeNext = new RegExp(`(?:([A-Za-z]{2,3})[ ,]{1,2})?${anyPostcode}`, 'uy');
const stateNext = /[A-Z]{2,3}(?![\p{L}\p{N}])/uy;
const town = "\\p{Lu}[\\p{L}\\p{M}'’.-]{1,30}";
const townNext = new RegExp(
  `${town}(?: (?:${link} )?${town}){0,3}(?: \\d{1,2}(?!\\d))?(?: \\(${town}(?: ${town})?\\))?(?=[ \\t]{0,3}(?:[,.\\n?!;(]|$|\\d|[A-Za-z]{2,3} \\d|[A-Z]{2}\\b))`,
  'uy',
);
/** A town in small letters is told by what stands on both sides: a comma or a line break. */
const typedTownNext =
  /\p{Ll}[\p{L}\p{M}'’.-]{1,30}(?: \p{Ll}[\p{L}\p{M}'’-]{1,30}){0,2}(?=[ \t]{0,3}(?:[,.\n]|$|\d{4}))/uy;
/** A list goes on: the number of its next item. */
const listed = /^(?:[.,)][ \t]|[ \t][-–] )/;
/** In no postcode the first digit stands farther from the beginning (UTF-16 units): "NSW, CH-8001". */
const farthestDigit = 10;
/** Towns and regions in a row: "Dayton, Montgomery County, Ohio". More are a list, and cost time for each street in it. */
const mostNames = 3;
/** Longest line that may stand between a street and its postcode (UTF-16 units), and how many lines. */
const longestLine = 40;
const mostLines = 5;
const markedLine = /^[ \t]*(?:[>|?*]{1,3}[ \t]*)?,?[ \t]*(.*?)[ \t,]*$/u;
/** Iceland's have three digits: alone in a line. */
const endsInPostcode = new RegExp(`^(?:[\\p{L}\\p{M}'’.() -]{1,30}[ ,])?${anyPostcode}$|^\\d{3}$`, 'iu');
const beginsWithPostcode = /^\d{5}(?=[ .,;]|$)(?![.,] ?\p{Lu}|[.,]\d)/u;

/** What follows a street: where it ends, and what it tells. */
export interface Tail {
  readonly end: number;
  /** Units, postcodes and countries. */
  readonly strong: number;
  /** A capitalised or typed town is there. */
  readonly town: boolean;
}

/** Parts that follow a street, at most eight: unit, town, state, postcode, country, on the same line or the next ones. */
export function tailOf(text: string, from: number, isTyped = false): Tail {
  let end = from;
  let strong = 0;
  let hasTown = false;
  let names = 0;
  for (let parts = 0; parts < 8; parts++) {
    const between = matchAt(gapNext, text, end)![0];
    const at = end + between.length;
    const unitHere = matchAt(unitNext, text, at)?.[0];
    if (between.startsWith('.') && unitHere === undefined) break;
    const sure = unitHere ?? postcodeAt(text, at, between.includes('\n'));
    const next =
      sure ??
      matchAt(townNext, text, at)?.[0] ??
      (isTyped && /[,\n]/.test(between) ? typedTownAt(text, at) : undefined) ??
      (hasTown || strong > 0 ? matchAt(stateNext, text, at)?.[0] : undefined);
    if (next === undefined) break;
    end = at + next.length;
    if (sure !== undefined || countries.has(next.toLowerCase())) {
      strong++;
      names = 0;
      continue;
    }
    hasTown = true;
    if (++names === mostNames) break;
  }
  return { end, strong, town: hasTown };
}

/** `pattern` is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A postcode, unless it is a year ("Elm Street 5 in 2024") or the number of the next item of a list. */
function postcodeAt(text: string, at: number, beginsLine: boolean): string | undefined {
  if (!/\d/.test(text.slice(at, at + farthestDigit))) return undefined;
  const match = matchAt(postcodeNext, text, at);
  if (!match) return undefined;
  const [whole, state] = match;
  if (state && state !== state.toUpperCase() && isKnownWord(state.toLowerCase())) return undefined;
  const end = at + whole.length;
  return beginsLine && listed.test(text.slice(end, end + 3)) ? undefined : whole;
}

function typedTownAt(text: string, at: number): string | undefined {
  const name = matchAt(typedTownNext, text, at)?.[0];
  return name !== undefined && isKnownWord(name.split(' ')[0]) ? undefined : name;
}

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
