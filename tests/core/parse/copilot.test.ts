import { describe, expect, it } from 'vitest';
import { copilot } from '../../../src/core/parse/copilot.ts';
import type { Draft } from '../../../src/core/parse/draft.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('copilot-activity.csv'), 'copilot-activity-history.csv');
const [garden, taxes] = file.conversations;
const ORIGIN = { path: 'a.csv', modifiedAt: null, beside: () => Promise.resolve(null) };

/** Rows by themselves, without a CSV around them. */
async function gathered(...rows: Record<string, string>[]): Promise<Draft[]> {
  const gathering = await copilot.gather(ORIGIN);
  return [...rows.flatMap((row) => gathering.take(row) ?? []), ...gathering.finish()];
}

const row = (Conversation: string, Time: string, Author: string, Message: string) => ({
  Conversation,
  Time,
  Author,
  Message,
});

describe('Copilot activity', () => {
  it('turns the file around and joins rows of one title', () => {
    expect(turnsOf(garden)).toEqual([
      'user: When do I sow?',
      'assistant: In April.',
      'user: And the tomatoes?',
      'assistant: Water it,\nthen wait.',
    ]);
    expect(turnsOf(taxes)).toEqual(['user: When are they due?']);
  });

  it('knows titles and times, without a zone as UTC', () => {
    expect(garden).toMatchObject({
      externalId: null,
      title: 'Garden',
      startedAt: Date.UTC(2025, 2, 1, 9),
      updatedAt: Date.UTC(2025, 2, 2, 9),
    });
  });

  it('counts empty messages', () => {
    expect(file.report).toMatchObject({
      format: 'copilot',
      conversations: 2,
      userMessages: 3,
      assistantMessages: 2,
      skipped: { blank: 1 },
      issueCount: 0,
    });
  });

  it('leaves a file whose times rise as it is', async () => {
    const [draft] = await gathered(
      row('A', '2025-01-01T10:00:00', 'Human', 'First'),
      row('A', '2025-01-01T10:00:07', 'AI', 'Second'),
    );
    expect(draft.messages.map(({ text }) => text)).toEqual(['First', 'Second']);
  });

  it('never takes another author for one of the two', async () => {
    const [draft] = await gathered(row('A', '2025-01-01T10:00:00', 'Moderator', 'Note'));
    expect(draft).toMatchObject({ messages: [], skips: { system: 1 } });
  });

  it('refuses a row without its columns', async () => {
    const gathering = await copilot.gather(ORIGIN);
    expect(gathering.take({ Title: 'x', Author: 'AI' })).toBeNull();
    expect(gathering.take({})).toBeNull();
  });

  it('knows a thread again after it grew', async () => {
    const [before] = await gathered(row('A', '2025-01-01T10:00:00', 'Human', 'First'));
    const [after] = await gathered(
      row('A', '2025-01-02T10:00:00', 'Human', 'Second'),
      row('A', '2025-01-01T10:00:00', 'Human', 'First'),
    );
    expect(after.identity).toBe(before.identity);
    const [other] = await gathered(row('B', '2025-01-01T10:00:00', 'Human', 'First'));
    expect(other.identity).not.toBe(before.identity);
  });
});

describe('Copilot chat activity', () => {
  it('reads the other columns and American times with a zone', async () => {
    const { conversations, report } = await read(fixture('copilot-chat.csv'), 'copilot-chat-activity.csv');
    expect(report.format).toBe('copilot');
    expect(turnsOf(conversations[0])).toEqual(['user: How long is it?', 'assistant: Thirty pages.']);
    expect(conversations[0].startedAt).toBe(Date.UTC(2025, 2, 12, 2));
  });

  it.each([
    ['1/2/2026 10:00:00 +02:00', Date.UTC(2026, 0, 2, 8)],
    ['12/31/2025 12:05 AM', Date.UTC(2025, 11, 31, 0, 5)],
    ['12/31/2025, 1:05:06 PM -0500', Date.UTC(2025, 11, 31, 18, 5, 6)],
    ['31/12/2025 10:00:00 +00:00', null],
    ['yesterday', null],
  ])('reads the time %s', async (CreatedAt, expected) => {
    const [draft] = await gathered({ CreatedAt, MessageContent: 'x', Author: 'user', ChatName: 'A' });
    expect(draft.messages[0].at).toBe(expected);
  });
});

describe('Copilot in Windows', () => {
  it('makes each prompt a conversation', async () => {
    const { conversations, report } = await read(fixture('copilot-windows.csv'), 'windows.csv');
    expect(report).toMatchObject({
      format: 'copilot',
      conversations: 2,
      userMessages: 2,
      assistantMessages: 0,
    });
    expect(conversations[0]).toMatchObject({ title: null, startedAt: Date.UTC(2025, 0, 31, 23, 30) });
    expect(conversations.flatMap(turnsOf)).toEqual(['user: Open the settings', 'user: Turn on dark mode']);
  });

  it('knows the machine by its own name', async () => {
    const rows =
      'CreatedAt,MessageContent,Author,ChatName\n1/1/2026 10:01,Hello,Copilot,C\n1/1/2026 10:00,Hi,user,C\n';
    const { conversations } = await read(rows, 'activity.csv');
    expect(conversations.map(turnsOf)).toEqual([['user: Hi', 'assistant: Hello']]);
  });
});
