// The proof in a real browser: before the policy is narrowed it fails, afterwards it holds in the page and in a worker.
import { expect, test } from 'vitest';
import { proveClosed } from '../../src/browser/egress-proof.ts';
import { closeSideDoors, provePage, settleEndpoint } from '../../src/browser/policy.ts';
import numericsUrl from '../../src/browser/numerics.worker.ts?worker&url';
import { startWorker } from '../../src/browser/workers.ts';

test('WebRTC and beacons are gone from the page once its side doors are closed', () => {
  const here = () => ['RTCPeerConnection' in globalThis, 'sendBeacon' in navigator];
  expect(here()).toEqual([true, true]);
  closeSideDoors();
  expect(here()).toEqual([false, false]);
});

test('a page whose policy is open proves nothing: a request that merely fails is no refusal', async () => {
  await expect(proveClosed(300)).rejects.toMatchObject({
    kind: 'egress-open',
    detail: { where: 'page', why: 'not refused' },
  });
});

test('no worker starts before the endpoint is settled', async () => {
  await expect(startWorker(numericsUrl)).rejects.toThrow(/not settled/);
});

test('once it is narrowed, page and worker prove it', async () => {
  settleEndpoint({ origins: ['http://127.0.0.1:4321'], workers: true });
  await provePage();
  const worker = await startWorker(numericsUrl);
  worker.close();
  const times: number[] = [];
  for (let i = 0; i < 10; i++) {
    const from = performance.now();
    await proveClosed();
    times.push(performance.now() - from);
  }
  console.log(`proof in the page: ${Math.min(...times).toFixed(1)} ms at best of 10`);
});
