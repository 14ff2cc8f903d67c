import { expect, test } from 'vitest';
import { hashBytes, hashList, hashParts } from '../../src/core/hash.ts';

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
