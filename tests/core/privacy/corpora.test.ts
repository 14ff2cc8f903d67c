import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { structuredFamilies } from '../../../src/core/privacy/families.ts';
import { findDetails } from '../../../src/core/privacy/index.ts';
import { redact, RedactionMemory } from '../../../src/core/stages/redact.ts';

/** Folder with the public corpora, beside the repository (evaluation.md 1). */
const folder = join(process.env.KLEIO_SHARED ?? join(import.meta.dirname, '../../../../shared'), 'data/pii');
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: no corpora of personal details in ${folder} (set KLEIO_SHARED)`);

interface Sample {
  readonly text: string;
  /** Offsets are Unicode code points. */
  readonly spans: readonly { start: number; end: number; type: string }[];
}

const load = (name: string): Sample[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sample);

const redacted = (text: string): string => redact(text, new RedactionMemory(), { region: 'US' }).text;

/** [surviving literally, all] by type. */
function survivals(samples: readonly Sample[]): Record<string, [number, number]> {
  const counts: Record<string, [number, number]> = {};
  for (const { text, spans } of samples) {
    const result = redacted(text);
    const characters = Array.from(text);
    for (const { start, end, type } of spans) {
      const count = (counts[type] ??= [0, 0]);
      if (result.includes(characters.slice(start, end).join(''))) count[0]++;
      count[1]++;
    }
  }
  return counts;
}

test.runIf(isThere)('the structured families touch at most 3 of 3,000 ordinary queries', () => {
  const samples = load('negatives_clinc_so.jsonl');
  expect(samples).toHaveLength(3000);
  const options = { region: 'US', families: structuredFamilies };
  const touched = samples.filter(({ text }) => findDetails(text, options).length > 0);
  expect(touched.length).toBeLessThanOrEqual(3);
});

test.runIf(isThere).each(['presidio_synth_v2.jsonl', 'presidio_generated_small.jsonl'])(
  'no structured detail of %s survives, of phones at most a tenth',
  (name) => {
    const counts = survivals(load(name));
    for (const type of ['EMAIL_ADDRESS', 'CREDIT_CARD', 'IBAN_CODE', 'US_SSN', 'IP_ADDRESS']) {
      expect(counts[type]?.[0] ?? 0, type).toBe(0);
    }
    const [left, all] = counts.PHONE_NUMBER;
    expect(left / all).toBeLessThanOrEqual(0.1);
  },
);

test.runIf(isThere)('international numbers of 26 countries do not survive', () => {
  expect(survivals(load('phones_intl.jsonl')).PHONE[0]).toBe(0);
});
