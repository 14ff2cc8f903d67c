import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const text = fixture('openwebui.json');
const file = await read(text);
const [bread, lost] = file.conversations;

describe('Open WebUI export', () => {
  it('follows the current message up and cuts folded thinking and tools, no other details', () => {
    expect(turnsOf(bread)).toEqual([
      'user: How do I knead?',
      'assistant: Fold it <details><summary>more</summary>twice</details>.',
    ]);
  });

  it('cuts thinking that mentions such a tag', async () => {
    const content = '<details type="reasoning" done="true">\n> a <details> tag?\n</details>\nYes.';
    const messages = { x: { role: 'user', content: 'Is it?' }, y: { role: 'assistant', content } };
    const { conversations } = await read(JSON.stringify([{ id: 'a', chat: { history: { messages } } }]));
    expect(turnsOf(conversations[0])).toEqual(['user: Is it?', 'assistant: Yes.']);
  });

  it('goes to the newest leaf where the pointer is lost', () => {
    expect(turnsOf(lost)).toEqual(['user: One', 'assistant: Newer']);
  });

  it('knows id, times in seconds, model and the account, which is hashed', () => {
    expect(bread).toMatchObject({
      externalId: 'w1',
      title: 'Bread',
      startedAt: 1750000000000,
      updatedAt: 1750000100000,
      account: hashParts('account', 'u1'),
      model: 'qwen',
    });
    expect(lost.model).toBe('llama');
  });

  it('counts what it left out by reason', () => {
    expect(file.report).toMatchObject({
      format: 'openwebui',
      conversations: 2,
      skipped: { thinking: 1, tool: 1, 'media-only': 1, 'other-branch': 2 },
      issueCount: 0,
    });
  });

  it('reads a bare chat, with its time in milliseconds', async () => {
    const [row] = JSON.parse(text) as { chat: object }[];
    const { conversations, report } = await read(JSON.stringify(row.chat));
    expect(report.format).toBe('openwebui');
    expect(conversations[0]).toMatchObject({ title: 'Bread', startedAt: 1750000000123 });
    expect(turnsOf(conversations[0])).toEqual(turnsOf(bread));
  });

  it('keeps the order of the file where no message has a parent', async () => {
    const messages = { x: { role: 'user', content: 'One' }, y: { role: 'assistant', content: 'Two' } };
    const { conversations } = await read(JSON.stringify([{ id: 'a', chat: { history: { messages } } }]));
    expect(turnsOf(conversations[0])).toEqual(['user: One', 'assistant: Two']);
  });

  it('reads keys that look like a prototype as any other', async () => {
    const messages = `{"__proto__": {"role": "user", "content": "One"}, "constructor": {"role": "assistant", "content": "Two", "parentId": "__proto__"}}`;
    const { conversations } = await read(
      `[{"id": "a", "chat": {"history": {"currentId": "constructor", "messages": ${messages}}}}]`,
    );
    expect(turnsOf(conversations[0])).toEqual(['user: One', 'assistant: Two']);
  });

  it('reads a chat that has the list of its branch alone', async () => {
    const messages = [
      { role: 'user', content: 'One' },
      { role: 'assistant', content: 'Two' },
    ];
    const { conversations, report } = await read(
      JSON.stringify([{ id: 'a', chat: { models: ['m'], messages } }]),
    );
    expect(report.format).toBe('openwebui');
    expect(turnsOf(conversations[0])).toEqual(['user: One', 'assistant: Two']);
  });
});
