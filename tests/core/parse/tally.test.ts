import { expect, it } from 'vitest';
import { read, turnsOf } from './parsing.ts';

const chat = (updated: string, ...texts: string[]) => ({
  uuid: '0f0e0d0c-0000-4000-8000-000000000001',
  updated_at: updated,
  chat_messages: texts.map((text) => ({ sender: 'human', text })),
});

it('gives way to a newer copy of the same chat, and counts the chat once', async () => {
  const { conversations, report } = await read(
    JSON.stringify([chat('2025-01-01', 'a'), chat('2025-01-02', 'a', 'b')]),
  );
  expect(conversations.map(turnsOf)).toEqual([['user: a'], ['user: a', 'user: b']]);
  expect(report).toMatchObject({
    conversations: 1,
    withMessages: 1,
    userMessages: 2,
    skipped: { duplicate: 1 },
  });
});

it('drops an older or equal copy', async () => {
  const { conversations, report } = await read(
    JSON.stringify([chat('2025-01-02', 'a', 'b'), chat('2025-01-01', 'a'), chat('2025-01-02', 'c')]),
  );
  expect(conversations.map(turnsOf)).toEqual([['user: a', 'user: b']]);
  expect(report).toMatchObject({ conversations: 1, userMessages: 2, skipped: { duplicate: 2 } });
});

it('reads a chat of a hundred thousand turns', async () => {
  const { conversations } = await read(
    JSON.stringify([chat('2025-01-01', ...Array<string>(100_000).fill('x'))]),
  );
  expect(conversations[0].messages).toHaveLength(100_000);
  expect(conversations[0].contentHash).toMatch(/^[0-9a-f]{32}$/);
});
