// Strings that are wanted, written in ASCII: a browser reads such a text with a byte a character (see core/parse/ascii-json.ts).
import { move, place, unit } from './output';
import { escapeLength, isDigit } from './rest';

/** Stands before and behind the number of a text that was set aside. A control of Latin-1 that hardly any text has: one that has it is read whole. */
export const STAND_IN: i32 = 0x90;

/** One bit for each of sixteen bytes: a quote, a backslash, a control, or beyond ASCII (as a signed byte below zero). */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function special(bytes: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      i8x16.lt_s(bytes, i8x16.splat(0x20)),
    ),
  );
}

/** From inside a string to behind its quote; 0: not sure. */
export function copyString(p: usize): usize {
  let o = place();
  store<u8>(o++, 0x22);
  while (true) {
    const bytes = v128.load(p);
    v128.store(o, bytes);
    const found = special(bytes);
    if (found == 0) {
      p += 16;
      o += 16;
      continue;
    }
    p += <usize>ctz(found);
    o += <usize>ctz(found);
    const byte = load<u8>(p);
    if (byte == 0x22) break;
    let length: usize;
    if (byte == 0x5c) {
      length = escapeLength(p);
      if (length == 0 || (length == 6 && fourDigits(p + 2) == STAND_IN)) return 0;
      store<u64>(o, load<u64>(p));
      o += length;
    } else {
      length = utf8Length(p);
      const code = length == 0 ? STAND_IN : codeAt(p, length);
      if (code == STAND_IN) return 0;
      o = code < 0x10000 ? unit(o, code) : unit(unit(o, 0xd7c0 + (code >> 10)), 0xdc00 | (code & 0x3ff));
    }
    p += length;
  }
  store<u8>(o, 0x22);
  move(o + 1);
  return p + 1;
}

/** Bytes of the character at p, 0 where it is none: a control, not UTF-8, longer than need be, or half of a pair. */
export function utf8Length(p: usize): usize {
  const first = load<u8>(p);
  const second = load<u8>(p, 1);
  if (first < 0xc2 || (second & 0xc0) != 0x80) return 0;
  if (first < 0xe0) return 2;
  if ((load<u8>(p, 2) & 0xc0) != 0x80) return 0;
  if (first < 0xf0) return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ? 0 : 3;
  if (first > 0xf4 || (load<u8>(p, 3) & 0xc0) != 0x80) return 0;
  return (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f) ? 0 : 4;
}

/** The character of `length` bytes at p. */
export function codeAt(p: usize, length: usize): i32 {
  let code: i32 = load<u8>(p) & (0x7f >> <u8>length);
  for (let i: usize = 1; i < length; i++) code = (code << 6) | (load<u8>(p + i) & 0x3f);
  return code;
}

/** What four hexadecimal digits say. */
export function fourDigits(p: usize): i32 {
  return (value(p) << 12) | (value(p + 1) << 8) | (value(p + 2) << 4) | value(p + 3);
}

// @ts-ignore
@inline
function value(p: usize): i32 {
  const byte = load<u8>(p);
  return isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57;
}
