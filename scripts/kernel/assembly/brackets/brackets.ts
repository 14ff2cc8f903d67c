// Where does this JSON value end? The loops of core/parse/bracket-scanner.ts (AssemblyScript), which says what is found:
// this finds the same, sixteen bytes at a time. Quotes, backslashes and brackets are looked at, nothing else.

export let depth: i32 = 0;
export let deepest: i32 = 0;
export let stopDepth: i32 = 0;
/** 1 or 0, like all below. */
export let watchArrays: i32 = 0;
export let broken: i32 = 0;
export let inString: i32 = 0;
export let escaped: i32 = 0;
/** See EVENTS of core/parse/fast-brackets.ts. */
export let event: i32 = 0;
/** Where the kinds of the open brackets are remembered, as many as `remembered`. */
export let kinds: usize = 0;
export let remembered: i32 = 0;

const MORE: i32 = 0;
const CLOSED: i32 = 1;
const ARRAY: i32 = 2;
const STRAY: i32 = 3;

/** Reads from `p` to the next event, at most to `end`; the address behind the byte that caused it. */
export function scan(p: usize, end: usize): usize {
  if (inString != 0) {
    p = skipString(p, end);
    if (inString == 0 && depth <= stopDepth) return say(CLOSED, p);
  }
  while (p < end) {
    const bytes = v128.load(p);
    // With this bit square and curly brackets are the same.
    const curly = v128.or(bytes, i8x16.splat(0x20));
    let found = i8x16.bitmask(
      v128.or(
        i8x16.eq(bytes, i8x16.splat(0x22)),
        v128.or(i8x16.eq(curly, i8x16.splat(0x7b)), i8x16.eq(curly, i8x16.splat(0x7d))),
      ),
    );
    const block = p;
    p += 16;
    for (; found != 0; found &= found - 1) {
      const at = block + <usize>ctz(found);
      if (at >= end) break;
      const byte = load<u8>(at);
      if (byte == 0x22) {
        p = skipString(at + 1, end);
        if (inString == 0 && depth <= stopDepth) return say(CLOSED, p);
        break;
      }
      // An opening bracket has the second lowest bit, a closing one has not.
      if ((byte & 2) != 0) {
        open(byte);
        if (watchArrays != 0 && depth == 2 && byte == 0x5b) return say(ARRAY, at + 1);
      } else if (!close(byte)) {
        if (byte == 0x5d) return say(STRAY, at + 1);
      } else if (depth <= stopDepth) return say(CLOSED, at + 1);
    }
  }
  return say(MORE, end);
}

function say(what: i32, p: usize): usize {
  event = what;
  return p;
}

/** From inside a string to behind its quote, or to `end`. Never begins between a backslash and what it escapes, but for `escaped`. */
function skipString(p: usize, end: usize): usize {
  inString = 1;
  if (escaped != 0 && p < end) {
    escaped = 0;
    p++;
  }
  while (p < end) {
    const bytes = v128.load(p);
    const found = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
    );
    if (found == 0) {
      p += 16;
      continue;
    }
    p += <usize>ctz(found);
    if (p >= end) break;
    if (load<u8>(p) == 0x22) {
      inString = 0;
      return p + 1;
    }
    p += 2;
    if (p > end) escaped = 1;
  }
  return end;
}

function open(byte: u8): void {
  if (depth < remembered) store<u8>(kinds + <usize>depth, byte);
  depth++;
  if (depth > deepest) deepest = depth;
}

/** False where no open bracket fits. */
function close(byte: u8): bool {
  // In ASCII a closing bracket stands two after its opening one.
  const opener: u8 = byte - 2;
  if (depth > remembered || (depth > 0 && load<u8>(kinds + <usize>depth - 1) == opener)) {
    depth--;
    return true;
  }
  broken = 1;
  for (let level = depth - 2; level >= 0; level--) {
    if (load<u8>(kinds + <usize>level) != opener) continue;
    depth = level;
    return true;
  }
  return false;
}
