import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generated } from '../../../scripts/kernel/build.mjs';

test('the shipped kernels are what their sources compile to', async () => {
  const files = await generated();
  expect(files).toHaveLength(2);
  for (const { target, text } of files) expect(readFileSync(target, 'utf8')).toBe(text);
}, 60_000);

test("the kernels' own sources stay under 300 lines", () => {
  const folder = new URL('../../../scripts/kernel/assembly/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$/.test(name),
  );
  expect(sources.length).toBeGreaterThan(3);
  for (const name of sources)
    expect(readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n').length, name).toBeLessThan(300);
});
