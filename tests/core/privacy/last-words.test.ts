import { describe, expect, it } from 'vitest';
import * as words from '../../../src/core/privacy/last-words.ts';
import { folded } from '../../../src/core/privacy/words-near.ts';

const lastWord = (text: string, end: number) => words.lastWord(text, end, folded);

/** All words from the last one back. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let last = lastWord(text, text.length); last !== null; last = lastWord(text, last.start)) {
    words.push(last.word);
    expect(text.slice(last.start)).not.toMatch(/^[ .:]/);
  }
  return words;
}

describe('the last word', () => {
  it('is folded, and the next question goes on before it', () => {
    expect(wordsOf("Mein KONTO, Número d'ordine: ")).toEqual(['dordine', 'numero', 'konto', 'mein']);
  });

  it('is none where only signs and blanks stand', () => {
    expect(wordsOf("  '' -- : ")).toEqual([]);
    expect(lastWord('konto 12', 0)).toBeNull();
  });

  it('ends at the place that is asked for', () => {
    expect(lastWord('konto 12', 5)).toEqual({ word: 'konto', start: 0 });
    expect(lastWord('konto 12', 7)).toEqual({ word: '1', start: 6 });
  });

  it('stands beside emoji and halves of pairs, and may be of letters that are pairs', () => {
    expect(wordsOf('😀konto😀 \ud800blz \udc00iban\ud800')).toEqual(['iban', 'blz', 'konto']);
    expect(wordsOf('a 𝒜𝒷 b')).toEqual(['b', '𝒜𝒷', 'a']);
  });
});
