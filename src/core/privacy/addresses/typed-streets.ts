import { textBefore } from '../finding.ts';
import { contextWorth } from './context.ts';
import { streetLength } from './street-words.ts';
import type { Range } from './streets.ts';
import { linesToPostcode, tailOf } from './tail.ts';
import { unit } from './parts.ts';

/** One or two numbers and up to six words of any case: "23 8 wressle road", "12, rue du port". */
const numberedWords =
  /(?<![\p{L}\p{N}_.,:/\\$€£#-])\d{1,6}[A-Za-z]?(?: \d{1,4})?,? (?=\p{L})(?![AaPp][Mm](?!\p{L}))((?:\p{L}[\p{L}\p{M}'’-]{0,30}\.?)(?: \p{L}[\p{L}\p{M}'’-]{0,30}\.?){0,5})/gu;
const numberAfter = /,? \d{1,5}[a-z]?\.?(?![\p{L}\p{N}.,:/-]\d|[\p{L}\p{N}])/iuy;
/** "a 5 minute drive", "a 2 way street", "a 4 lane road". */
const measured =
  /^(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|miles?|km|met(?:er|re)s?|star|way|lane|block|step|dead|side|long|car|person|people|percent|of|in|on|at|to|and|or|for|from)(?![\p{L}])/iu;
const unitBefore = new RegExp(`(?:${unit})[ ,\\n]{0,3}$`, 'iu');
/** The evidence that makes an address. */
const enough = 2;

/** Streets typed without capitals. A street word is not enough: a unit, a postcode, a second number or what is said before has to agree. */
export function typedStreets(text: string): Range[] {
  const found: Range[] = [];
  let done = 0;
  for (const match of text.matchAll(numberedWords)) {
    const [whole, words] = match;
    if (match.index < done || measured.test(words)) continue;
    const street = streetLength(words);
    const said = contextWorth(text, match.index);
    if (street === 0 && said === 0) continue;
    const name = match.index + whole.length - words.length;
    const nameEnd = name + (street || unitStart(words));
    numberAfter.lastIndex = nameEnd;
    const after = numberAfter.exec(text);
    const tail = tailOf(text, nameEnd + (after?.[0].length ?? 0), true);
    const led = unitBefore.exec(textBefore(text, match.index, 24));
    const end = linesToPostcode(text, tail.end);
    const strong = tail.strong + (led ? 1 : 0) + (end > tail.end ? 1 : 0);
    const evidence = said + (street ? 1.25 : 0) + (after ? 0.5 : 0) + (tail.town ? 0.25 : 0) + strong;
    if (evidence < enough) continue;
    found.push({ start: match.index - (led?.[0].length ?? 0), end });
    done = end;
  }
  return found;
}

/** Where the words stop to be a name: "elm suite" ends before "suite". */
function unitStart(words: string): number {
  const at = words.search(/ (?:apt|apartment|suite|ste|flat|unit|box|floor|room)\b/i);
  return at < 0 ? words.length : at;
}
