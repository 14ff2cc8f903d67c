// Keys for endpoints, by origin: in memory, and encrypted on this device where the person asked for it.
import { hostOf, originOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import type { Remember, RememberedKey } from '../ui/services.ts';
import { boxedByDevice, boxedByPassphrase, opened, openedBy, type SecretRow } from './secret-box.ts';

export type { SecretRow } from './secret-box.ts';

/** Where remembered keys are kept. */
export interface SecretsTable {
  get(origin: string): Promise<SecretRow | null>;
  put(row: SecretRow): Promise<void>;
  delete(origin: string): Promise<void>;
  clear(): Promise<void>;
  origins(): Promise<string[]>;
}

/** Asks the person for the passphrase of a host's key; `wrong`: the last one did not open it. null: they do not want to. */
export type AskPassphrase = (host: string, wrong: boolean) => Promise<string | null>;

/**
 * The person's keys. "Remembered" on this device keeps a key from being read in a copy of the database, not from someone who uses this
 * browser profile; a passphrase keeps it from both, until it was entered. Neither helps against foreign code in the page.
 */
export class Secrets {
  readonly #table: SecretsTable;
  readonly #ask: AskPassphrase;
  readonly #known = new Map<string, string>();
  /** Questions that are on screen: whoever wants the same key waits for the same answer. */
  readonly #asking = new Map<string, Promise<string | null>>();

  constructor(table: SecretsTable, ask: AskPassphrase = async () => null) {
    this.#table = table;
    this.#ask = ask;
  }

  /** Keys in memory. */
  inMemory = (): Iterable<string> => this.#known.values();

  /**
   * The key for an endpoint; null: none is known. Asks for the passphrase the first time it is needed since the page was loaded; rejects
   * with AppError 'model-needs-key' where the person does not give it.
   */
  async keyFor(baseUrl: string): Promise<string | null> {
    const origin = originOf(baseUrl);
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const row = await this.#table.get(origin);
    if (row === null) return null;
    const key = 'salt' in row ? await this.#askedFor(row, hostOf(baseUrl)) : await opened(row);
    if (key !== null) this.#known.set(origin, key);
    return key;
  }

  /** true: a key is there, though it may take its passphrase to use it. Asks nobody. */
  hasKey = async (baseUrl: string): Promise<boolean> => {
    const origin = originOf(baseUrl);
    if (this.#known.has(origin)) return true;
    const row = await this.#table.get(origin);
    return row !== null && ('salt' in row || (await opened(row)) !== null);
  };

  /** Keeps a key in memory, and on this device as `remember` says; false: one that was remembered before is erased. */
  async setKey(baseUrl: string, key: string, remember: Remember): Promise<void> {
    const origin = originOf(baseUrl);
    const bare = key.trim();
    if (bare === '') this.#known.delete(origin);
    else this.#known.set(origin, bare);
    if (remember === false || bare === '') return this.#table.delete(origin);
    const box = remember === true ? boxedByDevice(origin, bare) : boxedByPassphrase(origin, bare, remember);
    await this.#table.put(await box);
  }

  /** Of all endpoints: from memory and from this device. */
  async forgetKeys(): Promise<void> {
    this.#known.clear();
    await this.#table.clear();
  }

  /** Origins with a key on this device, and what opens it. */
  rememberedKeys = async (): Promise<RememberedKey[]> => {
    const rows = await Promise.all((await this.#table.origins()).map((origin) => this.#table.get(origin)));
    return rows
      .filter((row) => row !== null)
      .map((row) => ({ origin: row.origin, by: 'salt' in row ? 'passphrase' : 'device' }));
  };

  async #askedFor(row: Extract<SecretRow, { salt: unknown }>, host: string): Promise<string> {
    const asking = this.#asking.get(row.origin) ?? this.#askUntilOpen(row, host);
    this.#asking.set(row.origin, asking);
    try {
      const key = await asking;
      if (key === null) throw new AppError('model-needs-key', { host });
      return key;
    } finally {
      this.#asking.delete(row.origin);
    }
  }

  async #askUntilOpen(row: Extract<SecretRow, { salt: unknown }>, host: string): Promise<string | null> {
    for (let wrong = false; ; wrong = true) {
      const passphrase = await this.#ask(host, wrong);
      const key = passphrase === null ? null : await openedBy(row, passphrase);
      if (passphrase === null || key !== null) return key;
    }
  }
}
