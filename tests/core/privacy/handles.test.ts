import { expect, test } from 'vitest';
import { findHandles } from '../../../src/core/privacy/handles.ts';

const handles = (text: string) =>
  findHandles(text, { region: 'US' }).map(({ start, end }) => text.slice(start, end));

test.each([
  ['write to @ann_lee99 today', '@ann_lee99'],
  ['my telegram is ann_lee99', 'ann_lee99'],
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
])('%j holds none', (text) => {
  expect(handles(text)).toEqual([]);
});
