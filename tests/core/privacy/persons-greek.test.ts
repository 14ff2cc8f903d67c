import { expect, test } from 'vitest';
import { findPersons } from '../../../src/core/privacy/persons.ts';
import { greekNominatives, isGreekFamily } from '../../../src/core/privacy/persons/greek.ts';

const named = (text: string) =>
  findPersons(text, { region: 'US' }).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Είδα τον Γιώργο χθες.', 'Γιώργο'],
  ['Το σπίτι της Μαρίας είναι μεγάλο.', 'Μαρίας'],
  ['Είναι το βιβλίο του Νικολάου.', 'Νικολάου'],
  ['Μίλησα με τον Παπαδόπουλο χθες.', 'Παπαδόπουλο'],
  ['Ήρθε ο Μανώλης Τριανταφυλλίδης μαζί.', 'Μανώλης Τριανταφυλλίδης'],
])('%j names a person', (text, name) => {
  expect(named(text)).toEqual([name]);
});

test.each(['Πηγαίνω στην Αθήνα αύριο.', 'Καλημέρα, πώς είσαι;', 'Η Ελλάδα είναι χώρα.'])(
  '%j names nobody',
  (text) => {
    expect(named(text)).toEqual([]);
  },
);

test('a case leads to the nominatives it may have', () => {
  expect(greekNominatives('γιωργου')).toEqual(['γιωργος', 'γιωργης']);
  expect(greekNominatives('μαριας')).toEqual(['μαρια']);
});

test('an ending tells a surname', () => {
  expect(['παπαδοπουλου', 'κωνσταντινιδης', 'θεοδωρακη'].map(isGreekFamily)).toEqual([true, true, true]);
  expect(isGreekFamily('θαλασσα')).toBe(false);
});
