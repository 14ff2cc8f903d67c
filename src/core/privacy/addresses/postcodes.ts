import { type Finding, textBefore } from '../finding.ts';
import { isKnownWord } from '../known-words.ts';
import { knownPlaceAt } from '../places/gazetteer.ts';
import { stateCodes } from '../places/regions.ts';
import { townName } from './parts.ts';
import { typedPostcodes } from './typed-postcodes.ts';
import { ukPostcodes } from './uk-postcode.ts';

/** "Dayton, OH 45402". */
const cityStateZip =
  /(?<![\p{L}\p{N}_])(?:\p{Lu}[\p{L}.'-]{1,30} ){0,2}\p{Lu}[\p{L}.'-]{1,30},? ([A-Z]{2}) \d{5}(?:-\d{4})?(?![\p{L}\p{N}])/gu;
/** Canada's form needs no other evidence: letters D, F, I, O, Q, U are not used. */
const canadian =
  /(?<![\p{L}\p{N}_-])[ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z] \d[ABCEGHJ-NPR-TV-Z]\d(?![\p{L}\p{N}_-])/gu;
/** A word for postcodes, "is" or a colon, and the code. */
const stated =
  /\b(?:zip(?: ?code)?|post(?:al)? ?code|plz|postleitzahl|code postal|código postal|codice postale|cap|cep|psč|postnummer|irányítószám|kod pocztowy|postinumero|pin ?code)(?: is| was| ist|:)?[ #:]{1,3}(\d{4} [A-Z]{2}|[A-Z0-9][A-Z0-9 -]{1,8}\d[A-Z]{0,2})(?![\p{L}\p{N}])/giu;
/** The words of `stated`, cheap to look for. */
const statedWord =
  /(?:\bzip|post(?:al)? ?code|plz|zahl|postal|pocztowy|\bcap|cep|psč|nummer|numero|szám|pin ?code)\b.{0,8}\d/i;
/** Digits that may be a postcode, a country's letter before them: D-10115, 1012 AB, 3610-114, 53-320, 840 24, 6091. */
const digits =
  /\b(?:([A-Z]{1,2})-)?(?:\d{4} (?!AM|PM|S[ADS])[A-Z]{2}|\d{5}-\d{3}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,5})(?![\p{L}\p{N}_%€$£]|[.,:/=-]\d| ?[-–] ?\d)/gu;
/** Before these digits they are an amount, a part of a longer number, an identifier. */
const partBefore = /[\p{L}\p{N}_.,:/\\$€£#+*=(-]/u;
const townAfter = new RegExp(` (?:(?:${townName})(?![\\p{L}\\p{N}]))`, 'uy');
/** "in Quelltal am See " before the digits. Group 1 is the town. */
const townBefore = new RegExp(`(?<![\\p{L}])(?:in|near|from|bei|aus|nach|à|en|w|u)\\s(${townName}),? $`, 'u');
/** What stands before a code that leads its town: a slot for places, a comma, the beginning of a line. */
const slotBefore =
  /(?:(?<!\p{L})(?:in|near|from|at|to|bei|aus|nach|à|en|w|v|ve)\s|,\s|\n[ \t>|]{0,8}|^[ \t]{0,8})$/iu;
/** Letters of countries that are written before postcodes. */
const countryLetters = new Set(
  'A B CH CZ D DE DK E EE F FI FIN FL FR H I L LT LV N NL NO P PL PT S SE SI SK'.split(' '),
);
const year = /^(?:19|20)\d\d$/;

/** Postcodes without a street: of a shape that is sure, after a word for them, or beside a town. */
export function findPostcodes(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, end: number, what: string) => found.push({ start, end, kind: 'address', what });
  const addAll = (matches: Iterable<RegExpMatchArray>, what: string) => {
    for (const { 0: whole, index = 0 } of matches) add(index, index + whole.length, what);
  };
  if (/[A-Z]{2} \d{5}/.test(text))
    addAll(
      [...text.matchAll(cityStateZip)].filter((match) => stateCodes.has(match[1])),
      'POSTCODE',
    );
  addAll(ukPostcodes(text), 'UK_POSTCODE');
  for (const { start, end } of typedPostcodes(text)) add(start, end, 'POSTCODE');
  if (/ \d[A-Z]\d/.test(text)) addAll(text.matchAll(canadian), 'POSTCODE');
  for (const match of statedWord.test(text) ? text.matchAll(stated) : []) {
    const start = match.index + match[0].length - match[1].length;
    // "my zip is 4540 in town": no letters of a Dutch code.
    add(start, start + match[1].replace(/ [a-z]{2}$/, '').length, 'POSTCODE');
  }
  for (const match of text.matchAll(digits)) {
    const range = besideTown(text, match);
    if (range) add(...range, 'POSTCODE');
  }
  return found;
}

/** The range of digits and the town they stand beside; null: there is none, or they are a year ("In 1871 Paris ..."). */
function besideTown(text: string, { 0: code, 1: country, index }: RegExpMatchArray): [number, number] | null {
  const start = index ?? 0;
  const end = start + code.length;
  if (year.test(code.replace(/^.*-/, '')) || partBefore.test(text[start - 1] ?? ' ')) return null;
  const before = townBefore.exec(textBefore(text, start, 64))?.[1];
  if (before !== undefined && isTown(before)) return [start - before.length - 1, end];
  townAfter.lastIndex = end;
  const after = townAfter.exec(text);
  if (!after) return null;
  if (country && countryLetters.has(country)) return [start, end + after[0].length];
  const lead = textBefore(text, start, 12);
  if (!slotBefore.test(lead) || (/\bIn\s$/.test(lead) && /^1\d{3}$/.test(code))) return null;
  const first = /^[\p{L}\p{M}'’-]+/u.exec(text.slice(end + 1, end + 32))?.[0] ?? '';
  const known = knownPlaceAt(text, end + 1, first);
  return known === undefined ? null : [start, end + 1 + known.length];
}

/** A name that may be a town's: it begins with no word everybody uses, is no language or product, no short acronym ("in RFC 2616"). */
function isTown(name: string): boolean {
  const words = name.split(/[ -]/);
  const isAcronym = words.length === 1 && name.length < 5 && name === name.toUpperCase();
  return name.length > 2 && !isAcronym && !isKnownWord(words[0].toLowerCase());
}
