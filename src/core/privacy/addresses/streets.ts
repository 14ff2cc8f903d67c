import { textBefore } from '../finding.ts';
import { countries } from '../places/gazetteer.ts';
import { contextWorth } from './context.ts';
import { capitalWord, link, unit } from './parts.ts';
import { linesToPostcode } from './postcode-lines.ts';
import { hasStreetFirst, isStreet, numberedThings } from './street-words.ts';
import { tailOf } from './tail.ts';

/** From `start` to before `end`, UTF-16 units of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const name = `(?:(?:rue|calle|ul\\.|avenida|rua|chemin|allée|impasse|quai|via|viale|piazza|corso|carrer|plaza|praça|travessa|os\\.|al\\.) (?:${link} )?)?${capitalWord}(?: (?:${link} )?(?:${capitalWord}|u\\.|utca|út|útja|tér|tere|tee|gate|vej|utcája|náměstí|ulice|třída)(?![\\p{L}])){0,4}`;
/**
 * A capitalised phrase with a house number before it, after it, or on both sides: "12 Elm Grove", "Lindenstraße 7a", "8 Via Roma 3".
 * Groups: number before, comma after that number, the phrase, number after.
 */
const numberedName = new RegExp(
  `(?<![\\p{L}\\p{N}_.,:/\\\\-])(?:(\\d{1,6}[A-Za-z]?(?: \\d{1,4})?)(,?) )?(${name})(?:,? (?:[Nn][r°º]?\\.? ?)?(\\d{1,5}(?:[/-]\\d{1,4})?[A-Za-z]?)(?![\\p{L}\\p{N}.,:/-]\\d|[\\p{L}\\p{N}]))?`,
  'gu',
);
const unitBefore = new RegExp(`(?:${unit})[ ,\\n]{0,3}(?:\\d{1,6} )?$`, 'iu');
const anyUnit = new RegExp(unit, 'iu');
/** In every postcode of `anyPostcode`. */
const mayHoldPostcode = /\d{4}|\d{3} \d{2}|\d{2}-\d{3}|[A-Za-z]\d[\dA-Za-z]? ?\d[A-Za-z]/;
const capitalised = /\p{Lu}[\p{L}\p{M}'’-]{1,30}/gu;
const firstOfCountries = new Set(Array.from(countries, (name) => name.split(' ')[0]));
const calendar =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/i;
const nameAfter = /^ (?:\d{1,4} )?\p{Lu}/u;
const unitAfter = new RegExp(`^ ${unit}`, 'iu');
const digit = /\d/;
const year = /^(?:19|20)\d\d$/;
/** The evidence that makes an address. */
const enough = 2;

/** Streets written with capitals, each with what belongs to it. */
export function capitalStreets(text: string): Range[] {
  const found: Range[] = [];
  let done = 0;
  const hasUnits = anyUnit.test(text);
  let known: boolean | undefined;
  const signs = () => (known ??= hasUnits || mayHoldPostcode.test(text) || mayHoldCountry(text));
  for (const [index, match] of numberedNames(text)) {
    if (index < done || (!match[1] && !match[4]) || calendar.test(match[3])) continue;
    const named = isStreet(match[3]);
    // Without a street's word and an announcement only a strong sign could help, and there is none in the whole text.
    if (!named && !signs() && contextWorth(text, index) === 0) continue;
    const tail = tailOf(text, index + match[0].length);
    const led = hasUnits ? unitBefore.exec(textBefore(text, index, 24)) : null;
    const strong = tail.strong + (led ? 1 : 0);
    if (evidenceOf(match, named, strong, () => contextWorth(text, index)) + (tail.town ? 0.5 : 0) < enough)
      continue;
    done = linesToPostcode(text, tail.end);
    found.push({ start: index - (led?.[0].length ?? 0), end: done });
  }
  return found;
}

function mayHoldCountry(text: string): boolean {
  for (const [word] of text.matchAll(capitalised)) if (firstOfCountries.has(word.toLowerCase())) return true;
  return false;
}

/** The worth of a numbered name: a street word counts most; without one and without context a unit, a postcode or a country is needed. */
function evidenceOf(match: RegExpExecArray, named: boolean, strong: number, context: () => number): number {
  const [, before, comma, phrase, after] = match;
  const numbers = before && after ? 1 : 0.5;
  if (named) {
    // "GO STRAIGHT FOR 2 CLOSE": headlines have capitals everywhere. "Google Drive 2": English streets have their number in front.
    const isHeadline = phrase === phrase.toUpperCase();
    const isOdd = !before && !hasStreetFirst(phrase);
    return (isHeadline || isOdd ? 1.5 : enough) + (numbers - 0.5) + strong + (strong > 0 ? 0 : context());
  }
  // "live in Stockholm 2012"
  if (!before && year.test(after)) return 0;
  if (isCited(phrase, before)) return 0;
  const said = context();
  // "91018, Signature Slam" is a list; "THAN 4 HOURS" a headline.
  if (said === 0 && (comma || strong === 0)) return 0;
  return numbers + strong + said;
}

/** A part of a work or a law: "Section 12 Market Structures 2020", "42 U.S.C. 1983". */
function isCited(phrase: string, before: string | undefined): boolean {
  const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
  return /^\p{Lu}\.$/u.test(last) || (!before && numberedThings.has(last.toLowerCase()));
}

/** Matches of `numberedName` with their offsets. They hold a digit and no line break: lines without a digit are left out. */
function* numberedNames(text: string): Generator<readonly [number, RegExpExecArray]> {
  for (let at = 0; at < text.length;) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(at, end);
    // No matchAll: it copies the pattern, which costs more than a short line.
    numberedName.lastIndex = 0;
    for (
      let match = digit.test(line) ? numberedName.exec(line) : null;
      match;
      match = numberedName.exec(line)
    ) {
      const next = ofNextName(line, match);
      if (next < 0) yield [at + match.index, match];
      else numberedName.lastIndex = next;
    }
    at = end + 1;
  }
}

/** "at Recargo, 31 Elm Place": the number belongs to the name after it. Where it begins; -1: it belongs to the name before. */
function ofNextName(
  line: string,
  { 0: whole, 1: before, 3: phrase, 4: after, index }: RegExpExecArray,
): number {
  const end = index + whole.length;
  if (before || !after || !whole.endsWith(`, ${after}`) || isStreet(phrase)) return -1;
  const rest = line.slice(end, end + 24);
  return nameAfter.test(rest) && !unitAfter.test(rest) ? end - after.length : -1;
}
