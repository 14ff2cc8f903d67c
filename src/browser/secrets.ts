// Keys for endpoints, by origin: in memory, and encrypted on this device where the person asked for it.
import { hostOf, originOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import type { Remember, RememberedKey } from '../ui/services.ts';
import { joinOtherTabs, type OtherTabs } from './forgotten-keys.ts';
import { KeyLives } from './key-lives.ts';
import { boxedByDevice, boxedByPassphrase, opened, type SecretRow } from './secret-box.ts';
import { type AskPassphrase, Unlocking } from './unlocking.ts';

export type { SecretRow } from './secret-box.ts';

/** Where remembered keys are kept. */
export interface SecretsTable {
  get(origin: string): Promise<SecretRow | null>;
  put(row: SecretRow): Promise<void>;
  delete(origin: string): Promise<void>;
  clear(): Promise<void>;
  origins(): Promise<string[]>;
}

/** The person's keys in this tab, in touch with its other tabs. */
export function openSecrets(table: SecretsTable, ask: AskPassphrase): Secrets {
  const secrets = new Secrets(table, ask);
  secrets.joinOtherTabs();
  return secrets;
}

/** Why the life of a key ended: another tab has put a new one in its place. */
const replaced = 'replaced';

/** Hears whose key was forgotten (null: all keys), here or in another tab. */
export type ForgottenListener = (origin: string | null) => void;

/**
 * The person's keys. "Remembered" on this device keeps a key from being read in a copy of the database, not from someone who uses this
 * browser profile; a passphrase keeps it from both, until it was entered. Neither helps against foreign code in the page.
 */
export class Secrets {
  readonly #table: SecretsTable;
  readonly #unlocking: Unlocking;
  readonly #known = new Map<string, string>();
  /** When this tab was given a key by the person, by origin (epoch ms). */
  readonly #givenAt = new Map<string, number>();
  readonly #lives = new KeyLives();
  readonly #listeners = new Set<ForgottenListener>();
  #otherTabs: OtherTabs | null = null;

  constructor(table: SecretsTable, ask: AskPassphrase = async () => null) {
    this.#table = table;
    this.#unlocking = new Unlocking(ask);
  }

  /** From now on this tab forgets what another one forgets or replaces, and tells the others what it does itself. Returns the way to stop. */
  joinOtherTabs(): () => void {
    const tabs = joinOtherTabs({
      forgotten: (origin) => {
        this.#drop(origin);
        this.#announce(origin);
      },
      // From memory alone: what is stored is the new key.
      replaced: (origin, at) => {
        // Told before this tab was given a key of its own, heard after it.
        if ((this.#givenAt.get(origin) ?? -Infinity) >= at) return;
        this.#known.delete(origin);
        this.#lives.end(origin, replaced);
      },
    });
    this.#otherTabs = tabs;
    return () => {
      tabs.close();
      this.#otherTabs = null;
    };
  }

  /** Calls `listener` when a key was forgotten, here or in another tab; it may hear it twice. Returns the way to stop listening. */
  onForgotten = (listener: ForgottenListener): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Keys in memory. */
  inMemory = (): Iterable<string> => this.#known.values();

  /**
   * The key for an endpoint; null: none is known. Asks for the passphrase the first time it is needed since the page was loaded; rejects
   * with AppError 'model-needs-key' where the person does not give it, or where the key is forgotten meanwhile.
   */
  async keyFor(baseUrl: string): Promise<string | null> {
    const origin = originOf(baseUrl);
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const life = this.#lives.of(origin);
    const row = await this.#table.get(origin);
    if (row === null) return this.#known.get(origin) ?? null;
    const host = hostOf(baseUrl);
    const key = 'salt' in row ? await this.#unlocking.open(row, host, life) : await opened(row);
    if (key !== null && !life.aborted) this.#known.set(origin, key);
    const current = this.#known.get(origin) ?? null;
    if (current === null && 'salt' in row) throw new AppError('model-needs-key', { host });
    return current;
  }

  /** true: a key is there, though it may take its passphrase to use it. Asks nobody. */
  hasKey = async (baseUrl: string): Promise<boolean> => {
    const origin = originOf(baseUrl);
    if (this.#known.has(origin)) return true;
    const row = await this.#table.get(origin);
    return row !== null && ('salt' in row || (await opened(row)) !== null);
  };

  /**
   * Keeps a key in memory, and on this device as `remember` says; false: one that was remembered before is erased. Other tabs drop the
   * one it replaces. An empty key is forgotten, in other tabs as well.
   */
  async setKey(baseUrl: string, key: string, remember: Remember): Promise<void> {
    const origin = originOf(baseUrl);
    const bare = key.trim();
    if (bare === '') return this.#forget(origin);
    const isOther = this.#known.get(origin) !== bare;
    const at = Date.now();
    this.#lives.end(origin);
    this.#known.set(origin, bare);
    this.#givenAt.set(origin, at);
    await this.#keep(origin, bare, remember);
    // After the old row is gone: nobody reads it any more.
    if (isOther && this.#known.get(origin) === bare) this.#otherTabs?.tellReplaced(origin, at);
  }

  async #keep(origin: string, key: string, remember: Remember): Promise<void> {
    if (remember === false) return this.#table.delete(origin);
    const life = this.#lives.of(origin);
    const box = remember === true ? boxedByDevice(origin, key) : boxedByPassphrase(origin, key, remember);
    const row = await box;
    if (life.aborted) return;
    await this.#table.put(row);
    // Forgotten while it was written: another tab may have erased what was there before that.
    const forgotten = life.aborted && life.reason !== replaced;
    if (forgotten && !this.#known.has(origin)) await this.#table.delete(origin);
  }

  /** Of all endpoints: from memory, from this device, and from the memory of other tabs. */
  forgetKeys(): Promise<void> {
    return this.#forget(null);
  }

  /** Origins with a key on this device, and what opens it. */
  rememberedKeys = async (): Promise<RememberedKey[]> => {
    const rows = await Promise.all((await this.#table.origins()).map((origin) => this.#table.get(origin)));
    return rows
      .filter((row) => row !== null)
      .map((row) => ({ origin: row.origin, by: 'salt' in row ? 'passphrase' : 'device' }));
  };

  /** Other tabs hear of it before, so that they stop using it, and after, for who has read a row meanwhile. */
  async #forget(origin: string | null): Promise<void> {
    this.#drop(origin);
    this.#otherTabs?.tell(origin);
    try {
      await (origin === null ? this.#table.clear() : this.#table.delete(origin));
    } finally {
      this.#announce(origin);
      this.#otherTabs?.tell(origin);
    }
  }

  /** From the memory of this tab, together with questions and boxes under way. */
  #drop(origin: string | null): void {
    if (origin === null) {
      this.#known.clear();
      this.#lives.endAll();
    } else {
      this.#known.delete(origin);
      this.#lives.end(origin);
    }
  }

  #announce(origin: string | null): void {
    for (const listener of this.#listeners) listener(origin);
  }
}
