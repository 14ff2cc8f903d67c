/** Characters before and after a number in which its words are looked for: some eight words, and some four. */
const reachBefore = 60;
const reachAfter = 30;

const word = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu;
/** From here on scripts write words without blanks or with endings stuck to them (Thai, Korean, Chinese). */
const firstWithoutBlanks = 0xe00;
/** Longest beginning of such a word that is looked up (characters). */
const longestBeginning = 12;

/** Lower case, without accents and apostrophes: "Driver's Número" is "drivers numero". */
export function folded(words: string): string {
  const lower = words.toLowerCase();
  if (/^[a-z0-9 |]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC');
}

/** Phrases of one or two words, separated by `|`, folded. */
export function phrases(list: string): readonly string[] {
  return folded(list).split('|');
}

/** The first words of the phrases of two words, by vocabulary. */
const firstWords = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

function firstWordsOf(vocabulary: ReadonlySet<string>): ReadonlySet<string> {
  let first = firstWords.get(vocabulary);
  if (!first) {
    const pairs = [...vocabulary].filter((phrase) => phrase.includes(' '));
    first = new Set(pairs.map((phrase) => phrase.slice(0, phrase.indexOf(' '))));
    firstWords.set(vocabulary, first);
  }
  return first;
}

interface Hit {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

/** Where the phrases of a vocabulary stand in a text. The text is read once, when the first question comes. */
export class WordsNear {
  readonly #text: string;
  readonly #vocabulary: ReadonlySet<string>;
  #hits: readonly Hit[] | null = null;

  constructor(text: string, vocabulary: ReadonlySet<string>) {
    this.#text = text;
    this.#vocabulary = vocabulary;
  }

  /** The phrases around a place: up to 60 characters before it and, in the same line, 30 after it. */
  around(start: number, end: number): string[] {
    this.#hits ??= this.#find();
    const hits = this.#hits;
    const found: string[] = [];
    for (let i = firstFrom(hits, start - reachBefore); i < hits.length; i++) {
      const hit = hits[i];
      if (hit.start >= end + reachAfter) break;
      if (hit.end <= start) found.push(hit.phrase);
      else if (hit.start >= end && !/[\n;|]/.test(this.#text.slice(end, hit.start))) found.push(hit.phrase);
    }
    return found;
  }

  #find(): Hit[] {
    const hits: Hit[] = [];
    const begins = firstWordsOf(this.#vocabulary);
    let previous = { folded: '', start: 0 };
    for (const { 0: written, index } of this.#text.matchAll(word)) {
      const current = { folded: folded(written), start: index };
      const end = index + written.length;
      const add = (phrase: string, start: number) => {
        if (this.#vocabulary.has(phrase)) hits.push({ phrase, start, end });
      };
      if (begins.has(previous.folded)) add(`${previous.folded} ${current.folded}`, index);
      add(current.folded, index);
      if (current.folded.charCodeAt(0) >= firstWithoutBlanks)
        for (let length = 2; length < Math.min(current.folded.length, longestBeginning); length++)
          add(current.folded.slice(0, length), index);
      previous = current;
    }
    return hits;
  }
}

/** The index of the first hit that begins at `start` or later. */
function firstFrom(hits: readonly Hit[], start: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
