import { expect, test } from 'vitest';
import { embedTextOf } from '../../../src/core/analysts/embed-text.ts';
import type { RedactedText } from '../../../src/core/types.ts';

const text = (turns: string[], standIn = '') =>
  embedTextOf({ userTurns: turns as RedactedText[], standIn: standIn as RedactedText });

test('all turns of the user are embedded, one a line', () => {
  expect(text(['How do I boil rice?', 'And beans?'])).toBe('How do I boil rice?\nAnd beans?');
});

test('placeholders and fenced code are removed', () => {
  expect(text(['Mail <EMAIL_1> about\n```\nlet x = 1\n```\nthe picnic'])).toBe('Mail about\nthe picnic');
});

test('an unclosed fence runs to the end', () => {
  expect(text(['Why?\n```\nlet x = 1'])).toBe('Why?');
});

test('code alone gives the words in it', () => {
  expect(text(['```js\nparseUserName(input_text)\n```'], 'A title')).toBe('parse User Name input text');
});

test('the stand-in is embedded where the user said nothing', () => {
  expect(text([], 'Trip <NAME_1> plans')).toBe('Trip plans');
  expect(text(['  '], 'Trip')).toBe('Trip');
});

test('2,000 code points are kept, no half characters', () => {
  const kept = text(['😀'.repeat(3000)]);
  // No letters: the stand-in is empty too, so what was said is kept.
  expect([...kept]).toHaveLength(2000);
  expect(kept.isWellFormed()).toBe(true);
});
