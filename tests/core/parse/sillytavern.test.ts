import { describe, expect, it } from 'vitest';
import { sillytavernMillis } from '../../../src/core/parse/sillytavern-time.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('sillytavern-chat.jsonl'));
const group = await read(fixture('sillytavern-group.jsonl'));

describe('SillyTavern chat', () => {
  it('takes the swipe that is seen', () => {
    expect(turnsOf(file.conversations[0])).toEqual([
      'assistant: Welcome aboard.',
      'user: Where do we sail?',
      'assistant: North.',
    ]);
  });

  it('has the name of the character as its title', () => {
    expect(file.conversations).toMatchObject([
      {
        externalId: null,
        title: 'Otto',
        model: 'sea-model',
        startedAt: Date.UTC(2025, 2, 4, 9, 5, 6),
        updatedAt: Date.UTC(2025, 2, 4, 21, 8),
      },
    ]);
  });

  it('counts what it left out', () => {
    expect(file.report).toMatchObject({
      format: 'sillytavern',
      skipped: { 'other-branch': 1, thinking: 1, system: 1, 'media-only': 1 },
    });
  });

  it('names a chat with several characters by those who speak', () => {
    expect(group.conversations).toMatchObject([
      { title: 'Otto, Mia', startedAt: Date.UTC(2023, 9, 9, 17, 55, 19, 346) },
    ]);
    expect(group.report).toMatchObject({ userMessages: 1, assistantMessages: 2 });
  });

  it('reads chats without a first line, and several put together', async () => {
    const [, ...lines] = fixture('sillytavern-group.jsonl').trim().split('\n');
    const { conversations } = await read(`${lines.join('\n')}\n${fixture('sillytavern-chat.jsonl')}`);
    expect(conversations.map(({ title }) => title)).toEqual(['Otto, Mia', 'Otto']);
  });

  it('reads texts that stand in objects, as Chub has them', async () => {
    const lines = [
      { user_name: 'You', character_name: 'Otto' },
      { is_user: true, mes: { message: 'Ahoy?' } },
      { is_user: false, mes: { message: 'Ahoy.' }, swipes: [{ message: 'No.' }, { message: 'Ahoy.' }] },
    ];
    const { conversations, report } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(conversations.map(turnsOf)).toEqual([['user: Ahoy?', 'assistant: Ahoy.']]);
    expect(report.skipped).toEqual({ 'other-branch': 1 });
  });

  it('stays the same chat when it goes on, also with another first message', async () => {
    const [header, , ...lines] = fixture('sillytavern-chat.jsonl').trim().split('\n');
    const longer = await read([header, ...lines, ...lines].join('\n'));
    expect(longer.conversations[0].id).toBe(file.conversations[0].id);
  });

  it('is another chat in another file, though it was branched off and has the same date', async () => {
    const branch = await read(fixture('sillytavern-chat.jsonl'), 'Otto/Branch #1.jsonl');
    expect(branch.conversations[0].id).not.toBe(file.conversations[0].id);
    const moved = await read(fixture('sillytavern-chat.jsonl'), 'elsewhere/file.json');
    expect(moved.conversations[0].id).toBe(file.conversations[0].id);
  });

  it('knows a chat in which nothing was said yet', async () => {
    const [header] = fixture('sillytavern-chat.jsonl').split('\n');
    expect((await read(header)).conversations).toMatchObject([{ title: 'Otto', messages: [] }]);
  });
});

describe('a time of SillyTavern', () => {
  it.each([
    ['2025-11-2@10h00m00s', Date.UTC(2025, 10, 2, 10)],
    ['2023-10-9 @17h 55m 19s 346ms', Date.UTC(2023, 9, 9, 17, 55, 19, 346)],
    ['November 2, 2025 12:05am', Date.UTC(2025, 10, 2, 0, 5)],
    ['June 19, 2023 12:20pm', Date.UTC(2023, 5, 19, 12, 20)],
    ['June 19, 2023 2:20pm', Date.UTC(2023, 5, 19, 14, 20)],
    ['2025-11-02T10:01:00.000Z', Date.UTC(2025, 10, 2, 10, 1)],
    [1762077720000, 1762077720000],
    ['1762077720000', 1762077720000],
    ['Smarch 1, 2025 1:00am', null],
    ['yesterday', null],
    [null, null],
  ])('is read: %s', (value, millis) => {
    expect(sillytavernMillis(value)).toBe(millis);
  });
});
