import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../src/ui/App.svelte';
import type { Overview } from '../../src/core/types.ts';
import { expectAccessible } from '../support/axe.ts';
import { aConversation, aDataset, aRun, aTree, fakeServices } from '../support/fake-services.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { sampleOverview, widePlan, type SampleOptions } from './explore-sample.ts';
import { writtenTree } from '../support/written-tree.ts';

afterEach(() => {
  location.hash = '';
});

async function show(hash = '#/explore/r1', options: SampleOptions | Overview = {}) {
  const services = fakeServices();
  const { store } = services;
  const overview = 'rows' in options ? options : sampleOverview(options);
  store.datasetRows.set('d1', aDataset({ name: 'Work chats' }));
  store.runRows.set('r1', aRun());
  store.overviews.set('r1', overview);
  store.conversations.set('d1', [aConversation({ id: overview.rows.ids[0] })]);
  await page.viewport(1280, 800);
  location.hash = hash;
  render(App, { services });
  await expect.element(page.getByRole('tree')).toBeVisible();
  return { services, store, overview };
}

const row = (name: string | RegExp) => page.getByRole('treeitem', { name });
const focused = () => document.activeElement?.querySelector('.name')?.textContent?.trim();
const press = (keys: string) => userEvent.keyboard(keys);

describe('tree', () => {
  test('the tab key stops at one row; arrows walk, open and close', async () => {
    await show();
    expect(document.querySelectorAll('[role=treeitem][tabindex="0"]')).toHaveLength(1);
    (document.querySelector('[role=treeitem][tabindex="0"]') as HTMLElement).focus();
    await press('{ArrowDown}');
    await expect.poll(focused).toBe('Programming');
    await expect.element(row(/^Programming/)).toHaveAttribute('aria-expanded', 'false');
    await press('{ArrowRight}');
    await expect.element(row(/^Programming/)).toHaveAttribute('aria-expanded', 'true');
    await press('{ArrowRight}');
    await expect.poll(focused).toBe('Debugging Python scripts');
    expect(document.activeElement?.getAttribute('aria-level')).toBe('2');
    await press('{ArrowLeft}{ArrowLeft}');
    await expect.element(row(/^Programming/)).toHaveAttribute('aria-expanded', 'false');
    await press('{End}');
    await expect.poll(focused).toBe('Too small to show');
    await press('{Home}');
    await expect.poll(focused).toBe('All chats');
  });

  test('letters jump, the star opens all siblings, Enter selects', async () => {
    await show();
    (document.querySelector('[role=treeitem][tabindex="0"]') as HTMLElement).focus();
    await press('tr');
    await expect.poll(focused).toBe('Travel');
    await press('*');
    await expect.element(row(/^Home/)).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(focused).toBe('Travel');
    await press('{Enter}');
    await expect.poll(() => location.hash).toMatch(/^#\/explore\/r1\/c\/p3$/);
    await expect.element(row(/^Travel/)).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByRole('heading', { level: 2, name: 'Travel' })).toBeVisible();
  });

  test('choosing a topic loads nothing again and leaves the focus and the open branches alone', async () => {
    const { store } = await show();
    let loads = 0;
    const overview = store.overview.bind(store);
    store.overview = (id) => (loads++, overview(id));
    await row(/^Programming/).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
    await row(/^SQL queries/).click();
    await expect
      .element(page.getByRole('heading', { level: 2, name: 'SQL queries and indexes' }))
      .toBeVisible();
    expect(loads).toBe(0);
    await expect.poll(focused).toBe('SQL queries and indexes');
    await press('{ArrowDown}');
    await expect.poll(focused).toBe('Docker and compose files');
    history.back();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
    expect(loads).toBe(0);
  });

  test('Alt and arrow up goes one level up', async () => {
    await show('#/explore/r1/c/t0');
    await expect.element(page.getByRole('heading', { name: 'Debugging Python scripts' })).toBeVisible();
    await press('{Alt>}{ArrowUp}{/Alt}');
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
  });

  test('an address opens the branches above its topic', async () => {
    await show('#/explore/r1/c/t0');
    await expect.element(row(/^Debugging Python scripts/)).toHaveAttribute('aria-selected', 'true');
  });

  test('the group of small topics says how many and never which', async () => {
    await show('#/explore/r1/c/too-small');
    await expect.element(page.getByText(/belong to topics of fewer than 4 chats/)).toBeVisible();
    expect(document.body.textContent).not.toContain('Never shown');
    expect(document.querySelector('.details')?.textContent).not.toContain('never shown');
  });

  test('names can be sorted', async () => {
    await show();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOptions('name');
    await expect.element(page.getByRole('treeitem').nth(1)).toHaveTextContent(/^Cooking/);
  });
});

describe('search', () => {
  test('the slash goes to it; matches are marked, the rest dimmed, chats listed; Esc clears', async () => {
    await show();
    await press('/');
    await press('python');
    await expect.element(page.getByRole('button', { name: '1 topic and 14 chats' })).toBeVisible();
    await expect.element(row(/^Debugging Python scripts/)).toBeVisible();
    await expect.element(row(/^Cooking/)).toHaveClass(/dimmed/);
    await expect.element(page.getByRole('heading', { name: 'Chats with “python”' })).toBeVisible();
    await expectAccessible();
    await press('{Escape}');
    await expect.element(page.getByRole('searchbox')).toHaveValue('');
    await expect.element(page.getByRole('heading', { level: 2, name: 'All chats' })).toBeVisible();
  });
});

describe('chat', () => {
  test('the original is not even read before it is asked for', async () => {
    const { store } = await show('#/explore/r1/chat/c000000');
    let reads = 0;
    const conversation = store.conversation.bind(store);
    store.conversation = (...parts) => (reads++, conversation(...parts));
    await expect.element(page.getByRole('heading', { name: /debugging python scripts/ })).toBeVisible();
    expect(reads).toBe(0);
    await page.getByRole('button', { name: 'Show original (stays on this device)' }).click();
    await expect.element(page.getByText('Use cups and watch the dough.')).toBeVisible();
    await expect.element(page.getByText(/Personal details are not taken out here/)).toBeVisible();
    await expectAccessible();
  });

  test('an unknown chat is said to be unknown', async () => {
    await show('#/explore/r1/chat/nowhere');
    await expect.element(page.getByRole('heading', { name: 'This chat is not in this tree' })).toBeVisible();
  });
});

describe('details', () => {
  test('the list of chats draws only what is in sight and leads to a chat', async () => {
    await show('#/explore/r1', { plan: widePlan(100, 40), minimum: 3 });
    const heading = page.getByRole('heading', { name: '20,000 chats' });
    await expect.element(heading).toBeInTheDocument();
    // Under what is told of all chats, and why there are so many topics.
    heading.element().scrollIntoView();
    await expect.poll(() => document.querySelectorAll('.list li').length).toBeGreaterThan(0);
    expect(document.querySelectorAll('.list li').length).toBeLessThan(60);
  });

  test('another number of topics is another run over the same chats', async () => {
    const { store } = await show();
    await page.getByRole('button', { name: 'Number of topics' }).click();
    await page.getByRole('spinbutton', { name: 'Number of topics' }).fill('12');
    await expectAccessible();
    store.putRun = async (run) => void store.runRows.set(run.id, { ...run, status: 'paused' });
    await page.getByRole('button', { name: 'Find the topics again' }).click();
    await expect.poll(() => location.hash).toMatch(/^#\/run\//);
    const run = [...store.runRows.values()].at(-1)!;
    expect(run).toMatchObject({ datasetId: 'd1', settings: { k: 12, seed: 1 } });
  });

  test('notices say what one should know of the tree', async () => {
    await show('#/explore/r1', { stats: { otherLanguages: 0.22 }, flatBecause: 'few-chats' });
    await expect.element(page.getByText(/without a language model: names are made/)).toBeVisible();
    await expect.element(page.getByText(/22% of the chats are in other languages/)).toBeVisible();
    await expect.element(page.getByText(/17 chats were set aside/)).toBeVisible();
    await expect.element(page.getByText(/nothing to nest/).first()).toBeVisible();
  });

  test('with a language model nothing says otherwise', async () => {
    await show('#/explore/r1/c/p0', { analyst: 'gemini@2' });
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
    expect(document.body.textContent).not.toContain('Named on this device');
  });
});

describe('many topics', () => {
  test('4,100 open rows draw only those in sight, and End reaches the last', async () => {
    await show('#/explore/r1', { plan: widePlan(100, 40), minimum: 3 });
    (document.querySelector('[role=treeitem][tabindex="0"]') as HTMLElement).focus();
    const start = performance.now();
    await press('*');
    await expect.poll(() => document.querySelectorAll('[aria-level="2"]').length).toBeGreaterThan(0);
    await expect.poll(focused).toBe('All chats');
    expect(performance.now() - start).toBeLessThan(2000);
    expect(document.querySelectorAll('[role=treeitem]').length).toBeLessThan(120);
    await press('{End}');
    await expect.poll(focused).toBe('Field 100, topic 40');
    await expect.element(row(/^Field 100, topic 40/)).toBeInViewport();
    await press('{ArrowUp}{ArrowUp}');
    await expect.poll(focused).toBe('Field 100, topic 38');
    await expectAccessible();
  });
});

describe('every screen is accessible in both themes', () => {
  test.each(['#/explore/r1', '#/explore/r1/c/t0', '#/explore/r1/c/too-small'])('%s', async (hash) => {
    await show(hash);
    await expectAccessible();
  });

  test('an imported tree has no chats and the same details', async () => {
    const services = fakeServices();
    const file: unknown = JSON.parse(writtenTree(buildTree(sampleOverview(), 5), { level: 'clusters' }));
    services.store.treeRows.set('t1', aTree({ file }));
    location.hash = '#/tree/t1/c/p0';
    render(App, { services });
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
    expect(document.querySelectorAll('.list')).toHaveLength(0);
    await expectAccessible();
  });
});

describe('narrow screens', () => {
  test('one view at a time, and nothing to scroll sideways at 320 pixels', async () => {
    await show();
    await page.viewport(320, 640);
    await expect.element(page.getByRole('tree')).toBeVisible();
    await row(/^Programming/).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Programming' })).toBeVisible();
    expect(document.querySelector<HTMLElement>('[role=tree]')!.offsetParent).toBeNull();
    expect(document.documentElement.scrollWidth).toBe(320);
    await page.viewport(1280, 800);
  });
});

test('a damaged imported tree says what to do', async () => {
  const services = fakeServices();
  services.store.treeRows.set('t1', aTree({ file: { format: 'clio-tree', formatVersion: '9.0.0' } }));
  location.hash = '#/tree/t1';
  render(App, { services });
  await expect.element(page.getByRole('alert')).toHaveTextContent(/newer Kleio/);
});

test('an unknown run says so', async () => {
  location.hash = '#/explore/nowhere';
  render(App, { services: fakeServices() });
  await expect
    .element(page.getByRole('heading', { name: 'These topics are not on this device' }))
    .toBeVisible();
});
