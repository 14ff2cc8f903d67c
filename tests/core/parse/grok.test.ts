import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('grok.json'), 'prod-grok-backend.json');
const [named, retried, ordered] = file.conversations;

describe('Grok export', () => {
  it('follows the named leaf up and cuts citation cards', () => {
    expect(turnsOf(named)).toEqual([
      'user: How long does it rise?',
      'assistant: About ten hours.',
      'user: Draw it',
    ]);
  });

  it('reads both notations of time', () => {
    expect(named.messages.map(({ at }) => at)).toEqual([
      1748772001000,
      Date.UTC(2025, 5, 1, 10, 0, 3),
      Date.UTC(2025, 5, 1, 10, 0, 4),
    ]);
  });

  it('reads flat responses, from the last one up where some share a parent', () => {
    expect(turnsOf(retried)).toEqual(['user: A picture of bread', 'assistant: Kept try']);
    expect(retried).toMatchObject({ externalId: 'g2', title: null });
  });

  it('keeps the order of the file where the named leaf is not in it and nothing was retried', () => {
    expect(turnsOf(ordered)).toEqual(['user: One', 'assistant: Two']);
  });

  it('knows id, times, model and the account, which is hashed', () => {
    expect(named).toMatchObject({
      externalId: 'g1',
      title: 'Sourdough',
      startedAt: Date.UTC(2025, 5, 1, 10, 0, 0, 123),
      updatedAt: Date.UTC(2025, 5, 1, 10, 5),
      account: hashParts('account', 'acc-1'),
      model: 'grok-4',
    });
  });

  it('counts what it left out by reason', () => {
    expect(file.report).toMatchObject({
      format: 'grok',
      conversations: 3,
      userMessages: 4,
      assistantMessages: 3,
      skipped: { thinking: 1, 'other-branch': 2, blank: 1 },
      issueCount: 0,
    });
  });

  it('counts pictures without words', async () => {
    const responses = [{ response: { sender: 'ASSISTANT', message: ' ', generated_image_urls: ['a.png'] } }];
    const { report } = await read(JSON.stringify([{ conversation: { id: 'x' }, responses }]));
    expect(report).toMatchObject({ conversations: 1, withMessages: 0, skipped: { 'media-only': 1 } });
  });

  it('knows a chat without an id again after it grew', async () => {
    const chat = (...messages: string[]) => ({
      conversation: { title: 'T', create_time: '2025-06-01T10:00:00Z' },
      responses: messages.map((message) => ({ response: { sender: 'human', message } })),
    });
    const before = await read(JSON.stringify([chat('Hello')]));
    const after = await read(JSON.stringify([chat('Hello', 'Again')]));
    expect(after.conversations[0].id).toBe(before.conversations[0].id);
  });

  it("reads what the page's own API writes: camel case, responses within responses", async () => {
    const responses = [
      { responseId: 'a', sender: 'human', message: 'Which tree?', createTime: '2026-01-01T00:00:01Z' },
      { responseId: 'b', parentResponseId: 'a', sender: 'ASSISTANT', message: 'Oak' },
      { responseId: 'c', parentResponseId: 'a', sender: 'ASSISTANT', message: 'Elm' },
    ];
    const conversation = {
      conversationId: 'n1',
      title: 'Trees',
      createTime: '2026-01-01T00:00:00Z',
      modifyTime: '2026-01-01T00:00:05Z',
    };
    for (const wrapped of [responses, { responses }]) {
      const { conversations, report } = await read(JSON.stringify({ conversation, responses: wrapped }));
      expect(conversations.map(turnsOf)).toEqual([['user: Which tree?', 'assistant: Elm']]);
      expect(conversations[0]).toMatchObject({
        externalId: 'n1',
        title: 'Trees',
        startedAt: Date.UTC(2026, 0, 1),
        updatedAt: Date.UTC(2026, 0, 1, 0, 0, 5),
      });
      expect(report).toMatchObject({ format: 'grok', skipped: { 'other-branch': 1 } });
    }
  });

  const item = (chatId: string, name: string, message: string, second = 0, more: object = {}) => ({
    grokChatItem: {
      accountId: 'acc-9',
      chatId,
      createdAt: `2025-10-23T13:11:0${second}.000Z`,
      sender: { value: '1', name, originalName: name.toUpperCase() },
      message,
      ...more,
    },
  });
  const items = [
    item('x1', 'Agent', 'Elm <grok:render type="a">cited</grok:render>', 2),
    item('x2', 'User', 'Alone'),
    item('x1', 'Agent', 'Oak'),
    item('x1', 'User', 'Which tree?'),
    item('x1', 'User', 'Another?', 1),
    item('x1', 'User', '', 3, { attachments: [{ mediaId: 'm' }] }),
  ];

  it("reads the script of X's archive, a question before the answer of the same time", async () => {
    const script = `window.YTD.grok_chat_item.part0 = ${JSON.stringify(items, null, 2)}`;
    for (const content of [script, JSON.stringify(items)]) {
      const { conversations, report } = await read(content, 'grok-chat-item.js');
      expect(conversations.map(turnsOf)).toEqual([
        ['user: Which tree?', 'assistant: Oak', 'user: Another?', 'assistant: Elm'],
        ['user: Alone'],
      ]);
      expect(conversations[0]).toMatchObject({
        externalId: 'x1',
        startedAt: Date.UTC(2025, 9, 23, 13, 11),
        account: hashParts('account', 'acc-9'),
      });
      expect(report).toMatchObject({ format: 'grok', skipped: { 'media-only': 1 }, issueCount: 0 });
    }
  });

  it('gives what stands before the end of a script that is cut off, and takes no other script of the archive', async () => {
    const script = `window.YTD.grok_chat_item.part12=${JSON.stringify(items)}`;
    const { conversations, report } = await read(script.slice(0, -40));
    expect(conversations.map(turnsOf)[1]).toEqual(['user: Alone']);
    expect(report.problem?.kind).toBe('truncated-file');
    await expect(read('window.YTD.tweets.part0 = [{"tweet":{}}]')).rejects.toMatchObject({
      kind: 'unknown-format',
    });
  });
});
