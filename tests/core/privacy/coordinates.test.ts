import { expect, test } from 'vitest';
import { findCoordinates } from '../../../src/core/privacy/coordinates.ts';

/** Without repetitions: overlapping findings become one in the list of details. */
const found = (text: string) => [
  ...new Set(findCoordinates(text).map(({ start, end }) => text.slice(start, end))),
];

test.each([
  ['meet at 52.51627, 13.37770 tonight', ['52.51627, 13.37770']],
  ['(-33.85678,151.21529)', ['-33.85678,151.21529']],
  ['52.5163° N, 13.3777° E', ['52.5163° N, 13.3777° E']],
  ['52°30\'58"N 13°22\'39"E', ['52°30\'58"N 13°22\'39"E']],
  ['{"lat": 52.516, "lng": 13.377}', ['52.516', '13.377']],
  ['GPS 0.12345, 0.54321', ['0.12345, 0.54321']],
  ['I am at 64.808538, 50.338582.', ['64.808538, 50.338582']],
])('a place: %s', (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  'from 12.50, to 13.75 dollars',
  'weights 0.1234, 0.5678',
  'row 12.3456, 45.6789, 78.9012',
  '[[12.3456, 45.6789]]',
  'x = 12.3456 45.6789',
  '12.3456\n45.6789',
  '123.4567, 13.3777',
  'version 10.1234.5678',
  'it is 30° outside, 20 °C inside',
])('not a place: %s', (text) => expect(found(text)).toEqual([]));
