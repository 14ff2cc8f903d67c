import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type FindOptions, type Finding, textBefore } from './finding.ts';
import { remembered } from './remembered.ts';
import { candidatesIn, digitsOf, isPhoneLike, type Candidate } from './phone-candidates.ts';

/** Digits with what people write between them. Newlines and commas end a number. */
const digitRun = /[+(]{0,2}\d(?:[\d().+\-/ \t\u00a0\u202f\u2010-\u2015]*\d)?/g;
/** "is415-555-0132": a blank forgotten. */
const glued = /(?<![\p{L}\p{N}_])(?:is|at|on|tel|no|call|ist)$/iu;
/** Letters of scripts that write no blanks, and of Korean, which joins small words to numbers: a number beside one is whole. */
const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}';
/** Right before a number these make it a part of something else: a word, an amount, a reference, a decimal. */
const partBefore = new RegExp(`(?![${unspaced}])[\\p{L}\\p{N}_$€£¥#@&^*\\\\]$|[\\p{L}\\p{N}_][-./]$`, 'u');
const partAfter = new RegExp(`^(?:(?![${unspaced}])[\\p{L}\\p{N}_%€£]|:\\d|[-/]\\p{L}|°)`, 'u');
const extension = /^\s?(?:x|ext\.?|extension|durchwahl)\s?\d{1,6}\b/i;

/** In languages that put blanks between words. */
const words =
  'phones?|telephone|telefono?|tel|tlf|ph|mob|cep|my (?:new |home |work |(?!id )[a-z]{2} )?number|teléfono|téléphone|mobiles?|móvil|handy|cell(?:phone|ular)?|call(?:ed|ing)?|dial|ring|fax|whats ?app|sms|text|contact|hotline|rufnummer|telefonnummer|telefoonnummer|celular|portable|pager|desk|reach|телефон|тел|номер' +
  '|(?:meine|deine|ihre|seine) (?:neue |private )?nummer|rufen|ruf|anrufen|erreich(?:bar|en)|tfno|tlfno|telefonnr|telefoon|gsm|mijn nummer|bel|bellen|mon num[ée]ro|appelle(?:z)?|joindre|joignable|portable' +
  '|mi n[úu]mero|ll[áa]m[ae](?:me|nos)?|cel|mio numero|cellulare|chiama(?:mi|temi)?|meu n[úu]mero|ligue|zap|mój numer|telefonu|komórka|zadzwoń|mitt nummer|mit nummer|ringa|puhelin|telefonum|numaram|τηλέφωνο|κινητό';
/** In languages that do not, with what stands between them and the number. */
const wordsTogether =
  '(?:电话|手机|電話|手機|携帯|联系方式|전화|핸드폰|휴대폰|연락처)(?:号码|號碼|番号|번호|号|號)?(?:是|为|為|は|은|는)?';
const fillers =
  'is|was|at|on|no|nr|num|number|numbers|me|us|him|her|them|back|my|your|his|our|the|a|or|and|to|via|under|with|office|work|home|please|today' +
  '|ist|lautet|unter|an|der|die|mich|mir|uns|sie|bitte|op|est|le|au|moi|es|el|al|en|è|il|é|o|no|na|pod|på|mig|är|numer|n[úu]mero|num[ée]ro|nummer|de|del';
/** A word for a phone, then only small words and punctuation until the number. */
const contextBefore = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${words})|${wordsTogether})(?:[^\\p{L}\\p{N}]|(?<![\\p{L}\\p{N}])(?:${fillers})(?![\\p{L}\\p{N}]))*$`,
  'iu',
);
const contextAfter = /^[\s(]{1,3}(?:fax|mobile|cell|office|phone|tel)\b/i;

/** Calls of libphonenumber a text may cost (about 30 µs each): a text with more numbers is a list of them. */
const lookupLimit = 500;

/**
 * Phone numbers: international ones and formatted ones of the region by libphonenumber's rules, any 7 to 15 digits right after
 * a word for a phone. Dates, versions, addresses, decimals and plain long numbers are none.
 */
export function findPhones(text: string, { region }: FindOptions): Finding[] {
  const country = isSupportedCountry(region) ? region : 'US';
  const found: Finding[] = [];
  let lookups = 0;
  const isValid = remembered((number: string): boolean => {
    if (country === 'US' || country === 'CA') {
      const known = northAmerican(number);
      if (known !== null) return known;
    }
    return lookups++ >= lookupLimit || parsePhoneNumberFromString(number, country)?.isValid() === true;
  });
  const judge: Judge = {
    ...{ isValid, isLike: remembered(isPhoneLike), isFormatted: remembered(isFormatted) },
    isNamed: remembered((before) => contextBefore.test(before)),
  };
  const numbersIn = remembered(candidatesIn);
  for (const run of text.matchAll(digitRun)) {
    if (run[0].length < 7) continue;
    for (const { start, end, written } of numbersIn(run[0])) {
      const candidate = { start: run.index + start, end: run.index + end, written };
      if (!isWhole(text, candidate, judge) || !isPhone(text, candidate, judge)) continue;
      const after = extension.exec(text.slice(candidate.end, candidate.end + 20));
      found.push({
        start: candidate.start,
        end: candidate.end + (after ? after[0].length : 0),
        kind: 'phone',
      });
    }
  }
  return found;
}

/** What is asked of numbers and of what stands before them, each remembered. */
interface Judge {
  isValid(number: string): boolean;
  isLike(written: string): boolean;
  isFormatted(written: string): boolean;
  isNamed(before: string): boolean;
}

function isWhole(text: string, { start, end, written }: Candidate, judge: Judge): boolean {
  if (partBefore.test(textBefore(text, start, 2))) {
    const isShaped = judge.isLike(written) || judge.isFormatted(written);
    if (!isShaped || !glued.test(textBefore(text, start, 5))) return false;
  }
  const after = text.slice(end, end + 12);
  return !partAfter.test(after) || extension.test(after);
}

function isPhone(text: string, { start, end, written: all }: Candidate, judge: Judge): boolean {
  const written = all.startsWith('(+') ? all.slice(1) : all;
  const digits = digitsOf(written);
  if (written.startsWith('+') && (judge.isValid(written) || isInternational(written))) return true;
  if (/^00[1-9]/.test(digits) && digits.length >= 10 && judge.isValid(`+${digits.slice(2)}`)) return true;
  // Without a word nearby a number must be written like a phone number.
  if (written[0] !== '+' && judge.isFormatted(written) && judge.isValid(written)) return true;
  if (judge.isLike(written)) return true;
  return judge.isNamed(textBefore(text, start, 40)) || contextAfter.test(text.slice(end, end + 10));
}

/** Groups as people write phone numbers: a leading 0 or bracket, or 3-3-4. */
function isFormatted(written: string): boolean {
  const groups = written.match(/\d+/g) ?? [];
  if (groups.length > 6 || groups.length < 2) return false;
  const shape = groups.map((group) => group.length).join('-');
  return /^[(0]/.test(written) || /^(?:1-)?3-(?:3-4|7)$/.test(shape);
}

/** E.164 with its plus, in groups: nothing else is written so, also where the plan of the country has no such number. */
function isInternational(written: string): boolean {
  const groups = written.match(/\d+/g) ?? [];
  const digits = digitsOf(written).length;
  return digits >= 10 && digits <= 14 && groups.length >= 3 && /^\+[1-9]\d{0,2}[ ().-]/.test(written);
}

/** North American numbers by their plan (NPA-NXX-XXXX, N from 2 to 9, no N11): cheaper than the library. null: not such a form. */
function northAmerican(number: string): boolean | null {
  if (number.startsWith('+') && !/^\+1\D/.test(number)) return null;
  const digits = digitsOf(number).replace(/^1(?=\d{10}$)/, '');
  return /^[2-9](?!11)\d{2}[2-9](?!11)\d{6}$/.test(digits);
}
