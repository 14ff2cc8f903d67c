import { describe, expect, test } from 'vitest';
import { requestOf, shorten } from '../../../src/core/analysts/request.ts';
import type { RedactedText } from '../../../src/core/types.ts';

const chat = (turns: string[], standIn = '') => ({
  userTurns: turns as RedactedText[],
  standIn: standIn as RedactedText,
});
const request = (...turns: string[]) => requestOf(chat(turns));

describe('request', () => {
  test.each([
    ['a greeting before it is dropped', 'Hi there! Can you plan a picnic?', 'Can you plan a picnic?'],
    ['a greeting with a comma is cut off', 'Hello, how do I boil rice?', 'how do I boil rice?'],
    [
      'filler sentences are passed over',
      'I have a question. Can you help me? How do I boil rice?',
      'How do I boil rice?',
    ],
    [
      'a role-play set-up is passed over',
      'You are a chef. Write a menu for spring.',
      'Write a menu for spring.',
    ],
    [
      'a sentence that asks is preferred',
      'My cat is old. She sleeps a lot. Why does she snore?',
      'Why does she snore?',
    ],
    [
      'what is stated is taken where nothing asks',
      'My cat is old and sleeps a lot.',
      'My cat is old and sleeps a lot.',
    ],
    [
      'quoted lines are passed over',
      '> How are you?\n> Fine\nTranslate this mail to Dutch',
      'Translate this mail to Dutch',
    ],
    ['an address is dropped', 'Summarize https://example.org/a?b=1 please', 'Summarize please'],
    ['headings are passed over', 'Objective:\nWrite a haiku about rain', 'Write a haiku about rain'],
    [
      'decimals and abbreviations end no sentence',
      'Convert 3.5 cups, e.g. of flour, to grams.',
      'Convert 3.5 cups, e.g. of flour, to grams.',
    ],
    ['placeholders stay', 'Write a mail to <EMAIL_1> about lunch', 'Write a mail to <EMAIL_1> about lunch'],
    ['Chinese is split at 。', '你好！我有一只猫。请帮我写一首诗。', '请帮我写一首诗。'],
    ['Arabic questions are seen', 'عندي قطة. كيف أطعم القطة؟', 'كيف أطعم القطة؟'],
    [
      'German greetings are dropped',
      'Hallo, kannst du mir ein Gedicht schreiben?',
      'kannst du mir ein Gedicht schreiben?',
    ],
  ])('%s', (_fact, said, expected) => {
    expect(request(said)).toBe(expected);
  });

  test('code blocks, logs and data are passed over', () => {
    const said = [
      '```js\nfoo();\n```',
      'Traceback (most recent call last):',
      '  File "a.py", line 3',
      'ValueError: no such key',
      '{"a": 1, "b": [2]}',
      '1,2,3,4,5',
      'Why does this fail?',
    ].join('\n');
    expect(request(said)).toBe('Why does this fail?');
  });

  test('a greeting alone waits for the next turn', () => {
    expect(request('hello', 'thanks', 'Plan a week of dinners')).toBe('Plan a week of dinners');
  });

  test('twenty words are kept, then an ellipsis', () => {
    const long = Array.from({ length: 30 }, (_, i) => `w${i}`).join(' ');
    const words = request(`Explain ${long}`).split(' ');
    expect(words).toHaveLength(20);
    expect(words[19]).toBe('w18…');
  });

  test('sixty characters are kept where a script has no spaces', () => {
    expect([...shorten('字'.repeat(100))]).toHaveLength(61);
  });

  test('a cut placeholder is dropped, not halved', () => {
    expect(shorten(`${'x'.repeat(234)} <EMAIL_1> and more`)).not.toMatch(/<[A-Z]/);
  });

  test('the stand-in is used where the user said nothing', () => {
    expect(requestOf(chat([], 'Trip to the lake'))).toBe('Trip to the lake');
    expect(requestOf(chat(['```\nx\n```'], 'A title'))).toBe('A title');
  });

  test('code alone without a title gives its words, never nothing', () => {
    expect(requestOf(chat(['```\nparseUserName(input)\n```']))).toContain('parse User Name');
    expect(requestOf(chat(['hi']))).not.toBe('');
    expect(requestOf(chat([]))).toBe('');
  });
});
