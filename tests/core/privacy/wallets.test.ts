import { expect, test } from 'vitest';
import { sha256OfShort } from '../../../src/core/privacy/sha256.ts';
import { findWallets, hasBase58Check, hasBech32Check } from '../../../src/core/privacy/wallets.ts';

const found = (text: string) => findWallets(text).map(({ start, end }) => text.slice(start, end));
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The first address ever paid (block 0), and the examples of BIP 173 and BIP 350. */
const genesis = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const taproot = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0';
/** EIP-55. */
const ether = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

test('SHA-256 of "abc" and of nothing are those of FIPS 180-4', () => {
  expect(hex(sha256OfShort(new TextEncoder().encode('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hex(sha256OfShort(new Uint8Array()))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test.each([genesis, segwit, taproot, segwit.toUpperCase(), ether])('a wallet without a word: %s', (address) =>
  expect(found(`to ${address}, thanks`)).toEqual([address]),
);

test('one wrong character makes none', () => {
  expect(hasBase58Check(`${genesis.slice(0, -1)}b`)).toBe(false);
  expect(hasBech32Check(`${segwit.slice(0, -1)}5`)).toBe(false);
  expect(found(`wallet ${genesis}2`)).toEqual([]);
  expect(found(`to ${genesis.slice(0, -1)}b`)).toEqual([]);
});

test('an address without a checksum needs a word', () => {
  const plain = ether.toLowerCase();
  expect(found(`my ethereum wallet: ${plain}`)).toEqual([plain]);
  expect(found(`memory at ${plain}`)).toEqual([]);
  const solana = '7xKQm2PvRt9LwZcD4nHsYgJ3bFqVeXa8uTiN5kMrC1Wd';
  expect(found(`send SOL to ${solana}`)).toEqual([solana]);
  expect(found(`commit ${solana}`)).toEqual([]);
});

test('hashes and identifiers are no wallets', () => {
  expect(found('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')).toEqual([]);
  expect(found('AbstractSingletonProxyFactoryBean2')).toEqual([]);
});
