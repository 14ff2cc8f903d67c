import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Kura', () => {
  it('reads JSONL and arrays, takes times without a zone as UTC', async () => {
    const lines = await read(fixture('kura.jsonl'));
    const rows = fixture('kura.jsonl').trim().split('\n');
    const array = await read(`[${rows.join(',')}]`);
    expect(array.conversations).toEqual(lines.conversations);
    const [first, second] = lines.conversations;
    expect(first).toMatchObject({ id: hashParts('kura', 'k-1'), title: null, startedAt: 1748556706174 });
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
