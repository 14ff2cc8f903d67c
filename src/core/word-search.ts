// In which chats words stand: the one condition of a selection that needs the texts. A page at a time, remembered.
import type { Digest } from './digest.ts';
import { hashParts } from './hash.ts';
import type { KeepOptions, Store } from './ports.ts';
import { rememberOne } from './remember.ts';
import type { RowSet } from './choosing.ts';

const wordsStage = 'words@2';
/** Characters looked through without a pause: some 5 ms. */
const stepLength = 500_000;
/** Where one of these stands before it, a word goes on and has not begun. */
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that set no blanks between words: there a word may begin anywhere. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words and phrases as they are compared and as answers are kept: folded, each once, in order; blank ones are none. */
export function foldWords(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => fold(word).trim()))].filter((word) => word !== '').sort();
}

/** All blanks but a single plain one: the plain ones need no change, and are nearly all. */
const oddBlanks = /\s{2,}|[^\S ]/g;

/**
 * Upper or lower case plays no part, nor does what stands for a blank (a new line, several blanks) or for an apostrophe; accents do,
 * because they tell words apart ("resume", "résumé").
 */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(oddBlanks, ' ');
}

/**
 * Whether one of the folded words begins a word of the text: "tax" stands in "Taxes" and "tax-free", not in "syntax". In scripts
 * without blanks it may begin anywhere. Linear in the text for each word.
 */
export function hasWord(text: string, folded: readonly string[]): boolean {
  const searched = fold(text);
  return folded.some((word) => {
    const anywhere = unspaced.test(word) || !wordCharacter.test(word[0]);
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + 1)) {
      if (anywhere || !isInsideWord(searched, at)) return true;
    }
    return false;
  });
}

function isInsideWord(text: string, at: number): boolean {
  if (at === 0) return false;
  // The character before may take two units.
  const before = text.codePointAt(Math.max(0, at - 2)) ?? 0;
  return wordCharacter.test(before > 0xffff ? String.fromCodePoint(before) : text[at - 1]);
}

/** For each conversation whether one of the words stands in a turn, whoever speaks. `words` as `foldWords` gives them. */
export function wordMatches(
  page: readonly { readonly messages: readonly { readonly text: string }[] }[],
  words: readonly string[],
): boolean[] {
  return page.map(({ messages }) => messages.some(({ text }) => hasWord(text, words)));
}

/** What a search needs and tells. */
export interface WordSearch {
  readonly store: Store;
  readonly datasetId: string;
  readonly digest: Pick<Digest, 'count' | 'contents'>;
  /** As typed. */
  readonly words: readonly string[];
  readonly keep: KeepOptions;
  readonly signal: AbortSignal;
  /** Awaited between steps of some milliseconds, so that whoever shares the thread gets a turn. */
  pause(): Promise<void>;
  /** So many conversations are looked through, and what was found so far. */
  onProgress?(done: number, found: RowSet): void;
}

/** Looks through all texts of a dataset, or recalls what was found, until a chat is added or changed. Rejects with AbortError. */
export async function searchWords(search: WordSearch): Promise<RowSet> {
  const { store, digest, keep, signal } = search;
  const words = foldWords(search.words);
  const key = hashParts(digest.contents, ...words);
  const found = await rememberOne<RowSet>({
    ...{ store, keep, signal, stage: wordsStage, key },
    compute: () => lookThrough(search, words),
  });
  search.onProgress?.(digest.count, found);
  return found;
}

async function lookThrough(search: WordSearch, words: readonly string[]): Promise<RowSet> {
  const { store, datasetId, digest, signal, pause, onProgress } = search;
  const found = new Uint8Array(digest.count);
  let [row, since] = [0, 0];
  for (let chunk = 0; ; chunk++) {
    signal.throwIfAborted();
    const page = await store.conversationPage(datasetId, chunk);
    if (page === null) return found;
    for (const conversation of page) {
      // A chat that came in meanwhile has no row.
      if (row < found.length && wordMatches([conversation], words)[0]) found[row] = 1;
      row++;
      since += conversation.messages.reduce((sum, { text }) => sum + text.length, 0);
      if (since < stepLength) continue;
      since = 0;
      await pause();
      signal.throwIfAborted();
    }
    onProgress?.(Math.min(row, found.length), found);
  }
}
