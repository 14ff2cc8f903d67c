import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../src/core/parse/index.ts';
import { Tally } from '../../../src/core/parse/tally.ts';
import { fixture, read, slices, turnsOf } from './parsing.ts';

const messages = fixture('jan/messages.jsonl');

/** The fixture's messages with this thread.json beside them. */
async function readBeside(details: string) {
  const asked: string[] = [];
  const origin = {
    path: 'threads/t-1/messages.jsonl',
    modifiedAt: null,
    beside: async (name: string) => {
      asked.push(name);
      return new TextEncoder().encode(details);
    },
  };
  const tally = new Tally('messages.jsonl', messages.length);
  const input = { name: 'messages.jsonl', bytes: slices(messages), tally, origin };
  const found = [];
  for await (const conversation of parseFile(input)) found.push(conversation);
  return { conversation: found[0], report: tally.report(), asked };
}

const whole = await readBeside(fixture('jan/thread.json'));

describe('Jan thread', () => {
  it('takes the texts', () => {
    expect(turnsOf(whole.conversation)).toEqual(['user: How tall is the tower?', 'assistant: Very tall.']);
  });

  it('has title, model and times from thread.json beside it', () => {
    expect(whole.asked).toEqual(['thread.json']);
    expect(whole.conversation).toMatchObject({
      externalId: 't-1',
      title: 'Towers',
      model: 'tiny-model',
      startedAt: 1767225590000,
      updatedAt: 1767225610000,
    });
  });

  it('counts what it left out', () => {
    expect(whole.report).toMatchObject({
      format: 'jan',
      skipped: { system: 1, thinking: 1, tool: 2, 'media-only': 1 },
    });
  });

  it('is read without thread.json, or with one that is broken or of another thread', async () => {
    const alone = (await read(messages)).conversations[0];
    expect(alone).toMatchObject({ externalId: 't-1', title: null, startedAt: 1767225601000 });
    for (const details of ['{"id":', '[]', '{"id":"t-2","title":"Other"}'])
      expect((await readBeside(details)).conversation).toEqual(alone);
  });

  it('is turned round where the newest message stands first', async () => {
    const line = (role: string, content: string, created_at: number) =>
      JSON.stringify({ object: 'thread.message', role, content, created_at });
    const lines = [line('assistant', 'B', 1767225602), line('user', 'A', 1767225601)];
    const { conversations } = await read(lines.join('\n'));
    expect(turnsOf(conversations[0])).toEqual(['user: A', 'assistant: B']);
    expect(conversations[0]).toMatchObject({ startedAt: 1767225601000, updatedAt: 1767225602000 });
  });

  it('reads times in seconds, and content that is a text', async () => {
    const line = { object: 'thread.message', role: 'user', content: 'Old', created: 1767225600 };
    const { conversations } = await read(JSON.stringify(line));
    expect(conversations[0]).toMatchObject({ startedAt: 1767225600000, messages: [{ text: 'Old' }] });
  });

  it('keeps threads of one file apart', async () => {
    const of = (thread: string) =>
      JSON.stringify({ object: 'thread.message', thread_id: thread, role: 'user', content: `In ${thread}` });
    const { conversations } = await read([of('a'), of('b'), of('a')].join('\n'));
    expect(conversations.map(turnsOf)).toEqual([['user: In a', 'user: In a'], ['user: In b']]);
  });

  it('refuses thread.json by itself as details of a chat', async () => {
    await expect(read(fixture('jan/thread.json'))).rejects.toMatchObject({
      kind: 'not-a-chat-export',
      detail: { looksLike: 'chat-details' },
    });
  });

  it('knows the times of a thread by both names', async () => {
    const details = JSON.stringify({ object: 'thread', created_at: 1767225600, updated_at: 1767225700 });
    expect((await readBeside(details)).conversation).toMatchObject({
      startedAt: 1767225600000,
      updatedAt: 1767225700000,
    });
  });
});
