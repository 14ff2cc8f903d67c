// HTML of an answer as plain text that reads as it looked: paragraphs, lists, tables and code keep their shape.
import { type Tag, type TagHandler, TagReader } from './html-tags.ts';

/** Their content is no text of the page. */
const UNSEEN = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'title', 'template']);
/** Set apart by an empty line. */
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr', 'table', 'dl']);
/** Stand on a line of their own. */
const LINES = new Set(
  'address article aside caption dd details div dt figcaption figure footer header main nav section summary tr'.split(
    ' ',
  ),
);
/** Lists inside one another that are still indented. */
const DEEPEST = 10;

/** Plain text of HTML, trimmed. Entities are decoded, list items marked, cells parted by bars, code fenced. Linear in its length. */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  const reader = new TagReader(writer);
  reader.write(html);
  reader.end();
  return writer.result();
}

class TextWriter implements TagHandler {
  readonly #out: string[] = [];
  /** Line ends due before the next text: none, a new line, an empty line. */
  #breaks = 0;
  /** Whether a space is due before the next text. */
  #space = false;
  /** Of the list item that has no text yet. */
  #marker = '';
  /** Number of the last item of each open list; null: not numbered. */
  readonly #lists: (number | null)[] = [];
  #cellsInRow = 0;
  #inCell = false;
  #inCode = false;
  #unseen: string | null = null;

  result(): string {
    if (this.#inCode) this.#endCode();
    return this.#out.join('').trim();
  }

  opened({ name }: Tag): void {
    if (this.#unseen !== null) return;
    if (UNSEEN.has(name)) this.#unseen = name;
    else if (name === 'br') this.#lineBreak();
    else if (name === 'pre') this.#beginCode();
    else if (name === 'ul' || name === 'ol') this.#beginList(name === 'ol');
    else if (name === 'li') this.#beginItem();
    else if (name === 'td' || name === 'th') this.#beginCell();
    else this.#edge(name);
  }

  closed(name: string): void {
    if (this.#unseen !== null) {
      if (name === this.#unseen) this.#unseen = null;
    } else if (name === 'pre') this.#endCode();
    else if (name === 'ul' || name === 'ol') this.#endList();
    else if (name === 'li') this.#break(1);
    else if (name === 'td' || name === 'th') this.#inCell = false;
    else this.#edge(name);
  }

  text(data: string): void {
    if (this.#unseen !== null) return;
    if (this.#inCode) {
      this.#out.push(data);
      return;
    }
    // Spaces that do not break are the writer's own and stay.
    const words = data.replace(/[ \t\n\r\f]+/g, ' ');
    if (words.startsWith(' ')) this.#space = true;
    const trimmed = words.slice(words.startsWith(' ') ? 1 : 0, words.endsWith(' ') ? -1 : undefined);
    if (trimmed === '') return;
    this.#write(trimmed);
    this.#space = words.endsWith(' ');
  }

  #write(text: string): void {
    const atStart = this.#out.length === 0;
    if (!atStart && this.#breaks > 0) this.#out.push('\n'.repeat(this.#breaks));
    else if (!atStart && this.#space) this.#out.push(' ');
    if (this.#marker !== '') this.#out.push(this.#marker);
    this.#out.push(text);
    this.#breaks = 0;
    this.#space = false;
    this.#marker = '';
  }

  /** An edge of a block; within a cell and before the text of an item it opens no line. */
  #edge(name: string): void {
    if (name === 'tr' || name === 'table') {
      this.#inCell = false;
      this.#cellsInRow = 0;
    }
    if (PARAGRAPHS.has(name)) this.#break(this.#lists.length > 0 ? 1 : 2);
    else if (LINES.has(name)) this.#break(1);
  }

  #break(lines: number): void {
    if (this.#inCell) this.#space = true;
    else if (this.#marker === '') this.#breaks = Math.max(this.#breaks, lines);
  }

  #lineBreak(): void {
    if (this.#inCode) this.#out.push('\n');
    else if (this.#inCell) this.#space = true;
    else this.#breaks = Math.min(2, this.#breaks + 1);
  }

  #beginList(numbered: boolean): void {
    this.#break(this.#lists.length > 0 ? 1 : 2);
    this.#lists.push(numbered ? 0 : null);
  }

  #endList(): void {
    this.#lists.pop();
    this.#marker = '';
    this.#break(this.#lists.length > 0 ? 1 : 2);
  }

  #beginItem(): void {
    this.#marker = '';
    this.#break(1);
    const indent = '  '.repeat(Math.min(DEEPEST, Math.max(0, this.#lists.length - 1)));
    const before = this.#lists.at(-1) ?? null;
    if (before !== null) this.#lists[this.#lists.length - 1] = before + 1;
    this.#marker = indent + (before === null ? '- ' : `${before + 1}. `);
  }

  #beginCell(): void {
    this.#inCell = true;
    if (this.#cellsInRow++ === 0) return;
    this.#space = true;
    this.#write('|');
    this.#space = true;
  }

  #beginCode(): void {
    if (this.#inCode) return;
    this.#inCell = false;
    this.#break(2);
    this.#write('```\n');
    this.#inCode = true;
  }

  #endCode(): void {
    if (!this.#inCode) return;
    this.#inCode = false;
    this.#out.push(this.#out.at(-1)?.endsWith('\n') ? '```' : '\n```');
    this.#break(2);
  }
}
