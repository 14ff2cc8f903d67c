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
])('%j names nobody', (text) => {
  expect(named(text)).toEqual([]);
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
