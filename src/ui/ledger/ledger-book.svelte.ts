import { problemOf } from '../../core/errors.ts';
import type { LedgerEntry, LedgerTotals } from '../../core/model.ts';
import type { LedgerStore } from '../../core/ports.ts';
import type { Problem } from '../../core/types.ts';

/** Entries read at once: bodies are a few kilobytes each. */
const pageLength = 500;

/** What was sent, newest first, as far as it was asked for. */
export class LedgerBook {
  entries = $state.raw<readonly LedgerEntry[]>([]);
  totals = $state.raw<LedgerTotals | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** true: nothing older is left. */
  complete = $state(false);
  query = $state('');
  readonly #store: LedgerStore;

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  /** Entries whose texts, host or subject hold the query. */
  readonly shown: readonly LedgerEntry[] = $derived.by(() => {
    const query = this.query.trim().toLowerCase();
    if (query === '') return this.entries;
    return this.entries.filter(({ body, answer, host, path, subject }) =>
      [body, answer ?? '', host, path, subject].some((text) => text.toLowerCase().includes(query)),
    );
  });

  /** From the newest on. */
  async load(): Promise<void> {
    this.entries = [];
    this.complete = false;
    await this.older();
  }

  async older(): Promise<void> {
    this.problem = null;
    try {
      const page = await this.#store.ledger(pageLength, this.entries.at(-1)?.id);
      this.totals = await this.#store.ledgerTotals();
      this.entries = [...this.entries, ...page];
      this.complete = page.length < pageLength;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** All of it as JSON, newest first, read in pages. */
  async asJson(): Promise<string> {
    const parts: string[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await this.#store.ledger(pageLength, before);
      for (const entry of page) parts.push(JSON.stringify(entry));
      if (page.length < pageLength) return `[\n${parts.join(',\n')}\n]\n`;
      before = page.at(-1)!.id;
    }
  }

  async erase(): Promise<void> {
    await this.#store.eraseLedger();
    await this.load();
  }
}
