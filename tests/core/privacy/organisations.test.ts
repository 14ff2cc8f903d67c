import { expect, test } from 'vitest';
import { findOrganisations } from '../../../src/core/privacy/organisations.ts';

const found = (text: string) =>
  findOrganisations(text, { region: 'US' }).map(({ start, end }) => text.slice(start, end));

test.each([
  ['an invoice of Brellow Tarn GmbH', 'Brellow Tarn GmbH'],
  ['the Ministry of Health said', 'Ministry of Health'],
  ['I work for Zintarro', 'Zintarro'],
])('an organisation: %j', (text, name) => expect(found(text)).toEqual([name]));

test.each([
  'I work for money',
  'a bank group',
  'I work for Python',
  'he became Zintarro',
  'we support Zintarro',
])('no organisation: %j', (text) => expect(found(text)).toEqual([]));
