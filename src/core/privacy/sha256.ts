// SHA-256 (FIPS 180-4) for checksums of wallet addresses: the page's own digest only answers later, detectors answer at once.

const primes = firstPrimes(64);
/** The first 32 bits of the fractional part of roots of primes. */
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));

/** SHA-256 of at most 55 bytes (one block), 32 bytes. About 2 µs. */
export function sha256OfShort(bytes: Uint8Array): Uint8Array {
  const block = new DataView(new ArrayBuffer(64));
  bytes.forEach((byte, i) => block.setUint8(i, byte));
  block.setUint8(bytes.length, 0x80);
  block.setUint32(60, bytes.length * 8);
  const w = new Int32Array(64);
  for (let i = 0; i < 16; i++) w[i] = block.getInt32(i * 4);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15];
    const b = w[i - 2];
    w[i] =
      w[i - 16] +
      (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) +
      w[i - 7] +
      (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
  }
  const h = Int32Array.from(start);
  for (let i = 0; i < 64; i++) {
    const [a, b, c, , e, f, g] = h;
    const first =
      (h[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h.copyWithin(1, 0, 7);
    h[4] += first;
    h[0] = first + second;
  }
  const out = new DataView(new ArrayBuffer(32));
  h.forEach((value, i) => out.setInt32(i * 4, value + start[i]));
  return new Uint8Array(out.buffer);
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
