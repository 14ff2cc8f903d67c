import { problemOf } from '../../core/errors.ts';
import type { LedgerEntry, LedgerTotals } from '../../core/model.ts';
import type { LedgerStore } from '../../core/ports.ts';
import type { Problem } from '../../core/types.ts';

/** Entries read at once: bodies are a few kilobytes each. */
const pageLength = 500;

/** Of the newest entries shown so many are looked at again for their answers: no more than some eight travel at once. */
const stillTravelling = 50;

/** A text inside a JSON string: quotes, backslashes and line ends are escaped. */
const asInJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** What was sent, newest first, as far as it was asked for. */
export class LedgerBook {
  entries = $state.raw<readonly LedgerEntry[]>([]);
  totals = $state.raw<LedgerTotals | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** true: nothing older is left. */
  complete = $state(false);
  /** true: others were sent since the list was read. They wait until they are asked for: a list that is read keeps its place. */
  newer = $state(false);
  #query = $state('');
  #reading: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
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

  /** Requests that were counted and whose texts are not in the ledger any more; known when all that is left is here. */
  readonly erased: number = $derived.by(() => {
    if (!this.complete || this.newer || this.totals === null) return 0;
    return Math.max(0, this.totals.requests - this.entries.length);
  });

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
    await this.#read(() => this.#restart());
    if (this.query.trim() !== '') await this.#all();
  }

  /** One page more. */
  older(): Promise<void> {
    return this.#read(async () => {
      const page = await this.#store.ledger(pageLength, this.entries.at(-1)?.id);
      this.entries = [...this.entries, ...page];
      this.complete = page.length < pageLength;
    });
  }

  /**
   * What has become of the list since it was read: answers are put in, what another tab erased is gone, and that others were sent
   * is told. Never rejects; does nothing while the list is being read.
   */
  async look(): Promise<void> {
    if (this.#reading !== null || this.problem !== null) return;
    this.#looking ??= this.#tried(() => this.#lookAgain()).finally(() => (this.#looking = null));
    await this.#looking;
  }

  async #lookAgain(): Promise<void> {
    const totals = await this.#store.ledgerTotals();
    const [newest] = await this.#store.ledger(1);
    const [first, last] = [this.entries.at(0), this.entries.at(-1)];
    if (first === undefined || last === undefined) {
      if (newest !== undefined) await this.#restart();
      return;
    }
    const [kept] = await this.#store.ledger(1, last.id + 1);
    if (kept?.id !== last.id) return this.#restart();
    const shown = this.entries.slice(0, stillTravelling);
    const recent = await this.#store.ledger(shown.length, first.id + 1);
    if (recent.map(({ id }) => id).join() !== shown.map(({ id }) => id).join()) return this.#restart();
    if (recent.some((row, i) => said(row) !== said(shown[i])))
      this.entries = [...recent, ...this.entries.slice(recent.length)];
    this.totals = totals;
    this.newer = newest.id !== first.id;
  }

  /** The newest page, in the place of all that was there. The sums come first: no entry is missing that they count. */
  async #restart(): Promise<void> {
    const totals = await this.#store.ledgerTotals();
    const page = await this.#store.ledger(pageLength);
    this.totals = totals;
    this.entries = page;
    this.complete = page.length < pageLength;
    this.newer = false;
  }

  /** Every page there is. Shown at once, so that a long ledger is searched twice and not once a page. */
  async #all(): Promise<void> {
    await this.#reading;
    if (this.complete && !this.newer) return;
    await this.#read(async () => {
      if (this.newer) await this.#restart();
      const older: LedgerEntry[] = [];
      for await (const page of this.#pages(this.entries.at(-1)?.id)) older.push(...page);
      this.entries = [...this.entries, ...older];
      this.complete = true;
    });
  }

  /** One reading at a time: two would add the same page twice. Never rejects. */
  #read(work: () => Promise<void>): Promise<void> {
    const begun = async () => {
      await this.#looking;
      await work();
    };
    this.#reading ??= this.#tried(begun).finally(() => (this.#reading = null));
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

/** What changes of an entry after it was sent, in one line. */
function said({ status, tokensIn, tokensOut, cost, answer }: LedgerEntry): string {
  return [status, tokensIn, tokensOut, cost, answer?.length].join();
}
