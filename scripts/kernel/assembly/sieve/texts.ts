// Texts of turns, set aside as the bytes they are stored as: no string is made of them. The JSON gets a stand-in with their number.
// Only texts that no reader changes: what is short, begins or ends with white space, or holds a mark that a reader may
// cut out (private characters, the bracket of citations), NUL or half of a pair, stays in the JSON.
import { place, move, put, unit } from './output';
import { escapeLength } from './rest';
import { codeAt, copyString, fourDigits, special, STAND_IN, utf8Length } from './strings';

/** Texts so far. */
export let texts: i32 = 0;
/** Of each text where it begins, its bytes, its UTF-16 units: three i32. */
export let table: usize = 0;
/** Where the next text goes. */
export let text: usize = 0;

const ENTRY: usize = 12;
/** Bytes; a stand-in is hardly shorter. */
const SHORT: usize = 32;

/** From inside a string to behind its quote; 0: not sure. */
export function setAside(from: usize): usize {
  let p = from;
  let t = text;
  let units: i32 = 0;
  while (true) {
    const bytes = v128.load(p);
    v128.store(t, bytes);
    const found = special(bytes);
    const plain: usize = found == 0 ? 16 : <usize>ctz(found);
    p += plain;
    t += plain;
    units += <i32>plain;
    if (found == 0) continue;
    const byte = load<u8>(p);
    if (byte == 0x22) break;
    let code: i32;
    let length: usize;
    if (byte == 0x5c) {
      length = escapeLength(p);
      if (length == 0) return 0;
      code = length == 2 ? control(load<u8>(p, 1)) : fourDigits(p + 2);
      if ((code & 0xf800) == 0xd800) {
        code = paired(code, p + 6);
        length = 12;
      }
    } else {
      length = utf8Length(p);
      if (length == 0) return 0;
      code = codeAt(p, length);
    }
    if (!isKept(code)) return copyString(from);
    p += length;
    t = write(t, code);
    units += code < 0x10000 ? 1 : 2;
  }
  if (t - text < SHORT || isEdge(text) || isEdge(lastCharacter(t))) return copyString(from);
  note(t, units);
  return p + 1;
}

function note(end: usize, units: i32): void {
  const entry = table + <usize>texts * ENTRY;
  store<i32>(entry, <i32>text);
  store<i32>(entry, <i32>(end - text), 4);
  store<i32>(entry, units, 8);
  text = end;
  put(0x22);
  move(unit(place(), STAND_IN));
  putNumber(texts++);
  move(unit(place(), STAND_IN));
  put(0x22);
}

function putNumber(number: i32): void {
  let scale = 1;
  while (number / scale >= 10) scale *= 10;
  for (; scale > 0; scale /= 10) put(<u8>(0x30 + ((number / scale) % 10)));
}

/** What a backslash and this letter say. */
function control(letter: u8): i32 {
  switch (letter) {
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
  }
  return letter;
}

/** The character of a high surrogate and the escape behind it; the half itself where none fits. */
function paired(high: i32, p: usize): i32 {
  if (high > 0xdbff || load<u8>(p) != 0x5c || escapeLength(p) != 6) return high;
  const low = fourDigits(p + 2);
  return (low & 0xfc00) == 0xdc00 ? 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff) : high;
}

/** False for NUL, the stand-in's own mark, halves of pairs, private characters and the bracket of citations. */
function isKept(code: i32): bool {
  return code != 0 && code != STAND_IN && code != 0x3010 && !(code >= 0xd800 && code < 0xf900);
}

/** Writes a character in UTF-8; where the next byte goes. */
function write(t: usize, code: i32): usize {
  if (code < 0x80) {
    store<u8>(t, <u8>code);
    return t + 1;
  }
  if (code < 0x800) {
    store<u8>(t, <u8>(0xc0 | (code >> 6)));
    return follow(t + 1, code);
  }
  if (code < 0x10000) {
    store<u8>(t, <u8>(0xe0 | (code >> 12)));
    return follow(follow(t + 1, code >> 6), code);
  }
  store<u8>(t, <u8>(0xf0 | (code >> 18)));
  return follow(follow(follow(t + 1, code >> 12), code >> 6), code);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function follow(t: usize, bits: i32): usize {
  store<u8>(t, <u8>(0x80 | (bits & 0x3f)));
  return t + 1;
}

function lastCharacter(end: usize): usize {
  do end--;
  while ((load<u8>(end) & 0xc0) == 0x80);
  return end;
}

/** True for all that JavaScript trims (and for some that it does not). */
function isEdge(p: usize): bool {
  const first = load<u8>(p);
  const second = load<u8>(p, 1);
  if (first <= 0x20) return true;
  if (first == 0xc2) return second == 0xa0;
  if (first == 0xe1) return second == 0x9a;
  if (first == 0xe2) return second < 0x82;
  return (first == 0xe3 && second == 0x80) || (first == 0xef && second == 0xbb);
}
