// The page's content policy. index.html ships one that is wide in connect-src (a person may choose an endpoint) and closed in
// everything else; before any chat is read the page narrows itself to that endpoint. A narrower policy can never be widened again.

import { proveClosed } from './egress-proof.ts';

let settled = false;
let mayStart = false;
let proof: Promise<void> | null = null;

/** True once the page can talk to nobody but itself and the chosen endpoint: only then may workers start. */
export function endpointIsSettled(): boolean {
  return mayStart;
}

export interface Bounds {
  /** Who may be reached beside the page's own origin: origins, or patterns of the policy such as "https://*.hf.co". */
  readonly origins: readonly string[];
  /** false: the page only fetches something (an embedder's files) until it is loaded again. No worker starts, so no chat is read. */
  readonly workers: boolean;
}

/**
 * Narrows the policy for good: other origins need a reload. Workers made afterwards inherit it, because they are made
 * from blobs (workers.ts). A second call does nothing.
 *
 * Policies add up: a request has to pass all of them, so the wide words in `default-src` open nothing that the first policy closes.
 * They are there because hints (link rel=prefetch) pass wherever any directive of a policy lets them through, or where it has no
 * default-src at all. What no policy covers: navigation, window.open, and WebRTC (see `closeSideDoors`).
 */
export function settleEndpoint({ origins, workers }: Bounds): void {
  if (settled) return;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `${elsewhere}; connect-src ${["'self'", ...origins].join(' ')}`;
  document.head.append(policy);
  settled = true;
  mayStart = workers;
}

/** All that is not a connection: the page's own files and what it makes itself. */
const elsewhere = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob: data:";

/** Resolves once the page has proved that its policy refuses other hosts; see `proveClosed`. A proof holds, a failure may be tried again. */
export function provePage(): Promise<void> {
  proof ??= proveClosed().catch((error: unknown) => {
    proof = null;
    throw error;
  });
  return proof;
}

/**
 * Ways out that a content policy does not close are taken away. It stops code that was not written against this page; code that was
 * could find them again, which is why no text ever becomes code here.
 */
export function closeSideDoors(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
    Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');
}
