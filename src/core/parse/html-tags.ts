// Tags and texts of HTML as they go by, in pieces of any size. No tree and no stack, so that a million open tags cost no more than a million words.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** UTF-16 units kept of what the tokenizer has not finished: the longest name of a tag that is read rightly. */
const HISTORY = 64 * 1024;
/** UTF-16 units of one attribute; nothing that is looked at is longer. */
const ATTRIBUTE = 8 * 1024;

/** An opening tag. */
export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly classes: readonly string[];
  readonly href: string | null;
}

/** What is told of the tags and texts. Places count UTF-16 units from the start. */
export interface TagHandler {
  /** `start` is the place of its `<`, `end` the place behind its `>`. */
  opened(tag: Tag, start: number, end: number): void;
  /** `start` is the place of its `<`. Tags that were never opened are told as well. */
  closed(name: string, start: number): void;
  /** Texts between tags with their entities decoded, in pieces of any length. */
  text?(data: string): void;
}

/** Reads HTML piece by piece. Never throws over the content; linear in it. */
export class TagReader {
  readonly #handler: TagHandler;
  readonly #tokenizer: Tokenizer;
  /** The text from `#from` on. */
  #kept = '';
  #from = 0;
  /** Where the last thing that was told ends: an open tag is kept from its start. */
  #told = 0;
  #name = '';
  #start = 0;
  #attribute = '';
  #value = '';
  #classes: readonly string[] = [];
  #href: string | null = null;

  constructor(handler: TagHandler) {
    this.#handler = handler;
    this.#tokenizer = new Tokenizer({}, this.#callbacks());
  }

  /** Reads on. */
  write(piece: string): void {
    const end = this.#from + this.#kept.length;
    const from = Math.min(end, Math.max(this.#told, end - HISTORY));
    this.#kept = this.slice(from, end) + piece;
    this.#from = from;
    this.#tokenizer.write(piece);
  }

  /** Tells what was held back for lack of an end. */
  end(): void {
    this.#tokenizer.end();
  }

  /** The source between two places, as far as it is still kept. */
  slice(start: number, end: number): string {
    return this.#kept.slice(Math.max(0, start - this.#from), Math.max(0, end - this.#from));
  }

  #callbacks(): TokenizerCallbacks {
    const none = () => undefined;
    const opened = (end: number) => this.#opened(end + 1);
    return {
      onopentagname: (start, end) => {
        this.#name = this.slice(start, end).toLowerCase();
        this.#start = start - 1;
        this.#classes = [];
        this.#href = null;
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => {
        this.#told = end;
        this.#handler.closed(this.slice(start, end).toLowerCase(), start - 2);
      },
      ontext: (start, end) => {
        this.#told = end;
        this.#handler.text?.(this.slice(start, end));
      },
      ontextentity: (point, end) => {
        this.#told = end;
        this.#handler.text?.(String.fromCodePoint(point));
      },
      onattribname: (start, end) => {
        this.#attribute = this.slice(start, end).toLowerCase();
        this.#value = '';
      },
      onattribdata: (start, end) => {
        if (this.#isWanted()) this.#value += this.slice(start, end);
      },
      onattribentity: (point) => {
        if (this.#isWanted()) this.#value += String.fromCodePoint(point);
      },
      onattribend: () => this.#keepAttribute(),
      oncdata: none,
      oncomment: none,
      ondeclaration: none,
      onprocessinginstruction: none,
      onend: none,
    };
  }

  #isWanted(): boolean {
    return (this.#attribute === 'class' || this.#attribute === 'href') && this.#value.length < ATTRIBUTE;
  }

  #keepAttribute(): void {
    if (this.#attribute === 'class') this.#classes = this.#value.split(/\s+/);
    if (this.#attribute === 'href') this.#href ??= this.#value;
  }

  #opened(end: number): void {
    this.#told = end;
    this.#handler.opened({ name: this.#name, classes: this.#classes, href: this.#href }, this.#start, end);
  }
}
