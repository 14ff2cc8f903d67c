import { countdown, isOneDigit, weightedSum } from './checks.ts';
import { always, isCapital, isGrouped, type IdRule } from './rule.ts';

/** Of the health service's number, the check digit last. */
const nhsWeights = [...countdown(10, 2), 1];

/** United Kingdom. */
export const ukIds: readonly IdRule[] = [
  {
    // NHS Data Dictionary: weights 10 to 2, 11 minus the sum modulo 11.
    what: 'UK_NHS',
    shapes: '10|3 3 4|3-3-4',
    pattern: /^\d{10}$/,
    valid: (digits) => weightedSum(digits, nhsWeights) % 11 === 0 && !isOneDigit(digits),
    // North American phone numbers are grouped alike.
    alone: (candidate) => isGrouped(candidate) && !/^[2-9]\d\d[2-9]/.test(candidate.compact),
    near: 'nhs|nhs number|health service|national health',
  },
  {
    // HMRC, National Insurance Manual NIM39110: letters that are never given out, suffix A to D.
    what: 'UK_NINO',
    shapes: '9|2 2 2 2 1|2-2-2-2-1|2 6 1|2 7|8 1',
    pattern: /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/,
    alone: (candidate) => isCapital(candidate) || isGrouped(candidate),
    near: 'nino|ni number|national insurance|insurance number',
  },
  {
    // DVLA: surname, decade, month (+50 for women), day, year, initials, two signs and a digit.
    what: 'UK_DRIVING_LICENCE',
    shapes: '16|5 6 5|5-6-5|18|16 2',
    pattern:
      /^[A-Z][A-Z9]{4}\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z][A-Z9][A-Z\d]{3}(?:\d\d)?$/,
    alone: always,
    near: 'driving licence|licence',
  },
  {
    what: 'UK_PASSPORT',
    shapes: '9',
    pattern: /^(?:[A-Z]{2}\d{7}|\d{9})$/,
    near: 'passport|passports|passport number|travel document',
  },
  {
    // DVLA INF104: since 2001, 1983-2001, 1963-1983.
    what: 'UK_VEHICLE_REGISTRATION',
    shapes: '7|6|5|4 3|4-3|3 3|2 3|3 4|3 2',
    pattern:
      /^(?:[A-HJ-PR-Y]{2}(?:0[2-9]|[1-7]\d)[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y])$/,
    near: 'registration|reg|reg number|reg plate|number plate|licence plate|license plate|plate|plates|vrm|numberplate',
  },
];
