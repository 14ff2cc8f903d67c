// What a free analyst's audit is told to look for, and what its answers are remembered by.
import { expect, test } from 'vitest';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { AuditedText } from '../../src/core/stages/audit.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Family } from '../../src/core/privacy/finding.ts';
import { portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';

const chats = Array.from({ length: 30 }, (_, i) => {
  const text = `Please explain ${i % 2 ? 'alder trees' : 'cedar wood'}, case ${i}`;
  return aConversation({ id: `c${i}`, contentHash: `c${i}`, messages: [{ role: 'user', text, at: null }] });
});

/** What one run after another asks its audits to look for. */
async function lookedForBy(
  runs: readonly (readonly Family[] | null)[],
  costs = false,
): Promise<AuditedText['looking'][][]> {
  let heard: AuditedText['looking'][] = [];
  const analyst = scriptedAnalyst({
    costs,
    audit: async (text: AuditedText) => {
      heard.push(text.looking);
      return { score: 5, reason: '' };
    },
  });
  const ports = await portsFor(chats, { analyst });
  const answers: AuditedText['looking'][][] = [];
  for (const families of runs) {
    heard = [];
    const redaction = { ...defaultRunSettings.redaction, families };
    const settings = { ...defaultRunSettings, k: 2, region: 'DE', redaction };
    await runPipeline(
      ports,
      aRun({ status: 'running', settings }),
      () => undefined,
      new AbortController().signal,
    );
    answers.push(heard);
  }
  return answers;
}

test('an audit looks for the families and the region of the run; under other families it is asked anew', async () => {
  const [chosen, same, usual] = await lookedForBy([['email', 'date'], ['date', 'email'], null]);
  expect(chosen.length).toBeGreaterThan(0);
  for (const looking of chosen)
    expect(looking).toEqual({ region: 'DE', families: new Set(['email', 'date']) });
  // The same families in another order: remembered.
  expect(same).toEqual([]);
  expect(usual).toEqual(chosen.map(() => ({ region: 'DE' })));
});

test('an analyst that asks a model was told when it was made', async () => {
  const [heard] = await lookedForBy([['email']], true);
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard)).toEqual(new Set([undefined]));
});
