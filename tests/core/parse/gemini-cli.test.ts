import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Gemini CLI sessions', () => {
  it('reads one object with all its messages', async () => {
    const { conversations, report } = await read(fixture('gemini-cli-session.json'));
    expect(turnsOf(conversations[0])).toEqual(['user: Rename the flag\nplease', 'assistant: Done.']);
    expect(conversations[0]).toMatchObject({
      externalId: 'cli-1',
      title: 'Rename a flag',
      model: 'gemini-2.5-pro',
      startedAt: Date.UTC(2026, 2, 1, 10),
      updatedAt: Date.UTC(2026, 2, 1, 10, 2),
    });
    // Notices and errors of the program, thoughts and tools by number.
    expect(report).toMatchObject({
      format: 'gemini-cli',
      issueCount: 0,
      skipped: { system: 2, thinking: 2, tool: 1 },
    });
  });

  it('reads JSONL, where a message is written again, and may be taken back', async () => {
    const { conversations, report } = await read(fixture('gemini-cli-session.jsonl'));
    expect(conversations).toHaveLength(1);
    expect(turnsOf(conversations[0])).toEqual([
      'user: First try',
      'assistant: An answer',
      'user: Second try',
      'assistant: Kept',
    ]);
    expect(conversations[0]).toMatchObject({ title: 'Two tries', updatedAt: Date.UTC(2026, 3, 1, 10, 9) });
    expect(report).toMatchObject({ issueCount: 0, skipped: { tool: 1, 'other-branch': 2 } });
  });

  it('hears a message again that was taken back before', async () => {
    const lines = [
      { sessionId: 's', projectHash: 'p', startTime: '2026-01-01T00:00:00Z' },
      ...['a', 'b', 'c'].map((id) => ({ id, type: 'user', content: id })),
      { $rewindTo: 'b' },
      { id: 'c', type: 'user', content: 'c again' },
      { $rewindTo: 'b' },
      { id: 'b', type: 'user', content: 'b again' },
    ];
    const { conversations, report } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(conversations.map(turnsOf)).toEqual([['user: a', 'user: c again', 'user: b again']]);
    expect(report).toMatchObject({ issueCount: 0, skipped: { 'other-branch': 2 } });
  });

  it('keeps sessions of one file apart, and the turns of a helper out', async () => {
    const session = (sessionId: string, kind: string) => ({
      sessionId,
      projectHash: 'p',
      startTime: '2026-01-01T00:00:00Z',
      kind,
      messages: [{ id: '1', type: 'user', content: sessionId }],
    });
    const { conversations, report } = await read(
      JSON.stringify([session('a', 'main'), session('b', 'subagent')]),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: a'], []]);
    expect(report.skipped).toEqual({ subagent: 1 });
  });

  it('counts a line that is none of its own as broken and goes on', async () => {
    const lines = [
      '{"sessionId":"a","projectHash":"p"}',
      '{"odd":1}',
      '{"id":"1","type":"user","content":"Hi"}',
    ];
    const { conversations, report } = await read(lines.join('\n'));
    expect(turnsOf(conversations[0])).toEqual(['user: Hi']);
    expect(report.issues).toMatchObject([{ kind: 'broken-record' }]);
  });

  it('gives the session of a file that is cut off', async () => {
    const whole = fixture('gemini-cli-session.jsonl');
    const { conversations } = await read(whole.slice(0, whole.indexOf('"Taken back"')));
    expect(turnsOf(conversations[0])).toEqual(['user: First try', 'assistant: An answer']);
  });

  it('does not take for the person what the program tells of the machine', async () => {
    const lines = [
      { sessionId: 's', projectHash: 'p', startTime: '2026-01-01T00:00:00Z' },
      { id: '1', type: 'user', content: [{ text: '<session_context>\nToday is Monday.</session_context>' }] },
      { id: '2', type: 'user', content: 'What is <session_context>?' },
    ];
    const { conversations, report } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(conversations.map(turnsOf)).toEqual([['user: What is <session_context>?']]);
    expect(report.skipped).toEqual({ hidden: 1 });
  });
});
