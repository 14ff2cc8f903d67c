import type { FindOptions, Finding } from './finding.ts';
import { commonWords } from './common-words.ts';
import { textBefore } from './finding.ts';
import { remembered } from './remembered.ts';
import { ambiguousNames } from './places/ambiguous.ts';
import { countries, knownPlaceAt } from './places/gazetteer.ts';
import { stateCodes } from './places/regions.ts';

/** A capitalised word that is no part of an identifier, a path, an address or a handle. */
const capital = /(?<![\p{L}\p{M}\p{N}_@#./\\-])\p{Lu}[\p{L}\p{M}'’-]*(?![\p{N}_@\\(]|\.\p{L})/gu;
/** Up to three more words of a name that is in no list. */
const more =
  /(?: (?:de la |de |del |am |an der |sur |upon |nad |do |da )?\p{Lu}[\p{L}\p{M}'’-]{1,30}){0,3}/uy;
/** Characters before a name in which such words are looked for. */
const reach = 32;
/** After these an ambiguous name is a place. */
const weakSlot = /(?:^|[^\p{L}])(?:in|near|from|at|visit|visiting|visited|across|around|outside)\s$/iu;
/** After these every capitalised word is one: where people live, come from and go. */
const strongSlot =
  /(?:^|[^\p{L}])(?:(?:live[sd]?|living|born|grew up|raised|based|located|arriv(?:e[sd]?|ing)|stay(?:s|ed|ing)?|reside[sd]?|residing|house|apartment) (?:in|at|near)|(?:mov(?:e[sd]?|ing)|fl(?:ew|y|ies|ying|ights?)|travel(?:s|l?ed|l?ing)?|trips?|relocat(?:e[sd]?|ing)) (?:here )?(?:to|from)|originally from|(?:i'm|i am|we're|we are) (?:in|from)|(?:city|town|village|mayor|citizen|outskirts) of|wohne in|vivo en|habite à|abito a)\s$/iu;
const state = /^, ?([A-Z]{2,3})\b/;
/** A comma, then the word a country may begin with. */
const afterComma = /, ?(\p{Lu}[\p{L}\p{M}'’-]{1,30})/uy;
/** Common words that begin the names of towns: "New Quelltal". */
const beginners = new Set(
  'new old north south east west upper lower great little port fort lake mount saint san santa'.split(' '),
);
const common = new Set(commonWords);

/** Known places, ambiguous ones where the words around tell, and unseen capitalised names where people say where they are. */
export function findPlaces(text: string, { seenLower }: FindOptions): Finding[] {
  const found: Finding[] = [];
  const isStrongSlot = remembered((before) => strongSlot.test(before));
  const isSlot = remembered((before) => weakSlot.test(before) || isStrongSlot(before));
  const hasComma = text.includes(',');
  let end = 0;
  for (const { 0: word, index: start } of text.matchAll(capital)) {
    if (start < end) continue;
    const known = knownPlaceAt(text, start, word);
    if (known !== undefined) {
      end = start + known.length;
      const isShort = known.length < 4 && text.slice(start, end) !== known.toUpperCase();
      if (isShort) continue;
      if (ambiguousNames.has(known) && !isSlot(textBefore(text, start, reach)) && !hasState(text, end))
        continue;
    } else {
      const folded = word.toLowerCase();
      const isOrdinary = common.has(folded) || (seenLower?.has(folded) ?? false);
      if (word.length < 3 || (isOrdinary && !beginners.has(folded))) continue;
      const isStrong = isStrongSlot(textBefore(text, start, reach));
      if (!isStrong && !hasComma) continue;
      more.lastIndex = start + word.length;
      const rest = more.exec(text)?.[0] ?? '';
      if (isOrdinary && rest === '') continue;
      const stop = start + word.length + rest.length;
      if (!isStrong && !hasCountry(text, stop)) continue;
      end = stop;
    }
    found.push({ start, end, kind: 'place' });
  }
  return found;
}

/** Is a name followed by ", Peru"? */
function hasCountry(text: string, end: number): boolean {
  if (text[end] !== ',') return false;
  afterComma.lastIndex = end;
  const match = afterComma.exec(text);
  if (!match) return false;
  const known = knownPlaceAt(text, end + match[0].length - match[1].length, match[1]);
  return known !== undefined && countries.has(known) && !ambiguousNames.has(known);
}

/** Is a name followed by ", CA"? */
function hasState(text: string, end: number): boolean {
  return stateCodes.has(state.exec(text.slice(end, end + 6))?.[1] ?? '');
}
