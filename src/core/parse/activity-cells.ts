// Takeout's "My Activity" as a page: cut into its cells, one at a time, each turned into the record that the JSON export has in its place.
import { Cell } from './activity-cell.ts';
import { asUtf8, type Bytes } from './bytes.ts';
import { type Tag, type TagHandler, TagReader } from './html-tags.ts';
import type { Cut } from './json-cutter.ts';

/** UTF-16 units of one cell; the longest answers seen are under a megabyte. */
const CELL_LIMIT = 64 * 1024 * 1024;
/** Bytes worked on at once: enough for many cells, few enough to be done in a frame. */
const STEP = 64 * 1024;

/** The cells of a Takeout "My Activity" page as records in the shape of its JSON, of whatever product. Never throws over the content. */
export async function* cutActivityCells(bytes: Bytes, limit = CELL_LIMIT): AsyncGenerator<Cut> {
  const page = new Page(limit);
  const decoder = new TextDecoder();
  for await (const slice of asUtf8(bytes)) {
    for (let from = 0; from < slice.length; from += STEP) {
      page.write(decoder.decode(slice.subarray(from, from + STEP), { stream: true }));
      yield* page.cuts();
    }
  }
  page.end(decoder.decode());
  yield* page.cuts();
}

/** A cell that has begun. */
interface OpenCell {
  readonly regions: Cell;
  readonly position: number;
  /** Where its content begins. */
  readonly start: number;
  /** Its content so far, but for what the piece at hand holds. */
  readonly parts: string[];
  length: number;
  /** `div`s open, its own among them. */
  depth: number;
}

/** A page as it comes in. */
class Page implements TagHandler {
  readonly #limit: number;
  readonly #reader = new TagReader(this);
  #cell: OpenCell | null = null;
  #done: Cut[] = [];
  #index = 0;
  /** The piece at hand, its place in UTF-16 units and its position in bytes. */
  #piece = '';
  #from = 0;
  #fromBytes = 0;
  /** How far the bytes of the piece have been counted, so that each is counted once. */
  #counted = 0;
  #countedBytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(piece: string): void {
    this.#from += this.#piece.length;
    this.#fromBytes += this.#countedBytes;
    this.#piece = piece;
    this.#counted = 0;
    this.#countedBytes = 0;
    this.#reader.write(piece);
    this.#keep(piece.length);
    this.#bytesTo(this.#from + piece.length);
  }

  /** The last piece. */
  end(piece: string): void {
    this.write(piece);
    this.#reader.end();
    if (!this.#cell) return;
    this.#cell = null;
    this.#done.push({
      position: this.#fromBytes + this.#countedBytes,
      index: this.#index,
      issue: 'truncated-file',
    });
  }

  /** The cells that are complete, each once. */
  *cuts(): Generator<Cut> {
    const done = this.#done;
    this.#done = [];
    yield* done;
  }

  opened(tag: Tag, start: number, end: number): void {
    if (tag.name === 'div' && tag.classes.includes('outer-cell')) {
      // Cells do not stand in one another: the one before was not closed.
      this.#finish(start);
      const position = this.#bytesTo(start);
      this.#cell = { regions: new Cell(), position, start: end, parts: [], length: 0, depth: 1 };
    } else if (this.#cell) {
      if (tag.name === 'div') this.#cell.depth++;
      this.#cell.regions.opened(tag, start - this.#cell.start, end - this.#cell.start);
    }
  }

  closed(name: string, start: number): void {
    const cell = this.#cell;
    if (!cell) return;
    cell.regions.closed(name, start - cell.start);
    if (name === 'body' || name === 'html' || (name === 'div' && --cell.depth === 0)) this.#finish(start);
  }

  text(data: string): void {
    if (this.#cell && this.#cell.length <= this.#limit) this.#cell.regions.text(data);
  }

  #finish(end: number): void {
    const cell = this.#cell;
    if (!cell) return;
    this.#keep(end - this.#from);
    this.#cell = null;
    const place = { position: cell.position, index: this.#index++ };
    if (cell.length > this.#limit) this.#done.push({ ...place, issue: 'too-large-record' });
    else {
      // A closing tag may have begun in the piece before, and is no content.
      const html = cell.parts.join('').slice(0, end - cell.start);
      this.#done.push({ ...place, value: cell.regions.record(html), listed: true });
    }
  }

  /** Adds what the piece holds of the open cell, up to a place in the piece. A cell that is too large is only measured. */
  #keep(to: number): void {
    const cell = this.#cell;
    if (!cell) return;
    const part = this.#piece.slice(Math.max(0, cell.start - this.#from), Math.max(0, to));
    cell.length += part.length;
    if (cell.length > this.#limit) cell.parts.length = 0;
    else cell.parts.push(part);
  }

  /** Bytes before a place, which does not lie before the last one asked for but by part of a tag. */
  #bytesTo(place: number): number {
    const to = place - this.#from;
    if (to < 0) return this.#fromBytes - utf8Length(this.#reader.slice(place, this.#from));
    for (; this.#counted < to; this.#counted++)
      this.#countedBytes += bytesOf(this.#piece.charCodeAt(this.#counted));
    return this.#fromBytes + this.#countedBytes;
  }
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) length += bytesOf(text.charCodeAt(index));
  return length;
}

/** Bytes of a UTF-16 unit in UTF-8: halves of a pair are two each. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}
