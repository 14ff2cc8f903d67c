import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerSchema } from '../../../src/browser/models/answer-schema.ts';
import { readAnswer, readJson } from '../../../src/browser/models/read-answer.ts';
import { z } from '../../../src/core/schema.ts';

test.each([
  ['{"a":1}', { a: 1 }],
  ['```json\n{"a":1}\n```', { a: 1 }],
  ['Here it is: {"a":1} Good luck with {it}!', { a: 1 }],
  ['{"a":1,}', { a: 1 }],
  ['{"a":[1,2,],}', { a: [1, 2] }],
  ['{"a":"line\nbreak"}', { a: 'line\nbreak' }],
  ['{"a":"x","b":"cut in the mid', { a: 'x', b: 'cut in the mid' }],
  ['{"a":"x","b":["y","z', { a: 'x', b: ['y', 'z'] }],
  ['{"a":"x","b":', { a: 'x' }],
  ['{"a":"x","b', { a: 'x' }],
  ['{"a":"x",', { a: 'x' }],
  ['{"a":"quoted \\"brace } in it\\""}', { a: 'quoted "brace } in it"' }],
  ['{"a":"cut in an escape \\u00', { a: 'cut in an escape ' }],
  ['{"a":{"b":[{"c":1', { a: { b: [{ c: 1 }] } }],
])('%j is read', (text, value) => {
  expect(readJson(text)).toEqual(value);
});

test.each(['', 'I am sorry, I cannot.', '{{{{', '{"a" 1}'])('%j is not', (text) => {
  expect(readJson(text)).toBeUndefined();
});

test('any JSON comes back from a fence, and any cut of it raises nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(200), (value, cut) => {
      const text = JSON.stringify(value);
      expect(readJson(`\`\`\`json\n${text}\n\`\`\``)).toEqual(JSON.parse(text));
      expect(() => readJson(text.slice(0, cut))).not.toThrow();
    }),
  );
});

test('ten megabytes of brackets take no time', () => {
  const since = performance.now();
  expect(readJson('[{'.repeat(5_000_000))).toBeUndefined();
  expect(() => readJson('[],'.repeat(16_000))).not.toThrow();
  expect(performance.now() - since).toBeLessThan(2000);
});

test('what the schema refuses is told by its fields', () => {
  const schema = z.object({ name: z.string(), score: z.number().max(5) });
  expect(readAnswer('{"name":1,"score":9}', schema)).toEqual({ wrong: ['name', 'score'] });
  expect(readAnswer('no', schema)).toEqual({ wrong: ['JSON'] });
  expect(readAnswer('{"name":"n","score":5,"extra":true}', schema)).toEqual({
    answer: { name: 'n', score: 5 },
  });
});

test('providers get a schema without limits, with every property required and no others', () => {
  const schema = z.object({
    name: z.string().min(1).max(80),
    score: z.int(),
    topic: z.string().meta({ enum: ['a', 'b'] }),
    default: z.array(z.string()).max(3),
    kind: z.literal('x'),
  });
  expect(answerSchema(schema)).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string' },
      score: { type: 'integer' },
      topic: { type: 'string', enum: ['a', 'b'] },
      default: { type: 'array', items: { type: 'string' } },
      kind: { type: 'string', enum: ['x'] },
    },
    required: ['name', 'score', 'topic', 'default', 'kind'],
    additionalProperties: false,
  });
});
