// One cell of Takeout's "My Activity" page: its product, its content and its link. formats.md 3.4.
import { partsOf } from './activity-lines.ts';
import { conversationOf } from './gemini-record.ts';
import type { Tag, TagHandler } from './html-tags.ts';
import type { RawObject } from './raw.ts';

type Region = 'header' | 'content' | 'caption' | 'other';

/**
 * Finds the regions of a cell while its tags go by; places count from its content's start.
 * They follow one another; their own `div`s are counted to find their ends.
 */
export class Cell implements TagHandler {
  #region: Region | null = null;
  #depth = 0;
  #header = '';
  #link: string | null = null;
  #content: { from: number; to: number } | null = null;

  opened({ name, classes, href }: Tag, start: number, end: number): void {
    if (this.#region === 'caption' && conversationOf(href) !== null) this.#link ??= href;
    if (name !== 'div') return;
    const region = this.#regionOf(classes);
    if (region === null) {
      this.#depth++;
      return;
    }
    this.#leave(start);
    this.#region = region;
    this.#depth = 1;
    if (region === 'content') this.#content = { from: end, to: Infinity };
  }

  closed(name: string, start: number): void {
    if (name === 'div' && this.#region !== null && --this.#depth === 0) this.#leave(start);
  }

  text(data: string): void {
    if (this.#region === 'header') this.#header += data;
  }

  /**
   * The record that the JSON export has for a cell of this content: `header`, `title`, `time` as the page writes it ('' where it has
   * none), `products`, and where they are there `titleUrl` and `safeHtmlItem`.
   */
  record(html: string): RawObject {
    const header = this.#header.replace(/\s+/g, ' ').trim();
    const { from, to } = this.#content ?? { from: 0, to: 0 };
    const { title, time, answer, link } = partsOf(html.slice(from, to));
    const titleUrl = this.#link ?? link;
    return {
      header,
      title,
      time,
      products: [header],
      ...(titleUrl === null ? {} : { titleUrl }),
      ...(answer === '' ? {} : { safeHtmlItem: [{ html: answer }] }),
    };
  }

  #regionOf(classes: readonly string[]): Region | null {
    if (classes.includes('header-cell')) return 'header';
    if (!classes.includes('content-cell')) return null;
    if (classes.includes('mdl-typography--caption')) return 'caption';
    return this.#content || classes.includes('mdl-typography--text-right') ? 'other' : 'content';
  }

  #leave(end: number): void {
    if (this.#region === 'content' && this.#content) this.#content.to = end;
    this.#region = null;
  }
}
