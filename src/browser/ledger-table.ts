// The ledger in IndexedDB: one row a request, and what they sum up to over all time.
import type Dexie from 'dexie';
import type { EntityTable } from 'dexie';
import type { LedgerStore, RunUsage } from '../core/ports.ts';
import type { LedgerEntry, LedgerTotals } from '../core/model.ts';
import type { SettingRow } from './database.ts';

/** Key of the sums in the table of settings: they outlive the entries. */
const totalsKey = 'ledger-totals';

/** What runs had used when the ledger was erased, by run: their caps go on counting. */
const erasedKey = 'ledger-erased';

const nothingUsed: RunUsage = { requests: 0, answered: 0, tokensIn: 0, tokensOut: 0, cost: null };

function withEntry(used: RunUsage, { status, tokensIn, tokensOut, cost }: LedgerEntry): RunUsage {
  return {
    requests: used.requests + 1,
    answered: used.answered + (status === 200 ? 1 : 0),
    tokensIn: used.tokensIn + tokensIn,
    tokensOut: used.tokensOut + tokensOut,
    cost: cost === null ? used.cost : (used.cost ?? 0) + cost,
  };
}

interface StoredTotals {
  requests: number;
  bytes: number;
  hosts: Record<string, number>;
}

/** Tables it needs; both in one database, so that an entry and its sum are written together. */
export interface LedgerTables {
  readonly db: Dexie;
  readonly ledger: EntityTable<LedgerEntry, 'id'>;
  readonly settings: EntityTable<SettingRow, 'key'>;
}

/** Every method may reject with Dexie's errors: the store turns them into ours. */
export class LedgerTable implements LedgerStore {
  readonly #tables: LedgerTables;

  constructor(tables: LedgerTables) {
    this.#tables = tables;
  }

  addToLedger(entry: Omit<LedgerEntry, 'id'>): Promise<number> {
    const { db, ledger, settings } = this.#tables;
    return db.transaction('rw', [ledger, settings], async () => {
      const totals = await this.#totals();
      totals.requests++;
      totals.bytes += entry.bytes;
      totals.hosts[entry.host] = (totals.hosts[entry.host] ?? 0) + 1;
      await settings.put({ key: totalsKey, value: totals });
      return await ledger.add(entry);
    });
  }

  async amendLedger(id: number, changes: Parameters<LedgerStore['amendLedger']>[1]): Promise<void> {
    await this.#tables.ledger.update(id, changes);
  }

  async ledger(count: number, before = Infinity): Promise<LedgerEntry[]> {
    const rows = await this.#tables.ledger.where('id').below(before).reverse().limit(count).toArray();
    // Rows from before answers were kept have none.
    return rows.map((row) => ({ ...row, answer: row.answer ?? null }));
  }

  async ledgerTotals(): Promise<LedgerTotals> {
    const { requests, bytes, hosts } = await this.#totals();
    const sorted = Object.entries(hosts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return { requests, bytes, hosts: sorted };
  }

  async ledgerOfRun(runId: string): Promise<RunUsage> {
    const row = await this.#tables.settings.get(erasedKey);
    const erased = (row?.value as Record<string, RunUsage> | undefined)?.[runId] ?? nothingUsed;
    const entries = await this.#tables.ledger.where('runId').equals(runId).toArray();
    return entries.reduce(withEntry, erased);
  }

  async eraseLedger(): Promise<void> {
    const { db, ledger, settings } = this.#tables;
    await db.transaction('rw', [ledger, settings], async () => {
      const row = await settings.get(erasedKey);
      const used = { ...(row?.value as Record<string, RunUsage> | undefined) };
      await ledger.each((entry) => {
        if (entry.runId !== null) used[entry.runId] = withEntry(used[entry.runId] ?? nothingUsed, entry);
      });
      await settings.put({ key: erasedKey, value: used });
      await ledger.clear();
    });
  }

  async #totals(): Promise<StoredTotals> {
    const row = await this.#tables.settings.get(totalsKey);
    return (row?.value as StoredTotals | undefined) ?? { requests: 0, bytes: 0, hosts: {} };
  }
}
