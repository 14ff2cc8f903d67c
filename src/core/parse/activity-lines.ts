// The content of a cell, line by line: what was done, notices, a date, and what was answered.
import { conversationOf } from './gemini-record.ts';
import { type Tag, type TagHandler, TagReader } from './html-tags.ts';
import { localDate, resemblesDate } from './local-dates.ts';

/** Tags that never stand in a title or beside a date: with the first of them an answer has begun. */
const BLOCKS = new Set(
  'p ul ol pre table blockquote h1 h2 h3 h4 h5 h6 hr div section article response-element'.split(' '),
);
/** UTF-16 units read at once until the answer begins. */
const PIECE = 4096;
/** What Google writes under a prompt without a link in it. */
const NOTICE =
  /^(\d{1,3} generated images?|Attached \d{1,3} files?|\d{1,3} Datei(en)? angehängt|\d{1,3} priložena datoteka)\.$/;

/** A line up to a `br`. */
interface Line {
  readonly text: string;
  /** Holds a link, but none to a conversation. */
  readonly linked: boolean;
  /** Where the next line begins. */
  readonly end: number;
}

/** What the content of a cell says. */
export interface CellParts {
  readonly title: string;
  readonly time: string;
  /** HTML. */
  readonly answer: string;
  /** Address of the conversation, where the title links to it. */
  readonly link: string | null;
}

/** `label prompt<br>notices<br>date<br>answer`: parted at the date; without one that can be read, where the answer's own tags begin. */
export function partsOf(html: string): CellParts {
  const reading = new Lines(html.length);
  const reader = new TagReader(reading);
  for (let from = 0; from < html.length && !reading.done; from += PIECE)
    reader.write(html.slice(from, from + PIECE));
  if (!reading.done) {
    reader.end();
    reading.finish();
  }
  const { lines, end, link } = reading;
  const date = reading.date ?? lines.findLastIndex(({ text }, index) => index > 0 && resemblesDate(text));
  return {
    title: titleOf(date === -1 ? lines : lines.slice(0, date)),
    time: date === -1 ? '' : lines[date].text,
    answer: html.slice(date === -1 ? end : lines[date].end).replace(/^(\s|<br>)+$/, ''),
    link,
  };
}

/** The lines before an answer. */
class Lines implements TagHandler {
  readonly lines: Line[] = [];
  /** Where the first block begins, or the end. */
  end: number;
  /** Which line is the date. */
  date: number | null = null;
  /** What follows the date, or begins with a block, is the answer, however long. */
  done = false;
  /** Of the conversation. */
  link: string | null = null;
  #text = '';
  #linked = false;

  constructor(length: number) {
    this.end = length;
  }

  opened({ name, href }: Tag, start: number, end: number): void {
    if (this.done) return;
    if (name === 'br') this.#break(end);
    else if (BLOCKS.has(name)) {
      this.#break(start);
      this.end = start;
      this.done = true;
    } else if (href !== null && conversationOf(href) === null) this.#linked = true;
    // Further down a person may have pasted the address of another chat.
    else if (href !== null && this.lines.length === 0) this.link ??= href;
  }

  /** The last line, where no tag ends it. */
  finish(): void {
    if (!this.done) this.#break(this.end);
  }

  closed(): void {
    // Only what opens makes a line.
  }

  text(data: string): void {
    if (!this.done) this.#text += data;
  }

  #break(end: number): void {
    const text = this.#text.trim();
    this.lines.push({ text, linked: this.#linked, end });
    this.#text = '';
    this.#linked = false;
    if (this.lines.length === 1 || localDate(text) === null) return;
    this.date = this.lines.length - 1;
    this.done = true;
  }
}

/** Without what Google adds under it: the names of files, which are links, the line that counts them, the name of a Gem. */
function titleOf(lines: readonly Line[]): string {
  const files = lines.findIndex(({ text, linked }, index) => index > 1 && linked && text.startsWith('-'));
  const kept = lines.filter(
    ({ text, linked }, index) => index === 0 || !(linked || index === files - 1 || NOTICE.test(text)),
  );
  return kept
    .map(({ text }) => text)
    .join('\n')
    .trim();
}
