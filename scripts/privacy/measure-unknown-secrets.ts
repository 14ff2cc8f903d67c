// What is left of secrets whose rule is taken away: services that nobody wrote a rule for (issue 5, "Must show").
import type { Detector, Finding } from '../../src/core/privacy/finding.ts';
import { detectors } from '../../src/core/privacy/index.ts';
import { usualFamilies } from '../../src/core/privacy/families.ts';
import { findSecrets, findSecretsWithout } from '../../src/core/privacy/secrets.ts';
import type { Reading } from './reading.ts';
import { keyOf, type PrivacyRow, share } from './rows.ts';
import { sliceOf } from './sets.ts';

/** The row of a set of secrets: each one is looked for without the rules that would find it. */
export function measureUnknownSecrets(reading: Reading): PrivacyRow[] {
  const { name } = reading.set;
  const options = reading.options('usual');
  // The first detector is the one by rules.
  const others = detectors.slice(1).filter(({ family }) => usualFamilies.has(family));
  const without = new Map<string, Detector['find']>();
  let left = 0;
  let n = 0;
  for (const { text, spans } of reading.rows) {
    if (spans.length === 0) continue;
    const kinds = new Set(findSecrets(text, options).flatMap(({ what }) => what ?? []));
    const key = [...kinds].sort().join();
    const find = without.get(key) ?? findSecretsWithout(kinds);
    without.set(key, find);
    const found = [...find(text, options), ...others.flatMap((other) => other.find(text, options))];
    const hidden = withoutFindings(text, found);
    for (const span of spans) {
      n++;
      if (hidden.includes(sliceOf(text, span).trim())) left++;
    }
  }
  const title = `${name}: secrets left where their rule is taken away`;
  return [share(keyOf('survival-secret-unknown', name), title, left, n, { atMost: 10 })];
}

/** The text with a blank in the place of every finding. */
function withoutFindings(text: string, findings: readonly Finding[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    if (start >= at) result += `${text.slice(at, start)} `;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}
