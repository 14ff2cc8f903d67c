// The map beside the tree: what one selects, presses and types.
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectAccessible } from '../support/axe.ts';
import { aDataset, aRun, fakeServices } from '../support/fake-services.ts';
import { type SampleOptions, sampleOverview } from './explore-sample.ts';
import MapPage from './MapPage.svelte';
import { withLayout } from './map-sample.ts';

const layoutOf = (options?: SampleOptions) => withLayout(sampleOverview(options));

async function show(hash = '#/explore/r1', overview = layoutOf()) {
  const services = fakeServices();
  services.store.overviews.set('r1', overview);
  services.store.runRows.set('r1', aRun());
  services.store.datasetRows.set('d1', aDataset());
  location.hash = hash;
  await page.viewport(1280, 800);
  await render(MapPage, { services });
  await expect.element(page.getByRole('tree')).toBeVisible();
}

const map = page.getByRole('application');
const views = page.getByRole('group', { name: 'View' });
const legend = page.getByRole('navigation', { name: 'Topics by colour' });
const tip = () => document.querySelector('.tip');

async function openMap() {
  await views.getByRole('radio', { name: 'Map' }).click();
  await expect.element(map).toBeVisible();
  await drawn();
}

/** Two frames: one to draw, one to be sure. */
async function drawn() {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}

/** The labels' canvas as a picture, to see whether it changed. */
async function picture(): Promise<string> {
  await drawn();
  return map.element().querySelectorAll('canvas')[1].toDataURL();
}

/** Where a chat is drawn while everything is in sight: as view.ts fits it, 36 pixels of room around. */
function pixelOf(row: number): { x: number; y: number } {
  const { width, height } = map.element().getBoundingClientRect();
  const { data } = layoutOf().layout!;
  const scale = (Math.min(width, height) - 72) / 2;
  return { x: width / 2 + data[row * 2] * scale, y: height / 2 + data[row * 2 + 1] * scale };
}

const press = (keys: string) => userEvent.keyboard(keys);

afterEach(() => {
  location.hash = '';
});

test('the map says how many chats it shows and that the tree says the same', async () => {
  await show();
  await openMap();
  await expect.element(map).toHaveAccessibleName('Map of 321 chats. The topic tree says the same in words.');
  await expect.element(map).toHaveAttribute('data-way', 'webgl');
  await expect.element(page.getByText('Near means similar; the axes mean nothing.')).toBeVisible();
  await expect.element(page.getByRole('tree')).toBeVisible();
});

test('a run of an earlier version says how to get a map', async () => {
  await show('#/explore/r1', sampleOverview());
  await views.getByRole('radio', { name: 'Map' }).click();
  await expect.element(page.getByText(/Find the topics again to draw the map/)).toBeVisible();
  expect(map.query()).toBeNull();
});

describe('selection', () => {
  test('the legend selects a topic and lets it go, and the tree follows', async () => {
    await show();
    await openMap();
    const before = await picture();
    await legend.getByRole('button', { name: /^Cooking/ }).click();
    await expect
      .element(page.getByRole('treeitem', { name: /^Cooking/ }))
      .toHaveAttribute('aria-selected', 'true');
    await expect
      .element(legend.getByRole('button', { name: /^Cooking/ }))
      .toHaveAttribute('aria-pressed', 'true');
    expect(location.hash).toBe('#/explore/r1/c/p2');
    await expect.poll(picture).not.toBe(before);
    await legend.getByRole('button', { name: /^Cooking/ }).click();
    await expect
      .element(page.getByRole('treeitem', { name: /^All chats/ }))
      .toHaveAttribute('aria-selected', 'true');
  });

  test('what is selected in the tree is selected on the map, which stays open', async () => {
    await show();
    await openMap();
    await page.getByRole('treeitem', { name: /^Travel/ }).click();
    await expect
      .element(legend.getByRole('button', { name: /^Travel/ }))
      .toHaveAttribute('aria-pressed', 'true');
    await expect.element(map).toBeVisible();
    await page.getByRole('treeitem', { name: /^Japan in autumn/ }).click();
    await expect
      .element(legend.getByRole('button', { name: /^Travel/ }))
      .toHaveAttribute('aria-pressed', 'true');
    await views.getByRole('radio', { name: 'Details' }).click();
    await expect.element(page.getByRole('heading', { name: 'Japan in autumn' })).toBeVisible();
  });
});

describe('chats', () => {
  test('the mouse over a chat shows its request and its topic', async () => {
    await show();
    await openMap();
    await map.hover({ position: pixelOf(0) });
    await expect.poll(() => tip()?.textContent).toMatch(/debugging python scripts.*Debugging Python scripts/);
    await map.hover({ position: { x: 5, y: 5 } });
    await expect.poll(tip).toBeNull();
  });

  test('a press selects the lowest topic of a chat and shows its card; a second press opens the chat', async () => {
    await show();
    await openMap();
    await map.click({ position: pixelOf(0) });
    const card = page.getByRole('region', { name: 'Chat on the map' });
    await expect.element(card).toHaveTextContent(/Debugging Python scripts/);
    await expect
      .element(card.getByRole('link', { name: 'Open chat' }))
      .toHaveAttribute('href', '#/explore/r1/chat/c000000');
    expect(location.hash).toBe('#/explore/r1/c/t0');
    await expectAccessible();
    await map.click({ position: pixelOf(0) });
    await expect.poll(() => location.hash).toMatch(/^#\/explore\/r1\/chat\/c/);
    await expect.element(page.getByRole('heading', { name: /debugging python scripts/ })).toBeVisible();
    history.back();
    await expect.element(map).toBeVisible();
  });

  test('a press beside all chats closes the card and leaves the topic selected', async () => {
    await show();
    await openMap();
    await map.click({ position: pixelOf(0) });
    await expect.element(page.getByRole('link', { name: 'Open chat' })).toBeVisible();
    await map.click({ position: { x: 20, y: 20 } });
    await expect.element(page.getByRole('link', { name: 'Open chat' })).not.toBeInTheDocument();
    expect(location.hash).toBe('#/explore/r1/c/t0');
  });

  test('dragging moves the map and opens nothing', async () => {
    await show();
    await openMap();
    const before = await picture();
    const { x, y } = pixelOf(0);
    await userEvent.dragAndDrop(map, map, {
      sourcePosition: { x, y },
      targetPosition: { x: x - 120, y: y + 60 },
    });
    await expect.poll(picture).not.toBe(before);
    expect(location.hash).toBe('#/explore/r1');
  });
});

describe('keyboard', () => {
  test('Tab leads from the map over its buttons to the legend', async () => {
    await show();
    await openMap();
    (map.element() as HTMLElement).focus();
    await press('{Tab}');
    await expect.element(page.getByRole('button', { name: 'Closer (+)' })).toHaveFocus();
    await press('{Tab}{Tab}{Tab}');
    await expect.element(legend.getByRole('button', { name: /^Programming/ })).toHaveFocus();
  });

  test('arrows, plus, minus and F move the map, 0 shows all of it again', async () => {
    await show('#/explore/r1/c/p2');
    await openMap();
    (map.element() as HTMLElement).focus();
    const whole = await picture();
    for (const key of ['{ArrowRight}', '{ArrowDown}', '+', '-', 'f']) {
      const before = await picture();
      await press(key);
      await expect.poll(picture, { message: key }).not.toBe(before);
    }
    await press('0');
    await expect.poll(picture).toBe(whole);
  });

  test('Enter takes the chat nearest to the middle, Escape lets it go, Enter twice opens it', async () => {
    await show();
    await openMap();
    (map.element() as HTMLElement).focus();
    await press('{Enter}');
    await expect.element(page.getByRole('link', { name: 'Open chat' })).toBeVisible();
    await press('{Escape}');
    await expect.element(page.getByRole('link', { name: 'Open chat' })).not.toBeInTheDocument();
    await press('{Enter}{Enter}');
    await expect.poll(() => location.hash).toMatch(/^#\/explore\/r1\/chat\//);
  });

  test('the slash still goes to the search', async () => {
    await show();
    await openMap();
    (map.element() as HTMLElement).focus();
    await press('/');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
  });
});

test('a lost graphics context is no lost map', async () => {
  await show();
  await openMap();
  map
    .element()
    .querySelector('canvas')!
    .getContext('webgl2')!
    .getExtension('WEBGL_lose_context')!
    .loseContext();
  await expect.element(map).toHaveAttribute('data-way', 'canvas');
  const colours = () => {
    const points = map.element().querySelector('canvas')!;
    const { data } = points.getContext('2d')!.getImageData(0, 0, points.width, points.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };
  await expect.poll(colours).toBeGreaterThan(8);
});

test('another theme is drawn in its colours', async () => {
  await show();
  await openMap();
  document.documentElement.dataset.theme = 'light';
  const light = await picture();
  document.documentElement.dataset.theme = 'dark';
  await expect.poll(picture).not.toBe(light);
});

test('the map is accessible in both themes', async () => {
  await show('#/explore/r1/c/p0');
  await openMap();
  await expectAccessible();
});

describe('narrow screens', () => {
  test('tree, details and map are three views, and nothing scrolls sideways at 320 pixels', async () => {
    await show();
    await page.viewport(320, 640);
    await expect.element(page.getByRole('tree')).toBeVisible();
    await openMap();
    await expect.element(page.getByRole('tree')).not.toBeInTheDocument();
    expect(document.documentElement.scrollWidth).toBe(320);
    await expectAccessible();
    await views.getByRole('radio', { name: 'Topics' }).click();
    await page.getByRole('treeitem', { name: /^Cooking/ }).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'Cooking' })).toBeVisible();
  });
});
