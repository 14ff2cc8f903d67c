import { expect, test } from 'vitest';
import { languageOf, openingOf, userWordsOf } from '../../../src/core/parse/beginning.ts';
import type { Message } from '../../../src/core/types.ts';

const said = (role: Message['role'], text: string): Message => ({ role, text, at: null });

test('the language is that of the user, not of the answer', () => {
  const german = said('user', 'Kannst du mir bitte helfen, einen Brief an meinen Vermieter zu schreiben?');
  expect(languageOf(userWordsOf([said('assistant', 'How can I help you with this today?'), german]))).toBe(
    'German',
  );
});

test('where nothing tells, there is no language', () => {
  expect(languageOf(userWordsOf([]))).toBeNull();
  expect(languageOf(userWordsOf([said('user', '42')]))).toBeNull();
  expect(languageOf(userWordsOf([said('assistant', 'How can I help you with this today?')]))).toBeNull();
});

test('chats begin alike when their first 2,000 characters are equal, however they go on', () => {
  const long = 'a'.repeat(1990);
  const one = openingOf([said('user', long), said('assistant', 'same text, first ending')]);
  expect(openingOf([said('user', long), said('assistant', 'same text, other ending')])).toBe(one);
  expect(openingOf([said('user', long), said('assistant', 'some text')])).not.toBe(one);
  expect(openingOf([said('user', 'ab')])).not.toBe(openingOf([said('user', 'a'), said('user', 'b')]));
});
