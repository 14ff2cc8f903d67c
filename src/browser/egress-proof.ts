// The proof that nobody else can be reached: asked for in the page and in every worker, before either is handed a chat.
import { AppError } from '../core/errors.ts';
import { knock } from './egress.ts';

/**
 * Addresses that no endpoint has: a name that never resolves (RFC 2606), and a port of this device that browsers refuse. Together they
 * stand for everything the page's first policy lets through: https anywhere, http on this device.
 */
const strangers = () => [`https://${crypto.randomUUID()}.invalid`, 'http://127.0.0.1:1'];

/** How long the browser may take to report a refusal, ms: it takes a few; a busy machine may need a second or two. */
const patience = 5000;

/**
 * Resolves when this page's or worker's own policy has refused every stranger. Rejects with AppError 'egress-open' where one is not
 * refused by it: a request that only fails proves nothing. Costs a few milliseconds, sends nothing while the policy holds.
 *
 * `why` of the error: 'answered', a stranger was reached, which ends it at once; 'not refused', the policy's word did not come within
 * `limit` (ms). A device that slept, or is very busy, gives it too late: that is tried once again, with other strangers.
 */
export async function proveClosed(limit = patience): Promise<void> {
  try {
    await proveOnce(limit);
  } catch (error) {
    if (isAnswered(error)) throw error;
    await proveOnce(limit);
  }
}

async function proveOnce(limit: number): Promise<void> {
  const proofs = await Promise.allSettled(strangers().map((origin) => proveRefused(origin, limit)));
  const failures = proofs.flatMap((proof) => (proof.status === 'rejected' ? [proof.reason as unknown] : []));
  // A stranger that answered outweighs one that nothing was heard of.
  if (failures.length > 0) throw failures.find(isAnswered) ?? failures[0];
}

function isAnswered(error: unknown): boolean {
  return error instanceof AppError && error.detail.why === 'answered';
}

async function proveRefused(origin: string, limit: number): Promise<void> {
  const report = reportOf(origin, limit);
  try {
    const answered = knock(`${origin}/`).then(
      () => true,
      () => false,
    );
    // Whoever neither answers nor refuses is not waited for longer than the report.
    const isReached = await Promise.race([
      answered,
      report.refused.then((refused) => (refused ? answered : false)),
    ]);
    const why = isReached ? 'answered' : (await report.refused) ? null : 'not refused';
    if (why !== null) throw new AppError('egress-open', { where: placeName(), why });
  } finally {
    report.close();
  }
}

/** Listens for the policy's own word on an address; false: it said nothing within the limit. */
function reportOf(origin: string, limit: number): { refused: Promise<boolean>; close(): void } {
  const done = new AbortController();
  const refused = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), limit);
    const hear = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
      if (disposition !== 'enforce' || effectiveDirective !== 'connect-src') return;
      if (URL.canParse(blockedURI) && new URL(blockedURI).origin === origin) resolve(true);
    };
    globalThis.addEventListener('securitypolicyviolation', hear as EventListener, { signal: done.signal });
    done.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  return { refused, close: () => done.abort() };
}

function placeName(): string {
  return globalThis.document ? 'page' : 'worker';
}
