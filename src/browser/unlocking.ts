// Opens keys under a passphrase: asks until it fits, once for all who wait.
import { openedBy, type SecretRow } from './secret-box.ts';

/**
 * Asks the person for the passphrase of a host's key; `wrong`: the last one did not open it. null: they do not want to, or `signal` said
 * that the key is gone.
 */
export type AskPassphrase = (host: string, wrong: boolean, signal: AbortSignal) => Promise<string | null>;

/** A row that its passphrase opens. */
export type LockedRow = Extract<SecretRow, { salt: unknown }>;

/** The questions that are on screen, by the life of the key they are about. */
export class Unlocking {
  readonly #ask: AskPassphrase;
  readonly #asking = new WeakMap<AbortSignal, Promise<string | null>>();

  constructor(ask: AskPassphrase) {
    this.#ask = ask;
  }

  /**
   * The key; null: the person does not give the passphrase, or `life` has ended. It may also end while the passphrase is stretched:
   * whoever gets the key looks once more. All who want the same key wait for the same answer.
   */
  async open(row: LockedRow, host: string, life: AbortSignal): Promise<string | null> {
    const asking = this.#asking.get(life) ?? this.#askUntilOpen(row, host, life);
    this.#asking.set(life, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(life);
    }
  }

  async #askUntilOpen(row: LockedRow, host: string, life: AbortSignal): Promise<string | null> {
    for (let wrong = false; !life.aborted; wrong = true) {
      const passphrase = await this.#ask(host, wrong, life);
      const key = passphrase === null || life.aborted ? null : await openedBy(row, passphrase);
      if (passphrase === null || key !== null) return key;
    }
    return null;
  }
}
