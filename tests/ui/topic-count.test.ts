import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildTree } from '../../src/core/overview-tree.ts';
import type { KChoice, Overview } from '../../src/core/types.ts';
import { choiceStrings } from '../../src/ui/choice-strings.ts';
import { curveOf, trialAt } from '../../src/ui/explore/count/curve.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aDataset, aRun, aTree, fakeServices } from '../support/fake-services.ts';
import { sampleChoice } from './choice-sample.ts';
import { sampleOverview } from './explore-sample.ts';
import { geminiHost, modelDevice, withGemini } from './model-services.ts';
import { writtenTree } from '../support/written-tree.ts';

/** The invented run, with evidence. It has 55 topics at its lowest level. */
function overviewWith(choice?: KChoice, over: Partial<Overview> = {}): Overview {
  return { ...sampleOverview(), ...(choice ? { choice } : {}), ...over };
}

async function show(overview: Overview, services = fakeServices()) {
  services.store.datasetRows.set('d1', aDataset({ name: 'Work chats' }));
  services.store.runRows.set('r1', aRun({ settings: overview.settings }));
  services.store.overviews.set('r1', overview);
  await page.viewport(1280, 800);
  await openApp('#/explore/r1/c/root', services);
  await expect.element(region()).toBeInTheDocument();
  return services;
}

const region = () => page.getByRole('region', { name: 'Number of topics' });
const field = () => region().getByRole('spinbutton', { name: 'Topics to show' });
const button = (name: string) => region().getByRole('button', { name, exact: true });
const point = (name: RegExp) => region().getByRole('radio', { name });

describe('where the curve lies', () => {
  const box = { width: 400, height: 200, left: 40, right: 10, top: 20, bottom: 30 };
  const { trials } = sampleChoice();
  const curve = curveOf(trials, box);

  test('the ends of the tried numbers are the ends of the box, and equal ratios are equal steps', () => {
    expect(curve.x(5)).toBe(40);
    expect(curve.x(150)).toBe(390);
    expect(curve.x(18) - curve.x(9)).toBeCloseTo(curve.x(50) - curve.x(25), 9);
  });

  test('the highest score is a tenth of the span under the top', () => {
    const highest = Math.max(...trials.map(({ score }) => score));
    // The inner height of 150 is 1.2 spans: a tenth of a span is 12.5.
    expect(curve.y(highest)).toBeCloseTo(32.5, 9);
  });

  test('figures are round and lie within', () => {
    expect(curve.ks).toEqual([5, 10, 20, 50, 100]);
    expect(curve.scores.length).toBeGreaterThan(1);
    for (const score of curve.scores) expect(curve.y(score)).toBeGreaterThanOrEqual(20);
  });

  test('a place across the box leads to the nearest trial', () => {
    expect(trialAt(trials, curve, 0).k).toBe(5);
    expect(trialAt(trials, curve, curve.x(60)).k).toBe(61);
  });

  test('figures that lie close together have three decimals', () => {
    expect(curve.digits).toBe(2);
    // With a tenth of the span over and under, 0.1 to 0.11 is 0.099 to 0.111: three steps of 0.005 cover it, more than four of 0.002.
    const close = trials.slice(0, 2).map((trial, i) => ({ ...trial, score: 0.1 + i * 0.01 }));
    const { scores, digits } = curveOf(close, box);
    expect(scores.map((score) => score.toFixed(digits))).toEqual(['0.100', '0.105', '0.110']);
  });

  test('scores far apart have few figures', () => {
    const far = trials.slice(0, 2).map((trial, i) => ({ ...trial, score: i * 1000 }));
    // -100 to 1,100: a step of 1,000.
    expect(curveOf(far, box).scores.map((score) => score + 0)).toEqual([0, 1000]);
  });

  test('a single trial stands in the middle', () => {
    const [one] = trials;
    const alone = curveOf([one], box);
    expect([alone.x(one.k), alone.y(one.score)]).toEqual([215, 95]);
    expect(alone.ks).toEqual([5]);
  });
});

describe('why there are so many', () => {
  const { why, others, finer } = choiceStrings;

  test('the choice, what would do as well, and the next best', () => {
    const choice = sampleChoice();
    expect(why(choice)).toBe(
      '38 topics: the clearest groups that come out again when a fifth of the chats is left out.',
    );
    expect(others(choice)).toBe('25 to 49 would do about as well; the next best was 61.');
    expect(others(sampleChoice({ interval: [25, 61] }))).toBe(
      '25 to 61 would do about as well, 61 best of them.',
    );
    expect(others(sampleChoice({ interval: [38, 38] }))).toBe('The next best was 61.');
    expect(others(sampleChoice({ runnerUp: null }))).toBe('25 to 49 would do about as well.');
    expect(others(sampleChoice({ interval: [38, 38], runnerUp: null }))).toBe('');
  });

  test('a choice right of the highest point says why', () => {
    expect(finer(sampleChoice())).toBe('');
    const best = Math.max(...sampleChoice().trials.map(({ score }) => score));
    /** 61 by the rule, with a share of the best score. */
    const finerWith = (share: number) => {
      const trials = sampleChoice().trials.map((trial) =>
        trial.k === 61 ? { ...trial, score: share * best } : trial,
      );
      return finer(sampleChoice({ byRule: 61, trials }));
    };
    expect(finerWith(0.97)).toMatch(/^Of numbers that score nearly alike the larger one/);
    expect(finerWith(0.96)).toMatch(/^On all chats, not only on the sample/);
    // Left of the highest point: only all chats can have spoken for it.
    expect(finer(sampleChoice({ byRule: 35 }))).toMatch(/^On all chats, not only on the sample/);
    expect(finer(sampleChoice({ trials: [] }))).toBe('');
  });

  test('a number that was asked for stands beside that of the evidence', () => {
    expect(why(sampleChoice({ k: 60, because: 'person' }))).toMatch(
      /^You asked for 60 topics; the evidence speaks for 38:/,
    );
    expect(why(sampleChoice({ because: 'person' }))).toMatch(/^You asked for 38 topics, and the evidence/);
    expect(why(sampleChoice({ k: 1, because: 'person', trials: [] }))).toBe(
      'You asked for 1 topic. There are too few different chats to compare numbers of topics.',
    );
  });
});

test('the panel says why, marks the choice, and is accessible at both widths', async () => {
  await show(overviewWith(sampleChoice()));
  await expect
    .element(region())
    .toHaveTextContent(
      '38 topics: the clearest groups that come out again when a fifth of the chats is left out.',
    );
  await expect.element(region()).toHaveTextContent('61, the next best');
  await expect.element(region()).toHaveTextContent('25 to 49, about as good');
  await region().getByText('All numbers that were tried').click();
  await expect.element(region().getByRole('row', { name: /^38 / })).toBeVisible();
  expect(region().getByRole('row').elements()).toHaveLength(14);
  await expectAccessible();
  await page.viewport(380, 800);
  await expectAccessible();
  const plot = region().element();
  expect(plot.scrollWidth).toBeLessThanOrEqual(plot.clientWidth);
});

test('arrow keys walk over the numbers that were tried, and the run begins with the one that is picked', async () => {
  const { store } = await show(overviewWith(sampleChoice({ k: 55, because: 'person' })));
  await expect.element(button('Show with 55 topics')).toBeDisabled();
  // Seen by keyboards and screen readers alone, so not clicked.
  (point(/^49 topics, score/).element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(field()).toHaveValue(49);
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(field()).toHaveValue(61);
  await expect.element(point(/^61 topics, score 0\.\d{3}, next best/)).toBeChecked();
  await expect.element(region()).toHaveTextContent(/61 topics: score 0\.\d{3}, set apart/);
  await button('Show with 61 topics').click();
  await expect.poll(() => store.runRows.size).toBe(2);
  const run = [...store.runRows.values()][1];
  expect(run).toMatchObject({ datasetId: 'd1', settings: { k: 61 } });
  expect(location.hash).toBe(`#/run/${run.id}`);
  expect(store.overviews.has('r1')).toBe(true);
});

test('the keyboard’s place on the curve is seen, also where the number that is shown was not tried', async () => {
  await show(overviewWith(sampleChoice({ k: 55, because: 'person' })));
  const ring = () => region().element().querySelector('.plot circle.focused');
  const summary = region().element().querySelector('summary')!;
  summary.focus();
  expect(ring()).toBeNull();
  await userEvent.tab({ shift: true });
  const trial = document.activeElement as HTMLInputElement;
  expect(trial.type).toBe('radio');
  await expect.poll(ring).not.toBeNull();
  const points = [...region().element().querySelectorAll('.plot circle.point')];
  const place = sampleChoice().trials.findIndex(({ k }) => k === Number(trial.value));
  expect(ring()!.getAttribute('cx')).toBe(points[place].getAttribute('cx'));
  expect(ring()!.getAttribute('cy')).toBe(points[place].getAttribute('cy'));
  await userEvent.tab();
  await expect.poll(ring).toBeNull();
});

test('two clicks at once begin one run', async () => {
  const { store } = await show(overviewWith(sampleChoice()));
  await field().fill('40');
  await expect.element(button('Show with 40 topics')).toBeEnabled();
  const show40 = button('Show with 40 topics').element() as HTMLElement;
  show40.click();
  show40.click();
  await expect.poll(() => location.hash).toMatch(/^#\/run\//);
  expect(store.runRows.size).toBe(2);
});

test('a click on the curve picks the nearest number', async () => {
  await show(overviewWith(sampleChoice()));
  const svg = region().element().querySelector('.plot svg')!;
  const { trials } = sampleChoice();
  const width = svg.getBoundingClientRect().width;
  const curve = curveOf(trials, { width, height: 176, left: 44, right: 14, top: 24, bottom: 24 });
  await userEvent.click(svg, { position: { x: curve.x(25) + 2, y: 100 } });
  await expect.element(field()).toHaveValue(25);
});

test('a number that was not tried can be typed; one that does not fit cannot be shown', async () => {
  await show(overviewWith(sampleChoice()));
  await field().fill('40');
  await expect.element(region()).toHaveTextContent('40 topics: not among the numbers that were tried.');
  await expect.element(button('Show with 40 topics')).toBeEnabled();
  await field().fill('99999');
  await expect.element(button('Show with another number')).toBeDisabled();
  await expect.element(region()).toHaveTextContent('A whole number from 1 to');
});

test('with a model the way leads over the page that says what is sent', async () => {
  const overview = overviewWith(sampleChoice(), { settings: withGemini });
  const services = await show(overview, modelDevice({ hasKey: async () => true }));
  await field().fill('25');
  await expect.element(region()).toHaveTextContent('keep their names and are not asked about again');
  await button('Show with 25 topics').click();
  await expect.element(page.getByRole('heading', { name: 'Before anything leaves' })).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: `Send to ${geminiHost} and find the topics` }))
    .toBeVisible();
  expect(location.hash).toBe('#/improve/r1/again/25');
  expect(services.store.runRows.size).toBe(1);
});

test('earlier results over the same chats are a click away', async () => {
  const services = fakeServices();
  const { settings } = sampleOverview();
  services.store.runRows.set('r0', aRun({ id: 'r0', settings: { ...settings, k: 12 } }));
  services.store.runRows.set('r9', aRun({ id: 'r9', status: 'stopped', settings: { ...settings, k: 9 } }));
  await show(overviewWith(sampleChoice()), services);
  const link = region().getByRole('link', { name: /12 topics asked for/ });
  await expect.element(link).toHaveAttribute('href', '#/explore/r0');
  expect(region().getByRole('link').elements()).toHaveLength(1);
});

test('too few chats: a sentence, no curve, and still another number', async () => {
  await show(overviewWith(sampleChoice({ k: 4, byRule: 4, because: 'few', trials: [], runnerUp: null })));
  await expect.element(region()).toHaveTextContent('4 topics, taken without comparing');
  expect(region().element().querySelector('svg')).toBeNull();
  await expect.element(field()).toBeVisible();
});

test('a result of an earlier version says that nothing was compared', async () => {
  await show(overviewWith());
  await expect.element(region()).toHaveTextContent('An earlier version of Kleio found these topics');
  expect(region().element().querySelector('svg')).toBeNull();
});

test('fewer topics than were asked for: it says why', async () => {
  await show(overviewWith(sampleChoice({ k: 60, because: 'person' })));
  await expect
    .element(region())
    .toHaveTextContent(/\d+ topics came out: chats that say the same cannot be told apart\./);
});

test('an opened file shows its evidence, and offers no other number', async () => {
  const overview = overviewWith(sampleChoice());
  const file: unknown = JSON.parse(writtenTree(buildTree(overview, 5), { level: 'clusters' }));
  const services = fakeServices();
  services.store.treeRows.set('t1', aTree({ file }));
  await openApp('#/tree/t1', services);
  await page.viewport(1280, 800);
  await expect.element(region()).toHaveTextContent('38 topics: the clearest groups');
  expect(region().getByRole('spinbutton').elements()).toEqual([]);
  expect(region().getByRole('radio').elements()).toEqual([]);
});

test('the dialog of the header shows the same curve, and a point fills its field', async () => {
  await show(overviewWith(sampleChoice()));
  await page.getByRole('button', { name: 'Number of topics' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog).toHaveTextContent('38 topics: the clearest groups');
  (dialog.getByRole('radio', { name: /^25 topics/ }).element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(dialog.getByRole('spinbutton', { name: 'Number of topics' })).toHaveValue(25);
  await expectAccessible();
});
