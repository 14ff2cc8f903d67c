import { datesAbroad } from './date-forms-abroad.ts';

/** A date in a text; offsets as in a finding. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Full names and usual short forms: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const month =
  `(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec
  |januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|okt|dez|janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre
  |enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre
  |janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|augustus)`.replace(
    /\s+/g,
    '',
  );
const year = '(?:1[89]|20)\\d{2}';
const day = '(?:3[01]|[12]\\d|0?[1-9])';
const monthNumber = '(?:1[0-2]|0?[1-9])';
const time =
  '[T ,]{1,2}\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\.?| ?Z| ?[+-]\\d{2}:?\\d{2})?';
const of = '(?:(?:of|de|del|di) )?';
/** No digit, letter or decimal goes on. */
const left = '(?<![\\p{L}\\p{N}_]|\\d[.,/:-])';
const right = '(?![\\p{L}\\p{N}_]|[-/:.,]\\d)';

/** Forms in digits, each whole. */
const numeric = new RegExp(
  `${left}(?:${year}([-./])${monthNumber}\\1${day}(?:${time})?|${day}([-./])${day}\\2(?:${year}|\\d{2})(?:${time})?|${monthNumber}[-/]${year})(?![\\p{Script=Latin}\\p{N}_]|[-/:.,]\\d)`,
  'gu',
);
/** "5 March 2021", "le 3 mai", "3rd of March", "März 1999", "May 5, 2021", "May-21". */
const withMonth = new RegExp(
  `${left}(?:${day}(?:st|nd|rd|th|er|º|\\.)?[ -]?${of}${month}\\b\\.?(?:,? ${of}${year}|-${year}|-\\d{2})?(?:${time})?|${month}\\b\\.?(?: ${day}(?:st|nd|rd|th)?(?:,? ${year})?|,? ${of}${year}|-\\d{2}(?:-${year})?)(?:${time})?)${right}`,
  'giu',
);
/** "5/21": a fraction as well, so only where a day is spoken of, or the second number can only be a day. */
const short = new RegExp(`${left}(${monthNumber})/(${day})(?![\\p{L}\\p{N}_/]|[-:.]\\d)`, 'gu');
const dayWord = /\b(?:on|by|until|till|since|due|before|after|from|is|am|le|el|il|date)[ ,:]{1,2}$/i;
/** Years in prose: after a word that years follow. */
const bareYear = new RegExp(
  `(?<=\\b(?:in|since|of|during|until|till|from|by|year|before|after|circa|between|and|to|a|an|the|seit|im|jahr|bis|en|depuis|desde|nel|dal|em|van|class of|act of) )${year}(?![\\p{L}\\p{N}_%°]|[-/:.,]\\d| ?(?:kg|km|people|users|rows|items|dollars|euros|words|characters|tokens|px|mb|gb|ms|calories|steps|points|pounds|miles|meters|employees|times|years)\\b)`,
  'giu',
);

/** Exact dates in all usual forms, with their times; years alone only after words such as "in". Not in order; they may overlap. */
export function datesIn(text: string): Place[] {
  const found: Place[] = [];
  const add = (start: number, written: string) => found.push({ start, end: start + written.length });
  for (const { 0: written, index } of text.matchAll(numeric)) if (isDay(written)) add(index, written);
  for (const { 0: written, index } of text.matchAll(withMonth)) add(index, written);
  if (text.includes('/')) {
    for (const { 0: written, 2: second, index } of text.matchAll(short)) {
      const isOnlyDay = Number(second) > 12;
      if (isOnlyDay || dayWord.test(text.slice(Math.max(0, index - 8), index))) add(index, written);
    }
  }
  for (const { 0: written, index } of text.matchAll(bareYear)) add(index, written);
  return [...found, ...datesAbroad(text)];
}

/** Of two short numbers and a year one is a month; dots with a two-digit year are versions. */
function isDay(written: string): boolean {
  const parts = /^(\d{1,2})([-./])(\d{1,2})[-./](\d{2,4})(?!\d)/.exec(written);
  if (!parts) return true;
  const [, first, dot, second, last] = parts;
  if (Number(first) > 12 && Number(second) > 12) return false;
  return last.length === 4 || dot !== '.' || (first.length === 2 && second.length === 2);
}
