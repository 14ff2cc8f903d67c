import { describe, expect, it } from 'vitest';
import { cutsOf, slices, valuesOf } from './parsing.ts';

const AWKWARD = [
  ['an array', '[ {"a":"}] \\" \\\\"}, {"b":[1,{"c":"é😀"}]} ,null,-1.5,"x, ]",true ]\n'],
  ['a wrapper', '{"version":1,"conversations": [ {"a":1},{"b":[2]} ],"more":{"conversations":[{"c":3}]}}'],
  ['JSONL', '{"a":"\\\\"}\r\n\n{"b":[{}]}\n{"c":"\\u00e9"}'],
  ['broken JSONL', '{"a":[1,\n{"b":2}\n{"c":"open\n{"d":4}\nhello\n{"e":5}\n'],
  ['a broken array', '[{"a":1},{"b":[1,2},{"c":tru},{"d":{"e":1},{"f":6}]'],
  ['concatenated values', '{"a":\n1}{"b":2}\n{\n"c":3}'],
  ['a cut off array', '[{"a":1},{"b":"tex'],
] as const;

describe('cutJson', () => {
  it('gives the elements of an array with the bytes where they begin', async () => {
    expect(await cutsOf('[{"a":1}, {"é":2},\n3]')).toEqual([
      { value: { a: 1 }, position: 1, index: 0, listed: true, list: 1 },
      { value: { é: 2 }, position: 10, index: 1, listed: true, list: 1 },
      { value: 3, position: 20, index: 2, listed: true, list: 1 },
    ]);
  });

  it('gives the elements of {"conversations": [...]} and the position of the first', async () => {
    const cuts = await cutsOf('{"n": [1], "conversations" : [ {"a":1},{"b":2}], "z": "}"}');
    expect(cuts).toEqual([
      { value: { a: 1 }, position: 31, index: 0, listed: true },
      { value: { b: 2 }, position: 39, index: 1, listed: true },
    ]);
  });

  it('leaves an object alone whose "conversations" are turns, or not at its own level', async () => {
    for (const one of [
      '{"conversations":[{"from":"human","value":"hi"}]}',
      '{"x":{"conversations":[{"a":1}]}}',
      '{"conversations":[]}',
      '{"conversations":["a"]}',
    ]) {
      expect(await valuesOf(one)).toEqual([JSON.parse(one)]);
    }
  });

  it('takes one object for one element, on one line or on many', async () => {
    expect(await valuesOf('{"a":{"b":[]}}')).toEqual([{ a: { b: [] } }]);
    expect(await valuesOf('{\n  "a": {\n    "b": 1\n  }\n}\n')).toEqual([{ a: { b: 1 } }]);
  });

  it('takes a line for an element where a value is followed by a newline and another', async () => {
    expect(await valuesOf('{"a":1}\n{"b":2}\r\n\n{"c":3}')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(await valuesOf('{"a":1}\n{\n"b":2\n}\n{"c":3}\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  for (const [name, text] of AWKWARD) {
    it(`gives the same for ${name} wherever the bytes are split`, async () => {
      const whole = await cutsOf(text);
      const bytes = new TextEncoder().encode(text);
      for (let first = 1; first < bytes.length; first++) {
        expect(await cutsOf(bytes, {}, slices(bytes, Infinity, first))).toEqual(whole);
      }
      for (const size of [1, 2, 3, 7]) expect(await cutsOf(bytes, {}, slices(bytes, size))).toEqual(whole);
    });
  }

  it('says where a broken element of an array is and goes on behind it', async () => {
    const cuts = await cutsOf('[{"a":1},{"b":},{"c":[1,2},{"d":}},oops,{"e":5}]');
    expect(cuts.map((cut) => ('issue' in cut ? [cut.issue, cut.position] : cut.value))).toEqual([
      { a: 1 },
      ['broken-record', 9],
      ['broken-record', 16],
      ['broken-record', 27],
      // The bracket too many, and the word.
      ['broken-record', 33],
      ['broken-record', 35],
      { e: 5 },
    ]);
  });

  it('loses one line to a broken line, be it the first, with an open string or with an open bracket', async () => {
    const broken = 'broken-record';
    expect(await valuesOf('{"a":1}\n{"b":[\n{"c":3}\n')).toEqual([{ a: 1 }, broken, { c: 3 }]);
    expect(await valuesOf('{"a":1}\n{"b":"x\n{"c":3}\n')).toEqual([{ a: 1 }, broken, { c: 3 }]);
    expect(await valuesOf('{"a":[\n{"b":2}\n{"c":3}\n')).toEqual([broken, { b: 2 }, { c: 3 }]);
    expect(await valuesOf('{"a":"x\n{"b":2}\n{"c":3}\n')).toEqual([broken, { b: 2 }, { c: 3 }]);
    expect(await valuesOf('{"a":1}\nnonsense\n{"c":3}\n')).toEqual([{ a: 1 }, broken, { c: 3 }]);
  });

  it('says how far a file that is cut off reaches, after everything before', async () => {
    for (const text of ['[{"a":1},{"b":2', '[{"a":1},', '{"conversations":[{"a":1}]', '{"a":1}\n{"b":"']) {
      const cuts = await cutsOf(text);
      expect(cuts[0]).toMatchObject({ value: { a: 1 } });
      expect(cuts.slice(1)).toEqual([{ issue: 'truncated-file', position: text.length, index: 1 }]);
    }
  });

  it('gives nothing for nothing', async () => {
    expect(await valuesOf('')).toEqual([]);
    expect(await valuesOf(' \n')).toEqual([]);
    expect(await valuesOf('[]')).toEqual([]);
  });

  it('reads UTF-8, UTF-16LE and UTF-16BE with their marks, split anywhere', async () => {
    const text = '[{"a":"Grüße 😀"},{"b":2}]';
    const little = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const big = new Uint8Array(Buffer.from(little).swap16());
    for (const bytes of [new TextEncoder().encode(`\ufeff${text}`), little, big]) {
      for (const size of [1, 2, 3, 1000]) {
        const cuts = await cutsOf(bytes, {}, slices(bytes, size));
        expect(cuts.map((cut) => 'value' in cut && cut.value)).toEqual(JSON.parse(text));
      }
    }
  });

  it('refuses an element over the limit of bytes or of depth, and reads the next', async () => {
    const limits = { size: 30, depth: 3 };
    expect(await valuesOf(`[{"a":"${'x'.repeat(40)}"},{"b":2}]`, limits)).toEqual([
      'too-large-record',
      { b: 2 },
    ]);
    expect(await valuesOf('[{"a":[[1]]},{"a":[[[1]]]}, 5]', limits)).toEqual([
      { a: [[1]] },
      'too-deep-record',
      5,
    ]);
    expect(await valuesOf(`{"a":1}\n{"a":"${'x'.repeat(40)}"}\n{"b":2}`, limits)).toEqual([
      { a: 1 },
      'too-large-record',
      { b: 2 },
    ]);
  });

  it('survives a million open brackets', async () => {
    expect(await valuesOf('['.repeat(1_000_000))).toEqual(['truncated-file']);
    expect(await valuesOf(`[${'['.repeat(100_000)}${']'.repeat(100_000)},{"a":1}]`)).toEqual([
      'too-deep-record',
      { a: 1 },
    ]);
  });

  it('gives the same for a line that pretends to be many broken ones, without reading it over and over', async () => {
    const values = await valuesOf('{\n'.repeat(200_000));
    expect(values.length).toBeLessThan(50);
    expect(values.at(-1)).toBe('truncated-file');
  });
});
