import { countdown, isOneDigit, weightedSum } from './checks.ts';
import { always, isGrouped, isNoAmount, type IdRule } from './rule.ts';

/** Of company numbers, the check digit last. */
const acnWeights = [...countdown(8, 1), 1];

/** Australia. */
export const australianIds: readonly IdRule[] = [
  {
    // ATO: weighted sum a multiple of 11.
    what: 'AU_TFN',
    shapes: '9|3 3 3|3-3-3',
    pattern: /^\d{9}$/,
    valid: (digits) => weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !isOneDigit(digits),
    alone: isNoAmount,
    near: 'tfn|tax file|tax number',
  },
  {
    // Services Australia: weights 1, 3, 7, 9; the ninth digit is the sum modulo 10, the tenth the issue.
    what: 'AU_MEDICARE',
    shapes: '10|11|4 5 1|4-5-1|4 5 1 1|4 6',
    pattern: /^[2-6]\d{9}\d?$/,
    valid: (digits) => weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]),
    alone: isGrouped,
    near: 'medicare|medicare number',
  },
  {
    // ABR: the first digit less one, weighted sum a multiple of 89.
    what: 'AU_ABN',
    shapes: '11|2 3 3 3|2-3-3-3',
    pattern: /^[1-9]\d{10}$/,
    valid: (digits) =>
      (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0 && !isOneDigit(digits),
    alone: always,
    near: 'abn|business number',
  },
  {
    // ASIC: weights 8 to 1 and the check digit, a multiple of 10. All that were given out begin with 0 to 6.
    what: 'AU_ACN',
    shapes: '9|3 3 3|3-3-3',
    pattern: /^(?!0{8})[0-6]\d{8}$/,
    valid: (digits) => weightedSum(digits, acnWeights) % 10 === 0,
    // Amounts do not begin with zeros.
    alone: (candidate) =>
      candidate.compact.startsWith('00') || (candidate.compact.startsWith('0') && isGrouped(candidate)),
    near: 'acn|company number',
  },
];
