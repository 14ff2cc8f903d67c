import { isKnownWord } from '../known-words.ts';
import { contextWorth } from './context.ts';
import { linesToPostcode } from './postcode-lines.ts';
import { numberedThings } from './street-words.ts';
import type { Range } from './streets.ts';
import { tailOf } from './tail.ts';
import { type TypedStreet, typedStreetBefore } from './typed-words.ts';

/** A number of a house after a word, perhaps with a comma: "hauptstr. 5", "calle mayor, 12b". */
const numberAfterWord =
  /(?<=[\p{Ll}\p{Lu}.,] )(?:n[r°º]\.? ?)?\d{1,5}(?:[/-]\d{1,4})?(?: ?[a-z](?![\p{L}\p{N}.']))?(?![\p{L}\p{N}_%€$£°]|[.,:/=-]\d)/giu;
const word = "\\p{L}[\\p{L}\\p{M}'’-]{0,30}\\.?";
/** It is read backwards from a position: up to five words. */
const wordsEndingHere = new RegExp(`(?<=(?<![\\p{L}\\p{N}_@/.-])((?:(?:${word}|c/) ){0,4}${word}))`, 'uy');
/** A shorter last word is not the name of a street (UTF-16 units). */
const shortestWord = 3;
const blank = 32;
/** "hauptstrasse 20 minuten", "calle mayor 3 perros": something is counted. */
const counts = /^ ?(?:\p{L}|%|°)/u;
const year = /^(?:19|20)\d\d$/;
/** A name that is no street: how many of the words before the number, and the shortest last one (letters). */
const mostNames = 3;
const shortestName = 4;
/** The evidence that makes an address. */
const enough = 2;

/** What stands before a number: a street, or a name (`named`: characters). */
interface Before {
  readonly street: TypedStreet;
  readonly named: number;
}

/** Streets typed without capitals, the number behind: of a sure form, or with a postcode, a unit or what is said before as evidence. */
export function streetsBeforeNumbers(text: string): Range[] {
  const found: Range[] = [];
  let done = 0;
  // The same words stand in a text again and again.
  const known = new Map<string, Before>();
  for (const { 0: number, index } of text.matchAll(numberAfterWord)) {
    if (index < done) continue;
    const end = text[index - 2] === ',' ? index - 2 : index - 1;
    const words = wordsBefore(text, end);
    if (words === '') continue;
    const before = known.get(words) ?? judged(words);
    known.set(words, before);
    const start = end - (before.street.length || before.named);
    if (start === end) continue;
    const stop = addressEnd(text, start, index, number, before);
    if (stop < 0) continue;
    found.push({ start, end: stop });
    done = stop;
  }
  return found;
}

/** Where the address ends that begins at `start` and has its number at `at`; -1: the evidence does not make one. */
function addressEnd(text: string, start: number, at: number, number: string, { street }: Before): number {
  // "im jahr 1885"
  if (street.length > 0 && street.worth < 1.25 && number.length > 3) return -1;
  const said = contextWorth(text, start);
  if (street.length === 0)
    // "in stockholm 2012", "live in zone 3"
    return said < 1.5 || year.test(number) ? -1 : tailOf(text, at + number.length, true).end;
  const tail = tailOf(text, at + number.length, true);
  const end = linesToPostcode(text, tail.end);
  const strong = tail.strong + (end > tail.end ? 1 : 0);
  const isCount =
    strong === 0 && (year.test(number) || counts.test(text.slice(at + number.length, tail.end + 2)));
  const worth = street.worth === enough && isCount ? 1 : street.worth;
  return said + worth + (tail.town ? 0.25 : 0) + strong < enough ? -1 : end;
}

/** Up to five words that end at `end`, one blank between them; empty: there is none, or the last one is too short for a name. */
function wordsBefore(text: string, end: number): string {
  for (let i = 1; i <= shortestWord; i++) if (text.charCodeAt(end - i) <= blank) return '';
  wordsEndingHere.lastIndex = end;
  return wordsEndingHere.exec(text)?.[1] ?? '';
}

function judged(words: string): Before {
  const street = typedStreetBefore(words);
  return { street, named: street.length > 0 ? 0 : nameLength(words) };
}

/** Characters of the name at the end of some words: those that are no common words. */
function nameLength(words: string): number {
  const low = words.toLowerCase().split(' ');
  const last = low.at(-1)!;
  if (last.length < shortestName || numberedThings.has(last)) return 0;
  let count = 0;
  while (count < Math.min(mostNames, low.length) && !isKnownWord(low[low.length - 1 - count])) count++;
  return low.slice(low.length - count).join(' ').length;
}
