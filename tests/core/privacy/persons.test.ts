import { expect, test } from 'vitest';
import { findPersons } from '../../../src/core/privacy/persons.ts';

const named = (text: string, options = {}) =>
  findPersons(text, { region: 'US', ...options }).map(({ start, end }) => text.slice(start, end));

test.each([
  ['We met Katarzyna Wróbel yesterday.', 'Katarzyna Wróbel'],
  ['Please ask Dr. Smith about it.', 'Dr. Smith'],
  ["I saw Ingrid's house.", 'Ingrid'],
  ['A letter from Hendrik van der Berg came.', 'Hendrik van der Berg'],
  ['my name is qorvan', 'qorvan'],
  ['hello, my name is munees', 'munees'],
  ['name: john smith', 'john smith'],
  ['Name: Jean-Pierre', 'Jean-Pierre'],
  ['the name is alice smith', 'alice smith'],
  ['my name is alice smith', 'alice smith'],
  ['Name: Qorvan', 'Qorvan'],
  ['J. Rowling wrote it', 'J. Rowling'],
  ['I spoke to Qorvan about the roof.', 'Qorvan'],
  ['My colleague Zrembo is late.', 'Zrembo'],
  ['我叫李小明，你好', '李小明'],
  ['Меня зовут Ольга.', 'Ольга'],
])('%j names a person', (text, name) => {
  expect(named(text)).toEqual([name]);
});

test.each([
  'Will it rain in May? Mark the date.',
  'How do I use Spring Security with Hibernate?',
  'const Alice = System.Out.Brian(1);',
  'import { Component } from "@angular/core"',
  'What is the Taylor series of this function?',
  'my name is not shown',
  'name: sweepdemo',
  'method: grid\nname: sweep',
  'name: val\\_acc',
  'name: epoch/val',
  'name:alias',
  'It has a name. May be it is old.',
  'def f(pred_name: str = 1):',
  'surname = db.Column(db.String)',
  'FirstName = binaryIn.ReadString();',
  'name: frame-sort',
  'name: Frame-sort',
  'the name is epoch',
  'the name will be shown',
  'His name may be shown',
  'Can W&B do this?',
  'Is Unity C# good?',
  'vs X Line Plot',
  'A Phoenix secretary',
])('%j names nobody', (text) => {
  expect(named(text)).toEqual([]);
});

test('a letter of a list is no part of a name', () => {
  expect(named("B. Daisy's petals")).not.toContain('B. Daisy');
});

test('a name that the corpus writes in lower case needs other evidence', () => {
  const seenLower = new Set(['ingrid']);
  expect(named('We saw Ingrid there.')).toEqual(['Ingrid']);
  expect(named('We saw Ingrid there.', { seenLower })).toEqual([]);
  expect(named('We saw Mrs Ingrid there.', { seenLower })).toEqual(['Mrs Ingrid']);
});

test('strict names take every capitalised word that is no ordinary one', () => {
  expect(named('They like Qorvan there.')).toEqual([]);
  expect(named('They like Qorvan there.', { strictNames: true })).toEqual(['Qorvan']);
});

test('a thanks on a line of its own and a name under it', () => {
  expect(named('see you then.\nthanks,\nmaria')).toEqual(['maria']);
  expect(named('thanks,\nwill')).toEqual([]);
});

test.each([
  ['can you text a letter to emily tomorrow', 'emily'],
  ['a table for jessica at six', 'jessica'],
  ['see you soon.\nbest,\nkate', 'kate'],
])('%j names a person in lower case', (text, name) => {
  expect(named(text)).toEqual([name]);
});

test.each(['we go to paris and rome', 'it is for the floor and for love', 'tell me about will and grace'])(
  '%j names nobody',
  (text) => {
    expect(named(text)).toEqual([]);
  },
);
