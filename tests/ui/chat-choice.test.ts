import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { readSelection } from '../../src/core/saved-selection.ts';
import { everyChat } from '../../src/core/selection.ts';
import { ChatChoice } from '../../src/ui/choosing/chat-choice.svelte.ts';
import { dayOf, startOf } from '../../src/ui/choosing/days.ts';
import { readSetup } from '../../src/ui/setup/saved-setup.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aConversation, aDataset, aReport, aRun, fakeServices, FakeStore } from '../support/fake-services.ts';
import { sampleOverview } from './explore-sample.ts';

const dayInMilliseconds = 86_400_000;
const first = Date.UTC(2025, 0, 1, 12);

/** Thirty chats, one a day from 1 Jan 2025: ten in German, three of them about rent; and one without text. */
function store(): FakeStore {
  const chats = Array.from({ length: 30 }, (_, i) =>
    aConversation({
      id: `c${i}`,
      contentHash: `h${i}`,
      startedAt: first + i * dayInMilliseconds,
      language: i % 3 === 0 ? 'German' : 'English',
      messages: [{ role: 'user', text: i < 9 ? 'About my rent' : 'Something', at: null }],
    }),
  );
  const filled = new FakeStore();
  filled.conversations.set('d1', [...chats, aConversation({ id: 'empty', messages: [] })]);
  filled.datasetRows.set('d1', aDataset({ files: [aReport()] }));
  return filled;
}

const status = (text: string) => page.getByRole('status').filter({ hasText: text });
const start = () => page.getByRole('button', { name: 'Find the topics' });
const unfold = () => page.getByText('Choose by date, language, words and more').click();

test('all chats are read unless somebody chooses; the number of topics and the run follow the choice', async () => {
  const services = await openApp('#/import/d1', fakeServices({ store: store() }));
  await expect.element(status('All 30 chats')).toBeVisible();
  await unfold();
  const languages = page.getByRole('group', { name: 'Languages' });
  await expect.element(languages).toHaveAccessibleDescription(/^None ticked: all of them/);
  await page.getByRole('checkbox', { name: 'German 10' }).click();
  await expect.element(languages).toHaveAccessibleDescription(/^Only what is ticked/);
  await expect.element(status('10 of 30 chats: in German')).toBeVisible();
  await expect.element(page.getByText('Left out: 20 by language.')).toBeVisible();
  await expect.element(page.getByText('10 chats to sort')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Number of topics' }).fill('11');
  await expect.element(page.getByText('A whole number from 1 to 10.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Number of topics' }).fill('5');
  await expectAccessible();
  await start().click();
  await expect.poll(() => location.hash).toMatch(/^#\/run\//);
  const [run] = await services.store.runs('d1');
  expect(run.settings.selection).toMatchObject({ languages: ['German'], sources: null, question: null });
});

test('what leaves nothing says so, nothing starts, and a reset takes everything back', async () => {
  await openApp('#/import/d1', fakeServices({ store: store() }));
  await unfold();
  await page.getByLabelText('From', { exact: true }).fill('2030-01-01');
  await expect.element(status('0 of 30 chats: since 1 Jan 2030')).toBeVisible();
  await expect.element(page.getByText('No chat is left to sort.').first()).toBeVisible();
  await expect.element(start()).toBeDisabled();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.element(status('All 30 chats')).toBeVisible();
  await expect.element(page.getByLabelText('From', { exact: true })).toHaveValue('');
  await expect.element(start()).toBeEnabled();
});

test('words are looked for in the texts, and join the other conditions', async () => {
  await openApp('#/import/d1', fakeServices({ store: store() }));
  await unfold();
  await page.getByRole('textbox', { name: 'Words' }).fill('RENT, no such word');
  await expect.element(status('9 of 30 chats: with “RENT” or “no such word”')).toBeVisible();
  await page.getByRole('checkbox', { name: 'German 10' }).click();
  await expect.element(status('3 of 30 chats: in German')).toBeVisible();
  await expect.element(page.getByText('Left out: 20 by language and 7 by words.')).toBeVisible();
});

test('a choice survives the page’s being loaded again, once', async () => {
  const filled = store();
  const selection = { ...everyChat, languages: ['German'], words: ['rent'], minimumTurns: 1 };
  filled.settings.set('setup', { topics: { datasetId: 'd1', k: null, seed: 1, region: 'US', selection } });
  await openApp('#/import/d1', fakeServices({ store: filled }));
  await expect.element(status('3 of 30 chats: in German, at least 1 turn, with “rent”')).toBeVisible();
  expect(filled.settings.get('setup')).toMatchObject({ topics: null });
});

test('a tree of chosen chats says how many were left out', async () => {
  const services = fakeServices();
  services.store.overviews.set('r1', sampleOverview({ stats: { leftOut: 1629 } }));
  services.store.runRows.set('r1', aRun());
  // Wide enough for the notes beside the tree.
  await page.viewport(1280, 800);
  await openApp('#/explore/r1', services);
  await expect
    .element(page.getByText('1,629 chats were left out by choice, before anything was read.'))
    .toBeVisible();
});

/** The choice over the thirty chats, counted. */
async function opened(): Promise<ChatChoice> {
  const choice = new ChatChoice(30);
  await choice.open(fakeServices({ store: store() }), 'd1');
  return choice;
}

test('the last day is one of those chosen', async () => {
  const choice = await opened();
  choice.from = dayOf(first);
  choice.until = dayOf(first + dayInMilliseconds);
  expect(choice.count).toBe(2);
  choice.until = dayOf(first - dayInMilliseconds);
  expect([choice.daysFit, choice.missing, choice.count]).toEqual([false, 'fields', 30]);
});

test('fields come back as they were: a selection put back is the same selection', async () => {
  const choice = await opened();
  const [from, until] = [startOf('2025-01-05')!, startOf('2025-01-09', 1)!];
  const selection = {
    ...{ from, until, sources: ['chatgpt' as const], languages: ['German', ''], models: ['m'] },
    ...{ minimumTurns: 2, words: ['tax return', 'rent'], once: true, question: null },
    sample: { size: 5, seed: 9 },
  };
  choice.restore(selection);
  expect(choice.selection).toEqual(selection);
  choice.reset();
  expect(choice.selection).toEqual(everyChat);
});

test('a store that cannot be read is told; all chats can still be read', async () => {
  const broken = store();
  broken.digest = () => Promise.reject(new Error('no'));
  const choice = new ChatChoice(30);
  await choice.open(fakeServices({ store: broken }), 'd1');
  expect(choice.problem).not.toBeNull();
  expect([choice.count, choice.missing]).toEqual([30, null]);
  choice.once = true;
  expect([choice.count, choice.missing]).toEqual([null, 'counting']);
});

test('more than a run takes keeps it from beginning, and is not dropped: too long a word, too many, too many models', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`);
  const choice = await opened();
  choice.models = ['m'.repeat(2000)];
  choice.words = many(1000).join(',');
  await expect.poll(() => choice.missing).toBe('chats');
  choice.words = many(1001).join(',');
  expect([choice.missing, choice.wordsFit, choice.selection.words.length]).toEqual(['fields', false, 1001]);
  choice.words = 'x'.repeat(201);
  expect([choice.missing, choice.wordCounts]).toEqual(['fields', { count: 1, longest: 201 }]);
  choice.words = '';
  choice.models = many(1001);
  expect([choice.missing, choice.modelsFit]).toEqual(['fields', false]);
  choice.models = ['m'.repeat(2001)];
  expect([choice.missing, choice.modelsFit]).toEqual(['fields', false]);
  choice.reset();
  expect(choice.missing).toBeNull();
});

test('whatever the form lets through is sound for the run, and comes back from the store as it was', async () => {
  const choice = await opened();
  choice.words = 'x'.repeat(200);
  choice.models = ['m'.repeat(2000)];
  choice.languages = ['German', ''];
  [choice.size, choice.seed, choice.minimumTurns] = [Number.MAX_SAFE_INTEGER, 4294967295, 1];
  expect(choice.missing).not.toBe('fields');
  expect(readSelection(choice.selection)).toEqual(choice.selection);
});

test('a word that is too long is told at its field, and no run can begin', async () => {
  await openApp('#/import/d1', fakeServices({ store: store() }));
  await unfold();
  const field = page.getByRole('textbox', { name: 'Words' });
  await expect.element(field).not.toHaveAttribute('aria-invalid');
  await field.fill('x'.repeat(201));
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription(/at most 200 characters; the longest here has 201/);
  await expect.element(page.getByText('Check the choice of chats: a field does not fit.')).toBeVisible();
  await expect.element(start()).toBeDisabled();
  await expectAccessible();
});

test('a choice kept for chats that were deleted since is deleted as soon as a form opens', async () => {
  const filled = store();
  const selection = { ...everyChat, words: ['private word'], question: 'private question?' };
  const topics = { datasetId: 'gone', k: null, seed: 1, region: 'US', selection };
  filled.settings.set('setup', { language: 'German', topics });
  await openApp('#/import/d1', fakeServices({ store: filled }));
  await expect.element(status('All 30 chats')).toBeVisible();
  expect(filled.settings.get('setup')).toMatchObject({ language: 'German', topics: null });
  expect(JSON.stringify(filled.settings.get('setup'))).not.toContain('private');
});

test('a choice kept for other chats that are still here stays', async () => {
  const filled = store();
  filled.datasetRows.set('d2', aDataset({ id: 'd2' }));
  const topics = { datasetId: 'd2', k: null, seed: 1, region: 'US', selection: everyChat };
  filled.settings.set('setup', { topics });
  await openApp('#/import/d1', fakeServices({ store: filled }));
  await expect.element(status('All 30 chats')).toBeVisible();
  expect((await readSetup(filled)).topics).toEqual(topics);
});

test('a day is the reader’s own, also where an hour is lost in it', () => {
  expect(dayOf(startOf('2025-03-30'))).toBe('2025-03-30');
  expect(dayOf(startOf('2025-03-30', 1)! - 1)).toBe('2025-03-30');
  expect(dayOf(startOf('2024-12-31', 1))).toBe('2025-01-01');
  expect([startOf(''), startOf('30.3.2025'), dayOf(null), dayOf(NaN)]).toEqual([null, null, '', '']);
});
