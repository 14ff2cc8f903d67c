// Of a JSON text what a format reads of it, and nothing else (AssemblyScript): parsing the rest would take longer than all of this.
//
// What is left out is read as strictly as JSON.parse would. Whatever is not plainly sound makes the answer "not sure" (0 for a
// position, -1 for the caller): core/parse/json-sieve.ts then has the element parsed whole, and nothing is lost or forgiven.
// A shape is 0 (nothing is wanted), ALL, TEXT (all; a string is the text of a turn), or the address of
//   i32 flags (EACH, STRINGS are texts), i32 shape of each element or member | number of members, then for each member
//   i32 address and i32 bytes of its key, i32 its shape.
// Positions are addresses behind what was read. The caller lays memory out: a byte of zero ends the input.
import { place, put, start } from './output';
import { skipScalar, skipString, skipValue, space } from './rest';
import { copyString } from './strings';
import { setAside } from './texts';

export { table, text, texts } from './texts';

const ALL: usize = 1;
const TEXT: usize = 2;
const EACH: i32 = 1;
const STRINGS: i32 = 2;
/** Bytes of a member of a shape. */
const MEMBER: usize = 12;
/** No chat nests deeper than the cutter allows (200); the stack holds far more. */
export const DEEPEST: i32 = 256;

const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;

/** Writes the wanted part of the object in from..to at `target`; how many bytes, -1: not sure. At most three times as many as it has. */
export function sieve(from: usize, to: usize, target: usize, shape: usize): i32 {
  if (load<u8>(from) != 0x7b) return -1;
  start(target);
  const end = copyValue(from, shape, 0);
  return end != 0 && space(end) == to ? <i32>(place() - target) : -1;
}

function copyValue(p: usize, shape: usize, depth: i32): usize {
  const flags = shape > TEXT ? load<i32>(shape) : 0;
  switch (load<u8>(p)) {
    case 0x22:
      return shape == TEXT || (flags & STRINGS) != 0 ? setAside(p + 1) : copyString(p + 1);
    case 0x7b:
      return copyObject(p + 1, shape, depth + 1);
    case 0x5b:
      return copyArray(p + 1, (flags & EACH) != 0 ? <usize>load<i32>(shape, 4) : ALL, depth + 1);
  }
  const end = skipScalar(p);
  for (; p < end; p++) put(load<u8>(p));
  return end;
}

function copyArray(p: usize, shape: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  put(0x5b);
  p = space(p);
  if (load<u8>(p) == 0x5d) {
    put(0x5d);
    return p + 1;
  }
  while (true) {
    p = copyValue(p, shape, depth);
    if (p == 0) return 0;
    p = space(p);
    const byte = load<u8>(p);
    put(byte);
    if (byte == 0x5d) return p + 1;
    if (byte != COMMA) return 0;
    p = space(p + 1);
  }
}

function copyObject(p: usize, shape: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  const every: usize = shape <= TEXT ? ALL : (load<i32>(shape) & EACH) != 0 ? <usize>load<i32>(shape, 4) : 0;
  put(0x7b);
  p = space(p);
  if (load<u8>(p) == 0x7d) {
    put(0x7d);
    return p + 1;
  }
  for (let first = true; ; ) {
    if (load<u8>(p) != 0x22) return 0;
    const key = p + 1;
    p = skipString(key);
    if (p == 0) return 0;
    const wanted = every != 0 ? every : find(shape, key, p - 1);
    p = space(p);
    if (load<u8>(p) != COLON) return 0;
    p = space(p + 1);
    if (wanted == 0) p = skipValue(p, depth);
    else {
      if (!first) put(COMMA);
      first = false;
      if (copyString(key) == 0) return 0;
      put(COLON);
      p = copyValue(p, wanted, depth);
    }
    if (p == 0) return 0;
    p = space(p);
    const byte = load<u8>(p);
    if (byte == 0x7d) break;
    if (byte != COMMA) return 0;
    p = space(p + 1);
  }
  put(0x7d);
  return p + 1;
}

/** The shape of a member, 0: it is not wanted. A key with an escape in it may be any: all of it is wanted. */
function find(shape: usize, from: usize, to: usize): usize {
  const length = <i32>(to - from);
  let member = shape + 8;
  for (let left = load<i32>(shape, 4); left > 0; left--, member += MEMBER) {
    if (load<i32>(member, 4) == length && isSame(<usize>load<i32>(member), from, length))
      return <usize>load<i32>(member, 8);
  }
  while (from < to) if (load<u8>(from++) == 0x5c) return ALL;
  return 0;
}

function isSame(a: usize, b: usize, length: i32): bool {
  for (let i: usize = 0; i < <usize>length; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}
