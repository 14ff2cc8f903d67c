// Remembered keys without IndexedDB.
import type { SecretRow, SecretsTable } from '../../src/browser/secrets.ts';

/** Rows in a map; look at them at will. */
export class MemoryTable implements SecretsTable {
  readonly rows = new Map<string, SecretRow>();
  get = async (origin: string) => this.rows.get(origin) ?? null;
  put = async (row: SecretRow) => void this.rows.set(row.origin, row);
  clear = async () => this.rows.clear();
  delete = async (origin: string) => void this.rows.delete(origin);
  origins = async () => [...this.rows.keys()];
}
