// Eight words in a row that two texts share (clio.md 2.4), however they are written: case, marks, punctuation, hyphens, apostrophes,
// invisible characters and full-width forms make no difference. Words are compared by 52 bits of hash: no list of words is kept.

/** As many words in a row are a quotation; one fewer may stay. */
export const quotedWords = 8;

/** Every run of `quotedWords` words of some texts, hashed. */
export type Runs = ReadonlySet<number>;

/** A word as two 32-bit numbers. */
type VisitWord = (a: number, b: number) => void;

/** What a UTF-16 unit is to a word; 0: not looked at yet. */
const [gap, skipped, letter, several, unspaced, surrogate] = [1, 2, 3, 4, 5, 6];
const classes = new Uint8Array(0x10000);
/** What a letter is compared as. */
const folded = new Uint16Array(0x10000);

/** Scripts written without blanks: pairs of neighbouring characters are words, as in math/tokens.ts. */
const unspacedScript =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]/u;
const wordLetter = /^[\p{L}\p{N}]+$/u;
/** Marks, invisible characters and apostrophes: part of a word, but nothing that tells it from another one. */
const silent = /[\p{M}\p{Cf}'’ʼ`´]/gu;
/** What a redactor leaves behind: no word, and no gap in a run either. */
const placeholder = /<[A-Z][A-Z0-9_]*_\d+>/y;

/** Seeds and odd multipliers of the two hashes. */
const [seedA, seedB, timesA, timesB, rollA, rollB] = [
  0x811c9dc5, 0x9747b28c, 0x01000193, 0x5bd1e995, 0x2c9277b5, 0x85ebca6b,
];
const power = (base: number) => {
  let product = 1;
  for (let i = 0; i < quotedWords; i++) product = Math.imul(product, base);
  return product;
};
const [oldestA, oldestB] = [power(rollA), power(rollB)];

/** The letters that a character is compared as; '' where it is none. */
function foldOf(character: string): string {
  const plain = character.normalize('NFKD').toLowerCase().replace(silent, '');
  return wordLetter.test(plain) ? plain : '';
}

function classify(code: number): number {
  let kind: number;
  const character = String.fromCharCode(code);
  if (code >= 0xd800 && code <= 0xdfff) kind = surrogate;
  else if (character.replace(silent, '') === '') kind = skipped;
  else {
    const fold = foldOf(character);
    if (fold === '') kind = gap;
    else if (unspacedScript.test(character) || unspacedScript.test(fold)) kind = unspaced;
    else kind = fold.length === 1 ? letter : several;
    folded[code] = fold.charCodeAt(0);
  }
  classes[code] = kind;
  return kind;
}

/** Calls `visit` for every word of a text, in order. About 100 MB a second. */
export function visitWords(text: string, visit: VisitWord): void {
  let a = seedA;
  let b = seedB;
  let isOpen = false;
  /** The last character of an unspaced script; -1: a word of another script came after it. */
  let before = -1;
  const add = (unit: number) => {
    a = Math.imul(a ^ unit, timesA);
    b = Math.imul((b ^ unit) + 0x9e37, timesB);
    isOpen = true;
  };
  const close = () => {
    if (isOpen) {
      before = -1;
      visit(a ^ (a >>> 15), b ^ (b >>> 13));
    }
    a = seedA;
    b = seedB;
    isOpen = false;
  };
  const pair = (unit: number) => {
    close();
    if (before >= 0) {
      add(before);
      add(unit);
      close();
    }
    before = unit;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classes[code] || classify(code);
    if (kind === letter) {
      add(folded[code]);
      continue;
    }
    if (kind === skipped) continue;
    if (kind === unspaced) {
      pair(folded[code]);
      continue;
    }
    if (kind === gap) {
      if (isOpen) close();
      if (code === 60) {
        placeholder.lastIndex = at;
        if (placeholder.test(text)) at = placeholder.lastIndex - 1;
      }
      continue;
    }
    const character = kind === surrogate ? String.fromCodePoint(text.codePointAt(at)!) : text[at];
    at += character.length - 1;
    const fold = foldOf(character);
    if (fold === '') {
      if (character.replace(silent, '') !== '') close();
    } else if (unspacedScript.test(character)) pair(fold.codePointAt(0)!);
    else for (let i = 0; i < fold.length; i++) add(fold.charCodeAt(i));
  }
  close();
}

/** Follows the last `quotedWords` words of one text after the other. */
class Roller {
  readonly #a = new Int32Array(quotedWords);
  readonly #b = new Int32Array(quotedWords);
  #count = 0;
  #sumA = 0;
  #sumB = 0;

  restart(): void {
    this.#count = 0;
    this.#sumA = 0;
    this.#sumB = 0;
    this.#a.fill(0);
    this.#b.fill(0);
  }

  /** Takes a word; true: a whole run ends with it. */
  take(a: number, b: number): boolean {
    const at = this.#count++ % quotedWords;
    this.#sumA = (Math.imul(this.#sumA, rollA) + a - Math.imul(this.#a[at], oldestA)) | 0;
    this.#sumB = (Math.imul(this.#sumB, rollB) + b - Math.imul(this.#b[at], oldestB)) | 0;
    this.#a[at] = a;
    this.#b[at] = b;
    return this.#count >= quotedWords;
  }

  /** 20 bits that are cheap to look up. */
  get short(): number {
    return this.#sumA >>> 12;
  }

  get run(): number {
    return (this.#sumA >>> 0) * 0x100000 + (this.#sumB >>> 12);
  }
}

/** All runs of some texts. */
export function runsOf(texts: Iterable<string>): Set<number> {
  const runs = new Set<number>();
  const roller = new Roller();
  for (const text of texts) {
    roller.restart();
    visitWords(text, (a, b) => roller.take(a, b) && runs.add(roller.run));
  }
  return runs;
}

/**
 * The first run of these pieces, read one after the other, that is among `runs`: the places of the pieces in which its last word
 * and the last word of the whole shared stretch stand. null: there is none.
 */
export function firstShared(pieces: readonly string[], runs: Runs): { from: number; to: number } | null {
  const roller = new Roller();
  let from = -1;
  let to = -1;
  let isOver = false;
  for (let at = 0; at < pieces.length && !isOver; at++) {
    visitWords(pieces[at], (a, b) => {
      const isShared = roller.take(a, b) && runs.has(roller.run);
      if (isOver || (!isShared && from < 0)) return;
      if (!isShared) isOver = true;
      else {
        if (from < 0) from = at;
        to = at;
      }
    });
  }
  return from < 0 ? null : { from, to };
}

/** Looks for runs in many texts, one after the other. Some 50 MB a second. */
export class RunSearch {
  readonly #runs: Runs;
  readonly #mayHold = new Uint8Array(1 << 20);
  readonly #roller = new Roller();

  constructor(runs: Runs) {
    this.#runs = runs;
    for (const run of runs) this.#mayHold[Math.floor(run / 0x100000) >>> 12] = 1;
  }

  /** Calls `onHit` for each of the runs that stands in the text, as often as it does. */
  in(text: string, onHit: (run: number) => void): void {
    const roller = this.#roller;
    roller.restart();
    visitWords(text, (a, b) => {
      if (roller.take(a, b) && this.#mayHold[roller.short] === 1 && this.#runs.has(roller.run))
        onHit(roller.run);
    });
  }
}
