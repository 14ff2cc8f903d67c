import { findAges } from './ages.ts';
import { datesIn } from './date-forms.ts';
import { type Finding, textBefore } from './finding.ts';
import { isMachineDate } from './machine-dates.ts';

/** Words for a birth, cheap to look for in a whole text. */
const anyBirthWord =
  /born|birth|\bd\.?o\.?b|\bgeb\b|gebor|geburt|\bn[ée]e? (?:le|en)|naissance|nac[ií]|cumplea|\bnat[oa]\b|nasc[ei]|compleanno|anivers|geboorte|urodz|född|født|родил|рожд|syntyn|syntymä|szület|narozen|născut|γενν|生日|出生|生まれ|生年|생년|생일|doğum|ميلاد|נולד|לידה|ngày sinh|lahir|जन्म/i;
/** The same right before a date, with no other sentence between. */
const birthBefore = new RegExp(`(?:${anyBirthWord.source})[^\\n.!?]{0,40}(?:\\n\\s{0,8})?$`, 'iu');
/** "19.3.1987 (DOB)". */
const birthAfter =
  /^[\s(,-]{1,3}(?:is my |is the |is his |is her |ist mein |= ?)?(?:dob|birth(?:day|date)|date of birth|geburtsdatum|geburtstag)\b/i;
/** Eight or six digits in a row, and dots with a year of two digits (else a version), are a date only where a birth is named. */
const packed =
  /(?<![\w.])(?:(?:19|20)\d{2}[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d{2}|\d{6}|(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\.\d{2})(?![\w.]\w|\d)/g;

/** Dates, months with days, and years beside a word for a birth, in the usual forms of many languages. */
export function findBirthDates(text: string): Finding[] {
  if (!anyBirthWord.test(text)) return [];
  const found: Finding[] = [];
  for (const { start, end } of [...datesIn(text), ...packedIn(text)]) {
    // Abbreviations end with a dot: "geb.", "D.O.B."
    const before = textBefore(text, start, 60).replace(/\b(geb|d\.?o\.?b)\./gi, '$1');
    if (birthBefore.test(before) || birthAfter.test(text.slice(end, end + 32)))
      found.push({ start, end, kind: 'birthdate' });
  }
  return found;
}

/** All exact dates (with their times) as `date`, and ages of people as `age`. Decades, weekdays, durations, and the times of logs and queries are none. */
export function findDates(text: string): Finding[] {
  return [
    ...datesIn(text)
      .filter(({ start, end }) => !isMachineDate(text, start, end))
      .map(({ start, end }): Finding => ({ start, end, kind: 'date' })),
    ...findAges(text),
  ];
}

function packedIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(packed)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
}
