// 128-bit content hash (MurmurHash3 x64 variant's mixing, done with four 32-bit lanes): keys and ids, not secrets.

const encoder = new TextEncoder();

/** Rotates a 32-bit number left. */
function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * MurmurHash3 x86_128 of bytes, seed 0, as 32 lower-case hex digits.
 * Not cryptographic: nobody gains by making two of their own chats collide.
 * Source: A. Appleby, MurmurHash3 (public domain). Known answers in tests/core/hash.test.ts. About 1 GB/s.
 */
export function hashBytes(bytes: Uint8Array): string {
  const c1 = 0x239b961b;
  const c2 = 0xab0e9789;
  const c3 = 0x38b34ae5;
  const c4 = 0xa1e38b93;
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  const mix1 = (k: number) => Math.imul(rotate(Math.imul(k, c1), 15), c2);
  const mix2 = (k: number) => Math.imul(rotate(Math.imul(k, c2), 16), c3);
  const mix3 = (k: number) => Math.imul(rotate(Math.imul(k, c3), 17), c4);
  const mix4 = (k: number) => Math.imul(rotate(Math.imul(k, c4), 18), c1);
  const word = (at: number) =>
    bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);

  const blocks = bytes.length >>> 4;
  for (let block = 0; block < blocks; block++) {
    const at = block * 16;
    h1 = (Math.imul(rotate(h1 ^ mix1(word(at)), 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 = (Math.imul(rotate(h2 ^ mix2(word(at + 4)), 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 = (Math.imul(rotate(h3 ^ mix3(word(at + 8)), 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 = (Math.imul(rotate(h4 ^ mix4(word(at + 12)), 13) + h1, 5) + 0x32ac3b17) | 0;
  }

  // The last 0-15 bytes, zero-padded into four words.
  const tail = new Uint8Array(16);
  tail.set(bytes.subarray(blocks * 16));
  const rest = bytes.length & 15;
  const tailWord = (at: number) =>
    tail[at] | (tail[at + 1] << 8) | (tail[at + 2] << 16) | (tail[at + 3] << 24);
  if (rest > 12) h4 ^= mix4(tailWord(12));
  if (rest > 8) h3 ^= mix3(tailWord(8));
  if (rest > 4) h2 ^= mix2(tailWord(4));
  if (rest > 0) h1 ^= mix1(tailWord(0));

  h1 ^= bytes.length;
  h2 ^= bytes.length;
  h3 ^= bytes.length;
  h4 ^= bytes.length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = finish(h1);
  h2 = finish(h2);
  h3 = finish(h3);
  h4 = finish(h4);
  h1 = (h1 + h2 + h3 + h4) >>> 0;
  h2 = (h2 + h1) >>> 0;
  h3 = (h3 + h1) >>> 0;
  h4 = (h4 + h1) >>> 0;
  return [h1, h2, h3, h4].map((h) => h.toString(16).padStart(8, '0')).join('');
}

/** Hash of parts; parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ. null and "" differ as well. */
export function hashParts(...parts: readonly (string | number | null)[]): string {
  return hashBytes(
    encoder.encode(parts.map((part) => (part === null ? 'n;' : `${String(part).length}:${part};`)).join('')),
  );
}

/** Hash of a list of texts, in order: one pass, nothing joined but the texts' own hashes. */
export function hashList(texts: Iterable<string>): string {
  let all = '';
  for (const text of texts) all += hashParts(text);
  return hashParts(all);
}
