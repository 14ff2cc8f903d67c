import { describe, expect, it } from 'vitest';
import { claudeCode } from '../../../src/core/parse/claude-code.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('claude-code-sessions.jsonl'));
const [recipes, other] = file.conversations;

/** Lines of one session as JSONL. */
function session(...lines: readonly object[]): string {
  return lines.map((line) => JSON.stringify({ sessionId: 's', ...line })).join('\n');
}
const prompt = (uuid: string, content: unknown, more: object = {}) => ({
  type: 'user',
  uuid,
  message: { role: 'user', content },
  ...more,
});

describe('Claude Code session', () => {
  it('takes what a person typed and merges the lines of one answer', () => {
    expect(turnsOf(recipes)).toEqual([
      'user: Sort my recipe files',
      'assistant: I will look.\nThere is one soup.',
      'user: Rename it',
      'assistant: No id, a string',
    ]);
  });

  it('knows id, title, model and times', () => {
    expect(recipes).toMatchObject({
      externalId: 's-1',
      title: 'Soup files',
      model: 'claude-x',
      startedAt: Date.UTC(2026, 1, 1, 10, 0),
      updatedAt: Date.UTC(2026, 1, 1, 10, 6),
    });
  });

  it('makes a conversation of every session in the file that has a turn', () => {
    expect(turnsOf(other)).toEqual(['user: In another session']);
    expect(file.report).toMatchObject({ format: 'claude-code', conversations: 2, withMessages: 2 });
  });

  it('counts what it left out, helpers apart', () => {
    expect(file.report).toMatchObject({
      userMessages: 3,
      assistantMessages: 2,
      skipped: {
        thinking: 1,
        // A call and its result, and a call in a session that has nothing else.
        tool: 3,
        // Meta, the summary of a compaction, a command, an interruption.
        hidden: 4,
        'media-only': 1,
        blank: 1,
        repeated: 1,
        subagent: 2,
      },
    });
  });

  it('names lines that are no objects, or cut short', () => {
    expect(file.report.issues.map(({ kind }) => kind)).toEqual(['broken-record', 'broken-record']);
  });

  it('takes the first of lines with the same uuid, but a line without a message is none', async () => {
    const text = session(
      prompt('a', 'First'),
      { type: 'user', uuid: 'b', message: 'error' },
      prompt('b', 'Second'),
      prompt('a', 'Changed'),
    );
    const { conversations, report } = await read(text);
    expect(turnsOf(conversations[0])).toEqual(['user: First', 'user: Second']);
    expect(report).toMatchObject({ issueCount: 1, skipped: { repeated: 1 } });
  });

  it('goes by the generated title, then by a summary of a line of its own', async () => {
    const summary = { type: 'summary', sessionId: undefined, summary: 'Own', leafUuid: 'a' };
    const foreign = { ...summary, summary: 'Foreign', leafUuid: 'z' };
    const titled = async (...lines: object[]) =>
      (await read(session(foreign, prompt('a', 'Hi'), ...lines))).conversations[0].title;
    expect(await titled()).toBeNull();
    expect(await titled(summary)).toBe('Own');
    expect(await titled({ type: 'ai-title', aiTitle: 'Generated' }, summary)).toBe('Generated');
  });

  it('keeps a session in which nobody said anything', async () => {
    const { conversations } = await read(session(prompt('a', '<command-name>/help</command-name>')));
    expect(conversations).toMatchObject([{ externalId: 's', messages: [] }]);
  });

  it('reads the log of a helper as no conversation, and counts its turns', async () => {
    const text = fixture('claude-code-subagent.jsonl');
    const { report } = await read(text);
    expect(report).toMatchObject({ format: 'claude-code', conversations: 0, problem: null });
    const gathering = await claudeCode.gather({ path: 'x', modifiedAt: null, beside: async () => null });
    for (const line of text.trim().split('\n')) {
      expect(gathering.take(JSON.parse(line) as Record<string, unknown>)).toEqual([]);
    }
    expect(gathering.finish()).toEqual([]);
    expect(gathering).toMatchObject({ skips: { subagent: 2 } });
  });

  it.each([
    '<command-message>review</command-message>\n<command-name>/review</command-name>',
    '<local-command-stderr>no such file</local-command-stderr>',
    '<local-command-caveat>Not for you.</local-command-caveat>',
    '<bash-stdout>a.txt</bash-stdout><bash-stderr></bash-stderr>',
    '<ide_opened_file>The user opened a.ts</ide_opened_file>',
    '<ide_selection>lines 1 to 3</ide_selection>',
  ])('does not take for typed: %s', async (text) => {
    const { conversations, report } = await read(session(prompt('u', text), prompt('v', 'Hello')));
    expect(turnsOf(conversations[0])).toEqual(['user: Hello']);
    expect(report.skipped).toEqual({ hidden: 1 });
  });

  it('keeps what is typed beside a text of the editor', async () => {
    const blocks = ['<ide_selection>1</ide_selection>', 'Why?'].map((text) => ({ type: 'text', text }));
    expect(turnsOf((await read(session(prompt('u', blocks)))).conversations[0])).toEqual(['user: Why?']);
  });

  it('keeps a line of the main line that names a helper', async () => {
    const text = session(
      prompt('u', 'Hello', { isSidechain: false, agentId: 'a' }),
      prompt('v', 'Look', { agentId: 'a' }),
    );
    const { conversations, report } = await read(text);
    expect(turnsOf(conversations[0])).toEqual(['user: Hello']);
    expect(report.skipped).toEqual({ subagent: 1 });
  });
});

describe('what lies beside Claude Code sessions', () => {
  it.each([
    ['prompts', { display: 'hi', pastedContents: {}, timestamp: 1 }, 'claude-code-history'],
    ['a journal of helpers', { type: 'started', key: 'k', agentId: 'a' }, 'chat-details'],
    ['a session without messages', { type: 'ai-title', aiTitle: 'x', sessionId: 's' }, 'chat-details'],
    ['the list of sessions', { version: 1, entries: [{ sessionId: 's', summary: 'x' }] }, 'chat-details'],
    ['summaries alone', { type: 'summary', summary: 'x', leafUuid: 'z' }, 'chat-details'],
  ])('is refused: %s', async (_, line, looksLike) => {
    const text = `${JSON.stringify(line)}\n${JSON.stringify(line)}\n`;
    await expect(read(text)).rejects.toMatchObject({ kind: 'not-a-chat-export', detail: { looksLike } });
  });
});
