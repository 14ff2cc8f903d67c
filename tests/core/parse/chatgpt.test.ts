import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('chatgpt.json'));
const [branched, newest, flat, media, shell, circle] = file.conversations;

describe('ChatGPT export', () => {
  it('follows current_node up, never the first child', () => {
    expect(turnsOf(branched)).toEqual([
      'user: When do I prune apple trees?',
      'assistant: In late winter before the buds swell.',
      'user: And this pear?',
      'assistant: The same, a little earlier.',
    ]);
  });

  it('knows id, times, model and a title without marks that turn the direction', () => {
    expect(branched).toMatchObject({
      externalId: 'gpt-1',
      source: 'chatgpt',
      title: 'Pruning apple trees',
      startedAt: 1735689600500,
      updatedAt: 1735690000000,
      model: 'gpt-5',
      account: null,
    });
    expect(branched.messages[0].at).toBe(1735689601000);
  });

  it('takes the leaf with the newest time where current_node is unknown', () => {
    expect(turnsOf(newest)).toEqual(['user: Name a river.', 'assistant: The Danube.']);
    expect(newest).toMatchObject({ title: null, startedAt: 1735689700000, model: 'gpt-4o' });
  });

  it('takes the order of the file where no node has a parent', () => {
    expect(turnsOf(flat)).toEqual(['user: First in the file', 'assistant: Second in the file']);
    expect(flat).toMatchObject({ title: null, startedAt: null });
  });

  it('counts a spoken turn by its transcript and a picture alone as no turn', () => {
    expect(turnsOf(media)).toEqual(['user: What did I just say?']);
  });

  it('keeps a conversation of which only the shell is left', () => {
    expect(shell).toMatchObject({ title: 'Only a shell', messages: [], startedAt: 1735689900000 });
  });

  it('ends in a circle of parents', () => {
    expect(turnsOf(circle)).toEqual(['user: Round', 'assistant: and round']);
  });

  it('counts what it left out by reason', () => {
    expect(file.report).toMatchObject({
      format: 'chatgpt',
      conversations: 6,
      withMessages: 5,
      // 2 + 1 + 1 + 1 + 0 + 1 and 2 + 1 + 1 + 0 + 0 + 1
      userMessages: 6,
      assistantMessages: 5,
      skipped: {
        system: 1,
        hidden: 1,
        thinking: 1,
        // The call and its answer.
        tool: 2,
        // A given-up pair, and the older of two answers.
        'other-branch': 3,
        'media-only': 1,
        blank: 1,
        'no-mapping': 1,
      },
      issueCount: 0,
      problem: null,
      dateRange: [1735689600500, 1735689950000],
    });
  });

  it('reads the elements of {"conversations": [...]} and one conversation by itself alike', async () => {
    const all = JSON.parse(fixture('chatgpt.json')) as unknown[];
    expect((await read(JSON.stringify({ conversations: all }))).conversations).toEqual(file.conversations);
    expect((await read(JSON.stringify(all[0]))).conversations).toEqual([branched]);
  });

  it('is not taken in by nodes named like the inside of an object', async () => {
    const text = `[{"id":"p","current_node":"__proto__","mapping":{
      "__proto__":{"parent":"constructor","message":{"author":{"role":"user"},"content":{"parts":["a","polluted"]}}}}}]`;
    const { conversations } = await read(text);
    expect(turnsOf(conversations[0])).toEqual(['user: a\npolluted']);
    expect(({} as { message?: unknown }).message).toBeUndefined();
  });

  it('goes on before a parent that is not in the file', async () => {
    const node = (id: string, parent: string | null, role: string) => ({
      [id]: { id, parent, message: { author: { role }, content: { content_type: 'text', parts: [id] } } },
    });
    const mapping = {
      ...node('q', null, 'user'),
      ...node('a', 'q', 'assistant'),
      ...node('next', 'gone', 'user'),
      ...node('last', 'next', 'assistant'),
    };
    const { conversations } = await read(JSON.stringify([{ id: 'p', current_node: 'last', mapping }]));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: q', 'assistant: a', 'user: next', 'assistant: last'],
    ]);
  });

  it('makes texts well-formed', async () => {
    const text =
      '[{"id":"p","mapping":{"a":{"message":{"author":{"role":"user"},"content":{"parts":["\\ud83d x\\u0000y \\ud83d\\ude00"]}}}}}]';
    expect(turnsOf((await read(text)).conversations[0])).toEqual(['user: \ufffd xy 😀']);
  });

  it('ignores odd shapes without failing', async () => {
    const odd = [
      { id: 'a', mapping: { x: null, y: 5, z: { message: { author: null, content: 7 } } }, current_node: 3 },
      {
        id: 'b',
        mapping: { x: { message: { author: { role: 'user' }, content: { parts: [null, 5, {}, 'ok'] } } } },
      },
    ];
    const { conversations } = await read(JSON.stringify(odd));
    expect(conversations.map(turnsOf)).toEqual([[], ['user: ok']]);
  });

  it('counts what the desktop app adds of other windows as hidden', async () => {
    const node = (id: string, parent: string | null, content: object) => ({
      [id]: { id, parent, children: [], message: { author: { role: 'user' }, content } },
    });
    const mapping = {
      ...node('a', null, {
        content_type: 'app_pairing_content',
        workspaces: [],
        context_parts: [{ text: 'Other' }],
      }),
      ...node('b', 'a', { content_type: 'text', parts: ['Read it'] }),
    };
    const { conversations, report } = await read(JSON.stringify([{ id: 'p', current_node: 'b', mapping }]));
    expect(conversations.map(turnsOf)).toEqual([['user: Read it']]);
    expect(report.skipped).toEqual({ hidden: 1 });
  });
});
