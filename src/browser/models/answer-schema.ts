import { z } from '../../core/schema.ts';
import type { AnswerSchema } from './wire.ts';

/**
 * Words of JSON Schema that providers do not take, or that make a schema too large to serve: the answer is checked by zod
 * anyway. https://ai.google.dev/gemini-api/docs/structured-output
 */
const leftOut = ['$schema', 'minLength', 'maxLength', 'pattern', 'format', 'minItems', 'maxItems', 'default'];

/** The JSON Schema of an answer: every property required and no others, as the strict modes want it. */
export function answerSchema(schema: z.ZodType): AnswerSchema {
  return plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) as AnswerSchema;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [word, inner] of Object.entries(value)) {
    if (leftOut.includes(word) || Math.abs(Number(inner)) === Number.MAX_SAFE_INTEGER) continue;
    if (word === 'const') result.enum = [inner];
    // Names of properties are not words of JSON Schema, even where they look like one.
    else if (word === 'properties') result.properties = mapped(inner as Record<string, unknown>);
    else result[word] = word === 'enum' ? inner : plain(inner);
  }
  if (result.properties) {
    result.required = Object.keys(result.properties);
    result.additionalProperties = false;
  }
  return result;
}

function mapped(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, plain(inner)]));
}
