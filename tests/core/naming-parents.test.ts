// A parent whose texts all fail has its largest child's words, and those are looked at as well.
import { expect, test } from 'vitest';
import { runPipeline } from '../../src/core/pipeline.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Overview } from '../../src/core/types.ts';
import { directGate, portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';

const never = new AbortController().signal;
const trees =
  'alder birch cedar dogwood elmtree fir ginkgo hazel ironwood juniper katsura larch maple nutmeg oak pine quince rowan spruce tulip'.split(
    ' ',
  );
const chats = Array.from({ length: 200 }, (_, i) => {
  const tree = trees[i % 20];
  const text = `Please explain ${tree} and how ${tree} grows, case ${i}`;
  const id = `c${String(i).padStart(3, '0')}`;
  return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
});

/** All parents' names carry a link; the gate refuses what `alsoRefused` names besides. */
async function parentsOf(alsoRefused: RegExp): Promise<Overview['clusters']> {
  const nameParent = async () => ({ name: 'See https://evil.example/x', description: 'Users asked.' });
  const gate: typeof directGate = {
    ...directGate,
    check: async (questions, signal) => {
      const answers = await directGate.check(questions, signal);
      return answers.map((answer, i) =>
        alsoRefused.test(questions[i].name) ? { ...answer, details: ['person'] } : answer,
      );
    },
  };
  const ports = await portsFor(chats, { analyst: scriptedAnalyst({ nameParent }), gate });
  const run = aRun({ status: 'running', settings: { ...defaultRunSettings, k: 20, minimum: 3 } });
  const { clusters } = await runPipeline(ports, run, () => undefined, never);
  return clusters.filter(({ level, shown }) => level > 0 && shown);
}

test('a parent whose names are refused twice is named by its largest child', async () => {
  const parents = await parentsOf(/^$/);
  expect(parents.length).toBeGreaterThan(1);
  for (const { name } of parents) expect(name).toMatch(/^Ask about .* and more(?: \(\d+\))?$/);
});

test('and plainly where the gate refuses those words too: each parent by a name of its own', async () => {
  const parents = await parentsOf(/ and more$/);
  expect(parents.length).toBeGreaterThan(1);
  for (const { name } of parents) expect(name).toMatch(/^Talk about assorted topics(?: \(\d+\))?$/);
  expect(new Set(parents.map(({ name }) => name)).size).toBe(parents.length);
});
