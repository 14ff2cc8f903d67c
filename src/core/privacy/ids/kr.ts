import { isShortDate, weightedSum } from './checks.ts';
import { always, isCapital, isGrouped, type IdRule } from './rule.ts';

/** Both resident numbers: date of birth, century and sex, then (until October 2020) place and a check digit. */
const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** South Korea. */
export const koreanIds: readonly IdRule[] = [
  {
    // Check digit: 11 minus the sum modulo 11, its last digit.
    what: 'KR_RRN',
    shapes: '13|6-7',
    pattern: /^\d{6}[1-4]\d{6}$/,
    valid: (id) => isShortDate(id) && (11 - (weightedSum(id, weights) % 11)) % 10 === Number(id[12]),
    alone: always,
    near: 'rrn|resident registration|주민등록번호|주민번호',
  },
  {
    // The same for foreigners, with 13 in place of 11.
    what: 'KR_FRN',
    shapes: '13|6-7',
    pattern: /^\d{6}[5-8]\d{6}$/,
    valid: (id) => isShortDate(id) && (13 - (weightedSum(id, weights) % 11)) % 10 === Number(id[12]),
    alone: always,
    near: 'frn|foreigner registration|alien registration|외국인등록번호',
  },
  {
    // Numbers given out since October 2020 have no check digit: a word is needed.
    what: 'KR_FRN',
    shapes: '13|6-7',
    pattern: /^\d{6}[5-8]\d{6}$/,
    valid: isShortDate,
    near: 'frn|foreigner registration|alien registration|외국인등록번호',
  },
  {
    what: 'KR_RRN',
    shapes: '13|6-7',
    pattern: /^\d{6}[1-4]\d{6}$/,
    valid: isShortDate,
    near: 'rrn|resident registration|주민등록번호|주민번호',
  },
  {
    // National Tax Service: weights 1, 3, 7; the ninth digit counts five times, with the tens of that added.
    what: 'KR_BRN',
    shapes: '10|3-2-5',
    pattern: /^[1-9]\d{9}$/,
    valid: (id) =>
      (weightedSum(id, [1, 3, 7, 1, 3, 7, 1, 3, 5, 1]) + Math.floor((Number(id[8]) * 5) / 10)) % 10 === 0,
    alone: isGrouped,
    near: 'brn|business registration|사업자등록번호|사업자번호',
  },
  {
    // Ministry of Foreign Affairs: old form eight digits, since 2021 a letter in the fourth place.
    what: 'KR_PASSPORT',
    shapes: '9',
    pattern: /^[MSRODG]\d{3}(?:[A-Z]\d{4}|\d{5})$/,
    alone: (candidate) => isCapital(candidate) && /^.\d{3}[A-Z]/.test(candidate.compact),
    near: 'passport|passports|여권|여권번호',
  },
  {
    // National Police Agency: area 11 to 28, year, six digits, two.
    what: 'KR_DRIVER_LICENSE',
    shapes: '12|2-2-6-2',
    pattern: /^(?:1[1-9]|2[0-8])\d{10}$/,
    alone: isGrouped,
    near: '운전면허|운전면허번호|면허번호|korean driver|driver license|drivers license',
  },
];
