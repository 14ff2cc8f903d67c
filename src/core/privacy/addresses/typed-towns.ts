import { isKnownWord } from '../known-words.ts';
import { knownPlaceAt } from '../places/gazetteer.ts';
import { stateCodes } from '../places/regions.ts';

/** A postcode of the United Kingdom or of Canada in small letters: "ls1 4ap", "k1a 0b1". */
const typedPostcode = /(?:[a-z]{1,2}\d[\da-z]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d)(?![\p{L}\p{N}])/uy;
const words = "\\p{Ll}[\\p{L}\\p{M}'’.-]{1,30}(?: \\p{Ll}[\\p{L}\\p{M}'’-]{1,30}){0,2}";
const over = '[ \\t]{0,3}(?:[,.;!?)\\n]|$)';
/** After a comma or a line break: up to a comma, the end of the line or a number. */
const townBetween = new RegExp(`${words}(?=${over}|[ \\t]{0,3}\\d{4}|[ \\t][a-z]{1,2}\\d)`, 'uy');
/** After the postcode: up to the end of the sentence. */
const townAfter = new RegExp(`${words}(?=${over})`, 'uy');
/** "dayton oh 45402", "leeds ls1 4ap", "paris 75002": what stands before a postcode without a comma. Group 1: the state. */
const townBefore = new RegExp(
  `${words.replace('{0,2}', '{0,2}?')}(?:,? ([a-z]{2}))?(?=,? (?:\\d{5}(?!\\d)|[a-z]{1,2}\\d[\\da-z]? \\d[a-z]{2}(?![\\p{L}\\p{N}])))`,
  'uy',
);
const firstWord = /[\p{L}\p{M}'’-]{2,31}/uy;
/** Said after a comma or at the end, and no towns. */
const said = new Set(
  'right correct okay ok yes yeah no sure cheers guys lol pls plz btw asap gracias merci danke bitte'.split(
    ' ',
  ),
);
const state = /[a-z]{2}(?=[ \t]{0,3}(?:[,.;!?)\n]|$))/y;

const smallA = 97;

interface Place {
  /** What stands between this part and the one before. */
  readonly between: string;
  readonly hasTown: boolean;
  /** A unit or a postcode has been read. */
  readonly isSure: boolean;
}

/** The part of an address in small letters that begins at `at`: a postcode or a town, if there is one. */
export function typedPartAt(
  text: string,
  at: number,
  place: Place,
): { readonly postcode?: string; readonly town?: string } {
  const begin = text.charCodeAt(at);
  // In capitals, or a number: nothing of these.
  if (begin < smallA) return {};
  const code = matchAt(typedPostcode, text, at)?.[0];
  if (code !== undefined) return { postcode: code };
  const first = matchAt(firstWord, text, at)?.[0];
  if (first === undefined || first !== first.toLowerCase()) return {};
  const town = townAt(text, at, first, place);
  return town === undefined ? {} : { town };
}

/** A town in small letters is told by what stands on both sides: a comma, a line break, a postcode; or it is well known. */
function townAt(
  text: string,
  at: number,
  first: string,
  { between, hasTown, isSure }: Place,
): string | undefined {
  if (hasTown && first.length === 2 && stateCodes.has(first.toUpperCase())) {
    const code = matchAt(state, text, at)?.[0];
    if (code !== undefined) return code;
  }
  const known = knownPlaceAt(text, at, first);
  if (known !== undefined) return known;
  const before = matchAt(townBefore, text, at);
  if (before && (before[1] ? stateCodes.has(before[1].toUpperCase()) : !isKnownWord(first))) return before[0];
  if (said.has(first) || isKnownWord(first)) return undefined;
  if (/[,\n]/.test(between)) return matchAt(townBetween, text, at)?.[0];
  return isSure && !hasTown ? matchAt(townAfter, text, at)?.[0] : undefined;
}

/** `pattern` is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
