import { expect, test } from 'vitest';
import { findPlaces } from '../../../src/core/privacy/places.ts';

const found = (text: string, seenLower: readonly string[] = []) =>
  findPlaces(text, { region: 'US', seenLower: new Set(seenLower) }).map(({ start, end }) =>
    text.slice(start, end),
  );

test.each([
  ['a week between Berlin and New Zealand', ['Berlin', 'New Zealand']],
  ['I was born in Quelltal am See', ['Quelltal am See']],
  ['we met in Reading', ['Reading']],
  ['Mobile, AL is warm', ['Mobile']],
  ['a shop in Quelltal, Peru', ['Quelltal', 'Peru']],
  ['we flew to New Quelltal', ['New Quelltal']],
  ['she moved to Phoenix', ['Phoenix']],
])('a place: %j', (text, places) => expect(found(text)).toEqual(places));

test.each([
  'Reading helps',
  'roast turkey',
  'Nice work',
  'I live in Python',
  'an error in Quelltal',
  'New Quelltal opens',
  'Yesterday, Quelltal won',
  'from berlin_utils import x',
])('no place: %j', (text) => expect(found(text)).toEqual([]));

test('a word the chats write in lower case is no unseen place', () => {
  expect(found('I live in Harmony')).toEqual(['Harmony']);
  expect(found('I live in Harmony', ['harmony'])).toEqual([]);
});
