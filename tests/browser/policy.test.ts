// The policy of the built page, as the page carries it and as hosts that read _headers send it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/** The directives as vite.config.ts lists them. */
const directives = [...read('vite.config.ts').matchAll(/^ {2}(["'])(.+)\1,$/gm)].map(([, , text]) => text);
const headers = new Map(
  [...read('public/_headers').matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
);

test('the header carries the policy of the page, and forbids frames around it', () => {
  expect(directives).toHaveLength(11);
  expect(headers.get('Content-Security-Policy')?.split('; ')).toEqual([
    ...directives,
    "frame-ancestors 'none'",
  ]);
});

test('everything is closed but what the page needs: no directive names another host but for connections', () => {
  expect(directives[0]).toBe("default-src 'none'");
  for (const directive of directives.filter((one) => !one.startsWith('connect-src')))
    expect(directive).not.toMatch(/https?:|\*/);
  expect(directives).toContain("require-trusted-types-for 'script'");
});

test('the other headers are there', () => {
  expect(Object.fromEntries(headers)).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  expect(headers.get('Permissions-Policy')).toMatch(/camera=\(\)/);
});
