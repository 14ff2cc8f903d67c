// Both scanners say the same, byte for byte.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Brackets, BracketScanner } from '../../../src/core/parse/bracket-scanner.ts';
import { FastBrackets } from '../../../src/core/parse/fast-brackets.ts';
import { jsonText } from './json-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

interface Setting {
  readonly depth: 0 | 1;
  readonly stopDepth: number;
  readonly watch: boolean;
}

/** All that a scanner says of slices, to their end. */
function said(brackets: Brackets, slices: readonly Uint8Array[], { depth, stopDepth, watch }: Setting) {
  brackets.begin(depth);
  brackets.stopDepth = stopDepth;
  brackets.watchArrays = watch;
  const events: unknown[] = [];
  for (const slice of slices)
    for (let at = 0; at < slice.length;) {
      at = brackets.scan(slice, at);
      events.push([at, brackets.event, brackets.depth, brackets.deepest, brackets.broken]);
    }
  return events;
}

/** The bytes in slices that end at these places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

const setting = fc.record<Setting>({
  depth: fc.constantFrom(0, 1),
  stopDepth: fc.constantFrom(0, 0, 1, 2),
  watch: fc.boolean(),
});
const noise = fc.string({ unit: fc.constantFrom(...'{}[]"\\,: ax\u00e9'), maxLength: 80 });
const text = fc.oneof(
  jsonText,
  noise,
  fc.tuple(jsonText, noise, jsonText).map((parts) => parts.join('')),
);

it('the fast scanner says what the plain one says, wherever the slices end', () => {
  // One for all: what it remembers of one text must not show in the next.
  const [plain, fast] = [new BracketScanner(), FastBrackets.open()!];
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 4 }), setting, (json, places, how) => {
      const slices = cut(bytesOf(json), places);
      expect(said(fast, slices, how)).toEqual(said(plain, slices, how));
    }),
    { numRuns: 3000 },
  );
});

it('deeper than what is remembered, brackets are only counted', () => {
  const how = { depth: 0, stopDepth: 0, watch: false } as const;
  for (const json of [
    '['.repeat(300) + '}'.repeat(300),
    '{"a":['.repeat(200),
    ']}',
    '['.repeat(257) + ']}]',
  ]) {
    const slices = [bytesOf(json)];
    expect(said(FastBrackets.open()!, slices, how)).toEqual(said(new BracketScanner(), slices, how));
  }
});

it('a slice larger than the memory is read in parts', () => {
  const how = { depth: 0, stopDepth: 0, watch: false } as const;
  // A backslash stands at the end of the first part, and a string goes on over it.
  const start = `{"a":"${'x'.repeat(1024 * 1024 - 7)}`;
  const slices = [bytesOf(`${start}\\"${'y'.repeat(3_000_000)}","b":[1]} {}`)];
  const events = said(FastBrackets.open()!, slices, how);
  expect(start).toHaveLength(1024 * 1024 - 1);
  expect(events).toEqual(said(new BracketScanner(), slices, how));
  expect(events).toHaveLength(2);
});
