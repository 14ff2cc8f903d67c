// Stage 5 of the walk: the evidence decides on k, or a person does, and both are told.
import { expect, test } from 'vitest';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Numerics } from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { KChoice, Progress, RunSettings } from '../../src/core/types.ts';
import { directNumerics, portsFor } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';

const chats = Array.from({ length: 40 }, (_, i) => {
  const id = `c${String(i).padStart(2, '0')}`;
  // Words of their own, so that no two chats are one point.
  const text = `Please explain matter${i % 5} and the matter${i % 5} handbook, number${i} of item${i}`;
  return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
});

const choice: KChoice = {
  ...{ k: 5, because: 'evidence', byRule: 5, runnerUp: 9, interval: [4, 6], sampled: 40 },
  trials: [
    { k: 5, silhouette: 0.6, simplified: 0.7, stability: 0.9, underMinimum: 0, score: 0.54 },
    { k: 9, silhouette: 0.5, simplified: 0.6, stability: 0.7, underMinimum: 0.1, score: 0.35 },
  ],
};

/** Ports whose evidence is `choice`; the questions for it are kept. */
async function ports() {
  const asked: { seed: number; minimum: number }[] = [];
  const numerics: Numerics = {
    ...directNumerics,
    chooseK: async (_points, options, _signal, onProgress) => {
      asked.push(options);
      onProgress?.(0.5);
      onProgress?.(1);
      return choice;
    },
    // The map is not what is tested here.
    place: async ({ rows }) => ({ data: new Float32Array(rows * 2), rows, cols: 2 }),
  };
  return { asked, ports: await portsFor(chats, { numerics }) };
}

async function run(
  given: Awaited<ReturnType<typeof ports>>,
  settings: Partial<RunSettings> = {},
  onProgress: (progress: Progress) => void = () => undefined,
) {
  const made = aRun({ status: 'running', settings: { ...defaultRunSettings, ...settings } });
  return runPipeline(given.ports, made, onProgress, new AbortController().signal);
}

test('nobody chose: the evidence does, with the seed and the minimum of the screen', async () => {
  const given = await ports();
  const overview = await run(given, { seed: 7 });
  expect(overview.k).toBe(5);
  expect(overview.choice).toEqual(choice);
  // 40 chats of one person: three to be shown.
  expect(given.asked).toEqual([{ seed: 7, minimum: 3 }]);
});

test('a person chose: so many, and what the evidence speaks for is told beside it', async () => {
  const overview = await run(await ports(), { k: 8 });
  expect(overview.k).toBe(8);
  expect(overview.choice).toEqual({ ...choice, k: 8, because: 'person' });
});

test('a person chose what the evidence speaks for: the evidence is the reason', async () => {
  expect((await run(await ports(), { k: 5 })).choice).toEqual(choice);
});

test('more than there are chats: one topic a chat', async () => {
  const overview = await run(await ports(), { k: 99 });
  expect(overview.k).toBeLessThanOrEqual(40);
  expect(overview.choice).toMatchObject({ k: 40, because: 'person', byRule: 5 });
});

test('the evidence is looked for once, whatever numbers are asked for afterwards', async () => {
  const given = await ports();
  await run(given);
  await run(given, { k: 8 });
  await run(given, { k: 3 });
  expect(given.asked).toHaveLength(1);
  // Another minimum weighs other clusters.
  await run(given, { minimum: 4 });
  expect(given.asked).toHaveLength(2);
});

test('progress of the stage is per cent, never goes back, and ends whole', async () => {
  const seen: number[] = [];
  await run(await ports(), {}, ({ stages }) => {
    const { done, total } = stages.find(({ stage }) => stage === 'cluster')!;
    if (total !== null) expect(total).toBe(100);
    seen.push(done);
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  // Half of the choice, which is nine tenths of the stage.
  expect(seen).toContain(45);
  expect(seen.at(-1)).toBe(100);
});

test('a choice that was there before is no measure of how long clustering takes, nor is a clustering', async () => {
  const given = await ports();
  const recalledOf = async (k: number | null) => {
    let last = 0;
    await run(given, { k }, ({ stages }) => {
      const { done, recalled } = stages.find(({ stage }) => stage === 'cluster')!;
      expect(done).toBeGreaterThanOrEqual(recalled);
      last = recalled;
    });
    return last;
  };
  expect(await recalledOf(null)).toBe(0);
  // The choice is nine tenths of the stage.
  expect(await recalledOf(8)).toBe(90);
  expect(await recalledOf(null)).toBe(100);
});
