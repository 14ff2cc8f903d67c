import { expect, test } from 'vitest';
import { findBirthDates, findDates } from '../../../src/core/privacy/dates.ts';
import type { Detector } from '../../../src/core/privacy/finding.ts';

const of = (find: Detector['find']) => (text: string) =>
  find(text, { region: 'US' }).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);
const births = of(findBirthDates);
const dates = of(findDates);

test.each([
  ['I was born on 19 March 1987 in Rome', '19 March 1987'],
  ['DOB: 03/19/1987', '03/19/1987'],
  ['D.O.B. 1987-03-19', '1987-03-19'],
  ['Date of birth:\n  19.03.1987', '19.03.1987'],
  ['my birthday is March 19th', 'March 19th'],
  ['ich bin am 19. März 1987 geboren, geb. 19.03.1987', '19.03.1987'],
  ['née le 19 mars 1987', '19 mars 1987'],
  ['nacido el 19 de marzo de 1987', '19 de marzo de 1987'],
  ['data di nascita 19/03/1987', '19/03/1987'],
  ['data de nascimento: 19 de março de 1987', '19 de março de 1987'],
  ['she was born in 1987', '1987'],
  ['dob 19870319', '19870319'],
  ['03/19/1987 (DOB)', '03/19/1987'],
  ['geb. 19.3.87', '19.3.87'],
  ['родилась 19 марта 1987 года', '19 марта 1987'],
  ['urodzony 19 marca 1987', '19 marca 1987'],
  ['narozena 19. března 1987', '19. března 1987'],
  ['doğum tarihi 19 mart 1987', '19 mart 1987'],
  ['生年月日は1987年3月19日です', '1987年3月19日'],
  ['생년월일: 1987년 3월 19일', '1987년 3월 19일'],
])('a date of birth: %s', (text, expected) => expect(births(text)).toContain(`birthdate:${expected}`));

test.each([
  'we meet on 19 March 2024',
  'He was born in Rome. On 19 March 2024 he left.',
  'born to be wild',
  'a reborn brand with 20000 users',
])('no date of birth: %s', (text) => expect(births(text)).toEqual([]));

test.each([
  ['at 2024-03-19T14:05:09.123+02:00!', ['date:2024-03-19T14:05:09.123+02:00']],
  ['3/19/24 or 19.3.2024', ['date:3/19/24', 'date:19.3.2024']],
  ['on 5/21 and Mar-24', ['date:Mar-24', 'date:5/21']],
  ['on March 19, 2024 at noon', ['date:March 19, 2024']],
  ['am 19. Oktober', ['date:19. Oktober']],
  ['since 1999, founded in 2004', ['date:1999', 'date:2004']],
  ['2024年3月19日', ['date:2024年3月19日']],
  ['会议在3月19日举行', ['date:3月19日']],
  ['w dniu 19 marca 2024', ['date:19 marca 2024']],
  ['she is 69 years old', ['age:69']],
  ['a 38-year-old man aged 38', ['age:38', 'age:38']],
  ["I'm 34, he turned 69.", ['age:34', 'age:69']],
  ['ich bin 69 Jahre alt', ['age:69']],
])('exact dates and ages: %s', (text, expected) => expect(dates(text)).toEqual(expected));

test.each([
  '5 years ago, for 10 minutes, in the 1990s',
  'today is2024-03-19T14:05:09Z',
  '1/2 cup and 3/4 of it',
  'version 1.2.24, 2024 rows, port 1999',
  '5 majors, 3 mayors, 13月40日',
  "I'm 34 minutes late, I'm 100% sure",
  '31/31/2024',
])('no date: %s', (text) => expect(dates(text)).toEqual([]));
