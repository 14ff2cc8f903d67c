import { problemOf } from '../../core/errors.ts';
import type { LedgerEntry, LedgerTotals } from '../../core/model.ts';
import type { LedgerStore } from '../../core/ports.ts';
import type { Problem } from '../../core/types.ts';

/** Entries read at once: bodies are a few kilobytes each. */
const pageLength = 500;

/** A text inside a JSON string: quotes, backslashes and line ends are escaped. */
const asInJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** What was sent, newest first, as far as it was asked for. */
export class LedgerBook {
  entries = $state.raw<readonly LedgerEntry[]>([]);
  totals = $state.raw<LedgerTotals | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** true: nothing older is left. */
  complete = $state(false);
  #query = $state('');
  #reading: Promise<void> | null = null;
  readonly #store: LedgerStore;

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  get query(): string {
    return this.#query;
  }

  /** Reads all that is older as well: what is not found is to be nowhere in the ledger. */
  set query(query: string) {
    this.#query = query;
    if (query.trim() !== '') void this.#all();
  }

  /** Entries whose method, address, subject or texts hold the query, in capitals or not, as it stands or as JSON writes it. */
  readonly shown: readonly LedgerEntry[] = $derived.by(() => {
    const query = this.query.trim();
    if (query === '') return this.entries;
    const written = [query, asInJson(query), asInJson(asInJson(query))].map((form) => form.toLowerCase());
    return this.entries.filter(({ method, host, path, subject, body, answer }) =>
      [`${method} ${host}${path}`, subject, body, answer ?? ''].some((text) => {
        const lower = text.toLowerCase();
        return written.some((form) => lower.includes(form));
      }),
    );
  });

  /** From the newest on. */
  async load(): Promise<void> {
    await this.#reading;
    this.entries = [];
    this.complete = false;
    await this.older();
    if (this.query.trim() !== '') await this.#all();
  }

  /** One page more. */
  older(): Promise<void> {
    return this.#read(async () => {
      const page = await this.#store.ledger(pageLength, this.entries.at(-1)?.id);
      this.totals = await this.#store.ledgerTotals();
      this.entries = [...this.entries, ...page];
      this.complete = page.length < pageLength;
    });
  }

  /** Every page there is. Shown at once, so that a long ledger is searched twice and not once a page. */
  async #all(): Promise<void> {
    await this.#reading;
    if (this.complete) return;
    await this.#read(async () => {
      const older: LedgerEntry[] = [];
      for await (const page of this.#pages(this.entries.at(-1)?.id)) older.push(...page);
      this.entries = [...this.entries, ...older];
      this.complete = true;
    });
  }

  /** One reading at a time: two would add the same page twice. Never rejects. */
  #read(work: () => Promise<void>): Promise<void> {
    this.#reading ??= this.#tried(work).finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async *#pages(from?: number): AsyncGenerator<readonly LedgerEntry[], void> {
    for (let before = from; ;) {
      const page = await this.#store.ledger(pageLength, before);
      yield page;
      if (page.length < pageLength) return;
      before = page.at(-1)!.id;
    }
  }

  /** All of it as JSON, newest first, read in pages. */
  async asJson(): Promise<string> {
    const parts: string[] = [];
    for await (const page of this.#pages()) for (const entry of page) parts.push(JSON.stringify(entry));
    return `[\n${parts.join(',\n')}\n]\n`;
  }

  async erase(): Promise<void> {
    await this.#store.eraseLedger();
    await this.load();
  }
}
