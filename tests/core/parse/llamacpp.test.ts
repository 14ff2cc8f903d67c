import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('llamacpp-chats.jsonl'));
const [bees, answers, flat] = file.conversations;

describe('llama.cpp chats', () => {
  it('follow the message that was last seen', () => {
    expect(turnsOf(bees)).toEqual(['user: Do bees sleep?', 'assistant: Yes.']);
  });

  it('follow the newest message where none is named', () => {
    expect(turnsOf(answers)).toEqual(['user: First', 'assistant: Late answer']);
  });

  it('keep the order of the file where no message names its parent', () => {
    expect(turnsOf(flat)).toEqual(['user: One', 'assistant: Two']);
  });

  it('know id, title, model and times', () => {
    expect(bees).toMatchObject({
      externalId: 'l-1',
      title: 'Bees',
      model: 'small-model',
      startedAt: 1767225660000,
      updatedAt: 1767229200000,
    });
    expect(answers.title).toBeNull();
  });

  it('count what was left out', () => {
    expect(file.report).toMatchObject({
      format: 'llamacpp',
      conversations: 3,
      skipped: { 'other-branch': 3, thinking: 1, tool: 1, blank: 1 },
    });
  });

  it('do not take in the messages of a chat whose first line is lost', () => {
    expect(file.report.issues.map(({ kind }) => kind)).toEqual(['broken-record']);
  });

  it('take in messages that all name another id than the line before them', async () => {
    const line = (convId: string, content: string) => ({
      type: 'message',
      message: { convId, role: 'user', content },
    });
    const lines = [{ type: 'session', harness: 'llama.app', id: 'copy' }, line('a', '1'), line('a', '2')];
    const { conversations, report } = await read(
      [...lines, line('b', '3')].map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: 1', 'user: 2']]);
    expect(report.issueCount).toBe(1);
  });

  it('are read as the page wrote them before: a list of chats with their messages', async () => {
    const message = (id: string, parent: string | null, role: string, content: string) => ({
      id,
      parent,
      role,
      content,
      convId: 'c',
      timestamp: 1767225600000,
    });
    const chat = {
      conv: { id: 'c', name: 'Before', currNode: 'n2', lastModified: 1767225700000 },
      messages: [message('n1', null, 'user', 'Hello'), message('n2', 'n1', 'assistant', 'Hi')],
    };
    const { conversations, report } = await read(JSON.stringify([chat]));
    expect(report.format).toBe('llamacpp');
    expect(conversations[0]).toMatchObject({ externalId: 'c', title: 'Before', updatedAt: 1767225700000 });
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi']);
  });

  it('are read from a whole database, with those whose own row is missing', async () => {
    const row = (id: number, convId: string, role: string, parent: number) => ({
      id,
      convId,
      role,
      content: `${role} of ${convId}`,
      parent,
      timestamp: 1767225600000 + id,
    });
    const tables = [
      { tableName: 'conversations', rows: [{ id: 'a', name: 'First', currNode: 2 }] },
      {
        tableName: 'messages',
        rows: [row(1, 'a', 'user', -1), row(3, 'b', 'user', -1), row(2, 'a', 'assistant', 1)],
      },
    ];
    const database = { formatName: 'dexie', data: { databaseName: 'LlamacppWebui', data: tables } };
    const { conversations, report } = await read(JSON.stringify(database));
    expect(report).toMatchObject({ format: 'llamacpp', conversations: 2 });
    expect(conversations[0]).toMatchObject({ externalId: 'a', title: 'First' });
    expect(conversations.map(turnsOf)).toEqual([
      ['user: user of a', 'assistant: assistant of a'],
      ['user: user of b'],
    ]);
  });

  it('are cut of what older pages wrote between marks into an answer, not into a prompt', async () => {
    const [start, end] = ['<<<reasoning_content_start>>>', '<<<reasoning_content_end>>>'];
    const call = '<<<AGENTIC_TOOL_CALL_START>>>';
    const messages = [
      { id: 1, role: 'user', content: `What is ${start}?` },
      {
        id: 2,
        role: 'assistant',
        content: `${start}Hm${end}A mark. ${call}look<<<AGENTIC_TOOL_CALL_END>>>Yes.${call}lo`,
      },
      { id: 3, role: 'assistant', content: `${start}Only thought${end}` },
    ];
    const { conversations, report } = await read(JSON.stringify({ conv: { id: 'c' }, messages }));
    expect(turnsOf(conversations[0])).toEqual([`user: What is ${start}?`, 'assistant: A mark. Yes.']);
    expect(report.skipped).toEqual({ thinking: 2, tool: 2 });
  });
});
