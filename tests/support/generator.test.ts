import { expect, test } from 'vitest';
import type { Conversation } from '../../src/core/types.ts';
import { read } from '../core/parse/parsing.ts';
import { generate, toChatGptExport, userTexts } from './generator.ts';

test('the same options give the same chats, another seed others', () => {
  expect(generate({ n: 20, seed: 3 })).toEqual(generate({ n: 20, seed: 3 }));
  expect(userTexts(generate({ n: 20, seed: 3 }).conversations)).not.toEqual(
    userTexts(generate({ n: 20, seed: 4 }).conversations),
  );
});

test('every topic occurs, sizes are uneven, chats span more than a year, ids are distinct', () => {
  const { conversations, labels } = generate({ n: 400, topics: 12 });
  const sizes = Array.from({ length: 12 }, (_, topic) => labels.filter((label) => label === topic).length);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeGreaterThan(2 * Math.min(...sizes));
  const starts = conversations.map(({ startedAt }) => startedAt!);
  expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThan(400 * 24 * 3600 * 1000);
  expect(new Set(conversations.map(({ id }) => id)).size).toBe(400);
});

test('an export holds every turn on its active branch', () => {
  const { conversations } = generate({ n: 5 });
  const first = toChatGptExport(conversations)[0] as {
    mapping: Record<string, object>;
    current_node: string;
  };
  expect(Object.keys(first.mapping)).toHaveLength(conversations[0].messages.length + 1);
  expect(first.mapping[first.current_node]).toMatchObject({
    message: { content: { parts: [conversations[0].messages.at(-1)!.text] } },
  });
});

test('an export is read back as it was generated', async () => {
  const { conversations } = generate({ n: 30 });
  const { conversations: found } = await read(
    JSON.stringify(toChatGptExport(conversations)),
    'conversations.json',
  );
  // The ids of an export this short are told together with how the chat begins (parse/draft.ts).
  const withoutIds = (chats: readonly Conversation[]) => chats.map((chat) => ({ ...chat, id: '' }));
  expect(withoutIds(found)).toEqual(withoutIds(conversations));
});
