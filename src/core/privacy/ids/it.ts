import { hasLuhnDigit } from '../card.ts';
import { isMonthAndDay } from './checks.ts';
import { always, type IdRule } from './rule.ts';

/** D.M. 12 March 1974: letters of the months from January on. */
const months = 'ABCDEHLMPRST';
/** The same decree: letters that stand for 0 to 9 where two people would have the same code. */
const omocodia = 'LMNPQRSTUV';

/** Italy. */
export const italianIds: readonly IdRule[] = [
  {
    // The shape alone (name, year, month letter, day + 40 for women, place) is like nothing else: the check letter is not asked.
    what: 'IT_FISCAL_CODE',
    shapes: '16|3 3 5 5|6 5 5|6 2 3 5',
    pattern: /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
    valid: hasBirthDay,
    alone: always,
    near: 'codice fiscale|cf',
  },
  {
    // DPR 633/1972: seven digits, the tax office (001-100, 120, 121, 888, 999), a Luhn digit.
    what: 'IT_VAT_CODE',
    shapes: '11|8_3',
    pattern: /^(?!0{7})\d{7}(?:0(?!00)\d\d|100|12[01]|888|999)\d$/,
    valid: hasLuhnDigit,
    alone: always,
    near: 'partita iva|p iva|piva|iva|vat',
  },
  {
    what: 'IT_DRIVER_LICENSE',
    shapes: '10',
    pattern: /^(?:[A-Z]{2}\d{7}[A-Z]|U1[A-Z\d]{7}[A-Z])$/,
    near: 'patente|patente di|patente guida|driving licence|driver license|drivers license',
  },
  {
    what: 'IT_PASSPORT',
    shapes: '9',
    pattern: /^[A-Z]{2}\d{7}$/,
    near: 'passaporto|italian passport|passaporto italiano',
  },
  {
    // Paper form, and the electronic card of 2016 (D.M. 23 December 2015).
    what: 'IT_IDENTITY_CARD',
    shapes: '9|2 7|7 2|2 5 2',
    pattern: /^(?:[A-Z]{2}\d{7}|\d{7}[A-Z]{2}|C[A-Z]\d{5}[A-Z]{2})$/,
    near: 'carta didentita|carta identita|cie|identity card|documento didentita|id card|carta di',
  },
];

function hasBirthDay(code: string): boolean {
  const day = Number(
    [...code.slice(9, 11)].map((sign) => (/\d/.test(sign) ? sign : omocodia.indexOf(sign))).join(''),
  );
  return isMonthAndDay(months.indexOf(code[8]) + 1, day > 40 ? day - 40 : day);
}
