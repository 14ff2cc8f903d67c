import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelFile, target } from '../../../scripts/kernel/build.mjs';

test('the shipped kernel is what its sources compile to', async () => {
  expect(readFileSync(target, 'utf8')).toBe(await kernelFile());
}, 60_000);

test("the kernel's own source stays under 300 lines", () => {
  const source = readFileSync(new URL('../../../scripts/kernel/assembly/kmeans.ts', import.meta.url), 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThan(300);
});
