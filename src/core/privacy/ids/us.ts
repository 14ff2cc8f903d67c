import { hasLuhnDigit } from '../card.ts';
import { isOneDigit } from './checks.ts';
import { always, isCapital, isGrouped, isNoAmount, type IdRule } from './rule.ts';

/** United States. Social security numbers: us-ssn.ts. */
export const usIds: readonly IdRule[] = [
  {
    // IRS: 9xx and a group of 50-65, 70-88, 90-92, 94-99.
    what: 'US_ITIN',
    shapes: '9|3-2-4|3 2 4',
    pattern: /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/,
    alone: isGrouped,
    near: 'itin|taxpayer|tax id|tax number|individual taxpayer',
  },
  {
    // CMS: Luhn over the number with 80840 in front.
    what: 'US_NPI',
    shapes: '10|4-3-3|4 3 3',
    pattern: /^[12]\d{9}$/,
    valid: (digits) => hasLuhnDigit(`80840${digits}`) && !/^(\d)\1{8}/.test(digits),
    alone: isGrouped,
    near: 'npi|provider|national provider|prescriber|physician id',
  },
  {
    // CMS: fixed places of letters (without S, L, O, I, B, Z) and digits, no check digit.
    what: 'US_MBI',
    shapes: '11|4-3-4|4 3 4',
    pattern:
      /^[1-9][AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d\d$/,
    alone: isCapital,
    near: 'medicare|mbi|beneficiary',
  },
  {
    // DEA registration of who may prescribe: d1+d3+d5 + 2 (d2+d4+d6) ends in the seventh digit.
    what: 'CERTIFICATE_NUMBER',
    shapes: '9',
    pattern: /^[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}$/,
    valid: hasDeaDigit,
    alone: isCapital,
    near: 'dea|prescriber|medical license|certificate',
  },
  {
    what: 'US_PASSPORT',
    shapes: '9',
    pattern: /^[A-Z]?\d{8,9}$/,
    near: 'passport|passports|travel document|us passport',
  },
  {
    // Every state has its own form; these are nearly all of them.
    what: 'US_DRIVER_LICENSE',
    shapes: '7|8|9|10|11|12|13|14|4-4-4|4-4-4-2|3-3-3|3-2-4|2-3-4',
    pattern:
      /^(?:[A-Z]{0,2}\d{6,14}|[A-Z]{3}\d{6}|\d{7,9}[A-Z]|[A-Z]\d{2,3}[A-Z]{2}\d{3,4}|\d{2}[A-Z]{3}\d{5})$/,
    near: 'drivers license|driver license|drivers licence|driver licence|driving license|drivers lic|drivers id|dl|dl number',
  },
];

/** Drug Enforcement Administration, check digit of registration numbers. */
function hasDeaDigit(number: string): boolean {
  const d = [...number.slice(2)].map(Number);
  return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 === d[6] && d.some((digit) => digit > 0);
}

/** Canada and Mexico. */
export const northAmericanIds: readonly IdRule[] = [
  {
    // Social insurance number (Canada): Luhn; a first 0 or 8 is not issued.
    what: 'CA_SIN',
    shapes: '9|3 3 3|3-3-3',
    pattern: /^[1-79]\d{8}$/,
    valid: (digits) => hasLuhnDigit(digits) && !isOneDigit(digits),
    alone: isNoAmount,
    near: 'sin|nas|social insurance|assurance sociale|insurance number',
  },
  {
    // CURP (Mexico): letters of the name, date of birth, sex, state, consonants, two signs.
    what: 'MX_CURP',
    shapes: '18',
    pattern:
      /^[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/,
    alone: always,
    near: 'curp',
  },
];
