import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { RunDesk } from '../../src/ui/run-desk.svelte.ts';
import { AppError } from '../../src/core/errors.ts';
import type { WeightsDesk } from '../../src/ui/services.ts';
import { dropFiles, openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aRun, fakeModels, fakeServices, fakeWeights } from '../support/fake-services.ts';
import { geminiHost, geminiOrigin } from './model-services.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('an unbound page says that it can talk to nobody, and can be bound', async () => {
  const bindTo = vi.fn(async () => undefined);
  await openApp('#/settings', fakeServices({ models: fakeModels({ bindTo }) }));
  await expect.element(page.getByText(/^Nobody. The page is bound to no address/)).toBeVisible();
  await expectAccessible();
  await button('Change').click();
  await button(`Bind this page to ${geminiHost}`).click();
  await expect.poll(() => bindTo.mock.calls).toEqual([[geminiOrigin, '#/settings']]);
});

test('a bound page can be unbound', async () => {
  const bindTo = vi.fn(async () => undefined);
  await openApp('#/settings', fakeServices({ models: fakeModels({ boundTo: geminiOrigin, bindTo }) }));
  await expect.element(page.getByText(`${geminiHost}, and nobody else.`)).toBeVisible();
  await button('Talk to nobody').click();
  await expect.poll(() => bindTo.mock.calls).toEqual([[null, '#/settings']]);
});

test('remembered keys are listed by host and can be forgotten', async () => {
  const models = fakeModels();
  await models.setKey(`${geminiOrigin}`, 'AQ.secret', true);
  await openApp('#/settings', fakeServices({ models }));
  await expect.element(page.getByText(geminiHost)).toBeVisible();
  expect(document.documentElement.outerHTML).not.toContain('AQ.secret');
  await button('Forget all keys').click();
  await expect.element(page.getByText(/^No key is kept on this device/)).toBeVisible();
  expect(await models.hasKey(geminiOrigin)).toBe(false);
});

test('downloaded models can be removed', async () => {
  let kept = [{ model: 'a/b', bytes: 23_000_000 }];
  const weights = fakeWeights({ kept: async () => kept, remove: async () => void (kept = []) });
  await openApp('#/settings', fakeServices({ weights }));
  await expect.element(page.getByText('23 MB')).toBeVisible();
  await button('Remove a/b').click();
  await expect.element(page.getByText('None. The built-in one needs no download.')).toBeVisible();
});

test('prices can be changed and dated, and a model added', async () => {
  const models = fakeModels();
  await openApp('#/settings', fakeServices({ models }));
  await page.getByRole('spinbutton', { name: 'test-model: sent' }).fill('0.5');
  await page.getByLabelText('Another model', { exact: true }).fill('mine');
  await button('Add').click();
  await expect.element(button('Save prices')).toBeDisabled();
  await page.getByRole('spinbutton', { name: 'mine: sent' }).fill('1');
  await page.getByRole('spinbutton', { name: 'mine: received' }).fill('3');
  await button('Save prices').click();
  await expect.element(page.getByText('The prices were saved.')).toBeVisible();
  expect(await models.prices()).toEqual({
    date: '2026-11',
    prices: { 'test-model': { input: 0.5, output: 2 }, mine: { input: 1, output: 3 } },
  });
});

test('a price that nobody looked up is marked until it is changed or found right', async () => {
  const models = fakeModels();
  const price = { input: 0.1, output: 0.4 };
  await models.setPrices({ date: '2026-10', prices: { a: price, b: price }, unverified: ['a', 'b'] });
  await openApp('#/settings', fakeServices({ models }));
  const marks = page.getByText('This price was not looked up: check it on the provider’s page.');
  await expect.poll(() => marks.elements().length).toBe(2);
  await expectAccessible();
  await page.getByRole('spinbutton', { name: 'a: sent' }).fill('0.2');
  await expect.poll(() => marks.elements().length).toBe(1);
  await button('Save prices').click();
  await expect
    .poll(models.prices)
    .toEqual({ date: '2026-11', prices: { a: { ...price, input: 0.2 }, b: price }, unverified: ['b'] });
  await button('It is right').click();
  await button('Save prices').click();
  await expect.poll(models.prices).not.toHaveProperty('unverified');
});

test('the language of names is kept for the next set-up', async () => {
  const { store } = await openApp('#/settings');
  await page.getByRole('combobox', { name: 'Names are written in' }).selectOptions('German');
  await expect.poll(() => store.settings.get('setup')).toMatchObject({ language: 'German', way: 'device' });
});

/** A page that is bound to the hub for one download. */
const wishing = (over: Partial<WeightsDesk>) =>
  fakeServices({ weights: fakeWeights({ wished: { model: 'a/b', hash: '#/import/d1' }, ...over }) });

test('a wished download begins by itself, shows how far it is, and leads back when it is done', async () => {
  let finish: () => void = () => undefined;
  const endWish = vi.fn(async () => undefined);
  const download: WeightsDesk['download'] = (_signal, onProgress) => {
    onProgress(9_200_000, 23_000_000);
    return new Promise((resolve) => (finish = resolve));
  };
  await openApp('#/settings', wishing({ download, endWish }));
  await expect.element(page.getByText('9.2 MB of 23 MB')).toBeVisible();
  await expectAccessible();
  finish();
  await expect.poll(() => endWish.mock.calls.length).toBe(1);
  expect(location.hash).toBe('#/import/d1');
});

test('while a model is downloaded the page shows that alone, whatever its address', async () => {
  const importFiles = vi.fn();
  const services = wishing({ download: () => new Promise(() => undefined) });
  Object.assign(services, { importFiles });
  for (const hash of ['#/', '#/storage', '#/import/d1', '#/settings', '#/nowhere']) {
    location.hash = hash;
    if (hash === '#/') await openApp(hash, services);
    await expect.element(page.getByRole('heading', { name: 'Download a/b' })).toBeVisible();
    expect(page.getByRole('heading').elements()).toHaveLength(1);
    expect(page.getByRole('banner').getByRole('navigation').elements()).toHaveLength(0);
  }
  await expectAccessible();
  dropFiles(new File(['[]'], 'chats.json'));
  await expect.element(page.getByText('No files are read while a model is downloaded.')).toBeVisible();
  expect(importFiles).not.toHaveBeenCalled();
});

test('while a model is downloaded no run starts, and none is written otherwise', async () => {
  const openPorts = vi.fn();
  const services = fakeServices({
    ...wishing({}),
    openPorts,
    weights: fakeWeights({ wished: { model: 'a/b', hash: '#/' } }),
  });
  const stored = aRun({ status: 'running' });
  services.store.runRows.set('r1', stored);
  const desk = new RunDesk(services);
  await desk.continueAll();
  await desk.open('r1');
  await Promise.resolve();
  expect(openPorts).not.toHaveBeenCalled();
  expect(services.store.runRows.get('r1')).toBe(stored);
});

test('a cut download says what came instead, keeps nothing, and can be tried again', async () => {
  let tries = 0;
  const download: WeightsDesk['download'] = () =>
    ++tries === 1
      ? Promise.reject(new AppError('weights-broken', { file: 'model.onnx', reason: 'html' }))
      : new Promise(() => undefined);
  await openApp('#/settings', wishing({ download }));
  await expect.element(page.getByRole('alert')).toHaveTextContent('a sign-in page of the network?');
  await expectAccessible();
  await button('Try again').click();
  await expect.element(page.getByRole('progressbar', { name: 'Downloading' })).toBeVisible();
});

test('a download can be cancelled and done without', async () => {
  const endWish = vi.fn(async () => undefined);
  const download: WeightsDesk['download'] = (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  await openApp('#/settings', wishing({ download, endWish }));
  await button('Cancel').click();
  await expect.element(page.getByText('The download was cancelled. Nothing was kept.')).toBeVisible();
  await button('Go on without it').click();
  await expect.poll(() => endWish.mock.calls.length).toBe(1);
});
