import { expect, test } from 'vitest';
import { findHandles } from '../../../src/core/privacy/handles.ts';

const handles = (text: string) =>
  findHandles(text, { region: 'US' }).map(({ start, end }) => text.slice(start, end));

test.each([
  ['write to @ann_lee99 today', '@ann_lee99'],
  ['my telegram is ann_lee99', 'ann_lee99'],
  ['Thanks @Ann_Lee for this', '@Ann_Lee'],
  ['ask @ann.lee about it', '@ann.lee'],
  ['on Discord I am annlee#1234', 'annlee#1234'],
  ['posted by u/ann_lee', 'u/ann_lee'],
])('%j holds an account name', (text, handle) => {
  expect(handles(text)).toEqual([handle]);
});

test.each([
  'ann@example.org',
  '@Override',
  '@media screen',
  '@param name',
  'npm i @scope/pkg',
  'my username is wrong',
  '@Serializable data class User(val id: Int)',
  'import x\n@Serializable\nclass User',
  "@app.route('/login')",
  'write @app.route here',
  '@objective_function\ndef f(x):',
  '@objective_function = 3',
  '@Serializable is missing',
  'the @asset decorator',
])('%j holds none', (text) => {
  expect(handles(text)).toEqual([]);
});
