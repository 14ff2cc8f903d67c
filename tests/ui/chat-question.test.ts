// The question about each chat: where it can be asked, what it says before anything is sent, and what goes into the run.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { Progress, RunSettings } from '../../src/core/types.ts';
import { ChatChoice } from '../../src/ui/choosing/chat-choice.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aRun, fakeModels, fakeServices, testDay } from '../support/fake-services.ts';
import { sampleOverview } from './explore-sample.ts';
import { geminiHost, modelDevice } from './model-services.ts';

vi.mock('../../src/core/pipeline.ts', () => ({ runPipeline: vi.fn() }));

const question = 'Is this chat about cooking?';
const way = (name: string) => page.getByRole('radio', { name, exact: true });
const field = () => page.getByRole('textbox', { name: 'Keep only chats to which the model answers yes' });
const needed = () => page.getByText('can be asked where a model reads the chats');
const start = () => page.getByRole('button', { name: 'Find the topics' });
const status = (text: string) => page.getByRole('status').filter({ hasText: text });
const unbegun = { done: 0, total: null, recalled: 0, startedAt: null, finishedAt: null };

/** A run under way; `report` tells its stages. */
function running() {
  let tell: (progress: Progress) => void = () => undefined;
  vi.mocked(runPipeline).mockImplementation((_ports, _run, listener) => {
    tell = listener;
    return new Promise(() => undefined);
  });
  const services = fakeServices({
    openPorts: () => Promise.resolve({ ports: {} as Ports, status: () => null, close: () => undefined }),
  });
  services.store.runRows.set('r1', aRun({ status: 'running', finishedAt: null }));
  const report = (stages: Progress['stages']) =>
    tell({ stage: stages[0].stage, stages, latest: [], issues: [] });
  return { services, report };
}

const unfold = () => page.getByText('Choose by date, language, words and more').click();

test('the field is there where a model reads the chats, and says that each is sent for it, redacted', async () => {
  await openApp('#/import/d1', modelDevice({ hasKey: async () => true }));
  await expect.element(status('All 36 chats')).toBeVisible();
  await unfold();
  await expect.element(needed()).toBeVisible();
  await expect.element(field()).not.toBeInTheDocument();
  await way('With my key').click();
  await expect.element(field()).toHaveAccessibleDescription(/Each chosen chat is sent once for it, redacted/);
  await expect.element(needed()).not.toBeInTheDocument();
  await field().fill(question);
  await expect.element(status(`At most 36 of 36 chats: with a yes to “${question}”`)).toBeVisible();
  await expectAccessible();
  // Who only names reads no chat.
  await way('Only name').click();
  await expect.element(needed()).toBeVisible();
  await expect.element(status('All 36 chats')).toBeVisible();
  // What was typed is not lost.
  await way('Read and name').click();
  await expect.element(field()).toHaveValue(question);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.element(field()).toHaveValue('');
});

test('a question that is too long is not asked, and says so', async () => {
  await openApp('#/import/d1', modelDevice({ hasKey: async () => true }));
  await way('With my key').click();
  await unfold();
  await field().fill('q'.repeat(301));
  await expect.element(page.getByText('at most 300 characters; this one has 301')).toBeVisible();
  await expect.element(start()).toBeDisabled();
  await field().fill('q'.repeat(300));
  await expect.element(start()).toBeEnabled();
});

test('before anything leaves the question is counted as what it is: one request a chat, at most all of them after it', async () => {
  let asked: RunSettings | null = null;
  const { estimate } = fakeModels();
  const services = modelDevice({
    hasKey: async () => true,
    estimate: async (id, settings, of, signal) => {
      asked = settings;
      const whole = await estimate(id, settings, of, signal);
      return { ...whole, requests: [36, 90], screening: { requests: 36, cost: [0.01, 0.02] } };
    },
  });
  await openApp('#/import/d1', services);
  await way('With my key').click();
  await unfold();
  await field().fill(`  ${question} `);
  await start().click();
  await expect.element(page.getByText('36 to 90')).toBeVisible();
  const told = 'Your question is sent with each chosen chat first: 36 requests, $0.01 to $0.02.';
  await expect.element(page.getByText(told)).toBeVisible();
  await expect.element(page.getByText('at most all of them are read and named after it')).toBeVisible();
  await expectAccessible();
  expect(asked).toMatchObject({ selection: { question } });
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await page.getByRole('button', { name: `Send to ${geminiHost} and find the topics` }).click();
  await expect.poll(() => services.store.runRows.size).toBe(1);
  expect([...services.store.runRows.values()][0].settings.selection.question).toBe(question);
});

test('a run on this device asks nothing, whatever was typed before', async () => {
  const services = await openApp('#/import/d1', modelDevice({ hasKey: async () => true }));
  await way('With my key').click();
  await unfold();
  await field().fill(question);
  await way('On this device').click();
  await start().click();
  await expect.poll(() => services.store.runRows.size).toBe(1);
  expect([...services.store.runRows.values()][0].settings.selection.question).toBeNull();
});

test('the step of the question stands in the list of a run that asks one, and in no other', async () => {
  const { services, report } = running();
  await openApp('#/run/r1', services);
  report([{ ...unbegun, stage: 'survey' }]);
  await expect.element(page.getByText('Learn which words are names')).toBeVisible();
  await expect.element(page.getByText('Ask your question about each chat')).not.toBeInTheDocument();
  report([{ ...unbegun, stage: 'screen', done: 40, total: 120, startedAt: testDay }]);
  await expect.element(page.getByText('Ask your question about each chat')).toBeVisible();
  await expect.element(page.getByText('40 of 120', { exact: true })).toBeVisible();
});

test('a tree tells what the model’s no left out apart from what was not chosen', async () => {
  const services = fakeServices();
  const stats = { leftOut: 1629, leftOutByQuestion: 629 };
  services.store.overviews.set('r1', sampleOverview({ stats }));
  services.store.runRows.set('r1', aRun());
  // Wide enough for the notes beside the tree.
  await page.viewport(1280, 800);
  await openApp('#/explore/r1', services);
  await expect.element(page.getByText('1,000 chats were left out by choice, before')).toBeVisible();
  const saidNo = '629 chats were left out because the model answered no to your question.';
  await expect.element(page.getByText(saidNo)).toBeVisible();
});

test('a question that was put back is asked again once a model reads the chats', async () => {
  const choice = new ChatChoice(36);
  let reads = true;
  await choice.open({ ...fakeServices({ store: modelDevice().store }), asksModel: () => reads }, 'd1');
  choice.restore({ ...choice.selection, question });
  expect(choice.selection.question).toBe(question);
  // One that is not asked keeps no run from beginning.
  choice.question = 'q'.repeat(301);
  expect([choice.missing, choice.selection.question]).toEqual(['fields', choice.question]);
  reads = false;
  const other = new ChatChoice(36);
  await other.open({ ...fakeServices({ store: modelDevice().store }), asksModel: () => reads }, 'd1');
  other.question = 'q'.repeat(301);
  expect([other.missing, other.selection.question]).toEqual([null, null]);
});
