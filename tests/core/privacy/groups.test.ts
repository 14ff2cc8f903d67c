import { expect, test } from 'vitest';
import { findGroups } from '../../../src/core/privacy/groups.ts';

const found = (text: string) => findGroups(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['the Peruvian cook', ['Peruvian']],
  ['two Buddhists', ['Buddhists']],
  ['I am bruneian', ['bruneian']],
  ['translate it into French', []],
  ['a pole and a liberal dose', []],
])('%j', (text, groups) => expect(found(text)).toEqual(groups));
