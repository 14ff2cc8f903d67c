// Which script a character is of, found out once a character.

/** Scripts that are told apart, by their numbers; 0 is every other, and what all scripts share. */
export const scripts = [
  ...(['', 'Latin', 'Cyrillic', 'Arabic', 'Devanagari', 'Hangul', 'Greek', 'Hebrew', 'Thai'] as const),
  ...(['Bengali', 'Tamil', 'Telugu', 'Gujarati', 'Kannada', 'Malayalam', 'Gurmukhi', 'Sinhala'] as const),
  ...([
    'Myanmar',
    'Khmer',
    'Lao',
    'Georgian',
    'Armenian',
    'Ethiopic',
    'Han',
    'Hiragana',
    'Katakana',
  ] as const),
] as const;
export type Script = (typeof scripts)[number];

/** By code point: 1 and the number of its script, 0 until it is met. A megabyte, of which a system gives only the pages in use. */
const numbers = new Uint8Array(0x110000);
const patterns = scripts.slice(1).map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/** How many characters (code points) of a text are of each script, by its number. One pass, no patterns but for new characters. */
export function lettersByScript(text: string): number[] {
  // An array: a typed one of this size takes longer to make than a short text to read.
  const found = new Array<number>(scripts.length).fill(0);
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    found[(numbers[codePoint] || learn(codePoint)) - 1]++;
  }
  return found;
}

function learn(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const number = patterns.findIndex((pattern) => pattern.test(character)) + 1;
  return (numbers[codePoint] = number + 1);
}
