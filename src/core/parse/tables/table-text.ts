// The text of a table whatever it was written in: spreadsheets still save windows-1252 and UTF-16.
import { asUtf8, type Bytes, encodingOf, joinBytes, peek } from '../bytes.ts';

/** The text in pieces of about the size of the slices; a byte order mark is dropped. Bytes that are no UTF-8 are read as windows-1252. */
export async function* textPieces(source: Bytes): AsyncGenerator<string> {
  const { head, bytes } = await peek(source, 4);
  const isUtf8 = encodingOf(head) === 'utf-8';
  // Of UTF-16 `asUtf8` makes sound UTF-8; guessing is for the rest.
  const decoder = new Decoder();
  for await (const slice of asUtf8(bytes)) yield decoder.next(slice, isUtf8);
  yield decoder.end();
}

/** What windows-1252 has at 0x80 to 0x9f. Browsers know; some versions of Node give control characters instead. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function withHigh(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => HIGH[control.charCodeAt(0) - 0x80]);
}

/** Decodes UTF-8 until bytes come that are none, then decides once what the file is. */
class Decoder {
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #latin = new TextDecoder('windows-1252');
  #mode: 'strict' | 'lenient' | 'latin' = 'strict';
  /** Whether a character of several bytes was seen: then it is UTF-8, whatever follows. */
  #seenWide = false;
  /** The beginning of a character that the next slice goes on with. */
  #open: Uint8Array = new Uint8Array(0);

  next(slice: Uint8Array, mayBeLatin: boolean): string {
    const piece = this.#open.length > 0 ? joinBytes([this.#open, slice]) : slice;
    const whole = piece.length - (this.#mode === 'latin' ? 0 : openLength(piece));
    this.#open = piece.slice(whole);
    return this.#decode(piece.subarray(0, whole), mayBeLatin);
  }

  end(): string {
    const rest = this.#open;
    this.#open = new Uint8Array(0);
    // Half a character at the very end of UTF-8 is a cut, not another encoding.
    if (this.#seenWide && this.#mode === 'strict') this.#mode = 'lenient';
    return this.#decode(rest, true);
  }

  #decode(bytes: Uint8Array, mayBeLatin: boolean): string {
    if (this.#mode === 'latin') return withHigh(this.#latin.decode(bytes));
    if (this.#mode === 'lenient') return this.#lenient.decode(bytes);
    try {
      const text = this.#strict.decode(bytes);
      this.#seenWide ||= text.length !== bytes.length;
      return text;
    } catch {
      const text = this.#lenient.decode(bytes);
      this.#mode = !mayBeLatin || this.#seenWide || mostlyUtf8(text) ? 'lenient' : 'latin';
      return this.#mode === 'latin' ? withHigh(this.#latin.decode(bytes)) : text;
    }
  }
}

/** Bytes at the end that begin a UTF-8 character and do not complete it: 0 to 3. */
function openLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Whether more characters came out whole than broken: letters of windows-1252 hardly ever make one of UTF-8. */
function mostlyUtf8(text: string): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken++;
    else if (unit >= 0x80) whole++;
  }
  return whole > broken;
}
