// JSON and JSON lines that are too deep, too large, broken, or full of keys and characters that mean something elsewhere.
import { chatgptChat, claudeChats, json, messagesLine, node } from './chats.ts';
import { hostile, type HostileCase } from './case.ts';
import { join } from './zip-bytes.ts';

const MB = 1_000_000;
/** A list of Claude chats with one between the others that is written as it stands here. */
const between = (raw: string) => {
  const [a, b] = claudeChats(2).map(json);
  return `[${a},${raw},${b}]`;
};
const chat = (change: Record<string, unknown>) => json({ ...claudeChats(1, {}, 9)[0], ...change });
/** Keys that a careless copy would make a prototype of. JSON.stringify would not write them. */
const KEYS =
  '"__proto__":{"polluted":1,"toString":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1';
const withKeys = (object: string) => `{${KEYS},${object.slice(1)}`;

const sizes: HostileCase[] = [
  hostile('deep-lists.json', () => '['.repeat(MB), {
    problem: 'truncated-file',
  }),
  hostile('deep-objects.json', () => '{"a":'.repeat(MB), {
    problem: 'truncated-file',
  }),
  hostile('deep-and-closed.json', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, {
    problem: 'broken-file',
  }),
  hostile('deep-chat-between.json', () => between(`{"chat_messages":${'['.repeat(300)}${']'.repeat(300)}}`), {
    problem: null,
    conversations: 2,
    issues: ['too-deep-record'],
  }),
  hostile(
    'deep-enough-chat.json',
    () => between(`{"chat_messages":[],"x":${'['.repeat(198)}${']'.repeat(198)}}`),
    {
      problem: null,
      conversations: 3,
    },
  ),
  hostile(
    'string-of-70-MB.json',
    () => [
      '[',
      json(claudeChats(1)[0]),
      ',{"chat_messages":[],"name":"',
      ...Array<string>(70).fill('x'.repeat(MB)),
      '"},',
      json(claudeChats(1, {}, 1)[0]),
      ']',
    ],
    {
      problem: null,
      conversations: 2,
      issues: ['too-large-record'],
    },
  ),
  hostile('string-without-end.json', () => `[${json(claudeChats(1)[0])},{"a":"${'x'.repeat(5 * MB)}`, {
    problem: 'truncated-file',
    conversations: 1,
  }),
  hostile('backslashes.json', () => `[${json(claudeChats(1)[0])},"${'\\'.repeat(5 * MB)}`, {
    problem: 'truncated-file',
    conversations: 1,
  }),
  hostile('brackets.json', () => `${'}'.repeat(MB)}${']'.repeat(MB)}`, {
    problem: 'unknown-format',
  }),
  hostile('brackets-between.json', () => between('}'.repeat(1000)), {
    problem: null,
    conversations: 2,
    issues: ['broken-record'],
  }),
  hostile(
    'many-keys.json',
    () => between(`{"chat_messages":[],${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join()}}`),
    {
      problem: null,
      conversations: 3,
    },
  ),
  hostile(
    'many-nodes.json',
    () =>
      json([
        chatgptChat(
          Object.fromEntries(
            Array.from({ length: 100_000 }, (_, i) => [
              `n${i}`,
              { id: `n${i}`, parent: `n${i - 1}`, message: null },
            ]),
          ),
        ),
      ]),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile('empty-chats.json', () => `[${'{"chat_messages":[]},'.repeat(20_000)}{"chat_messages":[]}]`, {
    problem: null,
    conversations: 20_001,
  }),
  hostile(
    'one-line-of-20-MB.jsonl',
    () => [messagesLine('a'), '\n', messagesLine('b'.repeat(20 * MB)), '\n', messagesLine('c')],
    {
      problem: null,
      conversations: 3,
    },
  ),
  hostile('blank-5-MB.json', () => ' \n'.repeat(2.5 * MB), { problem: 'empty-file' }),
  hostile('nothing.json', () => '', { problem: 'empty-file' }),
];

const chatgptKeys = () => {
  const mapping = `{"__proto__":${json(node('user', 'Proto?'))},"constructor":${json(node('user', 'Hello', '__proto__'))},"b":${json(node('assistant', 'Hi', 'constructor'))}}`;
  return `[${withKeys(`{"id":"g","current_node":"b","title":"t","mapping":${mapping}}`)}]`;
};
const keys: HostileCase[] = [
  hostile('keys-chatgpt.json', chatgptKeys, { problem: null, conversations: 1 }),
  hostile(
    'keys-claude.json',
    () =>
      `[${claudeChats(3)
        .map((one) => withKeys(json(one)))
        .join()}]`,
    { problem: null, conversations: 3 },
  ),
  hostile(
    'keys-kura.jsonl',
    () => withKeys(json({ chat_id: '__proto__', messages: [{ role: 'user', content: 'Hi' }], metadata: {} })),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile(
    'keys-messages.jsonl',
    () => `${withKeys(messagesLine('Hi'))}\n${messagesLine('Ho', { id: 'constructor' })}`,
    {
      problem: null,
      conversations: 2,
    },
  ),
  hostile('keys-alone.json', () => `{${KEYS}}`, { problem: 'unknown-format' }),
  hostile(
    'keys-as-roles.jsonl',
    () =>
      json({
        messages: [
          { role: '__proto__', content: 'a' },
          { role: 'constructor', content: 'b' },
          { role: 'user', content: 'c' },
        ],
      }),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile('keys-as-wrapper.json', () => `{"__proto__":[],"conversations":[${json(claudeChats(1)[0])}]}`, {
    problem: null,
    conversations: 1,
  }),
  hostile(
    'keys-twice.json',
    () => `[${json(claudeChats(1)[0]).replace('{', '{"chat_messages":7,"uuid":"other",')}]`,
    {
      problem: null,
      conversations: 1,
    },
  ),
];

const bidi = 'invoice\u202efdp.exe\u2066\u200f';
const characters: HostileCase[] = [
  hostile('characters-in-claude.json', () => json(claudeChats(2, { name: `${bidi}\0\ud800\x1b[31m` })), {
    problem: null,
    conversations: 2,
  }),
  hostile(
    'characters-in-chatgpt.json',
    () =>
      json([
        chatgptChat(
          { b: node('user', 'a\0b\ud800c\udfff') },
          { title: `\udc00${bidi}`, default_model_slug: 'gpt\0\u202e\ud800' },
        ),
      ]),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile('characters-in-messages.jsonl', () => messagesLine('\0\ud800a\udc00'), {
    problem: null,
    conversations: 1,
  }),
  hostile('name-\u202egnp\0\ud800\u2066.json', () => json(claudeChats(1)), {
    problem: null,
    conversations: 1,
  }),
  hostile(`${'n'.repeat(64_000)}.json`, () => between('{"chat_messages":'), {
    problem: null,
    conversations: 1,
    issues: ['broken-record'],
  }),
  hostile('title-of-10-MB.json', () => chat({ name: 'x'.repeat(10 * MB) }), {
    problem: null,
    conversations: 1,
  }),
  hostile(
    'dates.json',
    () =>
      `[${['1e308', '-1', '"NaN"', '"275760-09-13T00:00:00Z"', '1e999', '{}', '"2025-99-99T99:99:99Z"'].map((date, i) => `{"uuid":"d${i}","created_at":${date},"updated_at":${date},"chat_messages":[{"sender":"human","text":"Hi","created_at":${date}}]}`).join()}]`,
    {
      problem: null,
      conversations: 7,
    },
  ),
  hostile(
    'dates-chatgpt.json',
    () =>
      `[${['1e308', '-1', '"NaN"', '0', 'null', '[]'].map((date, i) => json(chatgptChat({ b: node('user', 'Hi', null, '@') }, { id: `d${i}`, create_time: '@' })).replaceAll('"@"', date)).join()}]`,
    {
      problem: null,
      conversations: 6,
    },
  ),
  hostile(
    'not-utf-8.json',
    () =>
      join([
        '[{"chat_messages":[{"sender":"human","text":"',
        new Uint8Array([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
        'a"}]}]',
      ]),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile(
    'odd-utf-16.json',
    () => new Uint8Array(Buffer.from(`\ufeff${json(claudeChats(2))}`, 'utf16le')).slice(0, -1),
    {
      problem: 'truncated-file',
      conversations: 2,
    },
  ),
  hostile(
    'utf-16-big-endian.json',
    () => new Uint8Array(Buffer.from(`\ufeff${json(claudeChats(2))}`, 'utf16le').swap16()),
    {
      problem: null,
      conversations: 2,
    },
  ),
  hostile(
    'mark-in-the-middle.jsonl',
    () => `${messagesLine('a')}\n\ufeff${messagesLine('b')}\n${messagesLine('c')}`,
    {
      problem: null,
      conversations: 2,
      issues: ['broken-record'],
    },
  ),
  hostile(
    'line-ends.jsonl',
    () => `\r\n${messagesLine('a')}\r\n\r${messagesLine('b')}\n\n\r\n${messagesLine('c')}\r`,
    {
      problem: null,
      conversations: 3,
    },
  ),
];

/** A session of Gemini CLI: 20,000 messages, of which the last is taken back and written again 20,000 times. */
function* takenBack(): Generator<object> {
  yield { sessionId: 's', projectHash: 'p', startTime: '2026-01-01T00:00:00Z', kind: 'main' };
  const message = (i: number) => ({ id: `m${i}`, type: 'user', content: 'Hi' });
  for (let i = 0; i < 20_000; i++) yield message(i);
  for (let i = 0; i < 20_000; i++) yield* [{ $rewindTo: 'm19999' }, message(19_999)];
}

const loop = { a: node('user', 'a', 'b'), b: node('assistant', 'b', 'a') };
const shapes: HostileCase[] = [
  hostile('taken-back.jsonl', () => [...takenBack()].map(json).join('\n'), {
    problem: null,
    conversations: 1,
  }),
  hostile('parents-in-a-circle.json', () => json([chatgptChat(loop)]), { problem: null, conversations: 1 }),
  hostile('its-own-parent.json', () => json([chatgptChat({ b: node('user', 'b', 'b') })]), {
    problem: null,
    conversations: 1,
  }),
  hostile(
    'parents-in-a-circle-claude.json',
    () =>
      json(
        claudeChats(1, {
          chat_messages: [
            { uuid: 'a', parent_message_uuid: 'b', sender: 'human', text: 'a' },
            { uuid: 'b', parent_message_uuid: 'a', sender: 'human', text: 'b' },
            { uuid: 'c', parent_message_uuid: 'b', sender: 'human', text: 'c' },
            { uuid: 'd', parent_message_uuid: 'b', sender: 'human', text: 'd' },
          ],
        }),
      ),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile(
    'no-node-is-one.json',
    () => json([chatgptChat({ a: null, b: 7, c: [], d: 'x', e: { message: { author: null, content: 7 } } })]),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile(
    'fields-of-other-kinds.json',
    () =>
      json([
        {
          chat_messages: [
            null,
            7,
            [],
            { sender: {}, text: [] },
            { sender: 'human', text: { a: 1 }, content: 'x' },
          ],
          uuid: {},
          name: [],
        },
      ]),
    {
      problem: null,
      conversations: 1,
    },
  ),
  hostile('garbage-behind.json', () => `${json(claudeChats(2))} and some words\nmore of them`, {
    problem: null,
    conversations: 2,
    issues: ['broken-record'],
  }),
  hostile('cut-in-a-chat.json', () => json(claudeChats(3)).slice(0, -40), {
    problem: 'truncated-file',
    conversations: 2,
  }),
  hostile('cut-before-the-end.json', () => json(claudeChats(3)).slice(0, -1), {
    problem: 'truncated-file',
    conversations: 3,
  }),
  hostile('cut-line.jsonl', () => `${messagesLine('a')}\n${messagesLine('b')}\n{"messages":[{"ro`, {
    problem: 'truncated-file',
    conversations: 2,
  }),
  hostile(
    'broken-lines.jsonl',
    () =>
      [messagesLine('a'), '{"messages":[}', '{]', 'nonsense', '{"messages"', messagesLine('b')].join('\n'),
    {
      problem: null,
      conversations: 2,
      issues: ['broken-record'],
    },
  ),
  hostile('wrapper-of-nothing.json', () => '{"conversations":{}}', {
    problem: 'unknown-format',
  }),
  hostile('null.json', () => 'null', { problem: 'unknown-format' }),
  hostile('a-bracket.json', () => '[', { problem: 'truncated-file' }),
  hostile('numbers.json', () => `[${'1e999,'.repeat(100_000)}1]`, { problem: 'unknown-format' }),
];

/** All of them. */
export const hostileTexts: readonly HostileCase[] = [...sizes, ...keys, ...characters, ...shapes];
