// Pages with odd tags: only AppError is thrown, and the cells and chats before the change are kept.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectKept, outcomeOf, RUNS, SEED } from '../../support/fuzzing.ts';
import { knownSamples, outcomeBefore } from '../../support/known-samples.ts';
import { changePage, pageChange } from '../../support/page-changes.ts';

const PAGES = (await knownSamples()).filter(({ sample }) => sample.name.endsWith('.html'));

it(
  'reads a page with any tags in it, and keeps what stands before',
  { timeout: 120_000 * RUNS },
  async () => {
    const changes = fc.array(pageChange, { minLength: 1, maxLength: 4 });
    const which = fc.nat(PAGES.length - 1);
    await fc.assert(
      fc.asyncProperty(which, changes, fc.integer({ min: 1, max: 5000 }), async (index, list, size) => {
        const known = PAGES[index];
        const { bytes, fault } = changePage(new TextDecoder().decode(known.sample.bytes), list);
        const after = await outcomeOf(known.sample, bytes, size);
        const before = await outcomeBefore(known, fault);
        if (before) expectKept(before, after);
      }),
      { numRuns: 500 * RUNS, seed: SEED },
    );
  },
);

it('has pages of both kinds to change', () => {
  expect(PAGES.length).toBeGreaterThanOrEqual(2);
  for (const { starts } of PAGES) expect(starts.length).toBeGreaterThan(1);
});
