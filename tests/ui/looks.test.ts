import { expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import type { Inspection } from '../../src/core/inspect.ts';
import type { Family } from '../../src/core/privacy/finding.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { Looks } from '../../src/ui/redaction/looks.svelte.ts';
import { aConversation } from '../support/fake-services.ts';

const { redaction } = defaultRunSettings;
const counting = (...counts: [Family, number][]): Inspection => ({ texts: [], counts: new Map(counts) });

/** Looks whose answers the test gives, in whatever order. */
function scripted() {
  const asked: {
    families: readonly Family[] | null;
    signal: AbortSignal;
    answer: (inspection: Inspection) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const looks = new Looks({
    conversation: aConversation(),
    evidence: null,
    settings: defaultRunSettings,
    inspector: {
      inspect: (_chat, settings, _evidence, signal) =>
        new Promise((answer, fail) => {
          asked.push({ families: settings.redaction.families, signal, answer, fail });
        }),
      close: () => undefined,
    },
  });
  return { looks, asked };
}

test('the answer of a dropped look is not shown, also when it comes last', async () => {
  const { looks, asked } = scripted();
  const drop = looks.lookForChosen(redaction, ['email']);
  drop();
  looks.lookForChosen(redaction, ['email', 'phone']);
  expect(asked[0].signal.aborted).toBe(true);
  asked[1].answer(counting(['email', 2]));
  asked[0].answer(counting(['email', 9]));
  await expect.poll(() => looks.chosen?.inspection.counts.get('email')).toBe(2);
  await Promise.resolve();
  expect(looks.chosen?.families).toEqual(['email', 'phone']);
  expect(looks.problem).toBeNull();
});

test('what is off is counted by the look for everything, what is on by its own', async () => {
  const { looks, asked } = scripted();
  looks.lookForChosen(redaction, ['email']);
  looks.lookForEverything(redaction);
  expect(asked[1].families).toContain('link');
  asked[0].answer(counting(['email', 1]));
  asked[1].answer(counting(['email', 3], ['phone', 4]));
  await expect.poll(() => looks.everything).not.toBeNull();
  expect(looks.found).toEqual(['email', 'phone']);
  expect([looks.countOf('email'), looks.countOf('phone'), looks.countOf('card')]).toEqual([1, 4, 0]);
});

test('a look that failed says so until the next answer; the last answer stands', async () => {
  const { looks, asked } = scripted();
  looks.lookForChosen(redaction, ['email']);
  asked[0].answer(counting(['email', 1]));
  await expect.poll(() => looks.chosen).not.toBeNull();
  looks.lookForChosen(redaction, ['email']);
  asked[1].fail(new AppError('worker-failed', { worker: 'text' }));
  await expect.poll(() => looks.problem?.kind).toBe('worker-failed');
  expect(looks.countOf('email')).toBe(1);
  looks.lookForChosen(redaction, ['email']);
  asked[2].answer(counting(['email', 5]));
  await expect.poll(() => looks.countOf('email')).toBe(5);
  expect(looks.problem).toBeNull();
});
