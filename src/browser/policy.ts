// The page's content policy. index.html ships one that is wide in connect-src (a person may choose an endpoint) and closed in
// everything else; before any chat is read the page narrows itself to that endpoint. A narrower policy can never be widened again.

let settled = false;

/** True once the page can talk to nobody but itself and the chosen endpoint: only then may workers start. */
export function endpointIsSettled(): boolean {
  return settled;
}

/**
 * Narrows connect-src to the page's own origin and one endpoint, for good: another endpoint needs a reload.
 * `endpoint` null: nobody. Workers made afterwards inherit it, because they are made from blobs (workers.ts).
 */
export function settleEndpoint(endpoint: string | null): void {
  if (settled) return;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src 'self'${endpoint === null ? '' : ` ${new URL(endpoint).origin}`}`;
  document.head.append(policy);
  settled = true;
}

/** Ways out that a content policy does not close are taken away. */
export function closeSideDoors(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
    Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');
}
