import { expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

it('reads every chat of a chatbot-ui history, empty ones included', async () => {
  const { conversations, report } = await read(fixture('chatbotui.json'));
  expect(conversations.map(turnsOf)).toEqual([['user: Draw a map', 'assistant: Here.'], []]);
  expect(conversations[0]).toMatchObject({
    externalId: 'c1',
    title: 'Maps',
    startedAt: null,
    model: 'gpt-4',
  });
  expect(report).toMatchObject({ format: 'chatbotui', conversations: 2, withMessages: 1, issueCount: 0 });
});

it('reads a history without a version, as the second version wrote it', async () => {
  const { history } = JSON.parse(fixture('chatbotui.json')) as { history: unknown };
  const { report } = await read(JSON.stringify({ history, folders: [] }));
  expect(report).toMatchObject({ format: 'chatbotui', conversations: 2 });
});
