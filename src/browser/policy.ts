// The page's content policy. index.html ships one that is wide in connect-src (a person may choose an endpoint) and closed in
// everything else; before any chat is read the page narrows itself to that endpoint. A narrower policy can never be widened again.

let settled = false;
let mayStart = false;

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
 * Narrows connect-src for good: other origins need a reload. Workers made afterwards inherit it, because they are made
 * from blobs (workers.ts). A second call does nothing.
 */
export function settleEndpoint({ origins, workers }: Bounds): void {
  if (settled) return;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = ["connect-src 'self'", ...origins].join(' ');
  document.head.append(policy);
  settled = true;
  mayStart = workers;
}

/** Ways out that a content policy does not close are taken away. */
export function closeSideDoors(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
    Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');
}
