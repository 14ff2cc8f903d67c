import { describe, expect, it } from 'vitest';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('codex-events.jsonl'));
const bare = await read(fixture('codex-bare.jsonl'));

/** Records as JSONL. */
function rollout(...records: readonly (readonly [type: string, payload: object])[]): string {
  return records.map(([type, payload]) => JSON.stringify({ type, payload })).join('\n');
}
const item = (role: string, text: string) =>
  ['response_item', { type: 'message', role, content: [{ type: 'input_text', text }] }] as const;

describe('Codex session', () => {
  it('goes by the events, without what an editor put before the prompt', () => {
    expect(turnsOf(file.conversations[0])).toEqual(['user: Fix the clock', 'assistant: Fixed.']);
  });

  it('is known by its first header: the second is that of the session which called it', () => {
    expect(file.conversations).toMatchObject([
      {
        externalId: 'c-1',
        title: null,
        model: 'gpt-c',
        startedAt: Date.UTC(2026, 2, 1, 7, 59),
        updatedAt: Date.UTC(2026, 2, 1, 8, 0, 9),
      },
    ]);
  });

  it('counts what it left out once, though the log holds it twice', () => {
    expect(file.report).toMatchObject({
      format: 'codex',
      skipped: { system: 1, hidden: 1, thinking: 1, tool: 2, 'media-only': 1, repeated: 2 },
      issueCount: 1,
    });
  });

  it('reads the logs of 2025, whose lines are bare items', () => {
    expect(turnsOf(bare.conversations[0])).toEqual(['user: Old question', 'assistant: Old answer']);
    expect(bare.conversations[0]).toMatchObject({
      externalId: 'c-2',
      startedAt: Date.UTC(2025, 7, 1, 8),
    });
    expect(bare.report).toMatchObject({ skipped: { hidden: 1, thinking: 1, tool: 1 }, issueCount: 0 });
  });

  it('goes by the items where there are no events', async () => {
    const text = rollout(item('user', '# AGENTS.md x'), item('user', 'Hello'), item('assistant', 'Hi'));
    const { conversations, report } = await read(text);
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi']);
    expect(report.skipped).toEqual({ hidden: 1 });
  });

  it('goes by the items for one side where only the other has events', async () => {
    const text = rollout(
      ['event_msg', { type: 'user_message', message: 'Hello' }],
      item('user', 'Hello'),
      item('assistant', 'Hi'),
    );
    expect(turnsOf((await read(text)).conversations[0])).toEqual(['user: Hello', 'assistant: Hi']);
  });

  it('keeps a prompt that speaks of the mark in the middle of a line', async () => {
    const message = 'What is "## My request for Codex:"?';
    const { conversations } = await read(rollout(['event_msg', { type: 'user_message', message }]));
    expect(turnsOf(conversations[0])).toEqual([`user: ${message}`]);
  });

  it('has the id of its file name where no header tells it', async () => {
    const uuid = '019a2d7a-41c4-78b1-b7cc-a45d62a89cd5';
    const text = rollout(['event_msg', { type: 'user_message', message: 'Hello' }]);
    const named = await read(text, `sessions/2026/rollout-2026-03-01T08-00-00-${uuid}.jsonl`);
    expect(named.conversations[0].externalId).toBe(uuid);
    expect((await read(text, 'a.jsonl')).conversations[0].externalId).toBeNull();
  });

  it('is not the history of prompts, which is refused', async () => {
    const line = '{"session_id":"s","ts":1767225600,"text":"hello"}\n';
    await expect(read(line + line)).rejects.toMatchObject({ detail: { looksLike: 'codex-history' } });
  });

  it('is known by a first line that tells only its id and time', async () => {
    const said = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] };
    const text = [{ id: 's', timestamp: '2025-08-01T10:00:00.000Z' }, said].map((line) =>
      JSON.stringify(line),
    );
    const { conversations, report } = await read(text.join('\n'));
    expect(report).toMatchObject({ format: 'codex', issueCount: 0 });
    expect(conversations[0]).toMatchObject({ externalId: 's', startedAt: Date.UTC(2025, 7, 1, 10) });
    expect(turnsOf(conversations[0])).toEqual(['user: Hello']);
  });

  it('is also the one object of the first versions', async () => {
    const session = { id: 's', timestamp: '2025-05-01T10:00:00.000Z', instructions: '' };
    const items = [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
      { type: 'local_shell_call' },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi' }] },
    ];
    const { conversations, report } = await read(JSON.stringify({ session, items }, null, 2));
    expect(report).toMatchObject({ format: 'codex', skipped: { tool: 1 } });
    expect(conversations[0]).toMatchObject({ externalId: 's', startedAt: Date.UTC(2025, 4, 1, 10) });
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'assistant: Hi']);
  });

  it('hides events of a kind that nobody typed', async () => {
    const said = (message: string, kind?: string) =>
      ['event_msg', { type: 'user_message', message, kind }] as const;
    const text = rollout(said('Work in /a', 'environment_context'), said('Hello', 'plain'), said('Bye'));
    const { conversations, report } = await read(text);
    expect(turnsOf(conversations[0])).toEqual(['user: Hello', 'user: Bye']);
    expect(report.skipped).toEqual({ hidden: 1 });
  });

  it('has the time of the record within where the line has none', async () => {
    const timestamp = '2026-01-01T10:00:00Z';
    const { conversations } = await read(
      rollout(['response_item', { ...item('user', 'Hello')[1], timestamp }]),
    );
    expect(conversations[0].messages[0].at).toBe(Date.UTC(2026, 0, 1, 10));
  });

  it('does not begin with any row that has an id and a time', async () => {
    for (const row of [
      { id: 1, timestamp: 1767225600 },
      { id: 'a', timestamp: '2026-01-01', level: 'info' },
    ])
      await expect(read(`${JSON.stringify(row)}\n`.repeat(2))).rejects.toMatchObject({
        kind: 'not-a-chat-export',
      });
  });
});
