import { isKnownWord } from '../known-words.ts';
import { countries } from '../places/gazetteer.ts';
import { stateCodes } from '../places/regions.ts';
import { anyPostcode, gap, link, unit } from './parts.ts';
import { typedPartAt } from './typed-towns.ts';

/** A dot belongs to the number before it ("u. 12.") when a unit follows. */
const gapNext = new RegExp(`\\.?${gap}`, 'uy');
const unitNext = new RegExp(unit, 'iuy');
/** A postcode, a state of two or three letters before it: "OH 45402", "no 1386". */
const postcodeNext = new RegExp(`(?:([A-Za-z]{2,3})[ ,]{1,2})?${anyPostcode}`, 'uy');
const fiveDigits = /\d{5}$/;
const stateNext = /[A-Z]{2,3}(?![\p{L}\p{N}])/uy;
const town = "\\p{Lu}[\\p{L}\\p{M}'’.-]{1,30}";
const townNext = new RegExp(
  `${town}(?: (?:${link} )?${town}){0,3}(?: \\d{1,2}(?!\\d))?(?: \\(${town}(?: ${town})?\\))?(?=[ \\t]{0,3}(?:[,.\\n?!;(]|$|\\d|[A-Za-z]{2,3} \\d|[A-Z]{2}\\b))`,
  'uy',
);
/** The first letters of units' words; "#4" is one as well. */
const unitStart = /[abeflpruswAEBFLPRUSW#]/;
/** "3º" */
const ordinalFloor = /^\d{1,2}[ºª]/;
/** A list goes on: the number of its next item. */
const listed = /^(?:[.,)][ \t]|[ \t][-–] )/;
/** In no postcode the first digit stands farther from the beginning (UTF-16 units): "NSW, CH-8001". */
const farthestDigit = 10;
const hyphen = 45;
/** Towns and regions in a row: "Dayton, Montgomery County, Ohio". More are a list, and cost time for each street in it. */
const mostNames = 3;
/** What follows a street: where it ends, and what it tells. */
export interface Tail {
  readonly end: number;
  /** Units, postcodes and countries. */
  readonly strong: number;
  /** A capitalised or typed town is there. */
  readonly town: boolean;
  /** A unit is there. */
  readonly unit: boolean;
}

/** Parts that follow a street, at most eight: unit, town, state, postcode, country, on the same line or the next ones. */
export function tailOf(text: string, from: number, isTyped = false): Tail {
  let end = from;
  let strong = 0;
  let hasTown = false;
  let hasUnit = false;
  let names = 0;
  for (let parts = 0; parts < 8; parts++) {
    const between = gapAt(text, end);
    const at = end + between.length;
    const first = text.charAt(at);
    const isCapital = isCapitalLetter(first);
    const unitHere = mayBeUnit(text, at, first) ? matchAt(unitNext, text, at)?.[0] : undefined;
    if (between.startsWith('.') && unitHere === undefined) break;
    const typed =
      isTyped && !unitHere ? typedPartAt(text, at, { between, hasTown, isSure: strong > 0 }) : undefined;
    const sure = unitHere ?? typed?.postcode ?? postcodeAt(text, at, between.includes('\n'));
    const next =
      sure ??
      (isCapital ? matchAt(townNext, text, at)?.[0] : undefined) ??
      typed?.town ??
      ((hasTown || strong > 0) && isCapital ? matchAt(stateNext, text, at)?.[0] : undefined);
    if (next === undefined) break;
    end = at + next.length;
    hasUnit ||= unitHere !== undefined;
    if (sure !== undefined || countries.has(next.toLowerCase())) {
      strong++;
      names = 0;
      continue;
    }
    hasTown = true;
    if (++names === mostNames) break;
  }
  return { end, strong, town: hasTown, unit: hasUnit };
}

/** What stands between two parts at `at`: mostly one blank, which needs no pattern. */
function gapAt(text: string, at: number): string {
  if (text[at] === ' ' && (isAsciiLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1))))
    return ' ';
  return matchAt(gapNext, text, at)![0];
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isAsciiLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122;

/** The usual letters are told without a pattern. */
function isCapitalLetter(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /\p{Lu}/u.test(letter);
}

/** Asked before the long pattern of units. */
function mayBeUnit(text: string, at: number, first: string): boolean {
  return isDigit(first.charCodeAt(0)) ? ordinalFloor.test(text.slice(at, at + 3)) : unitStart.test(first);
}

/** `pattern` is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A postcode, unless it is a year ("Elm Street 5 in 2024") or the number of the next item of a list. */
function postcodeAt(text: string, at: number, beginsLine: boolean): string | undefined {
  if (isDigit(text.charCodeAt(at))) {
    // "12 rue": all that begin with a digit have a digit or a hyphen in the third place.
    const third = text.charCodeAt(at + 2);
    if (!isDigit(third) && third !== hyphen) return undefined;
  } else if (!/\d/.test(text.slice(at, at + farthestDigit))) return undefined;
  const match = matchAt(postcodeNext, text, at);
  if (!match) return undefined;
  const [whole, state] = match;
  // "la 70503" is in Louisiana; "in 2024" is not.
  const isState = state !== undefined && fiveDigits.test(whole) && stateCodes.has(state.toUpperCase());
  if (state && !isState && state !== state.toUpperCase() && isKnownWord(state.toLowerCase()))
    return undefined;
  const end = at + whole.length;
  return beginsLine && listed.test(text.slice(end, end + 3)) ? undefined : whole;
}
