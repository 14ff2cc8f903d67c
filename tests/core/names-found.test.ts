import { expect, test } from 'vitest';
import { foundIn, textsToRead } from '../../src/core/names-found.ts';
import { noEvidence } from '../../src/core/privacy/word-evidence.ts';
import { readChat } from '../../src/core/reader.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Conversation } from '../../src/core/types.ts';

const chat = (messages: [role: 'user' | 'assistant', text: string][], title: string | null = null) =>
  ({ id: 'a', title, messages: messages.map(([role, text]) => ({ role, text })) }) as unknown as Conversation;

test('every text that a chat is read from is looked through before', () => {
  const long = 'a word and another one. '.repeat(200);
  const conversation = chat(
    [
      ['user', long],
      ['assistant', long.toUpperCase()],
      ['user', '<user> tell me more </user>'],
      ['user', long.replaceAll('word', 'sentence')],
    ],
    'A title',
  );
  const settings = { ...defaultRunSettings, budget: 3000 };
  const texts = textsToRead(conversation, settings.budget);
  const known = foundIn(new Map(texts.map((text) => [text, [{ start: 0, end: 1, kind: 'person' }]])));
  const unknown: string[] = [];
  readChat(conversation, settings, noEvidence, (text) => {
    const findings = known(text);
    if (findings.length === 0 && text !== '') unknown.push(text);
    return findings;
  });
  expect(unknown).toEqual([]);
});

test('a finding behind the cut is left out, and one that the cut goes through is cut', () => {
  const others = foundIn(
    new Map([
      [
        'Ann met Bob',
        [
          { start: 0, end: 3, kind: 'person' },
          { start: 8, end: 11, kind: 'person' },
        ],
      ],
    ]),
  );
  expect(others('Ann met B')).toEqual([
    { start: 0, end: 3, kind: 'person' },
    { start: 8, end: 9, kind: 'person' },
  ]);
  expect(others('Ann met')).toHaveLength(1);
  expect(others('Another text')).toEqual([]);
});
