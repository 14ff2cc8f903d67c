import { defaultRunSettings } from '../../src/core/settings.ts';
import { describe, expect, test } from 'vitest';
import { readChat, readerId } from '../../src/core/reader.ts';
import type { Conversation, Message } from '../../src/core/types.ts';

const { redaction } = defaultRunSettings;
const settings = { budget: 6000, region: 'US', redaction };
const chat = (messages: [Message['role'], string][], title: string | null = null): Conversation => ({
  id: 'c1',
  externalId: 'e1',
  source: 'chatgpt',
  title,
  startedAt: null,
  updatedAt: null,
  account: null,
  model: null,
  contentHash: '0',
  language: null,
  opening: '0',
  messages: messages.map(([role, text]) => ({ role, text, at: null })),
});

describe('readChat', () => {
  test('transcript, user turns and stand-in share placeholders', () => {
    const read = readChat(
      chat(
        [
          ['user', 'I am ann@x.org'],
          ['assistant', 'Hi bob@x.org'],
        ],
        'Mail of ann@x.org',
      ),
      settings,
    );
    expect(read.transcript).toBe('<user>I am <EMAIL_1></user>\n<assistant>Hi <EMAIL_2></assistant>\n');
    expect(read.userTurns).toEqual(['I am <EMAIL_1>']);
    expect(read.standIn).toBe('Mail of <EMAIL_1>');
  });

  test('a detail counts once, in how many texts it may stand', () => {
    const read = readChat(
      chat([
        ['user', 'ann@x.org ANN@x.org 10.1.2.3'],
        ['user', 'ann@x.org'],
      ]),
      settings,
    );
    expect(read.found).toEqual({ email: 1, ip: 1 });
  });

  test('without a title the first reply stands in, 300 characters of it', () => {
    const read = readChat(chat([['assistant', 'word '.repeat(100)]], ' '), settings);
    expect(read.standIn.length).toBeLessThanOrEqual(300);
    expect(read.standIn.startsWith('word word')).toBe(true);
    expect(read.userTurns).toEqual([]);
  });

  test('user turns together keep the budget, and no half placeholder is left', () => {
    const long = 'a@b.co '.repeat(200);
    const read = readChat(
      chat([
        ['user', long],
        ['user', long],
      ]),
      { budget: 500, region: 'US', redaction },
    );
    expect(read.userTurns.join('').length).toBeLessThanOrEqual(500);
    // Every address became <EMAIL_1>: what is not such a placeholder is blank.
    expect(read.userTurns.join('').replaceAll('<EMAIL_1>', '').trim()).toBe('');
  });

  test('a detail at the cut is not left in halves', () => {
    const text = `${'x '.repeat(240)}4012 8888 8888 1881 end ${'y '.repeat(400)}`;
    const read = readChat(chat([['user', text]]), { budget: 500, region: 'US', redaction });
    for (const part of ['4012', '8888', '1881'])
      expect(read.transcript + read.userTurns.join('')).not.toContain(part);
  });

  test('the same chat gives the same answer', () => {
    const conversation = chat([['user', 'call +1 415 555 0132, ann@x.org']]);
    expect(readChat(conversation, settings)).toEqual(readChat(conversation, settings));
    expect(readerId).toContain('prepare@');
    expect(readerId).toContain('redact@');
  });
});

test('a name that is told late is known in what was said before, under one placeholder, also by its parts', () => {
  const read = readChat(
    chat([
      ['user', 'Zorblax is sad about the table.'],
      ['user', 'My name is Zorblax Quimby.'],
      ['assistant', 'I see, Mr. Quimby.'],
    ]),
    settings,
  );
  expect(read.transcript).toBe(
    '<user><PERSON_1> is sad about the table.</user>\n<user>My name is <PERSON_1>.</user>\n<assistant>I see, <PERSON_1>.</assistant>\n',
  );
});
