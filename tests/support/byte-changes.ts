// Changes to the bytes of a file: some taken out, some put in, a part of the file put elsewhere.
import fc from 'fast-check';

/** One change. Places are taken modulo the length of the file. */
export interface ByteChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
  /** Bytes of the file itself to put in as well. */
  readonly copyFrom: number;
  readonly copyLength: number;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What stands between things in any of the formats. */
const MARKS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ';',
  '\t',
  ':',
  '\n',
  '\r',
  '\0',
  '1',
  '-',
  'e',
  '<',
  '>',
  '/',
  '=',
];

const ODD_TEXTS = [
  '\ufeff',
  '\\ud800',
  '1e999',
  'NaN',
  '"__proto__":{"polluted":1},',
  '</div>',
  '</div></div></div>',
  '<div class="outer-cell',
  '<div class="content-cell">',
  '<!--',
  '<script>',
  '&#x110000;',
  '&',
  '];',
  'var jsonData = [',
  '\n\n',
  '""',
  '['.repeat(5000),
  '{"a":'.repeat(300),
  '<div>'.repeat(2000),
  'a'.repeat(20_000),
  '"'.repeat(999),
].map(bytesOf);

const inserted = fc.oneof(
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 8 }) },
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 8 }).map(bytesOf),
  },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
);

/** Any change. */
export const byteChange: fc.Arbitrary<ByteChange> = fc.record({
  at: fc.nat(100_000),
  remove: fc.oneof({ weight: 3, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(3000) }),
  insert: inserted,
  copyFrom: fc.nat(100_000),
  copyLength: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3000) }),
});

/** The changed file, and the first byte that may differ. */
export function changeBytes(
  sample: Uint8Array,
  { at, remove, insert, copyFrom, copyLength }: ByteChange,
): { bytes: Uint8Array; fault: number } {
  const fault = at % sample.length;
  const from = copyFrom % sample.length;
  const parts = [
    sample.subarray(0, fault),
    insert,
    sample.subarray(from, from + copyLength),
    sample.subarray(fault + remove),
  ];
  return { bytes: new Uint8Array(Buffer.concat(parts)), fault };
}
