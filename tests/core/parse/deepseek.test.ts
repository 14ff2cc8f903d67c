import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('deepseek.json'), 'conversations.json');
const [tides, old] = file.conversations;
const dump = await read(fixture('deepseek-api.json'));

describe('DeepSeek account export', () => {
  it('takes the last child that is an answer, and passes a notice only where nothing else goes on', () => {
    expect(turnsOf(tides)).toEqual([
      'user: Why are there tides?',
      'assistant: The moon pulls.\nThe sun as well.',
      'user: Again?',
    ]);
  });

  it('reads messages with roles, and nodes that list no children', () => {
    expect(turnsOf(old)).toEqual(['user: Old shape', 'assistant: Old answer']);
  });

  it('knows id, times and model', () => {
    expect(tides).toMatchObject({
      externalId: 'd1',
      title: 'Tides',
      startedAt: Date.UTC(2025, 6, 1, 10),
      updatedAt: Date.UTC(2025, 6, 1, 10, 10),
      model: 'deepseek-reasoner',
    });
    expect(old).toMatchObject({ title: null, updatedAt: null });
  });

  it('counts what it left out by reason', () => {
    expect(file.report).toMatchObject({
      format: 'deepseek',
      conversations: 2,
      userMessages: 3,
      assistantMessages: 2,
      // Thinking and tools by fragment; a notice on the branch is the service's.
      skipped: { thinking: 2, tool: 2, 'media-only': 1, system: 1, 'other-branch': 1 },
    });
  });

  it('ends at a circle', async () => {
    const mapping = {
      root: { children: ['1'], message: null },
      '1': {
        parent: 'root',
        children: ['root'],
        message: { fragments: [{ type: 'REQUEST', content: 'Once' }] },
      },
    };
    const { conversations } = await read(JSON.stringify([{ id: 'c', inserted_at: null, mapping }]));
    expect(turnsOf(conversations[0])).toEqual(['user: Once']);
  });

  it('keeps a conversation of which only the shell is left', async () => {
    const { report } = await read(
      JSON.stringify([
        { id: 'a', inserted_at: '2025-07-01T18:00:00+08:00', mapping: {} },
        { id: 'b', inserted_at: '2025-07-01T18:00:00+08:00' },
      ]),
    );
    expect(report).toMatchObject({ conversations: 2, issueCount: 0, skipped: { 'no-mapping': 1 } });
  });
});

describe('DeepSeek API saved by a userscript', () => {
  it('follows the current message up', () => {
    expect(turnsOf(dump.conversations[0])).toEqual([
      'user: Who digs harbours?',
      'assistant: Dredgers.',
      'user: Thanks',
    ]);
    expect(dump.conversations[0]).toMatchObject({
      externalId: 's1',
      title: 'Harbour',
      startedAt: 1751364000500,
      updatedAt: 1751364060500,
    });
    expect(dump.report.skipped).toEqual({ thinking: 1, 'other-branch': 2 });
  });

  it('is known without its envelope, and not taken for Claude', async () => {
    const bare = JSON.parse(fixture('deepseek-api.json')) as { data: { biz_data: unknown } };
    const { report } = await read(JSON.stringify(bare.data.biz_data));
    expect(report).toMatchObject({ format: 'deepseek', userMessages: 2, assistantMessages: 1 });
  });

  const node = (id: string, parent: string | null, children: string[], ...fragments: object[]) => ({
    [id]: { id, parent, children, message: { files: [], fragments } },
  });
  const asked = (content: string) => ({ type: 'REQUEST', content });

  it('is known by its fragments where a tree has no time', async () => {
    const mapping = {
      ...node('q', null, ['a'], asked('Which tree?')),
      ...node('a', 'q', [], { type: 'TEMPLATE_RESPONSE', content: 'Ask me later.' }),
    };
    const { conversations, report } = await read(JSON.stringify({ id: 'd', title: 'Trees', mapping }));
    expect(report.format).toBe('deepseek');
    expect(conversations.map(turnsOf)).toEqual([['user: Which tree?', 'assistant: Ask me later.']]);
  });

  it('parts a node that holds a question with its answer', async () => {
    const mapping = {
      root: { id: 'root', parent: null, children: ['1'], message: null },
      ...node('1', 'root', [], asked('Where?'), { type: 'RESPONSE', content: 'There.' }),
    };
    const { conversations } = await read(
      JSON.stringify([{ id: 'd', inserted_at: '2026-01-01T00:00:00Z', mapping }]),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Where?', 'assistant: There.']]);
  });

  it("reads a dump with one of the API's wrappings, and counts no file as a tool", async () => {
    const chat_messages = [
      { role: 'USER', fragments: [asked('Read this'), { type: 'FILE', files: [] }] },
      { role: 'USER', fragments: [{ type: 'FILE', files: [] }] },
      { role: 'ASSISTANT', fragments: [{ type: 'RESPONSE', content: 'Done' }] },
    ];
    const { conversations, report } = await read(
      JSON.stringify({ data: { chat_session: { id: 's', title: 'Files' }, chat_messages } }),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Read this', 'assistant: Done']]);
    expect(conversations[0]).toMatchObject({ externalId: 's', title: 'Files' });
    expect(report.skipped).toEqual({ 'media-only': 1 });
  });

  it("reads a userscript's tree as one chat, along the last tries", async () => {
    const said = (type: string, content: string, children: object[] = [], thought: string | null = null) => ({
      type,
      content,
      thought,
      children,
    });
    const roots = [
      said('user', 'First wording', [said('assistant', 'a')]),
      said('user', 'Second wording', [
        said('assistant', 'b'),
        said('assistant', 'c', [said('user', 'More')], 'hm'),
      ]),
    ];
    const { conversations, report } = await read(JSON.stringify(roots));
    expect(conversations.map(turnsOf)).toEqual([['user: Second wording', 'assistant: c', 'user: More']]);
    expect(report).toMatchObject({ format: 'deepseek', skipped: { thinking: 1, 'other-branch': 3 } });
  });
});
