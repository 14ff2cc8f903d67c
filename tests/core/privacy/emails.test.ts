import { describe, expect, test } from 'vitest';
import { findEmails } from '../../../src/core/privacy/email.ts';

const emails = (text: string) => findEmails(text).map(({ start, end }) => text.slice(start, end));

describe('e-mail addresses', () => {
  test.each([
    ['mailto:ann_lee-2@mail.garden.example?subject=hi', 'ann_lee-2@mail.garden.example'],
    ["o'neil@garden.example", "o'neil@garden.example"],
    ['анна ivan@почта.рф', 'ivan@почта.рф'],
    ['jürgen@gärten.example', 'jürgen@gärten.example'],
    ['ann (at) garden (dot) org', 'ann (at) garden (dot) org'],
    ['to=ann%40garden.example', 'ann%40garden.example'],
  ])('%j', (text, email) => expect(emails(text)).toEqual([email]));
  test.each(['a@b', '@garden.example', 'root@localhost:~$', 'rsync user@10.0.0.5:/srv', 'lodash@4.17.21'])(
    'not in %j',
    (text) => expect(emails(text)).toEqual([]),
  );
});
