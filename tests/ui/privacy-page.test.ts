import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { detectorsVersion } from '../../src/core/privacy/index.ts';
import MeasuredTable from '../../src/ui/privacy/MeasuredTable.svelte';
import { measuredRows, measuredVersions } from '../../src/ui/privacy/measured.ts';
import { parseRoute, paths } from '../../src/ui/router.svelte.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { fakeModels, fakeServices } from '../support/fake-services.ts';

afterEach(() => {
  location.hash = '';
});

test('the numbers on the page were measured with the detectors of this version', () => {
  expect(measuredVersions.detectors).toBe(detectorsVersion);
  expect(new Set(measuredRows.map(({ key }) => key)).size).toBe(measuredRows.length);
  for (const { n, value, low, high } of measuredRows) {
    expect(n).toBeGreaterThan(0);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
});

test('it has an address of its own and is linked at the foot of every page', async () => {
  expect(parseRoute(paths.privacy)).toEqual({ page: 'privacy' });
  await openApp('#/storage');
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: /^Privacy/ })
    .click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
  expect(document.title).toBe('Privacy · Kleio');
});

test('it says what is not protected and never promises more than a reduction', async () => {
  await openApp('#/privacy');
  await expect
    .element(page.getByText('It reduces what a text tells of people. It does not anonymise.'))
    .toBeVisible();
  for (const part of [/Extensions of the browser/, /free tier of Gemini/, /39 % of cases/])
    await expect.element(page.getByText(part)).toBeVisible();
  expect(document.body.textContent).not.toMatch(/anonymous/i);
  await expectAccessible();
});

test('it says whom the page may talk to now and what it has sent', async () => {
  await openApp('#/privacy');
  await expect.element(page.getByText('This page may talk to nobody but its own host.')).toBeVisible();
  await expect.element(page.getByText('It has sent nothing to other hosts.')).toBeVisible();
});

test('it names the host it is bound to and counts requests and bytes', async () => {
  await openApp(
    '#/privacy',
    fakeServices({
      models: fakeModels({ boundTo: 'https://model.test' }),
      egress: () => ({ requests: 3, bytes: 12_000, hosts: [['model.test', 3]] }),
    }),
  );
  await expect.element(page.getByText(/its own host and to model\.test, to nobody else/)).toBeVisible();
  await expect.element(page.getByText('It has sent 3 requests to other hosts, 12 kB in all.')).toBeVisible();
  await expect.element(page.getByText('model.test: 3 requests')).toBeVisible();
});

test('a measured number stands beside its interval and what it was tried on', async () => {
  render(MeasuredTable, {
    rows: [{ key: 'names', name: 'Names left', n: 1204, value: 0.31, low: 0.28, high: 0.34, unit: 'share' }],
  });
  const row = page.getByRole('row', { name: /Names left/ });
  await expect.element(row).toHaveTextContent('31%');
  await expect.element(row).toHaveTextContent('28% to 34%');
  await expect.element(row).toHaveTextContent('1,204');
  await expectAccessible();
});
