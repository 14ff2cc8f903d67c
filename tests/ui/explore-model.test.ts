import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Overview } from '../../src/core/types.ts';
import { answerCounts, answersOf } from '../../src/ui/explore/custom-facets.ts';
import { isStandIn, modelThatNamed } from '../../src/ui/explore/named-by.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aDataset, aRun } from '../support/fake-services.ts';
import { sampleChoice } from './choice-sample.ts';
import { sampleOverview } from './explore-sample.ts';
import { gemini, geminiHost, modelDevice, withGemini } from './model-services.ts';

const customFacets = [
  { question: 'Work or private?', answers: ['work', 'private'] },
  { question: 'What mood?', answers: null },
];

/** Every third chat is for work, all others private; the first chat was read on the device. */
function askedOverview(): Overview {
  const overview = sampleOverview({ analyst: 'gemini-3.5-flash-lite 1 English', quotations: false });
  return {
    ...overview,
    settings: { ...withGemini, customFacets },
    rows: {
      ...overview.rows,
      custom: overview.rows.ids.map((_, row) => [
        row % 3 === 0 ? 'work' : 'private',
        row === 0 ? 'calm' : null,
      ]),
      fallback: Uint8Array.from(overview.rows.ids, (_, row) => (row === 0 ? 1 : 0)),
    },
  };
}

function device(overview: Overview) {
  const services = modelDevice({ hasKey: async () => true });
  services.store.datasetRows.set('d1', aDataset());
  services.store.runRows.set('r1', aRun({ settings: overview.settings }));
  services.store.overviews.set('r1', overview);
  return services;
}

describe('who named it', () => {
  const builtIn = sampleOverview();

  test.each([
    ['built-in@2', null],
    ['built-in@2, names by gemini-3.5-flash-lite 3 German', 'gemini-3.5-flash-lite'],
    ['llama3 3 English', 'llama3'],
  ])('%s of an imported tree: %s', (analyst, model) => expect(modelThatNamed(analyst, null)).toBe(model));

  test('a run of one’s own knows its model', () => {
    expect(modelThatNamed('whatever', askedOverview())).toBe('gemini-3.5-flash-lite');
    expect(modelThatNamed('built-in@2', builtIn)).toBeNull();
  });

  test('a topic whose question was refused was named on the device', () => {
    const issue = { kind: 'answer-refused', detail: {}, subject: 't1', stage: 'name' };
    expect(isStandIn({ ...builtIn, issues: [issue] }, 't1')).toBe(true);
    expect(isStandIn({ ...builtIn, issues: [issue] }, 't2')).toBe(false);
  });
});

test('fixed answers are counted, free text is not, and both are told for a chat', () => {
  const overview = askedOverview();
  // Rows 0 to 5: 0 and 3 are for work.
  expect(answerCounts(overview, [0, 1, 2, 3, 4, 5])).toEqual([
    { question: 'Work or private?', counts: { work: 2, private: 4 } },
  ]);
  expect(answersOf(overview, 0)).toEqual([
    ['Work or private?', 'work'],
    ['What mood?', 'calm'],
  ]);
  expect(answersOf(overview, 1)).toEqual([['Work or private?', 'private']]);
});

test('a tree named by a model says so, and shows the answers as shares', async () => {
  const overview = askedOverview();
  await openApp(`#/explore/r1/c/${overview.clusters.find(({ level }) => level > 0)!.id}`, device(overview));
  await expect.element(page.getByText('Named by gemini-3.5-flash-lite')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Work or private?' })).toBeVisible();
  await expectAccessible();
});

test('a chat the model gave no answer for is marked, and its answers are shown', async () => {
  const overview = askedOverview();
  await openApp(`#/explore/r1/chat/${overview.rows.ids[0]}`, device(overview));
  await expect.element(page.getByText('Read on this device: the model gave no answer')).toBeVisible();
  await expect.element(page.getByText('What mood?')).toBeVisible();
  await expect.element(page.getByText('calm')).toBeVisible();
});

test('topics found on the device can be named by a model: the old stay, a new run asks first', async () => {
  const overview = sampleOverview();
  const services = device(overview);
  let of: string | null = null;
  const { estimate } = services.models;
  Object.assign(services.models, {
    estimate: (...question: Parameters<typeof estimate>) => ((of = question[2]), estimate(...question)),
  });
  await page.viewport(1280, 800);
  await openApp('#/explore/r1', services);
  await page.getByRole('link', { name: 'Improve names with a model' }).click();
  await page.viewport(414, 896);
  await expect
    .element(page.getByRole('heading', { level: 1, name: 'Improve names with a model' }))
    .toBeVisible();
  await expect.element(page.getByRole('radio', { name: 'On this device' })).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => of).toBe('r1');
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await page.getByRole('button', { name: `Send to ${geminiHost} and name the topics` }).click();
  await expect.poll(() => services.store.runRows.size).toBe(2);
  const run = [...services.store.runRows.values()][1];
  expect(run).toMatchObject({
    datasetId: 'd1',
    settings: { ...overview.settings, k: overview.k, model: gemini, modelDoes: 'names' },
  });
  expect(services.store.overviews.get('r1')).toEqual(overview);
  // What the set-up of a first run does is its own affair.
  expect(services.store.settings.get('setup')).toMatchObject({ does: 'everything' });
});

test('a result with evidence is improved with the number of topics that it was found with', async () => {
  const services = device({ ...sampleOverview(), choice: sampleChoice() });
  await openApp('#/improve/r1/names', services);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByText('prices of 2026-11')).toBeVisible();
  // The topics are there.
  await expect
    .element(page.getByText('how many topics there are is found on the way'))
    .not.toBeInTheDocument();
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await page.getByRole('button', { name: `Send to ${geminiHost} and name the topics` }).click();
  await expect.poll(() => services.store.runRows.size).toBe(2);
  expect([...services.store.runRows.values()][1].settings.k).toBe(38);
});

test('summarising with a model reads every chat anew', async () => {
  const services = device(sampleOverview());
  await openApp('#/improve/r1/all', services);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await page.getByRole('button', { name: `Send to ${geminiHost} and find the topics` }).click();
  await expect.poll(() => services.store.runRows.size).toBe(2);
  expect([...services.store.runRows.values()][1].settings.modelDoes).toBe('everything');
});

test('a run that is not here cannot be improved', async () => {
  await openApp('#/improve/nowhere/all');
  await expect
    .element(page.getByRole('heading', { name: 'There are no topics to improve here' }))
    .toBeVisible();
});

test('another number of topics with a model asks before anything leaves, as a new run does', async () => {
  const overview = askedOverview();
  const services = device(overview);
  let asked: unknown[] = [];
  const { estimate } = services.models;
  Object.assign(services.models, {
    estimate: (...question: Parameters<typeof estimate>) => ((asked = question), estimate(...question)),
  });
  await openApp('#/explore/r1', services);
  await page.getByRole('button', { name: 'Number of topics' }).click();
  await expect
    .element(page.getByRole('dialog'))
    .toHaveTextContent(
      `still known; what is missing is sent, redacted, to gemini-3.5-flash-lite at ${geminiHost}`,
    );
  await page.getByRole('spinbutton', { name: 'Number of topics' }).fill('12');
  await expectAccessible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByRole('heading', { name: 'Before anything leaves' })).toBeVisible();
  await expect.element(page.getByText('What was read is used again where it is still known')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'A request as it would be sent' })).toBeVisible();
  await expectAccessible();
  expect(location.hash).toBe('#/improve/r1/again/12');
  // The whole of it is estimated: which chats are still known shows only in the run.
  expect(asked.slice(0, 3)).toEqual(['d1', { ...overview.settings, k: 12 }, null]);
  expect(services.store.runRows.size).toBe(1);
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await page.getByRole('button', { name: `Send to ${geminiHost} and find the topics` }).click();
  await expect.poll(() => services.store.runRows.size).toBe(2);
  expect([...services.store.runRows.values()][1]).toMatchObject({
    datasetId: 'd1',
    settings: { ...overview.settings, k: 12 },
  });
});

test('an address alone starts nothing, and what does not fit leads back', async () => {
  const services = device(askedOverview());
  await openApp('#/improve/r1/again/99999', services);
  await expect
    .element(page.getByRole('link', { name: 'Back to the topics' }))
    .toHaveAttribute('href', '#/explore/r1');
  location.hash = '#/improve/r1/again/3';
  await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => location.hash).toBe('#/explore/r1');
  expect(services.store.runRows.size).toBe(1);
});

test('topics found on the device are not asked of anybody by an address', async () => {
  await openApp('#/improve/r1/again/3', device(sampleOverview()));
  await expect.element(page.getByText('a model has to have named the topics')).toBeVisible();
});
