// Texts to words, for every script, without a segmenter (the core has none).

/** Scripts written without blanks between words. The long-vowel mark is Common, so it is named. */
const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\u30fc';
/** A run of an unspaced script | a word of letters and digits, inner apostrophes kept, and "c++", "c#". */
const wordPattern = new RegExp(
  `([${unspaced}]+)|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+(?:['’](?:(?![${unspaced}])\\p{L})+)*(?:\\+\\+|#)?`,
  'gu',
);
/** What a redactor leaves behind: "<EMAIL_1>". Its letters are not the text's own words. */
const placeholder = /<[A-Z][A-Z_]*_\d+>/g;
/** Between two words of one phrase: blanks on one line, or one hyphen. */
const phraseGap = /^(?:[ \t]*|-)$/;
const sentenceGap = /[.!?:\n。！？]/u;

/** Words of many texts as numbers. */
export interface TokenTable {
  /** Distinct words as written (NFKC), in order of first appearance. */
  readonly surfaces: readonly string[];
  /** Distinct words in lower case, in order of first appearance. */
  readonly words: readonly string[];
  /** Word of each surface. */
  readonly wordOf: Int32Array;
  /** Surface numbers of all texts, one text after the other. */
  readonly tokens: Int32Array;
  /** Text i holds tokens starts[i] until starts[i + 1]. Length texts + 1. */
  readonly starts: Int32Array;
  /** Bits per token: see `joined` and `opening`. */
  readonly flags: Uint8Array;
}

/** Flag: nothing but blanks or a hyphen stands between this word and the one before, so the two may be a phrase. */
export const joined = 1;
/** Flag: the word opens a text or a sentence, so its capital may mean nothing. */
export const opening = 2;

/**
 * Splits texts into words: runs of Unicode letters, marks and digits after NFKC; for scripts without blanks
 * (Han, Kana, Thai, Lao, Khmer, Myanmar) pairs of neighbouring characters. Placeholders like <EMAIL_1> are skipped.
 * About 10 MB of text a second; memory 5 bytes a token.
 */
export function tokenise(texts: readonly string[]): TokenTable {
  const surfaceNumbers = new Map<string, number>();
  const wordNumbers = new Map<string, number>();
  const wordOf: number[] = [];
  const tokens = new Growing(1024);
  const starts = new Int32Array(texts.length + 1);
  const intern = (surface: string, flag: number) => {
    let number = surfaceNumbers.get(surface);
    if (number === undefined) {
      number = surfaceNumbers.size;
      surfaceNumbers.set(surface, number);
      const word = surface.toLowerCase();
      if (!wordNumbers.has(word)) wordNumbers.set(word, wordNumbers.size);
      wordOf.push(wordNumbers.get(word)!);
    }
    tokens.push(number, flag);
  };
  texts.forEach((text, i) => {
    visitWords(text, intern);
    starts[i + 1] = tokens.length;
  });
  return {
    surfaces: [...surfaceNumbers.keys()],
    words: [...wordNumbers.keys()],
    wordOf: Int32Array.from(wordOf),
    tokens: tokens.numbers.slice(0, tokens.length),
    starts,
    flags: tokens.flags.slice(0, tokens.length),
  };
}

/** Words of one text in lower case, in order. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (surface) => words.push(surface.toLowerCase()));
  return words;
}

function visitWords(text: string, visit: (surface: string, flag: number) => void): void {
  // A placeholder becomes a comma: its neighbours are no phrase and open no sentence.
  const plain = text.normalize('NFKC').replace(placeholder, ' , ');
  let end = 0;
  let first = true;
  for (const match of plain.matchAll(wordPattern)) {
    const gap = plain.slice(end, match.index);
    end = match.index + match[0].length;
    const flag =
      (!first && phraseGap.test(gap) ? joined : 0) | (first || sentenceGap.test(gap) ? opening : 0);
    first = false;
    if (match[1] === undefined) visit(match[0].replace('’', "'"), flag);
    else visitPairs(match[1], visit);
  }
}

function visitPairs(run: string, visit: (surface: string, flag: number) => void): void {
  const characters = Array.from(run);
  if (characters.length === 1) visit(run, 0);
  for (let i = 0; i + 1 < characters.length; i++) visit(characters[i] + characters[i + 1], 0);
}

/** Numbers with flags in arrays that double: a plain array of numbers would cost 8 to 16 bytes a token. */
class Growing {
  numbers: Int32Array;
  flags: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.numbers = new Int32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  push(number: number, flag: number): void {
    if (this.length === this.numbers.length) {
      const { numbers, flags } = this;
      this.numbers = new Int32Array(this.length * 2);
      this.numbers.set(numbers);
      this.flags = new Uint8Array(this.length * 2);
      this.flags.set(flags);
    }
    this.numbers[this.length] = number;
    this.flags[this.length++] = flag;
  }
}
