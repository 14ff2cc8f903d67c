// A request that no answer came to. Script cannot see why; what can be known beside it is put together here.
const refusedByPolicy = new Set<string>();

// The policy never widens again, so an origin that was refused once stays refused while the page is open.
globalThis.document?.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  if (URL.canParse(blockedURI)) refusedByPolicy.add(new URL(blockedURI).origin);
});

/** 'offline': the device has no network. 'policy': the page's own policy keeps it in. 'unknown': all else. */
export type WhyNoAnswer = 'offline' | 'policy' | 'unknown';

/** Rejection of a request that no answer came to. */
export class NoAnswerError extends Error {
  readonly why: WhyNoAnswer;

  constructor(why: WhyNoAnswer, cause: unknown) {
    super(`no answer (${why})`, { cause });
    this.name = 'NoAnswerError';
    this.why = why;
  }
}

/** How long the browser may take to report that its policy refused a request, in ms: the report follows the rejection. */
const reportDelay = 20;

/** The error for a request to `url` that rejected with `cause`. */
export async function noAnswer(url: URL, cause: unknown): Promise<NoAnswerError> {
  if (globalThis.navigator?.onLine === false) return new NoAnswerError('offline', cause);
  if (globalThis.document) await new Promise((resolve) => setTimeout(resolve, reportDelay));
  return new NoAnswerError(refusedByPolicy.has(url.origin) ? 'policy' : 'unknown', cause);
}
