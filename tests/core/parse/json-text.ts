// JSON as it may be written: white space anywhere, escapes of any kind, keys that come twice.
import fc from 'fast-check';

/** Keys that shapes and objects of the tests share. The last one has escapes, whatever way it is written. */
export const KEYS = ['a', 'id', 'role', 'é', '*', '', '__proto__', 'constructor', '1', '07', 'a\\"\n'];

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const hex = fc
  .integer({ min: 0, max: 0xffff })
  // The mark of a stand-in has a test of its own.
  .filter((code) => code !== 0x90)
  .map((code) => `\\u${code.toString(16).padStart(4, '0')}`);
const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }).map(inJson),
  fc.string({ unit: 'grapheme-ascii', minLength: 30, maxLength: 90 }).map(inJson),
  fc.constantFrom('\\\\', '\\"', '\\\\\\"', '\\n', '\\/', '\\ud83d', '\\ude00', '\ufeff', '\u2028', '\u007f'),
  fc.constantFrom('\\ud83d\\ude00', '\\uD83D\\uDE00', '\ue201', '【', '\u3000', '\u00a0', '\\u0000'),
  hex,
);
const stringText = fc.array(piece, { maxLength: 4 }).map((pieces) => `"${pieces.join('')}"`);
const numberText = fc.oneof(
  fc.constantFrom('-0', '0', '0.0', '1e400', '-1E-400', '1.5e+3', '9007199254740993', '0.1', '5e-324'),
  fc.constantFrom('1672531204.100001', '123456789012345678901234567890.5', '0.00000000000000000000001'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  fc.tuple(fc.nat(), fc.nat()).map(([whole, fraction]) => `${whole}.${fraction}`),
);
const space = fc.constantFrom('', '', '', ' ', '\n', '\t \r\n');
const keyText = fc.constantFrom(...KEYS).map((name) => JSON.stringify(name));

/** A value. */
export const jsonText = fc.letrec<{ value: string }>((tie) => ({
  value: fc
    .tuple(
      space,
      fc.oneof(
        { depthSize: 'medium', maxDepth: 6 },
        fc.oneof(stringText, numberText, fc.constantFrom('null', 'true', 'false')),
        fc.array(tie('value'), { maxLength: 5 }).map((list) => `[${list.join(',')}]`),
        fc.array(tie('value'), { maxLength: 5 }).map((list) => `[ ${list.join(' ,')}]`),
        fc
          .array(fc.tuple(space, keyText, space, tie('value')), { maxLength: 8 })
          .map((list) => `{${list.map(([a, name, b, inner]) => `${a}${name}${b}:${inner}`).join(',')}}`),
      ),
      space,
    )
    .map((parts) => parts.join('')),
})).value;
