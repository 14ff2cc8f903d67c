// The only caller of fetch. What goes to another host is written into the ledger first, then sent; what an SDK sends as well.
import { abortError, AppError } from '../core/errors.ts';
import type { EgressPurpose, LedgerEntry, LedgerTotals } from '../core/model.ts';
import type { LedgerStore } from '../core/ports.ts';
import { browserClock } from './clock.ts';
import { holdsKey, keysOf, withoutKeys, withoutKeysIn } from './key-mask.ts';
import { noAnswer } from './no-answer.ts';

/** What the ledger is told of a request besides its text. Tokens and cost are estimates until the answer is there. */
export interface EgressContext {
  readonly purpose: EgressPurpose;
  /** Conversation id, cluster id, model id: never text. */
  readonly subject: string;
  readonly datasetId: string | null;
  readonly runId: string | null;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number | null;
}

export interface EgressRequest {
  readonly method: 'GET' | 'POST';
  /** Only content-type, authorization and x-goog-api-key are sent. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** 'no-cors': only whether somebody answers is learnt. */
  readonly mode?: 'cors' | 'no-cors';
  readonly signal: AbortSignal;
}

/** Lets one request of an SDK through. `id` goes into the header `ticketHeader`. */
export interface Ticket {
  readonly id: string;
  /** Number in the ledger; null: not sent yet. */
  readonly entry: number | null;
  /** A copy of what came, for what an SDK drops. */
  readonly answer: Response | null;
  /** NoAnswerError, where none came. */
  readonly error: unknown;
  /** Makes an unused ticket worthless. */
  close(): void;
}

type Ledger = Pick<LedgerStore, 'addToLedger' | 'amendLedger' | 'ledgerTotals'>;
type Changes = Partial<Pick<LedgerEntry, 'status' | 'tokensIn' | 'tokensOut' | 'cost' | 'answer'>>;

export const ticketHeader = 'x-kleio-ticket';

/** Other headers say what the page is made of, and proxies refuse them in the preflight (x-goog-api-client). */
const passingHeaders = ['content-type', 'authorization', 'x-goog-api-key'];

let ledger: Ledger | null = null;
/** Keys that the page knows at the moment: none may stand in what is written down or sent as text. */
let knownKeys: () => Iterable<string> = () => [];
let totals: LedgerTotals = { requests: 0, bytes: 0, hosts: [] };
/** The platform's own fetch while a guard stands in its place. */
let platformFetch: typeof fetch | null = null;
const tickets = new Map<
  string,
  { ticket: { -readonly [K in keyof Ticket]: Ticket[K] }; context: EgressContext }
>();

/**
 * Called once at start, before anything is sent: requests are written into `opened` from now on. `keys`: all that are known when
 * something is sent; a text that holds one (a person may have pasted it into a chat) is sent without it.
 */
export async function openLedger(opened: Ledger, keys: () => Iterable<string> = () => []): Promise<void> {
  knownKeys = keys;
  totals = await opened.ledgerTotals();
  ledger = opened;
}

/** What has left this device over all time. Other tabs send as well: theirs is in the next answer. */
export function egressTotals(): LedgerTotals {
  void ledger?.ledgerTotals().then(
    (stored) => {
      if (stored.requests > totals.requests) totals = stored;
    },
    // A store that cannot be read says so where it is needed.
    () => undefined,
  );
  return totals;
}

/**
 * Sends a request to another host: stored in the ledger first, then sent. Resolves to the answer and its number in the ledger.
 * Rejects with AppError 'no-egress' where there is no ledger or the URL carries a key, with NoAnswerError where no answer
 * comes, with AbortError when cancelled. The page's policy decides whether it may leave.
 */
export async function send(
  url: string,
  request: EgressRequest,
  context: EgressContext,
): Promise<{ response: Response; entry: number }> {
  let number = 0;
  const response = await dispatch(new URL(url), request, context, (entry) => (number = entry));
  return { response, entry: number };
}

/** Completes an entry of the ledger: tokens and cost as the provider counted. */
export async function amend(entry: number, changes: Changes): Promise<void> {
  await ledger?.amendLedger(entry, changes);
}

/** Tries to reach an address that the policy has to refuse: for egress-proof.ts alone, which is why the ledger hears nothing of it. */
export function knock(url: string): Promise<unknown> {
  const nothing = {
    mode: 'no-cors',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  } as const;
  return (platformFetch ?? fetch)(url, nothing);
}

/** A ticket for one request that an SDK will send. Throws AppError 'no-egress' where no guard stands. */
export function withTicket(context: EgressContext): Ticket {
  if (platformFetch === null) throw new AppError('no-egress', { what: 'guard' });
  const id = crypto.randomUUID();
  const ticket: Ticket = { id, entry: null, answer: null, error: null, close: () => tickets.delete(id) };
  tickets.set(id, { ticket, context });
  return ticket;
}

/**
 * Puts a guard in the place of the global fetch: requests to other hosts pass with a ticket and are written into the ledger; all
 * others reject with AppError 'no-egress'. The page's own files pass. Returns the way back, for tests.
 */
export function guardFetch(): () => void {
  if (platformFetch !== null) return () => {};
  const platform = globalThis.fetch;
  platformFetch = platform;
  globalThis.fetch = guarded;
  return () => {
    globalThis.fetch = platform;
    platformFetch = null;
  };
}

/** Reads a file that the page itself ships. `path` is relative to the page. Rejects on any status but 2xx. */
export async function ownFile(path: string): Promise<File> {
  const url = new URL(path, document.baseURI);
  if (url.origin !== location.origin) throw new Error(`${url.origin} is not this page`);
  const response = await (platformFetch ?? fetch)(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const blob = await response.blob();
  return new File([blob], path.slice(path.lastIndexOf('/') + 1), { type: blob.type });
}

async function guarded(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input, globalThis.document?.baseURI);
  const headers = Object.fromEntries(new Headers(init.headers));
  const known = tickets.get(headers[ticketHeader] ?? '');
  // data: goes nowhere. A model behind the page's own origin is asked with a ticket all the same.
  if (!known && (url.protocol === 'data:' || url.origin === globalThis.location?.origin))
    return platformFetch!(input, init);
  tickets.delete(known?.ticket.id ?? '');
  const { body = '' } = init;
  // Only a string can be written down exactly as it is sent.
  if (!known || typeof body !== 'string') throw new AppError('no-egress', { host: url.host });
  const { ticket, context } = known;
  const method = init.method === 'POST' ? 'POST' : 'GET';
  const signal = init.signal ?? new AbortController().signal;
  try {
    const response = await dispatch(
      url,
      { method, headers, body, signal },
      context,
      (entry) => (ticket.entry = entry),
    );
    ticket.answer = response.clone();
    return response;
  } catch (error) {
    ticket.error = error;
    throw error;
  }
}

async function dispatch(
  url: URL,
  { method, headers = {}, body: text = '', mode = 'cors', signal }: EgressRequest,
  context: EgressContext,
  onEntry: (entry: number) => void,
): Promise<Response> {
  if (signal.aborted) throw abortError();
  const keys = keysOf(headers, knownKeys());
  if (holdsKey(url.href, [...keys, ...keys.map(encodeURIComponent)]))
    throw new AppError('no-egress', { what: 'key' });
  // What is written down is what is sent: both without keys.
  const body = withoutKeys(text, keys);
  const entry = await note(url, method, body, context);
  onEntry(entry);
  // Files of models are large and no text; without CORS there is nothing to read.
  const isPlain = context.purpose !== 'weights' && mode !== 'no-cors';
  const passing = Object.entries(headers).filter(([name]) => passingHeaders.includes(name.toLowerCase()));
  const answered = async (): Promise<Response> =>
    (platformFetch ?? fetch)(url, {
      method,
      headers: passing,
      ...(method === 'POST' && { body }),
      mode,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A redirect would carry text and key to a host that nobody chose. Files of models come from storage behind the hub, and
      // without CORS nothing but 'follow' is allowed.
      redirect: isPlain ? 'error' : 'follow',
    });
  let response: Response;
  try {
    response = await answered();
  } catch (error) {
    await amend(entry, { status: 0 });
    throw signal.aborted ? abortError() : error instanceof AppError ? error : await noAnswer(url, error);
  }
  const read = isPlain ? await withoutKeysIn(response, keys) : { response, text: null };
  await amend(entry, { status: response.status, answer: read.text });
  return read.response;
}

/** Writes a request down before it leaves; resolves to its number when it is stored. */
async function note(url: URL, method: 'GET' | 'POST', body: string, context: EgressContext): Promise<number> {
  if (ledger === null) throw new AppError('no-egress', { what: 'ledger' });
  if (url.searchParams.has('key') || url.username !== '' || url.password !== '')
    throw new AppError('no-egress', { what: 'key' });
  const { host, pathname, search } = url;
  const bytes = new TextEncoder().encode(body).length;
  const at = browserClock.now();
  const entry = await ledger.addToLedger({
    ...{ at, method, host, path: pathname + search, body, bytes, status: null, answer: null },
    ...context,
  });
  totals = {
    requests: totals.requests + 1,
    bytes: totals.bytes + bytes,
    hosts: counted(totals.hosts, host),
  };
  return entry;
}

function counted(hosts: LedgerTotals['hosts'], host: string): LedgerTotals['hosts'] {
  const counts = new Map(hosts);
  counts.set(host, (counts.get(host) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
