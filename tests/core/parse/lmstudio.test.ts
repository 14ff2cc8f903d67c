import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

const text = fixture('lmstudio-chat.json');
const file = await read(text, 'chats/1767225600000.conversation.json');
const [chat] = file.conversations;

describe('LM Studio chat', () => {
  it('takes the selected version of every message, and all blocks of an answer', () => {
    expect(turnsOf(chat)).toEqual([
      'user: How do I tie a bowline?',
      'assistant: Make a loop.\nPull.',
      // Selected is one that is not there: the last.
      'user: Newer',
    ]);
  });

  it('has the id of its file name where it tells none', async () => {
    expect(chat).toMatchObject({ externalId: '1767225600000', title: 'Knots', model: 'knot-model' });
    expect(chat.startedAt).toBe(1767225600000);
    const own = await read(JSON.stringify({ ...(JSON.parse(text) as object), id: 'own' }), 'x.json');
    expect(own.conversations[0].externalId).toBe('own');
  });

  it('stays the same chat when it goes on, though nothing tells its id', async () => {
    const whole = JSON.parse(text) as { messages: unknown[] };
    const shorter = await read(JSON.stringify({ ...whole, messages: whole.messages.slice(0, 2) }));
    const longer = await read(text);
    expect(longer.conversations[0].externalId).toBeNull();
    expect(longer.conversations[0].id).toBe(shorter.conversations[0].id);
  });

  it('counts what it left out', () => {
    expect(file.report).toMatchObject({
      format: 'lmstudio',
      skipped: { 'other-branch': 2, thinking: 1, tool: 2, 'media-only': 1, system: 1 },
    });
  });

  it('knows a chat in which nothing was said yet', async () => {
    const empty = { name: 'New', createdAt: 1767225600000, usePerChatPredictionConfig: true, messages: [] };
    const { conversations } = await read(JSON.stringify(empty));
    expect(conversations).toMatchObject([{ title: 'New', messages: [] }]);
  });

  it('reads old messages, whose role stands beside their versions or which have none', async () => {
    const version = (text: string) => ({ content: [{ type: 'text', text }] });
    const messages = [
      { role: 'user', versions: [version('Hello')], currentlySelected: 0 },
      { role: 'assistant', versions: [version('Hm'), version('Hi')], currentlySelected: 1 },
      { role: 'user', content: 'Bye' },
    ];
    const { conversations, report } = await read(JSON.stringify({ name: 'Old', messages }));
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi', 'user: Bye']);
    expect(report).toMatchObject({ format: 'lmstudio', skipped: { 'other-branch': 1 } });
  });

  it('takes a text once that stands in the steps and beside them', async () => {
    const content = [{ type: 'text', text: 'Hi' }];
    const version = {
      type: 'multiStep',
      role: 'assistant',
      content,
      steps: [{ type: 'contentBlock', content }],
    };
    const { conversations } = await read(
      JSON.stringify({ messages: [{ versions: [version], currentlySelected: 0 }] }),
    );
    expect(turnsOf(conversations[0])).toEqual(['assistant: Hi']);
  });
});
