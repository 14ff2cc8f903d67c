// What the beginning of a chat tells when it is imported: its language, and which other chats begin like it.
import { languagesOf } from '../analysts/languages.ts';
import { hashParts } from '../hash.ts';
import type { Message } from '../types.ts';

/** Of the user's words (UTF-16 units): three or four sentences, told in some 0.02 ms where function words decide. */
export const languageLength = 300;
/** Chats whose texts are equal so far count as begun alike (UTF-16 units). */
export const openingLength = 2000;

/** What the language of a chat is told by. */
export function userWordsOf(messages: readonly Message[]): string {
  return firstOf(messages, languageLength, 'user');
}

/** Full English name of the main language of the user's first words; null where nothing tells. */
export function languageOf(words: string): string | null {
  const [language] = languagesOf([words]);
  return language === 'unknown' ? null : language;
}

/** Hash of the first 2,000 characters of all turns in order, whoever speaks: equal for chats that begin alike. 32 hex digits. */
export function openingOf(messages: readonly Message[]): string {
  return hashParts(firstOf(messages, openingLength));
}

/** The first characters of the texts, of one role or all, a line apart; no more of them is looked at. */
function firstOf(messages: readonly Message[], length: number, only?: Message['role']): string {
  let first = '';
  for (const { role, text } of messages) {
    if (only !== undefined && role !== only) continue;
    if (first.length >= length) break;
    first += `${first === '' ? '' : '\n'}${text.slice(0, length - first.length)}`;
  }
  return first.slice(0, length);
}
