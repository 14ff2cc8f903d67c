/** Which ASCII characters belong to a run: one byte a code, 1 or 0. */
type CharacterSet = Uint8Array;

/** The set of ASCII letters and digits, with these signs. */
export function alphanumericAnd(signs: string): CharacterSet {
  const set = new Uint8Array(128);
  for (const from of ['0', 'A', 'a'])
    set.fill(1, from.charCodeAt(0), from.charCodeAt(0) + (from === '0' ? 10 : 26));
  for (const sign of signs) set[sign.charCodeAt(0)] = 1;
  return set;
}

/**
 * The rows of characters of a set that are at least `least` long, each as long as it goes, in order. Looks at the place where a row
 * would have to go on first, and steps over most of a text: several times faster than a regular expression. Linear.
 */
export function* longRuns(
  text: string,
  set: CharacterSet,
  least: number,
): Generator<readonly [start: number, end: number]> {
  // Nothing before `from` goes on at `from`.
  let from = 0;
  while (from + least <= text.length) {
    let at = from + least - 1;
    while (at >= from && set[text.charCodeAt(at)] === 1) at--;
    if (at >= from) {
      from = at + 1;
      continue;
    }
    let end = from + least;
    while (end < text.length && set[text.charCodeAt(end)] === 1) end++;
    yield [from, end];
    from = end + 1;
  }
}

/** Says whether a text holds a row of the set that is at least `least` long. */
export function withRun(set: CharacterSet, least: number): { test(text: string): boolean } {
  return { test: (text) => longRuns(text, set, least).next().done !== true };
}
