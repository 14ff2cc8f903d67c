import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Claude design chat', () => {
  it('reads the text of blocks, else of the content, and the account', async () => {
    const { conversations, report } = await read(fixture('claude-design.json'), 'design_chats/cd1.json');
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Make the header smaller.', 'assistant: Done.\nIt is half as high.'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'cd1',
      title: 'Chat',
      startedAt: Date.UTC(2026, 7, 14, 6),
      updatedAt: Date.UTC(2026, 7, 15, 6),
      account: hashParts('account', 'acc-1'),
    });
    expect(conversations[0].messages[1].at).toBe(Date.UTC(2026, 7, 14, 6, 0, 9));
    expect(report).toMatchObject({
      format: 'claude',
      skipped: { thinking: 2, tool: 1, 'media-only': 1, blank: 1 },
      issueCount: 0,
    });
  });

  it.each([
    [
      'a project',
      'unknown-format',
      { uuid: 'p', name: 'Site', docs: [{ filename: 'a.md', content: 'A' }], creator: null },
    ],
    [
      'memories',
      'not-a-chat-export',
      { account_uuid: 'a', conversations_memory: 'prose', memory_files: [{ path: 'a', content: 'b' }] },
    ],
  ])('is not seen in %s of the same export', async (_, kind, element) => {
    await expect(read(JSON.stringify(element))).rejects.toMatchObject({ kind });
  });
});
