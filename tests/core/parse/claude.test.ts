import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('claude.json'));
const [pumps, retried, empty] = file.conversations;

describe('Claude export', () => {
  it('prefers text blocks, falls back to text and drops the placeholder', () => {
    expect(turnsOf(pumps)).toEqual([
      'user: What is a heat pump?',
      'assistant: It moves heat.',
      'user: Old style text',
      'assistant: From the text field',
    ]);
  });

  it('follows the last message up where messages share a parent', () => {
    expect(turnsOf(retried)).toEqual([
      'user: Question',
      'assistant: Kept',
      'user: Second wording',
      'assistant: Last answer',
    ]);
  });

  it('keeps empty conversations', () => {
    expect(empty).toMatchObject({ title: 'Empty', messages: [] });
  });

  it('knows id, times and the account, which is hashed', () => {
    expect(pumps).toMatchObject({
      id: hashParts('claude', 'cl-1'),
      title: 'Heat pumps',
      startedAt: Date.UTC(2025, 2, 1, 10),
      updatedAt: Date.UTC(2025, 2, 1, 11),
      account: hashParts('account', 'acc-1'),
      model: null,
    });
    expect(retried.title).toBeNull();
  });

  it('counts what it left out by reason', () => {
    expect(file.report).toMatchObject({
      format: 'claude',
      conversations: 3,
      withMessages: 2,
      userMessages: 4,
      assistantMessages: 4,
      // A pasted document is no message; thinking and tools are counted by block.
      skipped: { thinking: 2, tool: 2, 'media-only': 1, blank: 1, 'other-branch': 2 },
    });
  });

  it('reads the old key "messages" where senders are human and assistant', async () => {
    const old = [{ uuid: 'o', messages: [{ sender: 'human', text: 'Old' }] }];
    const { conversations, report } = await read(JSON.stringify(old));
    expect(report.format).toBe('claude');
    expect(turnsOf(conversations[0])).toEqual(['user: Old']);
  });
});
