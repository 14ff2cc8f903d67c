// The only caller of fetch. Everything that leaves the page would leave through here, and is counted.

/** What a request to another host would be told to the ledger, before it is sent. */
export interface EgressEntry {
  readonly at: number;
  readonly host: string;
  readonly bytes: number;
}

type Listener = (entry: EgressEntry) => void;

const sent = { requests: 0, bytes: 0 };
const listeners = new Set<Listener>();

/** Requests that left for another host since the page was opened. This version makes none. */
export function egressTotals(): { requests: number; bytes: number } {
  return { ...sent };
}

/** Called before every request to another host: the hook the ledger hangs on. Returns the way to stop listening. */
export function onEgress(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sends a request to another host: counted and told first, then sent. The page's policy decides whether it may leave. */
export async function send(
  url: string,
  init: { method: string; body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  const bytes = new TextEncoder().encode(init.body).length;
  const entry = { at: Date.now(), host: new URL(url).host, bytes };
  for (const listener of listeners) listener(entry);
  sent.requests++;
  sent.bytes += bytes;
  return fetch(url, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' });
}

/** Reads a file that the page itself ships. `path` is relative to the page. Rejects on any status but 2xx. */
export async function ownFile(path: string): Promise<Blob> {
  const url = new URL(path, document.baseURI);
  if (url.origin !== location.origin) throw new Error(`${url.origin} is not this page`);
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.blob();
}
