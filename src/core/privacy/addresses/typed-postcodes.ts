import { textBefore } from '../finding.ts';
import { knownPlaceAt } from '../places/gazetteer.ts';
import { stateCodes } from '../places/regions.ts';
import type { Range } from './streets.ts';
import { ukAreas } from './uk-postcode.ts';

/** "dayton oh 45402": the state and the ZIP code. */
const stateZip = /(?<=[\p{Ll},] )([a-z]{2}) \d{5}(?:-\d{4})?(?![\p{L}\p{N}_]|[.,:/=-]\d)/gu;
/** The words before a state. */
const townWords = /(?<![\p{L}\p{N}_@/.-])(?:(\p{Ll}[\p{L}'’-]{1,30}) )?(\p{Ll}[\p{L}'’-]{2,30}),? $/u;
/** States whose letters are words or abbreviations of something else: their town has to be well known. */
const ordinaryStates = new Set(
  'al co de hi id in la ma me mi mo ms ne no oh ok on or pa pr sc sd vs ap aa ab as sk pe'.split(' '),
);
/** GOV.UK's form in small letters. Groups: the area, the last two letters. */
const ukForm =
  /(?<![\p{L}\p{N}_.-])([a-z]{1,2})\d[\da-hjkpstuw]? \d([abd-hjlnp-uw-z]{2})(?![\p{L}\p{N}_-])/gu;
/** Ends of ordinal numbers and units: "q1 2nd", "s1 3ep", "l3 8gb". */
const ukOthers = new Set('st nd rd th gb tb pt px ft lb hr hz ep yr ah wh pp xx'.split(' '));
/** "10115 berlin". Group 1: the first word of the town. */
const codeTown = /(?<![\p{L}\p{N}_.:/\\$€£#-])\d{5} (?=(\p{Ll}[\p{L}\p{M}'’-]{1,30}))/gu;
/** What stands before a code that leads its town: a word for "in" or "from", a comma, the beginning of a line. */
const slotBefore = /(?:(?<!\p{L})(?:in|near|from|at|to|bei|aus|nach|à|en)\s|,\s?|\n ?)$/u;

/** Postcodes typed in small letters without a street, each with its town: of the United States, the United Kingdom, and five digits before a well-known town. */
export function* typedPostcodes(text: string): Generator<Range> {
  for (const { 0: whole, 1: state, index } of /[a-z]{2} \d{5}/.test(text) ? text.matchAll(stateZip) : []) {
    if (!stateCodes.has(state.toUpperCase())) continue;
    const town = townLength(textBefore(text, index, 68), ordinaryStates.has(state));
    if (town > 0) yield { start: index - town, end: index + whole.length };
  }
  for (const { 0: whole, 1: area, 2: last, index } of / \d[a-z]{2}/.test(text) ? text.matchAll(ukForm) : [])
    if (ukAreas.has(area.toUpperCase()) && !ukOthers.has(last))
      yield { start: index, end: index + whole.length };
  for (const { 0: code, 1: first, index } of text.matchAll(codeTown)) {
    // Cut off from a longer text: no beginning of a line.
    if (!slotBefore.test(index > 12 ? textBefore(text, index, 12) : `\n${text.slice(0, index)}`)) continue;
    const start = index + code.length;
    const town = knownPlaceAt(text, start, first);
    if (town !== undefined) yield { start: index, end: start + town.length };
  }
}

/** Characters of the town, and of what follows it, at the end of `before`; 0: there is none. */
function townLength(before: string, mustBeKnown: boolean): number {
  const match = townWords.exec(before);
  if (!match) return 0;
  const [whole, first, last] = match;
  const stands = (word: string, from: number) => {
    const name = knownPlaceAt(whole, from, word);
    return name !== undefined && /^,? $/.test(whole.slice(from + name.length));
  };
  if (first !== undefined && stands(first, 0)) return whole.length;
  const at = first === undefined ? 0 : first.length + 1;
  return !mustBeKnown || stands(last, at) ? whole.length - at : 0;
}
