// What single makers of chats write that the walker meets, beyond lists of role and content.
import { describe, expect, it } from 'vitest';
import { read, turnsOf } from './parsing.ts';

const user = (content: string, more: object = {}) => ({ role: 'user', content, ...more });
const assistant = (content: string, more: object = {}) => ({ role: 'assistant', content, ...more });

describe('Big-AGI', () => {
  const fragment = (ft: string, part: object) => ({ ft, fId: 'f', part });
  const messages = [
    { role: 'user', fragments: [fragment('content', { pt: 'text', text: 'Hello' })] },
    { role: 'user', fragments: [fragment('attachment', { pt: 'doc', data: { text: 'A letter' } })] },
    {
      role: 'assistant',
      generator: { name: 'm-1' },
      fragments: [
        fragment('void', { pt: 'ma', aText: 'Greet.' }),
        fragment('content', { pt: 'text', text: 'Hi' }),
        fragment('content', { pt: 'text', text: 'there' }),
      ],
    },
    { role: 'assistant', fragments: [fragment('content', { pt: 'tool_invocation', id: 't' })] },
  ];

  it('says what its fragments of text say', async () => {
    const { conversations, report } = await read(JSON.stringify({ conversations: [{ id: 'c', messages }] }));
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi\nthere']);
    expect(report.skipped).toEqual({ 'media-only': 1, tool: 1 });
    expect(conversations[0].model).toBe('m-1');
  });

  it('is called as the person called it, else as a model did', async () => {
    const chats = [
      { id: 'a', messages, userTitle: 'Mine', autoTitle: 'Greeting' },
      { id: 'b', messages, autoTitle: 'Greeting' },
    ];
    const { conversations } = await read(JSON.stringify({ conversations: chats }));
    expect(conversations.map(({ title }) => title)).toEqual(['Mine', 'Greeting']);
  });
});

describe('Character.AI', () => {
  it('writes the newest turn first, and the id of the chat beside the turns', async () => {
    const turn = (create_time: string, is_human: boolean, raw_content: string) => ({
      create_time,
      author: is_human ? { is_human, name: 'Sam' } : { name: 'Captain' },
      candidates: [{ candidate_id: 'k', raw_content }],
    });
    const turns = [
      turn('2024-02-03T04:07:00Z', true, 'North!'),
      turn('2024-02-03T04:07:00Z', false, 'Where to?'),
      turn('2024-02-03T04:05:00Z', true, 'Ahoy'),
    ];
    const { conversations } = await read(JSON.stringify({ histories: [{ chat: { chat_id: 'c' }, turns }] }));
    expect(turnsOf(conversations[0])).toEqual(['user: Ahoy', 'assistant: Where to?', 'user: North!']);
    expect(conversations[0].externalId).toBe('c');
  });

  it('keeps the order of the file where a time is missing, or all are equal', async () => {
    const said = (text: string, time?: number) => ({ sender: 'user', text, time });
    const lists = [
      [said('a', 1767225700), said('b'), said('c', 1767225600)],
      [said('a', 1767225600), said('b', 1767225600)],
    ];
    const { conversations } = await read(JSON.stringify(lists.map((messages) => ({ messages }))));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: a', 'user: b', 'user: c'],
      ['user: a', 'user: b'],
    ]);
  });
});

describe('Chatbox', () => {
  it('counts branches that are not seen, and takes earlier threads as chats', async () => {
    const chat = {
      id: 's',
      name: 'Trip',
      messages: [user('Where?'), assistant('Rome')],
      threads: [{ id: 't', name: 'Before', messages: [user('When?')] }],
      messageForksHash: {
        m: { position: 1, lists: [{ id: 'f', messages: [assistant('Oslo')] }, { messages: [] }] },
      },
    };
    const { conversations, report } = await read(JSON.stringify({ 'session:s': chat }));
    expect(conversations.map(turnsOf)).toEqual([['user: Where?', 'assistant: Rome'], ['user: When?']]);
    expect(report.skipped).toEqual({ 'other-branch': 1 });
  });
});

describe('BetterChatGPT', () => {
  it('names the model among the settings of a chat', async () => {
    const chat = { title: 'T', messages: [user('a')], config: { model: 'm-2' } };
    expect((await read(JSON.stringify({ chats: [chat] }))).conversations[0].model).toBe('m-2');
  });
});

describe('TypingMind', () => {
  it('answers with the first of several models, and does not show examples', async () => {
    const answers = ['one', 'two'].map((text) => ({ model: text, messages: [assistant(text)] }));
    const messages = [
      user('An example', { type: 'training-message' }),
      user('Hello'),
      { type: 'tm_multi_responses', responses: answers },
    ];
    const { conversations, report } = await read(
      JSON.stringify({ data: { chats: [{ chatID: 'c', messages }] } }),
    );
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: one']);
    expect(report.skipped).toEqual({ hidden: 1, 'other-branch': 1 });
  });
});

describe('a list of edges, as GraphQL gives it', () => {
  it('is a chat of its nodes', async () => {
    const edges = [
      { node: { author: 'human', text: 'Hello' } },
      { node: { author: 'chinchilla', text: 'Hi' } },
    ];
    const { conversations } = await read(JSON.stringify({ data: { chat: { title: 'T', edges } } }));
    expect(conversations[0].title).toBe('T');
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi']);
  });
});
