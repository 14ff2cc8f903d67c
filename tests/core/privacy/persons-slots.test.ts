import { expect, test } from 'vitest';
import { findPersons } from '../../../src/core/privacy/persons.ts';

/** Each once: a name may be found for two reasons. */
const named = (text: string) => [
  ...new Set(findPersons(text, { region: 'US' }).map(({ start, end }) => text.slice(start, end))),
];

test.each([
  ['Kind regards,\nQorvan Melbrix', 'Qorvan Melbrix'],
  ['See you.\n\nBest,\n\nQorvan\n', 'Qorvan'],
  ['Yours sincerely,\nQ. Melbrix\nHead of Sales', 'Q. Melbrix'],
  ['> Cheers,\n> Qorvan', 'Qorvan'],
  ['Mit freundlichen Grüßen\nQorvan von Melbrix', 'Qorvan von Melbrix'],
  ['Bien cordialement, Qorvan Melbrix', 'Qorvan Melbrix'],
  ['Un saludo,\nQorvan', 'Qorvan'],
  ['Distinti saluti\nQorvan Melbrix', 'Qorvan Melbrix'],
  ['Met vriendelijke groet,\nQorvan', 'Qorvan'],
  ['Z poważaniem,\nQorvan', 'Qorvan'],
])('below a letter stands a name, whatever it is: %j', (text, name) => expect(named(text)).toEqual([name]));

test.each([
  'Thanks,\nThe Support Team',
  'Best\nPractices for Code Review',
  'Thanks! How do I do this in Excel?',
  'Best, worst and average case',
  'Best regards,\nMarketing Department',
  'Regards,\nIT',
])('no signature: %j', (text) => expect(named(text)).toEqual([]));

test.each([
  ["What's your name? Qorvan Melbrix", 'Qorvan Melbrix'],
  ['And his last name? Melbrix.', 'Melbrix'],
])('the answer to a question for a name is one: %j', (text, name) => expect(named(text)).toEqual([name]));

test.each(["What's your name? Is it short?", 'What is the file name? Readme.'])(
  'no answer with a name: %j',
  (text) => expect(named(text)).toEqual([]),
);

test.each([
  ['Dear Qorvan,', 'Qorvan'],
  ['Hi Qorvan Melbrix, thanks', 'Qorvan Melbrix'],
  ['Hola Qorvan', 'Qorvan'],
  ['good morning Qorvan', 'Qorvan'],
  ['Estimada Señora Melbrix:', 'Señora Melbrix'],
  ['Das ist von Herrn Melbrix.', 'Herrn Melbrix'],
  ['Doctor Melbrix called', 'Doctor Melbrix'],
  ['ho parlato con Qorvan Melbrix ieri', 'Qorvan Melbrix'],
  ['Spotkanie z Wojciechem jest jutro.', 'Wojciechem'],
])('who is greeted, titled or spoken with is a person: %j', (text, name) =>
  expect(named(text)).toEqual([name]),
);

test.each([
  'Dear Attendees,',
  'Dear Hiring Manager,',
  'Dear Landlord,',
  'Hello World',
  'Hi Team,',
  'Hi Gemini, help me',
  'Dear Customer Support,',
])('greeted, and nobody’s name: %j', (text) => expect(named(text)).toEqual([]));

test.each(['Wissen ist Macht.', 'Neue Interessen', 'Mit freundlichen Grüßen', 'alle Adressen und Kassen'])(
  'German nouns end as Danish surnames do, and are none: %j',
  (text) => expect(named(text)).toEqual([]),
);

test.each([
  ['我的老板陈国强很忙', '陈国强'],
  ['私の名前は佐々木です。', '佐々木'],
  ['मेरा नाम चित्रलेखा वर्धन है।', 'चित्रलेखा वर्धन'],
  ['اسمي شهرزاد وأنا', 'شهرزاد'],
  ['שמי אביתר ואני', 'אביתר'],
])('an introduction in scripts without capitals: %j', (text, name) => expect(named(text)).toContain(name));
