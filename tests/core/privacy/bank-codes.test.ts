import { expect, test } from 'vitest';
import { findBankCodes } from '../../../src/core/privacy/bank-codes.ts';
import { findIbans } from '../../../src/core/privacy/iban.ts';
import { findUsSsns } from '../../../src/core/privacy/us-ssn.ts';

/** Without repetitions: overlapping findings become one in the list of details. */
const found = (text: string) => [
  ...new Set(findBankCodes(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)),
];

test.each([
  ['SWIFT code: KDFADEFF', 'swift:KDFADEFF'],
  ['BIC KDFAGB2LXXX', 'swift:KDFAGB2LXXX'],
  ['the BIC is KDFAFRPP', 'swift:KDFAFRPP'],
  // 3(0+1+7) + 7(7+0+8) + (3+2+5) = 24 + 105 + 10 = 139: not a multiple of 10. 3(0+2+8) + 7(7+1+9) + (3+4+6) = 30+119+13 = 162: the
  // last digit has to be 4: 30+119+11 = 160.
  ['routing number 073214894', 'account:073214894'],
  ['0732-1489-4', 'account:0732-1489-4'],
  ['sort code 40-12-73', 'account:40-12-73'],
  ['BLZ 370 501 98', 'account:370 501 98'],
  ['BSB: 062-735', 'account:062-735'],
  ['my account number is 73519264', 'account:73519264'],
  ['Kontonummer: 735192648', 'account:735192648'],
  ['numéro de compte 00735192648', 'account:00735192648'],
  ['número de cuenta: 735192648', 'account:735192648'],
])('a bank code: %s', (text, expected) => expect(found(text)).toEqual([expected]));

test.each([
  'KDFADEFF',
  'SWIFT IS A LANGUAGE, SWIFT LANGUAGE, SWIFT code: DOCUMENT',
  'SWIFT code: PAYMENTS',
  '073214894 and 0732-1489-5',
  'from 40-12-73 on',
  'an account with 73519264 followers',
])('no bank code: %s', (text) => expect(found(text)).toEqual([]));

test('an IBAN in mixed case is none, in small letters it is one', () => {
  // The example of the registry for the United Kingdom, and the same with one small letter.
  expect(findIbans('gb29nwbk60161331926819')).toHaveLength(1);
  expect(findIbans('GB29NwBK60161331926819')).toEqual([]);
});

test('with one dash a number is an SSN in the United States only', () => {
  expect(findUsSsns('it is 531-217351', { region: 'US' })).toHaveLength(1);
  expect(findUsSsns('it is 53121-7351', { region: 'US' })).toHaveLength(1);
  expect(findUsSsns('it is 531-217351', { region: 'DE' })).toEqual([]);
  expect(findUsSsns('it is 666-217351', { region: 'US' })).toEqual([]);
});
