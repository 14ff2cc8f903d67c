// What a person's own chats tell of their words: one that is also written in lower case is hardly a name.
import { hashList } from '../hash.ts';

/** How often each word is written in lower case and with a capital first letter. Parallel, one entry a word (lower case). */
export interface WordCounts {
  readonly words: readonly string[];
  readonly lower: Uint32Array;
  readonly capital: Uint32Array;
}

/** What redaction is told of a dataset. */
export interface WordEvidence {
  /** Hash of the words: part of every key that depends on them. */
  readonly id: string;
  /** Words (lower case) that the chats write in both ways. */
  readonly seenLower: ReadonlySet<string>;
}

export const noEvidence: WordEvidence = { id: '', seenLower: new Set() };

/** A word that is written in lower case in a twentieth of its places at least is no name: names are typed carelessly as well. */
const lowerShare = 0.05;
/** Longer ones are pasted data (UTF-16 units). */
const longestWord = 30;

/** A run of letters that is no part of an address, a path or an identifier. */
const word =
  /(?<![\p{L}\p{M}\p{N}_@./\\#-])\p{L}[\p{L}\p{M}]{1,29}(?![\p{L}\p{M}\p{N}_@/\\]|\.\p{L}|-\p{N})/gu;

/** Counts the words of some texts. One pass, some 20 MB a second. */
export function countWords(texts: Iterable<string>): WordCounts {
  const counter = new WordCounter();
  for (const text of texts) {
    for (const [written] of text.matchAll(word)) {
      const folded = written.toLowerCase();
      if (folded === written) counter.add(folded, 1, 0);
      else if (written.slice(1) === folded.slice(1)) counter.add(folded, 0, 1);
    }
  }
  return counter.counts();
}

/** Sums counts of several parts of a dataset. */
export class WordCounter {
  readonly #counts = new Map<string, [lower: number, capital: number]>();

  add(folded: string, lower: number, capital: number): void {
    if (folded.length > longestWord) return;
    const entry = this.#counts.get(folded);
    if (entry) {
      entry[0] += lower;
      entry[1] += capital;
    } else this.#counts.set(folded, [lower, capital]);
  }

  addAll({ words, lower, capital }: WordCounts): void {
    words.forEach((folded, i) => this.add(folded, lower[i], capital[i]));
  }

  counts(): WordCounts {
    const entries = [...this.#counts];
    return {
      words: entries.map(([folded]) => folded),
      lower: Uint32Array.from(entries, ([, [lower]]) => lower),
      capital: Uint32Array.from(entries, ([, [, capital]]) => capital),
    };
  }

  /** Words that are written in both ways: the others are never asked about, or are names. Sorted. */
  seenLower(): string[] {
    return [...this.#counts]
      .filter(([, [lower, capital]]) => capital > 0 && lower > 0 && lower >= lowerShare * capital)
      .map(([folded]) => folded)
      .sort();
  }
}

export function evidenceOf(seenLower: readonly string[]): WordEvidence {
  return { id: hashList(seenLower), seenLower: new Set(seenLower) };
}
