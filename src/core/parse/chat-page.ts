// ChatGPT's chat.html: the page shows what one line of its script holds, the array of conversations.json. formats.md 1.
import { asUtf8, type Bytes } from './bytes.ts';
import { BracketScanner } from './bracket-scanner.ts';

/** What stands before the array, and then `=`. No byte but the first is a `v`: a mismatch never hides a beginning. */
const MARK = new TextEncoder().encode('var jsonData');

const BLANKS = new Set([0x09, 0x0a, 0x0d, 0x20]);
const EQUALS = 0x3d;
const OPEN_ARRAY = 0x5b;

/**
 * The JSON array that ChatGPT's chat.html holds in `var jsonData = [...]`, as UTF-8, and nothing else of the page.
 * Nothing where the page ends before it; what there is of an array that is cut off.
 */
export async function* jsonInChatPage(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const search = new ArraySearch();
  const scanner = new BracketScanner();
  scanner.begin();
  for await (const slice of asUtf8(bytes)) {
    const from = search.found ? 0 : search.find(slice);
    if (!search.found) continue;
    const end = scanner.scan(slice, from);
    yield slice.subarray(from, end);
    if (scanner.event !== 'more') return;
  }
}

/** Looks for the mark and the bracket behind it, over slices. */
class ArraySearch {
  found = false;
  /** Bytes of the mark that were read last. */
  #matched = 0;
  #assigned = false;

  /** Where the array begins in this slice; `found` says whether it does. */
  find(slice: Uint8Array): number {
    for (let at = 0; at < slice.length; at++) {
      const byte = slice[at];
      if (this.#matched === MARK.length && this.#between(byte)) {
        if (this.found) return at;
        continue;
      }
      this.#matched = byte === MARK[this.#matched] ? this.#matched + 1 : byte === MARK[0] ? 1 : 0;
      this.#assigned = false;
    }
    return slice.length;
  }

  /** Whether the byte may stand between the mark and the array, or begins it. */
  #between(byte: number): boolean {
    if (byte === OPEN_ARRAY && this.#assigned) return (this.found = true);
    if (byte === EQUALS && !this.#assigned) return (this.#assigned = true);
    if (BLANKS.has(byte)) return true;
    this.#matched = 0;
    return false;
  }
}
