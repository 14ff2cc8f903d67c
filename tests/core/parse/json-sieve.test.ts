// The sieve beside JSON.parse: never more than what is wanted, never another value, never a text that is no JSON.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../src/core/parse/json-shape.ts';
import { JsonSieve } from '../../../src/core/parse/json-sieve.ts';
import { jsonText, KEYS } from './json-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Of an element of its own batch: the value with the texts put in again; undefined where the sieve was not sure. */
function sieved(sieve: JsonSieve, bytes: Uint8Array): unknown {
  expect(sieve.lay(bytes)).toBe(true);
  const json = sieve.read(0, bytes.length);
  if (json === null) return undefined;
  expect(/^[\x20-\x7f]*$/.test(json)).toBe(true);
  return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? put(value, sieve) : value));
}

function put(text: string, sieve: JsonSieve): string {
  const number = /^\u0090(\d+)\u0090$/.exec(text)?.[1];
  if (number === undefined) return text;
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sieve.bytesOf(Number(number)));
  expect(sieve.unitsOf(Number(number))).toBe(whole.length);
  return whole;
}

/** What is wanted, by way of everything. */
function prune(value: unknown, shape: Shape): unknown {
  if (shape === 'all' || shape === 'text' || typeof value !== 'object' || value === null) return value;
  const { each } = shape;
  if (Array.isArray(value)) return each === undefined ? value : value.map((one) => prune(one, each));
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const members = shape.members ?? {};
    // A key that is written with escapes may be any: all of it is wanted.
    const named = Object.hasOwn(members, key) ? members[key] : null;
    const of = each ?? (/["\\\n]/.test(key) ? 'all' : named);
    if (of === null) continue;
    const property = { value: prune(inner, of), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(kept, key, property);
  }
  return kept;
}

/** Values with the order of their keys, -0 and own keys of any name, which equality alone would not tell. */
function exact(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(exact)];
  if (typeof value === 'object' && value !== null)
    return ['object', ...Object.entries(value).map(([key, inner]) => [key, exact(inner)])];
  return Object.is(value, -0) ? ['minus zero'] : value;
}

const shapes = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constantFrom<Shape>('all', 'text'),
    fc.record({ each: tie('shape') }),
    fc.record({ each: tie('shape'), string: fc.constant('text' as const) }),
    fc.record({
      members: fc
        .array(fc.tuple(fc.constantFrom(...KEYS), tie('shape')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    }),
  ),
})).shape;

/** An element: the sieve takes objects alone. */
const element = fc.tuple(jsonText, jsonText).map(([a, b]) => `{"a":${a}, "role" :${b}\n}`);

describe('a sieve', () => {
  it('gives what JSON.parse gives, without the rest', () => {
    fc.assert(
      fc.property(shapes, fc.array(element, { minLength: 1, maxLength: 4 }), (shape, texts) => {
        const sieve = JsonSieve.open(shape)!;
        for (const text of texts)
          expect(exact(sieved(sieve, bytesOf(text)))).toEqual(exact(prune(JSON.parse(text), shape)));
      }),
      { numRuns: 300 },
    );
  });

  it('is not sure of what is no JSON, wanted or not', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.oneof(fc.nat(255), fc.constantFrom(...bytesOf('"\\{}[]:,0-.e\n'))),
      fc.nat(2),
    );
    const outcomes = { sure: 0, unsure: 0 };
    fc.assert(
      fc.property(
        shapes,
        element,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (shape, text, changes) => {
          const bytes = [...bytesOf(text)];
          for (const [place, byte, cut] of changes) bytes.splice(place % bytes.length, cut, byte);
          const broken = Uint8Array.from(bytes);
          const found = sieved(JsonSieve.open(shape)!, broken);
          if (found === undefined) return void outcomes.unsure++;
          outcomes.sure++;
          const whole: unknown = JSON.parse(new TextDecoder().decode(broken));
          // More may be left: a change can make a key one that has an escape.
          expect(exact(prune(found, shape))).toEqual(exact(prune(whole, shape)));
        },
      ),
      { numRuns: 1500 },
    );
    expect(outcomes.sure).toBeGreaterThan(50);
    expect(outcomes.unsure).toBeGreaterThan(50);
  });

  it.each([
    '{"b":"\\q"}',
    '{"b":"\n"}',
    '{"b":01}',
    '{"b":1.}',
    '{"b":.5}',
    '{"b":-}',
    '{"b":+1}',
    '{"b":1e}',
    '{"b":nul}',
    '{"b":nulll}',
    '{"b":True}',
    '{"b":[1,]}',
    '{"b":1,}',
    '{"b":1 "a":2}',
    '{"b"}',
    '{"b":}',
    '{b:1}',
    '{"b":"\\u12g4"}',
    '{"b":1}]',
    '{"b":1} {}',
    '{"b":[}',
    '{',
    '{"b":"',
    '{"b":"\\',
    '[]',
    '"b"',
    '',
  ])('is not sure of %j', (text) => {
    for (const shape of ['all', { members: { a: 'all' } }] as const)
      expect(sieved(JsonSieve.open(shape)!, bytesOf(text))).toBeUndefined();
  });

  it('reads 200 levels, wanted or not, and is not sure where a stack could end', () => {
    const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;
    for (const shape of ['all', { members: {} }] as const) {
      const sieve = JsonSieve.open(shape)!;
      expect(sieved(sieve, bytesOf(nested(200)))).toEqual(prune(JSON.parse(nested(200)), shape));
      expect(sieved(sieve, bytesOf(nested(100_000)))).toBeUndefined();
    }
  });

  it('reads the elements of a batch each by itself', () => {
    const sieve = JsonSieve.open({ members: { a: 'text' } })!;
    const [first, second] = [`{"a":"${'x'.repeat(40)}","b":1}`, `{"a":"${'y'.repeat(50)}"}`];
    sieve.lay(bytesOf(first + second));
    expect(sieve.read(0, first.length)).toBe('{"a":"\\u00900\\u0090"}');
    expect(sieve.read(first.length, first.length + second.length)).toBe('{"a":"\\u00901\\u0090"}');
    expect([0, 1].map((index) => sieve.unitsOf(index))).toEqual([40, 50]);
    // Neither ends where the caller says.
    expect(sieve.read(0, first.length - 1)).toBeNull();
    expect(sieve.read(0, first.length + second.length)).toBeNull();
  });

  it('takes no more than 4 MB at once', () => {
    const sieve = JsonSieve.open('all')!;
    const of = (bytes: number) => bytesOf(`{"a":"${'é'.repeat((bytes - 8) / 2)}"}`);
    const most = of(4 * 1024 * 1024);
    expect(sieve.lay(most)).toBe(true);
    // An escape of six bytes for each character of two.
    expect(sieve.read(0, most.length)).toHaveLength(8 + (most.length - 8) * 3);
    expect(sieve.lay(of(4 * 1024 * 1024 + 2))).toBe(false);
  });
});

describe('a text', () => {
  const long = 'What is Kleio, and who was she?? ';
  const inJson = (text: string) => {
    const sieve = JsonSieve.open({ members: { a: 'text' } })!;
    const bytes = bytesOf(`{"a":${text}}`);
    sieve.lay(bytes);
    return sieve.read(0, bytes.length);
  };
  const stays = (text: string) => expect(inJson(JSON.stringify(text))).toContain(long);

  it('is set aside from 32 bytes on', () => {
    expect(inJson(`"${'x'.repeat(31)}"`)).toContain('xxx');
    expect(inJson(`"${'x'.repeat(32)}"`)).not.toContain('x');
  });

  it('stays where a reader would change it: white ends, marks of citations, NUL, halves of pairs', () => {
    for (const white of ['\t\n\v\f\r \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'].flatMap(
      (all) => [...all],
    )) {
      expect(`${white}x`.trim()).toBe('x');
      stays(`${white}${long}x`);
      stays(`x${long}${white}`);
    }
    for (const mark of ['\ue200', '\uf8ff', '【', '\0', '\ud800', '\udc00', '\udc00\ud800'])
      stays(`x${long}${mark}x`);
  });

  it('that holds the mark of a stand-in makes the sieve unsure, however it is written', () => {
    for (const mark of ['\u0090', '\\u0090'])
      for (const text of [mark, `${long}${mark}x`]) expect(inJson(`"${text}"`)).toBeNull();
  });

  it('counts its units and bytes, however it is written', () => {
    const text = `x${long}é€😀\b\f\n\r\t/"\\\u0001x`;
    const escaped = [...JSON.stringify(text)].map((c) =>
      c.charCodeAt(0) < 0x80
        ? c
        : Array.from(
            { length: c.length },
            (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`,
          ).join(''),
    );
    for (const json of [JSON.stringify(text), escaped.join('').replace('/', '\\/')]) {
      const sieve = JsonSieve.open({ members: { a: 'text' } })!;
      const bytes = bytesOf(`{"a":${json}}`);
      expect(sieved(sieve, bytes)).toEqual({ a: text });
      expect(sieve.bytesOf(0)).toEqual(bytesOf(text));
      expect(sieve.unitsOf(0)).toBe(text.length);
    }
  });
});
