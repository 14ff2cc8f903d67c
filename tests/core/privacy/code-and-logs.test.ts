import { expect, test } from 'vitest';
import { allFamilies, usualFamilies } from '../../../src/core/privacy/families.ts';
import type { Family } from '../../../src/core/privacy/finding.ts';
import { findDetails } from '../../../src/core/privacy/index.ts';
import { codeAndLogs } from '../../support/code-and-logs.ts';

const texts = codeAndLogs(20_000, 5);

/** Words touched, all words, and how many are touched by kind. */
function touched(families: ReadonlySet<Family>) {
  const kinds: Record<string, number> = {};
  let all = 0;
  let hit = 0;
  for (const text of texts) {
    const found = findDetails(text, { region: 'US', families });
    for (const { index, 0: word } of text.matchAll(/\S+/g)) {
      all++;
      const finding = found.find(({ start, end }) => start < index + word.length && end > index);
      if (!finding) continue;
      hit++;
      kinds[finding.kind] = (kinds[finding.kind] ?? 0) + 1;
    }
  }
  return { all, hit, kinds };
}

test.each([
  ['default', usualFamilies],
  ['all', new Set(allFamilies)],
])('the %s families touch at most a hundredth of the words of code and logs', (_, families) => {
  const { all, hit, kinds } = touched(families);
  expect(all).toBeGreaterThanOrEqual(20_000);
  expect(hit / all, JSON.stringify(kinds)).toBeLessThanOrEqual(0.01);
});
