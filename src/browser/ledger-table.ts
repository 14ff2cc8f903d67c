// The ledger in IndexedDB: one row a request, and what they sum up to over all time.
import type Dexie from 'dexie';
import type { EntityTable } from 'dexie';
import type { LedgerStore } from '../core/ports.ts';
import type { LedgerEntry, LedgerTotals } from '../core/model.ts';
import type { SettingRow } from './database.ts';

/** Key of the sums in the table of settings: they outlive the entries. */
const totalsKey = 'ledger-totals';

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

  ledger(count: number, before = Infinity): Promise<LedgerEntry[]> {
    return this.#tables.ledger.where('id').below(before).reverse().limit(count).toArray();
  }

  async ledgerTotals(): Promise<LedgerTotals> {
    const { requests, bytes, hosts } = await this.#totals();
    const sorted = Object.entries(hosts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return { requests, bytes, hosts: sorted };
  }

  async ledgerOfRun(runId: string): ReturnType<LedgerStore['ledgerOfRun']> {
    const sum = { requests: 0, tokensIn: 0, tokensOut: 0, cost: null as number | null };
    await this.#tables.ledger
      .where('runId')
      .equals(runId)
      .each(({ tokensIn, tokensOut, cost }) => {
        sum.requests++;
        sum.tokensIn += tokensIn;
        sum.tokensOut += tokensOut;
        if (cost !== null) sum.cost = (sum.cost ?? 0) + cost;
      });
    return sum;
  }

  async eraseLedger(): Promise<void> {
    await this.#tables.ledger.clear();
  }

  async #totals(): Promise<StoredTotals> {
    const row = await this.#tables.settings.get(totalsKey);
    return (row?.value as StoredTotals | undefined) ?? { requests: 0, bytes: 0, hosts: {} };
  }
}
