import { expect, test } from 'vitest';
import { findNumbers } from '../../../src/core/privacy/numbers.ts';

const found = (text: string) => findNumbers(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['my order number is 4411-9082', '4411-9082'],
  ['ticket #9918273', '9918273'],
  ['customer_id: 8827361', '8827361'],
  ['tracking number: 1Z351F780335192648', '1Z351F780335192648'],
  ['VIN 1FMKD82633A004352', '1FMKD82633A004352'],
  ['IMEI: 49-015420-323751-8', '49-015420-323751-8'],
  ['case no. 20731192', '20731192'],
  ['Kundennummer: 778899', '778899'],
  ['Bestellung Nr. 20731192', '20731192'],
  ['numéro de dossier : 20731192', '20731192'],
  ['el número de pedido es 20731192', '20731192'],
  ['numero ordine 20731192', '20731192'],
  ['Patient:\n20731192', '20731192'],
])('a number with its name: %s', (text, expected) => expect(found(text)).toEqual([expected]));

test.each([
  'error 404123 on port 500123',
  'sum 20731192 of 99182731',
  'order by 20731192',
  'switch (x) { case 1000000: break; }',
  'order 3 items for $200000 or 200000 USD',
  'an order of 200000 units',
  'invoice from 2024-03-19',
  'member since 2019',
  'the order is open. 20731192 rows were read',
  'commit 9f86d081884c7d65',
  'order 1,200,000 of them',
  'ticket utf8 x86',
])('no number of a person: %s', (text) => expect(found(text)).toEqual([]));

test('a run of 100,000 digits is read once', () => {
  expect(found(`order ${'1'.repeat(100_000)}`)).toEqual([]);
});
