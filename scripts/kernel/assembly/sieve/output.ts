// Where the next byte of the JSON goes that the sieve writes.
let at: usize = 0;

export function start(target: usize): void {
  at = target;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function place(): usize {
  return at;
}

// @ts-ignore
@inline
export function move(to: usize): void {
  at = to;
}

// @ts-ignore
@inline
export function put(byte: u8): void {
  store<u8>(at++, byte);
}

/** Writes \uXXXX; where the next byte goes. */
export function unit(o: usize, code: i32): usize {
  store<u16>(o, 0x755c);
  store<u32>(o, digit(code >> 12) | (digit(code >> 8) << 8) | (digit(code >> 4) << 16) | (digit(code) << 24), 2);
  return o + 6;
}

// @ts-ignore
@inline
function digit(value: i32): i32 {
  value &= 15;
  return value + (value < 10 ? 0x30 : 0x57);
}
