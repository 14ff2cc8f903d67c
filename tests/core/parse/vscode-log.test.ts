import { describe, expect, it } from 'vitest';
import { ChangedChat, isChange, isSnapshot } from '../../../src/core/parse/vscode-log.ts';
import { read, turnsOf } from './parsing.ts';

const jsonl = (...lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).join('\n');
const snapshot = (requests: readonly object[] = [], sessionId = 's') => ({
  kind: 0,
  v: { sessionId, requests },
});
const request = (text: string) => ({ requestId: text, message: { text }, response: [] });

describe('a chat of VS Code that is written as changes', () => {
  it('is read as it stands after the last one', async () => {
    const { conversations, report } = await read(
      jsonl(
        snapshot(),
        { kind: 1, k: ['customTitle'], v: 'A loop' },
        { kind: 2, k: ['requests'], v: [request('Hello'), request('A draft')] },
        {
          kind: 2,
          k: ['requests', 0, 'response'],
          v: [{ value: 'Hi ' }, { kind: 'thinking', value: ['hm'] }],
        },
        { kind: 2, k: ['requests', 0, 'response'], v: [{ kind: 'markdownContent', content: 'there' }] },
        { kind: 1, k: ['requests', 0, 'result'], v: { large: true } },
        { kind: 2, k: ['requests'], i: 1, v: [{ message: 'Bye', response: [] }] },
        { kind: 3, k: ['inputState'] },
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Hello', 'assistant: Hi there', 'user: Bye']]);
    expect(conversations[0]).toMatchObject({ externalId: 's', title: 'A loop' });
    expect(report).toMatchObject({ format: 'generic', issueCount: 0 });
  });

  it('is a chat without turns where nothing was asked yet', async () => {
    const { conversations } = await read(jsonl(snapshot(), { kind: 1, k: ['customTitle'], v: 'New' }));
    expect(conversations).toMatchObject([{ title: 'New', messages: [] }]);
  });

  it('ends where the next one begins', async () => {
    const text = jsonl(snapshot([request('One')]), snapshot([request('Two')], 't'));
    expect((await read(text)).conversations.map(turnsOf)).toEqual([['user: One'], ['user: Two']]);
  });

  it('counts a change as broken whose path leads nowhere', async () => {
    const text = jsonl(snapshot([request('One')]), {
      kind: 2,
      k: ['requests', 7, 'response'],
      v: [{ value: 'x' }],
    });
    expect((await read(text)).report).toMatchObject({ userMessages: 1, issueCount: 1 });
  });
});

describe('a change', () => {
  it('does not leave gaps in a list', () => {
    const chat = new ChangedChat({ requests: [1] });
    expect(chat.apply({ kind: 1, k: ['requests', 5], v: 2 })).toBe(false);
    expect(chat.apply({ kind: 1, k: ['requests', 1], v: 2 })).toBe(true);
    expect(chat.chat.requests).toEqual([1, 2]);
  });

  it('takes __proto__ for a key like any other', () => {
    const chat = new ChangedChat({ requests: [] });
    expect(chat.apply({ kind: 1, k: ['__proto__', 'role'], v: 'user' })).toBe(false);
    expect(chat.apply({ kind: 1, k: ['__proto__'], v: { role: 'user' } })).toBe(true);
    expect({}).not.toHaveProperty('role');
    expect(Object.getPrototypeOf(chat.chat)).toBe(Object.prototype);
  });

  it('is told from other lines', () => {
    expect(isChange({ kind: 2, k: [] })).toBe(true);
    expect(isChange({ kind: 4, k: [] })).toBe(false);
    expect(isChange({ kind: 1 })).toBe(false);
    expect(isSnapshot({ kind: 0, v: { requests: {} } })).toBe(false);
  });
});
