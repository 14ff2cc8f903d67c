// The proof with a network and a policy that the test plays: what counts as one, and that nobody without it is handed chats.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { proveClosed } from '../../src/browser/egress-proof.ts';
import { serve } from '../../src/browser/rpc.ts';

/** How page or worker meets an address it knocks at. */
type Meets = (url: string) => Promise<Response>;

let scope: EventTarget;
let knocked: string[];

/** The policy says no, and says so. */
const refuses: Meets = (url) => {
  const told = { blockedURI: url, effectiveDirective: 'connect-src', disposition: 'enforce' };
  scope.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), told));
  return Promise.reject(new TypeError('refused'));
};
/** No policy: the request merely fails. */
const fails: Meets = () => Promise.reject(new TypeError('network'));
const answers: Meets = () => Promise.resolve(new Response());

/** Plays the network: `byKnock` tells how each address is met, in turn; two of them are one proof. */
function meet(...byKnock: Meets[]): void {
  vi.stubGlobal('fetch', (url: string) => {
    knocked.push(url);
    return byKnock[Math.min(knocked.length, byKnock.length) - 1](url);
  });
}

beforeEach(() => {
  scope = new EventTarget();
  knocked = [];
  vi.stubGlobal('addEventListener', vi.fn(scope.addEventListener.bind(scope)));
});
afterEach(() => vi.unstubAllGlobals());

test('a policy that refuses both strangers is a proof', async () => {
  meet(refuses);
  await proveClosed(50);
  expect(knocked).toHaveLength(2);
});

test('a stranger that answers ends it at once', async () => {
  meet(refuses, answers);
  await expect(proveClosed(50)).rejects.toMatchObject({ kind: 'egress-open', detail: { why: 'answered' } });
  expect(knocked).toHaveLength(2);
  // Nothing is heard of the other one.
  knocked = [];
  meet(fails, answers);
  await expect(proveClosed(50)).rejects.toMatchObject({ detail: { why: 'answered' } });
  expect(knocked).toHaveLength(2);
});

test('a proof that nothing was heard of is tried once again, with other strangers', async () => {
  meet(fails, fails, refuses);
  await proveClosed(20);
  expect(knocked).toHaveLength(4);
  expect(knocked[2]).not.toBe(knocked[0]);
});

test('twice nothing heard is no proof; who never answers is not waited for', async () => {
  for (const silent of [fails, () => new Promise<Response>(() => undefined)]) {
    knocked = [];
    meet(silent);
    await expect(proveClosed(20)).rejects.toMatchObject({
      kind: 'egress-open',
      detail: { where: 'worker', why: 'not refused' },
    });
    expect(knocked).toHaveLength(4);
  }
});

/** A worker's first message, and whether it listens to calls. */
async function served(): Promise<{ problem: unknown; isDeaf: boolean }> {
  const posted = vi.fn<(message: { problem: unknown }) => void>();
  vi.stubGlobal('postMessage', posted);
  serve({ read: () => 'chats' });
  await expect.poll(() => posted).toHaveBeenCalled();
  const heard = vi.mocked(addEventListener).mock.calls.map(([kind]) => kind as string);
  return { problem: posted.mock.calls[0][0].problem, isDeaf: !heard.includes('message') };
}

test('a worker that reaches a stranger is deaf to every call, and says why; one that is closed listens', async () => {
  meet(answers);
  expect(await served()).toEqual({
    problem: { kind: 'egress-open', detail: { where: 'worker', why: 'answered' } },
    isDeaf: true,
  });
  vi.mocked(addEventListener).mockClear();
  meet(refuses);
  expect(await served()).toEqual({ problem: null, isDeaf: false });
});

/** A worker that only says what its own proof gave. */
class SaidWorker extends EventTarget {
  static readonly made: SaidWorker[] = [];
  static says: unknown;
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();

  constructor() {
    super();
    SaidWorker.made.push(this);
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: SaidWorker.says })));
  }
}

test('a page whose worker reached a stranger ends it, and no chat is ever handed to it', async () => {
  vi.stubGlobal('Worker', SaidWorker);
  vi.stubGlobal('document', {
    baseURI: 'https://kleio.example/',
    addEventListener: () => undefined,
    createElement: () => ({}),
    head: { append: () => undefined },
  });
  meet(refuses);
  // A page of its own: whether the endpoint is settled is the module's state.
  vi.resetModules();
  const { settleEndpoint } = await import('../../src/browser/policy.ts');
  const { WorkerPool } = await import('../../src/browser/pool.ts');
  settleEndpoint({ origins: [], workers: true });
  SaidWorker.says = { problem: { kind: 'egress-open', detail: { where: 'worker', why: 'answered' } } };
  const hand = vi.fn();
  const pool = new WorkerPool<{ read(chats: string[]): void }>('assets/text.worker.js', 1);
  await expect(pool.run(hand)).rejects.toMatchObject({ kind: 'egress-open', detail: { why: 'answered' } });
  expect(hand).not.toHaveBeenCalled();
  const [worker] = SaidWorker.made;
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(worker.postMessage).not.toHaveBeenCalled();

  // One that has its proof is.
  SaidWorker.says = { problem: null };
  const other = new WorkerPool<{ read(chats: string[]): void }>('assets/text.worker.js', 1);
  await other.run(hand);
  expect(hand).toHaveBeenCalledOnce();
  other.close();
});

test('the script of every worker is served by the proof, and by nothing beside it', () => {
  const folder = join(import.meta.dirname, '../../src/browser');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.worker.ts'));
  expect(scripts.length).toBeGreaterThan(6);
  for (const name of scripts) {
    const code = readFileSync(join(folder, name), 'utf8');
    expect(code.match(/^serve\(/gm), name).toHaveLength(1);
    // What hears a message before the proof would hear a chat.
    expect(code, name).not.toMatch(/onmessage|addEventListener\(|\bexpose\([^,)]*\)/);
  }
});
