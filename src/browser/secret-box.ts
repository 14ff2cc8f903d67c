// A key at rest: AES-GCM, under a key of the browser that no script can read out, or under one made of a passphrase.

interface Box {
  readonly origin: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}

/** A remembered key. The first kind opens by itself; the second holds what its passphrase is stretched with. */
export type SecretRow =
  | (Box & { readonly key: CryptoKey })
  | (Box & { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number });

/** OWASP's number for PBKDF2 with SHA-256 (2023): some tenths of a second here, years for whoever has to guess. */
const rounds = 600_000;

const cipher = { name: 'AES-GCM', length: 256 } as const;

/** Under a new key that stays in this browser. */
export async function boxedByDevice(origin: string, secret: string): Promise<SecretRow> {
  const key = await crypto.subtle.generateKey(cipher, false, ['encrypt', 'decrypt']);
  return { ...(await boxed(origin, secret, key)), key };
}

/** Under a key that only the passphrase makes; the passphrase is kept nowhere. */
export async function boxedByPassphrase(
  origin: string,
  secret: string,
  passphrase: string,
): Promise<SecretRow> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await stretched(passphrase, salt, rounds);
  return { ...(await boxed(origin, secret, key)), salt, rounds };
}

/** null: a row that was damaged or moved to another origin, which is as good as none. */
export function opened(row: Extract<SecretRow, { key: unknown }>): Promise<string | null> {
  return unboxed(row, row.key);
}

/** null: another passphrase, or a row that was damaged or moved. */
export async function openedBy(
  row: Extract<SecretRow, { salt: unknown }>,
  passphrase: string,
): Promise<string | null> {
  return unboxed(row, await stretched(passphrase, row.salt, row.rounds));
}

/** Bound to the origin, so that a row moved to another one does not open. */
const bound = (origin: string) => new TextEncoder().encode(origin);

async function boxed(origin: string, secret: string, key: CryptoKey): Promise<Box> {
  // 96 bits, as AES-GCM wants it; never used twice, because each row has a key of its own.
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(secret);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(origin) }, key, text);
  return { origin, iv, box };
}

async function unboxed({ origin, iv, box }: Box, key: CryptoKey): Promise<string | null> {
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound(origin) },
      key,
      box,
    );
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

/** The same passphrase however a keyboard composes its letters. */
async function stretched(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, cipher, false, ['encrypt', 'decrypt']);
}
