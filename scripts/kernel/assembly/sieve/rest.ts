// Values that nobody wants: read as strictly as JSON.parse does, and passed over. Every function gives the address behind, 0: not sure.
import { DEEPEST } from './sieve';

// @ts-ignore: a decorator of AssemblyScript
@inline
export function space(p: usize): usize {
  while (isSpace(load<u8>(p))) p++;
  return p;
}

// @ts-ignore
@inline
function isSpace(byte: u8): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}

export function skipValue(p: usize, depth: i32): usize {
  switch (load<u8>(p)) {
    case 0x22:
      return skipString(p + 1);
    case 0x7b:
      return skipMembers(p + 1, depth + 1);
    case 0x5b:
      return skipElements(p + 1, depth + 1);
  }
  return skipScalar(p);
}

function skipMembers(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == 0x7d) return p + 1;
  while (true) {
    if (load<u8>(p) != 0x22) return 0;
    p = skipString(p + 1);
    if (p == 0) return 0;
    p = space(p);
    if (load<u8>(p) != 0x3a) return 0;
    p = skipValue(space(p + 1), depth);
    if (p == 0) return 0;
    p = space(p);
    const byte = load<u8>(p++);
    if (byte == 0x7d) return p;
    if (byte != 0x2c) return 0;
    p = space(p);
  }
}

function skipElements(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == 0x5d) return p + 1;
  while (true) {
    p = skipValue(p, depth);
    if (p == 0) return 0;
    p = space(p);
    const byte = load<u8>(p++);
    if (byte == 0x5d) return p;
    if (byte != 0x2c) return 0;
    p = space(p);
  }
}

/** A number, true, false or null. */
export function skipScalar(p: usize): usize {
  const word = load<u32>(p);
  if (word == 0x6c6c756e || word == 0x65757274) return p + 4;
  if (word == 0x736c6166) return load<u8>(p, 4) == 0x65 ? p + 5 : 0;
  if (load<u8>(p) == 0x2d) p++;
  p = load<u8>(p) == 0x30 ? p + 1 : digits(p);
  if (p != 0 && load<u8>(p) == 0x2e) p = digits(p + 1);
  if (p != 0 && (load<u8>(p) | 0x20) == 0x65) {
    const sign = load<u8>(p, 1);
    p = digits(sign == 0x2b || sign == 0x2d ? p + 2 : p + 1);
  }
  return p;
}

/** At least one. */
function digits(p: usize): usize {
  if (!isDigit(load<u8>(p))) return 0;
  do p++;
  while (isDigit(load<u8>(p)));
  return p;
}

// @ts-ignore
@inline
export function isDigit(byte: u8): bool {
  return <u8>(byte - 0x30) < 10;
}

/** From inside a string to behind its quote. Bytes that are no UTF-8 do not matter here: no decoder lets them swallow a quote. */
export function skipString(p: usize): usize {
  while (true) {
    const bytes = v128.load(p);
    const found = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
        i8x16.lt_u(bytes, i8x16.splat(0x20)),
      ),
    );
    if (found == 0) {
      p += 16;
      continue;
    }
    p += <usize>ctz(found);
    const byte = load<u8>(p);
    if (byte == 0x22) return p + 1;
    const length: usize = byte == 0x5c ? escapeLength(p) : 0;
    if (length == 0) return 0;
    p += length;
  }
}

/** Bytes of the escape at p, where a backslash stands; 0 where it is none. */
export function escapeLength(p: usize): usize {
  switch (load<u8>(p, 1)) {
    case 0x75:
      return isHex(load<u8>(p, 2)) && isHex(load<u8>(p, 3)) && isHex(load<u8>(p, 4)) && isHex(load<u8>(p, 5)) ? 6 : 0;
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return 2;
  }
  return 0;
}

function isHex(byte: u8): bool {
  return isDigit(byte) || <u8>((byte | 0x20) - 0x61) < 6;
}
