// What is embedded of a chat when no model summarises it (clio.md 2.3).
import { withoutOrders } from '../privacy/injected.ts';
import type { RedactedChat } from '../types.ts';
import { codeWords, insideFences, withoutFences } from './prose.ts';
import { firstCharacters, placeholder } from './words.ts';

/** clio.md 2.3: the first 2,000 characters, counted in code points. */
const embeddedCharacters = 2000;

/**
 * The user's own turns without placeholders, fenced code and orders to a model, one turn a line, at most 2,000 code points.
 * Only code: the words in it. Nothing from the user: the stand-in. Never ids, counts, dates or other metadata.
 */
export function embedTextOf(chat: Pick<RedactedChat, 'userTurns' | 'standIn'>): string {
  const said = withoutOrders(chat.userTurns.join('\n'));
  const candidates = [withoutFences, (text: string) => codeWords(insideFences(text))];
  for (const read of candidates) {
    const text = tidy(read(said));
    if (/[\p{L}\p{N}]/u.test(text)) return text;
  }
  return tidy(chat.standIn) || tidy(said);
}

function tidy(text: string): string {
  const plain = text
    .replace(placeholder, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n');
  return firstCharacters(plain.trim(), embeddedCharacters).trim();
}
