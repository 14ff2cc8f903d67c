import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { read, turnsOf } from './parsing.ts';

const metadata = {
  title: 'Trees',
  user: { name: 'A', email: 'a@example.org' },
  dates: { created: '7/1/2026 9:05:00', updated: '7/1/2026 21:05' },
  link: 'https://chatgpt.com/c/t-1',
  powered_by: 'ChatGPT Exporter',
};

describe('a chat of ChatGPT Exporter', () => {
  it('reads what was said, by either pair of names', async () => {
    const messages = [
      { role: 'Prompt', say: 'Which tree?', time: '2026-07-01 09:06:00' },
      { role: 'Response', say: 'Oak', time: '10:00' },
      { role: 'user', say: 'Why?' },
      { role: 'assistant', say: 'Tall' },
      { role: 'Response', say: ' ' },
      { role: 'narrator', say: 'Aside' },
    ];
    const { conversations, report } = await read(JSON.stringify({ metadata, messages }));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Which tree?', 'assistant: Oak', 'user: Why?', 'assistant: Tall'],
    ]);
    // A time without a day is none.
    expect(conversations[0].messages.map(({ at }) => at)).toEqual([
      Date.UTC(2026, 6, 1, 9, 6),
      null,
      null,
      null,
    ]);
    expect(report.skipped).toEqual({ blank: 1, system: 1 });
  });

  it('knows the address, the title, the times month first, and the account, which is hashed', async () => {
    const messages = [{ role: 'Prompt', say: 'Hi' }];
    const { conversations } = await read(JSON.stringify({ metadata, messages }));
    expect(conversations[0]).toMatchObject({
      externalId: 'https://chatgpt.com/c/t-1',
      title: 'Trees',
      startedAt: Date.UTC(2026, 6, 1, 9, 5),
      updatedAt: Date.UTC(2026, 6, 1, 21, 5),
      account: hashParts('account', 'a@example.org'),
    });
  });

  it('needs nothing but the messages; an older one has its title beside them', async () => {
    const messages = [{ role: 'Prompt', say: 'Hi' }];
    const bare = await read(JSON.stringify({ messages }));
    const titled = await read(JSON.stringify({ title: 'Old', metadata: { dates: null }, messages }));
    expect(bare.conversations[0]).toMatchObject({ externalId: null, title: null, startedAt: null });
    expect(titled.conversations[0]).toMatchObject({ title: 'Old', account: null });
  });
});
