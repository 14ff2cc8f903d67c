import { expect, test } from 'vitest';
import { hashBytes, hashList, hashParts, hashTurns } from '../../src/core/hash.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('agrees with published answers of MurmurHash3 x86_128, seed 0', () => {
  expect(hashBytes(bytes(''))).toBe('00000000000000000000000000000000');
  expect(hashBytes(bytes('I will not buy this record, it is scratched.'))).toBe(
    'a0a9683b25ac5e40d9af2895890dddf5',
  );
  expect(hashBytes(bytes("I will not buy this tobacconist's, it is scratched."))).toBe(
    '9b5b7ba2ef3f7866889adeaf00f3f98e',
  );
  expect(hashBytes(bytes('The quick brown fox jumps over the lazy dog'))).toBe(
    '2f1583c3ecee2c675d7bf66ce5e91d2c',
  );
});

test('every length of the tail counts', () => {
  const hashes = Array.from({ length: 40 }, (_, length) => hashBytes(new Uint8Array(length).fill(7)));
  expect(new Set(hashes).size).toBe(40);
});

test('where parts are cut makes a difference, and null is not the empty text', () => {
  expect(hashParts('ab', 'c')).not.toBe(hashParts('a', 'bc'));
  expect(hashParts(null)).not.toBe(hashParts(''));
  expect(hashParts('1')).toBe(hashParts(1));
  expect(hashList(['ab', 'c'])).not.toBe(hashList(['a', 'bc']));
});

test('the hash of turns is that of a list of roles and texts, however long the texts are and of whatever letters', () => {
  const texts = [
    'a',
    '',
    'x'.repeat(99),
    'x'.repeat(100),
    'x'.repeat(101),
    'é'.repeat(100),
    '東京 🙂',
    'ж'.repeat(300_000),
  ];
  const turns = texts.map((text, i) => ({
    role: i % 3 === 0 ? ('user' as const) : ('assistant' as const),
    text,
  }));
  expect(hashTurns(turns)).toBe(hashList(turns.flatMap(({ role, text }) => [role, text])));
  expect(hashTurns([])).toBe(hashList([]));
});

test('a text is hashed as its length in UTF-16 units, a colon, its bytes and a semicolon', () => {
  for (const text of [
    '',
    'word',
    'x'.repeat(99),
    'x'.repeat(101),
    `${'x'.repeat(50)}é`,
    '東京 🙂',
    'ж'.repeat(100_000),
  ])
    expect(hashParts(text)).toBe(hashBytes(bytes(`${text.length}:${text};`)));
  expect(hashParts('é', 'x'.repeat(1000), null, 7)).toBe(
    hashBytes(bytes(`1:é;1000:${'x'.repeat(1000)};n;1:7;`)),
  );
});

test('the hash of a list is that of the hashes of its texts', () => {
  expect(hashList(['ab', 'é'])).toBe(hashParts(hashParts('ab') + hashParts('é')));
});
