// Keys for endpoints, by origin: in memory, and encrypted on this device where the person asked for it.
import { originOf } from '../core/endpoints.ts';

/** A remembered key: AES-GCM under a CryptoKey that no script can read out. */
export interface SecretRow {
  readonly origin: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
  readonly key: CryptoKey;
}

/** Where remembered keys are kept. */
export interface SecretsTable {
  get(origin: string): Promise<SecretRow | null>;
  put(row: SecretRow): Promise<void>;
  delete(origin: string): Promise<void>;
  clear(): Promise<void>;
  origins(): Promise<string[]>;
}

/**
 * The person's keys. "Remembered" keeps a key from being read in a copy of the database; it does not keep it from someone who
 * uses this browser profile.
 */
export class Secrets {
  readonly #table: SecretsTable;
  readonly #known = new Map<string, string>();

  constructor(table: SecretsTable) {
    this.#table = table;
  }

  /** The key for an endpoint; null: none is known. */
  async keyFor(baseUrl: string): Promise<string | null> {
    const origin = originOf(baseUrl);
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const row = await this.#table.get(origin);
    const key = row ? await opened(row) : null;
    if (key !== null) this.#known.set(origin, key);
    return key;
  }

  hasKey = async (baseUrl: string): Promise<boolean> => (await this.keyFor(baseUrl)) !== null;

  /** Keeps a key in memory; `remember`: on this device as well, otherwise one that was remembered before is erased. */
  async setKey(baseUrl: string, key: string, remember: boolean): Promise<void> {
    const origin = originOf(baseUrl);
    const bare = key.trim();
    if (bare === '') this.#known.delete(origin);
    else this.#known.set(origin, bare);
    if (remember && bare !== '') await this.#table.put(await boxed(origin, bare));
    else await this.#table.delete(origin);
  }

  /** Of all endpoints: from memory and from this device. */
  async forgetKeys(): Promise<void> {
    this.#known.clear();
    await this.#table.clear();
  }

  /** Origins with a key on this device. */
  rememberedKeys = (): Promise<string[]> => this.#table.origins();
}

/** Bound to the origin, so that a row moved to another one does not open. */
const bound = (origin: string) => new TextEncoder().encode(origin);

async function boxed(origin: string, secret: string): Promise<SecretRow> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // 96 bits, as AES-GCM wants it; never used twice, because each row has a key of its own.
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(secret);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(origin) }, key, text);
  return { origin, iv, box, key };
}

async function opened({ origin, iv, box, key }: SecretRow): Promise<string | null> {
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound(origin) },
      key,
      box,
    );
    return new TextDecoder().decode(text);
  } catch {
    // A row that was damaged or moved: as good as none, the person is asked again.
    return null;
  }
}
