// A format that has a shape reads the same of what the sieve leaves as of the whole element.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unpacked } from '../../../src/core/packed-turns.ts';
import { chatgpt } from '../../../src/core/parse/chatgpt.ts';
import { chatsIn, readBatch } from '../../../src/core/parse/elements.ts';
import { factsOf } from '../../../src/core/parse/chat.ts';
import { JsonSieve } from '../../../src/core/parse/json-sieve.ts';
import type { Shape } from '../../../src/core/parse/json-shape.ts';
import { isObject, type RawObject } from '../../../src/core/parse/raw.ts';

const encoder = new TextEncoder();
const origin = { path: 'conversations.json', modifiedAt: null, beside: async () => null };

/** As a thread reads it that has the bytes. */
function readPacked(element: RawObject) {
  const bytes = encoder.encode(JSON.stringify(element));
  const batch = { source: 'chatgpt' as const, path: origin.path, modifiedAt: null };
  const [chats] = chatsIn(readBatch({ ...batch, bytes, ends: [bytes.length] }));
  return (
    chats?.map(({ facts, turns }) => ({ facts, turns: 'roles' in turns ? unpacked(turns) : [] })) ?? null
  );
}

/** As the import thread reads it. */
function readWhole(element: RawObject) {
  const value = JSON.parse(JSON.stringify(element)) as RawObject;
  const drafts = [chatgpt.read(value, origin)].flat();
  return drafts[0] === null
    ? null
    : drafts.map((draft) => ({ facts: factsOf('chatgpt', draft!, draft!.messages), turns: draft!.messages }));
}

const keysOf = (shape: Shape): string[] => {
  if (typeof shape === 'string') return [];
  const inner = Object.entries(shape.members ?? {}).flatMap(([key, of]) => [key, ...keysOf(of)]);
  return shape.each === undefined ? inner : [...inner, ...keysOf(shape.each)];
};
const keys = [...new Set(keysOf(chatgpt.shape!)), 'text', 'children', 'status', 'n1', 'n2', 'n3'];

const LONG = 'What is Kleio, and who was she?? ';
const text = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom(LONG, ' ', '\n', 'é', '😀', '\ue200cite\ue201', '【1†x】', '\0', '\ud800', '"\\'))
    .map((pieces) => pieces.join('')),
  fc.constantFrom(`${LONG}\u0090x`, `\u00900\u0090${LONG}x`),
);
const scalar = fc.oneof(
  fc.constantFrom(null, true, 'n1', 'n2', 'n3', 'user', 'assistant', 'tool', 'all', 'text', 'code', ''),
  fc.constantFrom<unknown>('thoughts', 1672531204.100001, 1672531300, 'What is Kleio?'),
  text,
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
  ),
})).value;
const or = (likely: fc.Arbitrary<unknown>) => fc.oneof({ weight: 30, arbitrary: likely }, anything);
const record = (fields: Record<string, fc.Arbitrary<unknown>>) => {
  const all = { ...fields, status: anything };
  const some = fc.record(all, { requiredKeys: [] });
  return or(fc.oneof({ weight: 12, arbitrary: fc.record(all) }, some));
};
const message = record({
  author: record({ role: or(fc.constantFrom('user', 'assistant', 'tool')) }),
  create_time: scalar,
  content: record({
    content_type: or(fc.constantFrom('text', 'text', 'text', 'code', 'thoughts')),
    parts: or(fc.array(or(fc.oneof(text, record({ text: scalar }))), { maxLength: 3 })),
  }),
  metadata: record({
    is_visually_hidden_from_conversation: or(fc.constantFrom(false, false, false, true)),
    attachments: or(fc.array(anything, { maxLength: 2 })),
    model_slug: scalar,
  }),
  recipient: or(fc.constantFrom('all', 'all', 'all', 'web.run')),
});
const node = record({ message, parent: or(fc.constantFrom(null, 'n1', 'n2', 'n3')) });
const chat = record({
  ...{ conversation_id: scalar, id: scalar, title: scalar, create_time: scalar, update_time: scalar },
  ...{ default_model_slug: scalar, current_node: or(fc.constantFrom('n1', 'n2', 'n3')) },
  mapping: record({ n1: node, n2: node, n3: node }),
});

it('the shape of ChatGPT is all that its reader looks at, and texts come back as they were', () => {
  let turns = 0;
  fc.assert(
    fc.property(chat.filter(isObject), (element) => {
      const whole = readWhole(element);
      turns += whole?.[0].turns.length ?? 0;
      expect(readPacked(element)).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
  expect(turns).toBeGreaterThan(100);
});

it('an ordinary chat is sieved: its texts are not parsed', () => {
  const message = { author: { role: 'user' }, content: { content_type: 'text', parts: [`${LONG}x`] } };
  const element = { id: 'c1', mapping: { n1: { message, parent: null, children: [] } }, current_node: 'n1' };
  const bytes = encoder.encode(JSON.stringify(element));
  const sieve = JsonSieve.open(chatgpt.shape!)!;
  sieve.lay(bytes);
  const json = sieve.read(0, bytes.length);
  expect(json).not.toContain('Kleio');
  expect(json).not.toContain('children');
  expect(readPacked(element)).toEqual(readWhole(element));
  expect(readPacked(element)?.[0].turns).toEqual([{ role: 'user', text: `${LONG}x`, at: null }]);
});
