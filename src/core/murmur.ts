// MurmurHash3 x86_128, seed 0: mixing in four 32-bit lanes. Source: A. Appleby, MurmurHash3 (public domain).

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

/** The four lanes of the hash that is being computed. */
export const lanes = new Int32Array(4);
function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Mixes whole blocks of four words into lanes that are 0. */
function mixBlocks(words: Int32Array, blocks: number): void {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let at = 0, end = blocks * 4; at < end; at += 4) {
    h1 ^= Math.imul(rotate(Math.imul(words[at], c1), 15), c2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(words[at + 1], c2), 16), c3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(words[at + 2], c3), 17), c4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(words[at + 3], c4), 18), c1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  lanes[0] = h1;
  lanes[1] = h2;
  lanes[2] = h3;
  lanes[3] = h4;
}

/** Mixes the last 0-15 bytes, zero-padded into four words. */
function mixTail(bytes: Uint8Array, from: number, length: number): void {
  const word = (at: number) => {
    let value = 0;
    for (let i = Math.min(at + 4, length) - 1; i >= at; i--) value = (value << 8) | bytes[i];
    return value;
  };
  const rest = length - from;
  if (rest > 12) lanes[3] ^= Math.imul(rotate(Math.imul(word(from + 12), c4), 18), c1);
  if (rest > 8) lanes[2] ^= Math.imul(rotate(Math.imul(word(from + 8), c3), 17), c4);
  if (rest > 4) lanes[1] ^= Math.imul(rotate(Math.imul(word(from + 4), c2), 16), c3);
  if (rest > 0) lanes[0] ^= Math.imul(rotate(Math.imul(word(from), c1), 15), c2);
}

/** Spreads every lane over all of them. */
function spread(): void {
  lanes[0] += lanes[1] + lanes[2] + lanes[3];
  for (let lane = 1; lane < 4; lane++) lanes[lane] += lanes[0];
}

/** Leaves the hash of the first `length` bytes in the lanes. `words` are the same bytes: every browser's machine is little-endian. */
export function hashInto(bytes: Uint8Array, words: Int32Array, length: number): void {
  const blocks = length >>> 4;
  mixBlocks(words, blocks);
  mixTail(bytes, blocks * 16, length);
  for (let lane = 0; lane < 4; lane++) lanes[lane] ^= length;
  spread();
  for (let lane = 0; lane < 4; lane++) lanes[lane] = finish(lanes[lane]);
  spread();
}

/** The lanes as 32 lower-case hex digits. */
export function inHex(): string {
  let hex = '';
  for (let lane = 0; lane < 4; lane++) hex += (lanes[lane] >>> 0).toString(16).padStart(8, '0');
  return hex;
}
