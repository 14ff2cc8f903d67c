// The one factory of all workers. They are made from blobs, so that they inherit the page's policy:
// a worker loaded by its URL would be free of it (measured in Chromium; the specification says so).
import { wrap, type Remote } from 'comlink';
import { AppError, type ErrorKind } from '../core/errors.ts';
import { endpointIsSettled, provePage } from './policy.ts';
import type { Readiness } from './rpc.ts';
import './rpc.ts';

/** Blob addresses made here: the only ones that Trusted Types lets through. */
const made = new Set<string>();

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('kleio', {
  createScriptURL(url) {
    if (!made.has(url)) throw new TypeError('only workers made by this page may start');
    return url;
  },
});

/** A running worker: its calls, and its end. */
export interface WorkerHandle<Api> {
  readonly api: Remote<Api>;
  /** Rejects when the worker dies; never resolves. Race it with calls. */
  readonly died: Promise<never>;
  close(): void;
}

/**
 * Starts a module worker from the address of its script; resolves when the script has run and page and worker have proved that
 * their policy refuses other hosts (egress-proof.ts). Throws before the endpoint is settled, rejects with AppError 'egress-open'
 * without a proof, with 'worker-failed' when the script cannot be loaded.
 */
export async function startWorker<Api>(scriptUrl: string): Promise<WorkerHandle<Api>> {
  if (!endpointIsSettled()) throw new Error('the endpoint is not settled: no worker may start yet');
  await provePage();
  // Inside a blob every address must be absolute. A static import would be checked against worker-src, which lets
  // only blobs through; a dynamic one is a script like any other, and 'self' lets it through.
  const absolute = new URL(scriptUrl, document.baseURI).href;
  const failed: Readiness = { problem: { kind: 'worker-failed', detail: { worker: nameOf(absolute) } } };
  const loader = `import(${JSON.stringify(absolute)}).catch(() => postMessage(${JSON.stringify(failed)}));`;
  const url = URL.createObjectURL(new Blob([loader], { type: 'text/javascript' }));
  made.add(url);
  const worker = new Worker((trusted ? trusted.createScriptURL(url) : url) as string, { type: 'module' });
  const close = () => {
    worker.terminate();
    URL.revokeObjectURL(url);
    made.delete(url);
  };
  const died = deathOf(worker, absolute);
  const ready = new Promise<Readiness>((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
  });
  try {
    const { problem } = await Promise.race([ready, died]);
    if (problem) throw new AppError(problem.kind as ErrorKind, problem.detail);
  } catch (error) {
    close();
    throw error;
  }
  return { api: wrap<Api>(worker), died, close };
}

/** Rejects when the worker throws outside a call. Nobody has to listen: it never becomes an unhandled rejection. */
function deathOf(worker: Worker, address: string): Promise<never> {
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new AppError('worker-failed', { worker: nameOf(address), message: message ?? '' }));
    });
  });
  died.catch(() => undefined);
  return died;
}

function nameOf(address: string): string {
  return address.split('/').pop() ?? '';
}
