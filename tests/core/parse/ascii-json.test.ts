import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AsciiJson } from '../../../src/core/parse/ascii-json.ts';

const decoder = new TextDecoder();
const encode = (text: string) => new TextEncoder().encode(text);
const ascii = new AsciiJson();

/** Between other bytes, as an element stands in a batch. */
function written(json: Uint8Array, before = 3): string | null {
  const batch = new Uint8Array(before + json.length + 5).fill(0xe9);
  batch.set(json, before);
  const found = ascii.write(batch, before, before + json.length);
  return found && decoder.decode(found);
}

it('writes every character beyond ASCII as its escape, those of four bytes as two', () => {
  // é is U+00E9, 東 U+6771, 🙂 U+1F642: D83D DE42.
  expect(written(encode('{"é":"東 🙂"}'))).toBe('{"\\u00e9":"\\u6771 \\ud83d\\ude42"}');
});

it('is the same value to JSON.parse, wherever it stands', () => {
  const value = fc.jsonValue({ stringUnit: 'binary' });
  fc.assert(
    fc.property(value, fc.nat(8), (any, before) => {
      const json = JSON.stringify(any);
      const found = written(encode(json), before)!;
      expect(found).toMatch(/^[\0-\x7f]*$/);
      expect(JSON.parse(found)).toEqual(JSON.parse(json));
    }),
    { numRuns: 500 },
  );
});

it('a text of any length between characters beyond ASCII is copied whole', () => {
  for (let length = 0; length < 200; length++) {
    const text = `é${'a'.repeat(length)}é`;
    expect(JSON.parse(written(encode(`"${text}"`), length % 4)!)).toBe(text);
  }
});

it('gives up where the decoder would, and only there', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const isText = (bytes: Uint8Array) => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const bytes = fc.uint8Array({ maxLength: 12 });
  // Mostly bytes that begin or go on with a character: borders of what is one.
  const near = fc
    .array(
      fc.constantFrom(
        0x41,
        0x80,
        0x8f,
        0x90,
        0x9f,
        0xa0,
        0xbf,
        0xc1,
        0xc2,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
      ),
    )
    .map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(fc.oneof(bytes, near), (any) => {
      expect(written(any) !== null).toBe(isText(any));
    }),
    { numRuns: 5000 },
  );
});
