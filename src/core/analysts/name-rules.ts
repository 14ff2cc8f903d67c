// The rules every name and description is held to, whoever wrote it.
import type { NameQuestion } from '../ports.ts';
import { foldCase, placeholder, wordsOf } from './words.ts';

/** clio.md 2.4. */
const nameWords = 10;
/** Words in a row that a name may share with one request: under the eight of clio.md 2.4, so that a description may add some. */
export const quotedWords = 6;

/** Tells whether a name obeys all rules of the question. */
export function nameObeys(name: string, question: NameQuestion): boolean {
  const words = wordsOf(name).map(foldCase);
  const banned = bannedWords(question);
  return (
    words.length > 0 &&
    name.split(' ').length <= nameWords &&
    words.length <= nameWords &&
    !holdsDetail(name) &&
    !words.some((word) => banned.has(word)) &&
    !isTaken(name, question.taken) &&
    !quotes(words, question.members, quotedWords)
  );
}

/** true: a text holds a placeholder, an address, a mail sign or a long number. */
export function holdsDetail(text: string): boolean {
  // A fresh copy: a global pattern remembers where it stopped.
  return new RegExp(placeholder.source).test(text) || /@|\d{5,}|https?:|www\.|\w:\/\//.test(text);
}

/** Names are compared as a person reads them. */
export function isTaken(name: string, taken: readonly string[]): boolean {
  const same = (text: string) => foldCase(text).replace(/\s+/g, ' ').trim();
  return taken.some((other) => same(other) === same(name));
}

export function bannedWords(question: NameQuestion): ReadonlySet<string> {
  return new Set(question.banned.flatMap((word) => [foldCase(word), ...wordsOf(word).map(foldCase)]));
}

/** true: more than `limit` of these words stand in one of the texts in a row. */
export function quotes(words: readonly string[], texts: readonly string[], limit: number): boolean {
  if (words.length <= limit) return false;
  const runs = new Set<string>();
  for (let i = 0; i + limit < words.length; i++) runs.add(words.slice(i, i + limit + 1).join(' '));
  return texts.some((text) => {
    const said = wordsOf(text).map(foldCase);
    for (let i = 0; i + limit < said.length; i++)
      if (runs.has(said.slice(i, i + limit + 1).join(' '))) return true;
    return false;
  });
}

/** Sentence case, one line, "a" before a vowel made "an", no final punctuation. */
export function asName(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\ba (?=[aeio]\p{L}|u(?!ni|s[ei]|k)\p{Ll}{2})/giu, 'an ')
    .replace(/[\s.,;:!?…–-]+$/u, '');
  // iPhone and eBay keep their first letter.
  return /^\p{Ll}\p{Lu}/u.test(line) ? line : line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
