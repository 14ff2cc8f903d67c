// Keeps keys out of every text that is sent or written down. They travel in their header and nowhere else.

/** What stands where a key was. */
const mark = '[key]';

/** Shorter ones are no secrets but names that local servers want to see ("ollama", "none"); masking them would break plain words. */
const shortestKey = 12;

/** Characters of an answer that are kept in the ledger: a hundred times what is asked for. */
const mostKept = 100_000;

/** The keys of a request's own headers and all others that are known. */
export function keysOf(headers: Readonly<Record<string, string>>, known: Iterable<string>): string[] {
  const own = Object.entries(headers)
    .filter(([name]) => /^(authorization|x-goog-api-key)$/i.test(name))
    .map(([, value]) => value.replace(/^Bearer /i, ''));
  return [...new Set([...own, ...known])].filter(({ length }) => length >= shortestKey);
}

/** true: one of the keys stands in it. */
export function holdsKey(text: string, keys: readonly string[]): boolean {
  return keys.some((key) => text.includes(key) || text.includes(escaped(key)));
}

/** The text with a mark for every key, plain or as JSON writes it. */
export function withoutKeys(text: string, keys: readonly string[]): string {
  let masked = text;
  for (const key of keys) masked = masked.replaceAll(key, mark).replaceAll(escaped(key), mark);
  return masked;
}

/**
 * An answer without keys, for whoever asked, and its text as the ledger keeps it: a server may say back what it was sent. `text`
 * null: it broke off, and whoever reads the answer itself will find that out.
 */
export async function withoutKeysIn(
  answer: Response,
  keys: readonly string[],
): Promise<{ response: Response; text: string | null }> {
  const text = await answer
    .clone()
    .text()
    .catch(() => null);
  if (text === null) return { response: answer, text };
  const masked = withoutKeys(text, keys);
  const { status, statusText, headers } = answer;
  const response = masked === text ? answer : new Response(masked, { status, statusText, headers });
  return { response, text: kept(masked) };
}

function kept(masked: string): string {
  const rest = masked.length - mostKept;
  return rest <= 0
    ? masked
    : `${masked.slice(0, mostKept)}\n(${rest} more characters came and were not kept)`;
}

const escaped = (key: string) => JSON.stringify(key).slice(1, -1);
