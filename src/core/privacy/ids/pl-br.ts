import { countdown, isMonthAndDay, isOneDigit, weightedSum } from './checks.ts';
import { always, type IdRule } from './rule.ts';

/** Poland and Brazil: long numbers with strong checks. */
export const polishAndBrazilianIds: readonly IdRule[] = [
  {
    // Ustawa o ewidencji ludności, art. 15: weights 1, 3, 7, 9; the century is added to the month in twenties.
    what: 'PL_PESEL',
    shapes: '11|6 5|6-5',
    pattern: /^\d{11}$/,
    valid: (digits) =>
      isMonthAndDay(Number(digits.slice(2, 4)) % 20, Number(digits.slice(4, 6))) &&
      weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
    alone: always,
    near: 'pesel',
  },
  {
    // Receita Federal: two check digits, weights 10 to 2 and 11 to 2, modulo 11.
    what: 'BR_CPF',
    shapes: '11|3.3.3-2|9-2|3 3 3 2',
    pattern: /^\d{11}$/,
    valid: (digits) =>
      !isOneDigit(digits) && hasDigit(digits, countdown(10, 2)) && hasDigit(digits, countdown(11, 2)),
    alone: always,
    near: 'cpf',
  },
  {
    // Receita Federal: two check digits, weights 2 to 9 from the right, modulo 11.
    what: 'BR_CNPJ',
    shapes: '14|2.3.3/4-2|8/4-2',
    pattern: /^\d{14}$/,
    valid: (digits) =>
      !isOneDigit(digits) &&
      hasDigit(digits, [...countdown(5, 2), ...countdown(9, 2)]) &&
      hasDigit(digits, [...countdown(6, 2), ...countdown(9, 2)]),
    alone: always,
    near: 'cnpj',
  },
];

/** The digit after the weighted ones is 11 minus their sum modulo 11, or 0. */
function hasDigit(digits: string, weights: readonly number[]): boolean {
  const rest = weightedSum(digits, weights) % 11;
  return Number(digits[weights.length]) === (rest < 2 ? 0 : 11 - rest);
}
