import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Le Chat export', () => {
  it('joins the messages of a file in order of time, with text from chunks', async () => {
    const { conversations, report } = await read(fixture('lechat.json'), 'chat-l1.json');
    expect(conversations.map(turnsOf)).toEqual([['user: Where is the museum?', 'assistant: It is in Lyon.']]);
    expect(conversations[0]).toMatchObject({
      externalId: 'l1',
      title: null,
      startedAt: Date.UTC(2025, 7, 1, 9),
      updatedAt: Date.UTC(2025, 7, 1, 9, 1),
    });
    expect(report).toMatchObject({ format: 'lechat', skipped: { tool: 1, 'media-only': 1 }, issueCount: 0 });
  });

  it('leaves a message without a time behind the one before it', async () => {
    const message = (role: string, content: string, createdAt: string | null) => ({
      chatId: 'x',
      contentChunks: null,
      role,
      content,
      createdAt,
    });
    const { conversations } = await read(
      JSON.stringify([
        message('user', 'Third', '2025-01-01T10:00:02Z'),
        message('assistant', 'Fourth', null),
        message('user', 'First', '2025-01-01T10:00:00Z'),
        message('assistant', 'Second', null),
      ]),
    );
    expect(conversations[0].messages.map(({ text }) => text)).toEqual(['First', 'Second', 'Third', 'Fourth']);
  });

  it('reports a record that belongs to no chat', async () => {
    const { conversations, report } = await read(
      JSON.stringify([{ chatId: 'x', contentChunks: null, role: 'user', content: 'Hi' }, { role: 'user' }]),
    );
    expect(conversations).toHaveLength(1);
    expect(report.issues[0]).toMatchObject({ kind: 'broken-record', detail: { index: 1 } });
  });
});
