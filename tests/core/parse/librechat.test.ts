import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const message = (messageId: string, parentMessageId: string | null, text: string, createdAt?: string) => ({
  messageId,
  parentMessageId,
  text,
  createdAt,
  sender: messageId.startsWith('u') ? 'user' : 'GPT-4',
});

async function turnsOfMessages(...messages: unknown[]): Promise<string[]> {
  const { conversations } = await read(JSON.stringify({ conversationId: 'c', messages }));
  return turnsOf(conversations[0]);
}

describe('LibreChat export', () => {
  it('goes to the newest leaf of messages inside one another', async () => {
    const { conversations, report } = await read(fixture('librechat-nested.json'));
    expect(conversations.map(turnsOf)).toEqual([['user: Which rose climbs?', 'assistant: Kept']]);
    expect(conversations[0]).toMatchObject({
      externalId: 'lc1',
      title: 'Roses',
      startedAt: Date.UTC(2025, 0, 1, 10),
      updatedAt: Date.UTC(2025, 0, 1, 10, 0, 5),
      account: hashParts('account', 'acc-9'),
      model: 'gpt-4',
    });
    expect(report).toMatchObject({ format: 'librechat', skipped: { 'other-branch': 2 }, issueCount: 0 });
  });

  it('takes the text of blocks, and counts thinking and tools', async () => {
    const { conversations, report } = await read(fixture('librechat-flat.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: What is the weather?', 'assistant: Sunny.\nAnd warm.'],
    ]);
    expect(conversations[0].updatedAt).toBe(Date.UTC(2025, 0, 2, 10, 0, 9));
    expect(report.skipped).toEqual({ thinking: 1, tool: 1 });
  });

  it('goes to the newest leaf of flat messages, of leaves without times to the first', async () => {
    const root = '00000000-0000-0000-0000-000000000000';
    const first = message('u1', root, 'One', '2025-01-01T10:00:00Z');
    expect(await turnsOfMessages(first, message('a1', 'u1', 'Kept'), message('a2', 'u1', 'Retry'))).toEqual([
      'user: One',
      'assistant: Kept',
    ]);
    const later = message('a2', 'u1', 'Newer', '2025-01-01T10:00:05Z');
    expect(await turnsOfMessages(first, message('a1', 'u1', 'Older'), later)).toEqual([
      'user: One',
      'assistant: Newer',
    ]);
  });

  it('keeps the order of the file where no message has a parent', async () => {
    expect(await turnsOfMessages(message('u1', null, 'One'), message('a1', null, 'Two'))).toEqual([
      'user: One',
      'assistant: Two',
    ]);
  });

  it('reads the tree where the flat list beside it is empty', async () => {
    const element = { conversationId: 'c', messages: [], messagesTree: [message('u1', null, 'One')] };
    const { conversations } = await read(JSON.stringify(element));
    expect(turnsOf(conversations[0])).toEqual(['user: One']);
  });

  it('loses no message whose id another has', async () => {
    const { report } = await read(
      JSON.stringify({
        conversationId: 'c',
        messages: [message('u1', 'r', 'One'), message('u1', 'r', 'Two'), message('a1', 'u1', 'Answer')],
      }),
    );
    expect(report.userMessages + report.assistantMessages + (report.skipped['other-branch'] ?? 0)).toBe(3);
  });

  it('is not an old Claude export where a sender is called assistant', async () => {
    const said = (sender: string, isCreatedByUser: boolean) => ({ sender, isCreatedByUser, text: sender });
    const messages = [said('User', true), said('assistant', false)];
    const { conversations, report } = await read(JSON.stringify({ conversationId: 'c', messages }));
    expect(report.format).toBe('librechat');
    expect(turnsOf(conversations[0])).toEqual(['user: User', 'assistant: assistant']);
  });
});
