import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/built-page.ts';

const browser = useBrowser();

test('the first load is under 120 kB of JavaScript, gzipped, before a file is dropped', async () => {
  const { page } = await browser.open();
  await page.reload({ waitUntil: 'networkidle' });
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );
  let bytes = 0;
  for (const url of scripts)
    bytes += gzipSync(Buffer.from(await (await page.request.get(url)).body())).length;
  expect(scripts.length).toBeGreaterThan(0);
  console.log(`first load: ${scripts.length} scripts, ${(bytes / 1000).toFixed(1)} kB gzipped`);
  expect(bytes).toBeLessThan(120_000);
});

test('the page narrows its own policy before it does anything: other hosts are refused, whoever asks', async () => {
  const { page, strangers } = await browser.open();
  const refused = await page.evaluate(async () => {
    const violations: string[] = [];
    const heard = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
        resolve();
      });
    });
    // fetch is refused by the page itself: only egress.ts may use it. The policy holds for what goes around that.
    const byFetch = await fetch('https://example.org/').catch((error: Error) => error.message);
    const byRequest = await new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve('sent');
      request.onerror = () => resolve('refused');
      request.open('GET', 'https://example.org/');
      request.send();
    });
    // Where none is heard of, it is told below.
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    return { byFetch, byRequest, violations };
  });
  expect(refused.byFetch).toContain('no-egress');
  expect(refused).toMatchObject({ byRequest: 'refused', violations: ['connect-src'] });
  expect(strangers).toEqual([]);
});
