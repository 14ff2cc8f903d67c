import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Kura', () => {
  it('names the model that stands in the metadata, and nothing else of it', async () => {
    const row = {
      chat_id: 'k',
      created_at: '2025-05-29T22:00:00',
      messages: [{ role: 'user', content: 'Hi' }],
    };
    const rows = [
      { ...row, metadata: { model: 'gpt-5', winner: true } },
      { ...row, chat_id: 'l', metadata: { model: 7 } },
    ];
    const { conversations } = await read(JSON.stringify(rows));
    expect(conversations.map(({ model }) => model)).toEqual(['gpt-5', null]);
  });

  it('reads JSONL and arrays, takes times without a zone as UTC', async () => {
    const lines = await read(fixture('kura.jsonl'));
    const rows = fixture('kura.jsonl').trim().split('\n');
    const array = await read(`[${rows.join(',')}]`);
    expect(array.conversations).toEqual(lines.conversations);
    const [first, second] = lines.conversations;
    expect(first).toMatchObject({ externalId: 'k-1', title: null, startedAt: 1748556706174 });
    expect(turnsOf(first)).toEqual(['user: How do I log a metric?', 'assistant: Call log().']);
    // Two hours ahead of UTC.
    expect(second.startedAt).toBe(Date.UTC(2025, 4, 29, 22));
    expect(lines.report).toMatchObject({
      format: 'kura',
      conversations: 2,
      userMessages: 2,
      assistantMessages: 1,
    });
  });
});

describe('OpenAI messages', () => {
  it("reads Gemini's parts in its place, without what was thought", async () => {
    const messages = [
      { role: 'user', parts: [{ text: 'Which tree?' }] },
      { role: 'model', isThought: true, parts: [{ text: 'Hm' }] },
      { role: 'model', parts: [{ text: 'Oak' }] },
    ];
    for (const more of [{}, { id: 'g', createdTime: '2026-01-01T00:00:00Z' }]) {
      const { conversations, report } = await read(JSON.stringify({ ...more, messages }));
      expect(conversations.map(turnsOf)).toEqual([['user: Which tree?', 'assistant: Oak']]);
      expect(report.skipped).toEqual({ thinking: 1 });
    }
  });

  it('reads strings and blocks with text or value, and counts the other roles', async () => {
    const { conversations, report } = await read(fixture('openai-messages.jsonl'));
    expect(turnsOf(conversations[2])).toEqual(['user: one\ntwo', 'assistant: It is 42.']);
    expect(report).toMatchObject({
      format: 'openai-messages',
      conversations: 4,
      withMessages: 3,
      userMessages: 3,
      assistantMessages: 3,
      // The call and its answer are both the tool's.
      skipped: { system: 2, tool: 2, 'media-only': 1, blank: 1 },
      dateRange: null,
    });
  });

  it('counts equal rows each, and gives the same ids when the file is read again', async () => {
    const once = (await read(fixture('openai-messages.jsonl'))).conversations;
    const again = (await read(fixture('openai-messages.jsonl'))).conversations;
    expect(again).toEqual(once);
    expect(once[0].contentHash).toBe(once[1].contentHash);
    expect(new Set(once.map(({ id }) => id)).size).toBe(4);
    expect(once[1].id).toBe(hashParts('openai-messages', once[1].contentHash, 1));
  });
});
