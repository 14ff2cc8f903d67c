import { textBefore } from '../finding.ts';
import { isKnownWord } from '../known-words.ts';
import { contextWorth } from './context.ts';
import { unit } from './parts.ts';
import { linesToPostcode } from './postcode-lines.ts';
import type { Range } from './streets.ts';
import { tailOf } from './tail.ts';
import { type TypedStreet, typedStreet } from './typed-words.ts';

const word = "(?:\\d{1,3}(?:st|nd|rd|th)(?!\\p{L})|\\p{L}[\\p{L}\\p{M}'’-]{0,30}\\.?)";
/** One or two numbers and up to six words of any case: "23 8 wressle road", "12 bis, rue du port", "350 5th ave". Group 1: the words. */
const numberedWords = new RegExp(
  `(?<![\\p{L}\\p{N}_.,:/\\\\$€£#-])\\d{1,6}[A-Za-z]?(?: (?:\\d{1,4}|bis|ter)(?![\\p{L}\\p{N}]))?,? (?![AaPp][Mm](?!\\p{L}))(${word}(?: ${word}){0,5})`,
  'gu',
);
/** Five digits after the words are a postcode: the number of the house stands before them. */
const numberAfter = /,? \d{1,4}[a-z]?\.?(?![\p{L}\p{N}.,:/-]\d|[\p{L}\p{N}])/iuy;
/** "a 5 minute drive", "a 2 way street", "a 4 lane road", "a 3 bed house". */
const measured =
  /^(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|miles?|km|mph|kph|kg|[kmgt]b|met(?:er|re)s?|feet|foot|ft|inch|acres?|star|way|lane|block|step|dead|car|person|people|percent|of|in|on|at|to|and|or|for|from|beds?|bedrooms?|baths?|rooms?|floors?|store?ys?|stor(?:y|ies)|level|speed)(?![\p{L}])/iu;
const anyUnit = new RegExp(unit, 'iu');
const unitBefore = new RegExp(`(?:${unit})[ ,\\n]{0,3}$`, 'iu');
/** After these a number counts: "the 3 high street banks". */
const counting =
  /(?<!\p{L})(?:an?|the|these|those|of|all|only|just|about|around|over|than|last|first|next|top|best|my|our|your|their|his|her|any|every|chapter|level|part|step|version|year|season|episode|item)\s$/iu;
/** "25 oak street signs": the street describes something. */
const things =
  / (?:signs?|trips?|lights?|foods?|fighters?|maps?|names?|vendors?|workers?|credits?|cars?|bikes?|tests?)(?!\p{L})/uy;
/** The evidence that makes an address. */
const enough = 2;
/** A number before or after a name that is no street. */
const numberWorth = 0.5;

/**
 * Streets typed without capitals, the number in front. Mostly a street word is not enough: a unit, a postcode, a second number or
 * what is said before has to agree. Without a street word, what is said or a second number and a unit.
 */
export function streetsAfterNumbers(text: string): Range[] {
  const found: Range[] = [];
  let done = 0;
  // The same words stand in a text again and again.
  const streets = new Map<string, TypedStreet>();
  const hasUnits = anyUnit.test(text);
  for (const { 0: whole, 1: words, index } of text.matchAll(numberedWords)) {
    if (index < done || measured.test(words)) continue;
    const street = streets.get(words) ?? typedStreet(words);
    streets.set(words, street);
    const said = contextWorth(text, index);
    if (street.length === 0 && said === 0 && !hasUnits) continue;
    const end = addressEnd(text, { index, name: index + whole.length - words.length, words, street, said });
    if (end < 0) continue;
    const led = unitBefore.exec(textBefore(text, index, 24));
    found.push({ start: index - (led?.[0].length ?? 0), end });
    done = end;
  }
  return found;
}

/** A number at `index` with words after it at `name`. */
interface Candidate {
  readonly index: number;
  readonly name: number;
  readonly words: string;
  readonly street: TypedStreet;
  /** The worth of what stands before it. */
  readonly said: number;
}

/** Where an address ends; -1: the evidence does not make one. */
function addressEnd(text: string, { index, name, words, street, said }: Candidate): number {
  const nameEnd = name + (street.length || unitStart(words));
  numberAfter.lastIndex = nameEnd;
  const after = numberAfter.exec(text)?.[0] ?? '';
  const isNamed = street.length > 0 || said > 0;
  if (!isNamed && (after === '' || isKnownWord(words.slice(words.lastIndexOf(' ') + 1).toLowerCase())))
    return -1;
  const tail = tailOf(text, nameEnd + after.length, true);
  if (!isNamed && !tail.unit) return -1;
  const end = linesToPostcode(text, tail.end);
  const before = textBefore(text, index, 24);
  things.lastIndex = nameEnd;
  const worth = street.worth === enough && (counting.test(before) || things.test(text)) ? 1 : street.worth;
  const numbers = (after ? numberWorth : 0) + (isNamed ? 0 : numberWorth);
  const strong = tail.strong + (unitBefore.test(before) ? 1 : 0) + (end > tail.end ? 1 : 0);
  return said + worth + numbers + (tail.town ? 0.25 : 0) + strong < enough ? -1 : end;
}

/** Where the words stop to be a name: "elm suite" ends before "suite". */
function unitStart(words: string): number {
  const at = words.search(/ (?:apt|apartment|suite|ste|flat|unit|box|floor|room)\b/i);
  return at < 0 ? words.length : at;
}
