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
      externalId: 'cl-1',
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

  it('goes on before a parent that is not in the file, but not above the first messages', async () => {
    const root = '00000000-0000-4000-8000-000000000000';
    const message = (uuid: string, parent: string, sender: string) => ({
      ...{ uuid, sender, text: uuid },
      parent_message_uuid: parent,
    });
    const list = [
      message('old', root, 'human'),
      message('q', root, 'human'),
      message('a', 'q', 'assistant'),
      message('again', 'q', 'assistant'),
      message('next', 'gone', 'human'),
    ];
    const { conversations, report } = await read(JSON.stringify([{ uuid: 'o', chat_messages: list }]));
    expect(conversations.map(turnsOf)).toEqual([['user: q', 'assistant: again', 'user: next']]);
    expect(report.skipped).toEqual({ 'other-branch': 2 });
  });

  it('follows the leaf that the page of the vendor names, where it is in the file', async () => {
    const message = (uuid: string, parent: string, sender: string) => ({
      ...{ uuid, sender, text: uuid },
      parent_message_uuid: parent,
    });
    const chat = (leaf: string) => ({
      uuid: leaf,
      current_leaf_message_uuid: leaf,
      chat_messages: [
        message('q', '', 'human'),
        message('a', 'q', 'assistant'),
        message('b', 'q', 'assistant'),
      ],
    });
    const { conversations } = await read(JSON.stringify([chat('a'), chat('gone')]));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: q', 'assistant: a'],
      ['user: q', 'assistant: b'],
    ]);
  });

  it('reads the old key "messages" where senders are human and assistant', async () => {
    const old = [{ uuid: 'o', messages: [{ sender: 'human', text: 'Old' }] }];
    const { conversations, report } = await read(JSON.stringify(old));
    expect(report.format).toBe('claude');
    expect(turnsOf(conversations[0])).toEqual(['user: Old']);
  });

  it('reads roles where there are no senders, texts that are no blocks, and names of models', async () => {
    const chat_messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello', model: 'claude-x' },
    ];
    const { conversations } = await read(JSON.stringify([{ uuid: 'r', title: 'Greeting', chat_messages }]));
    expect(turnsOf(conversations[0])).toEqual(['user: Hi', 'assistant: Hello']);
    expect(conversations[0]).toMatchObject({ title: 'Greeting', model: 'claude-x' });
  });

  it('counts a chat of which only the shell is left, and no other thing in its list', async () => {
    const list = [
      { uuid: 'a', name: 'Whole', chat_messages: [{ sender: 'human', text: 'Hi' }] },
      { uuid: 'b', name: 'Shell' },
      { uuid: 'c', name: 'Null', chat_messages: null },
      { something: 'else' },
    ];
    const { report } = await read(JSON.stringify(list));
    expect(report).toMatchObject({
      conversations: 3,
      withMessages: 1,
      skipped: { 'no-mapping': 2 },
      issueCount: 1,
    });
  });

  it('counts a picture without words as such', async () => {
    const content = [{ type: 'image', source: {} }];
    const { report } = await read(
      JSON.stringify({ uuid: 'p', chat_messages: [{ sender: 'human', content }] }),
    );
    expect(report).toMatchObject({ withMessages: 0, skipped: { 'media-only': 1 } });
  });

  it('reads what was said aloud where nothing is written', async () => {
    const note = { type: 'voice_note', transcript: 'Spoken' };
    const chat_messages = [
      { sender: 'human', text: '', content: [note] },
      { sender: 'assistant', content: [{ type: 'text', text: 'Written' }, note] },
    ];
    const { conversations } = await read(JSON.stringify({ uuid: 'v', chat_messages }));
    expect(turnsOf(conversations[0])).toEqual(['user: Spoken', 'assistant: Written']);
  });
});
