// The fields a key is typed into, and what becomes of them when keys are forgotten.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Secrets } from '../../src/browser/secrets.ts';
import { toasts } from '../../src/ui/components/toasts.svelte.ts';
import type { ModelDesk, Remember } from '../../src/ui/services.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { fakeModels, fakeServices } from '../support/fake-services.ts';
import { MemoryTable } from '../support/memory-table.ts';
import KeyFieldPage from './KeyFieldPage.svelte';
import { geminiHost, geminiOrigin, modelDevice, secret } from './model-services.ts';

const key = page.getByLabelText('Key', { exact: true });
const passphrase = page.getByLabelText('Passphrase', { exact: true });
const way = (name: string) => page.getByRole('radio', { name });
const forgottenWords = page.getByText(/^No key is here now: it was forgotten/);
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The fields alone; `held` is what a form would take from them, `forget` the voice of a desk. */
async function showFields() {
  let tell: (origin: string | null) => void = () => undefined;
  const held = { key: '', remember: false as Remember };
  const onForgotten: ModelDesk['onForgotten'] = (listener) => ((tell = listener), () => undefined);
  await render(KeyFieldPage, {
    services: fakeServices({ models: fakeModels({ onForgotten }) }),
    baseUrl: `${geminiOrigin}/v1beta`,
    onchange: (typed: string, remember: Remember) => Object.assign(held, { key: typed, remember }),
  });
  return { held, forget: (origin: string | null) => tell(origin) };
}

/** Keys of two tabs over one table, as a desk's functions; `leave` ends their talking. */
function twoTabs() {
  const table = new MemoryTable();
  const tabs = [new Secrets(table), new Secrets(table)] as const;
  const leaving = tabs.map((tab) => tab.joinOtherTabs());
  const [here, there] = tabs;
  const desk: Partial<ModelDesk> = {
    hasKey: here.hasKey,
    setKey: (...key) => here.setKey(...key),
    forgetKeys: () => here.forgetKeys(),
    onForgotten: here.onForgotten,
    rememberedKeys: here.rememberedKeys,
  };
  return { table, here, there, desk, leave: () => leaving.forEach((end) => end()) };
}

test('a key is hidden, and kept only now unless it is said otherwise', async () => {
  const { held } = await showFields();
  await expect.element(key).toHaveAttribute('type', 'password');
  await key.fill(secret);
  await expect.poll(() => held).toEqual({ key: secret, remember: false });
  await way('Remember on this device').click();
  await expect.poll(() => held.remember).toBe(true);
  await expectAccessible();
});

test('a passphrase counts from 8 characters on', async () => {
  const { held } = await showFields();
  await way('Remember with a passphrase').click();
  await expect.element(passphrase).toHaveAttribute('type', 'password');
  await passphrase.fill('seven77');
  await expect.poll(() => held.remember).toBe(false);
  await expect.element(passphrase).toHaveAttribute('aria-invalid', 'true');
  await passphrase.fill('eight888');
  await expect.poll(() => held.remember).toBe('eight888');
  await expect.element(passphrase).not.toHaveAttribute('aria-invalid');
  await way('Only now').click();
  await expect.poll(() => held.remember).toBe(false);
});

for (const [whose, origin] of [
  ['all keys are', null],
  ['this key is', geminiOrigin],
] as const) {
  test(`when ${whose} forgotten, what was typed is gone, and the field says so`, async () => {
    const { held, forget } = await showFields();
    await key.fill(secret);
    await way('Remember with a passphrase').click();
    await passphrase.fill('correct horse');
    forget(origin);
    await expect.element(forgottenWords).toBeVisible();
    await expect.element(key).toHaveValue('');
    await expect.element(passphrase).toHaveValue('');
    await expect.poll(() => held).toEqual({ key: '', remember: false });
    await expectAccessible();
    await key.fill('another');
    await expect.element(forgottenWords).not.toBeInTheDocument();
  });
}

test('when the key of another endpoint is forgotten, what was typed stays', async () => {
  const { held, forget } = await showFields();
  await key.fill(secret);
  forget('http://localhost:11434');
  expect(held.key).toBe(secret);
  await expect.element(key).toHaveValue(secret);
  await expect.element(forgottenWords).not.toBeInTheDocument();
});

test('a set-up that knew a key asks for it again when another tab forgets it', async () => {
  const { here, there, desk, leave } = twoTabs();
  await here.setKey(geminiOrigin, secret, true);
  await openApp('#/import/d1', modelDevice(desk));
  await way('With my key').click();
  await expect.element(page.getByText(`A key for ${geminiHost} is known.`)).toBeVisible();
  await there.forgetKeys();
  await expect.element(key).toHaveValue('');
  await expect.element(forgottenWords).toBeVisible();
  await expect.element(page.getByText('The key is missing.')).toBeVisible();
  expect(await here.hasKey(geminiOrigin)).toBe(false);
  leave();
});

test('the list of kept keys follows what another tab forgets', async () => {
  const { here, there, desk, leave } = twoTabs();
  await here.setKey(geminiOrigin, secret, 'correct horse');
  await openApp('#/settings', fakeServices({ models: fakeModels(desk) }));
  await expect.element(page.getByText('opens with its passphrase')).toBeVisible();
  await there.forgetKeys();
  await expect.element(page.getByText(/^No key is kept on this device/)).toBeVisible();
  leave();
});

test('“Forget all keys” erases them in every tab and says so', async () => {
  const { here, there, table, desk, leave } = twoTabs();
  await here.setKey(geminiOrigin, secret, true);
  expect(await there.keyFor(geminiOrigin)).toBe(secret);
  await openApp('#/settings', fakeServices({ models: fakeModels(desk) }));
  await button('Forget all keys').click();
  await expect.element(page.getByText(/^All keys were erased: .* in every other open tab/)).toBeVisible();
  await expect.poll(() => [...there.inMemory()]).toEqual([]);
  expect(table.rows.size).toBe(0);
  leave();
});

test('keys that cannot be erased are not said to be', async () => {
  const forgetKeys = vi.fn(() => Promise.reject(new Error('the disk is gone')));
  const show = vi.spyOn(toasts, 'show');
  await openApp('#/settings', fakeServices({ models: fakeModels({ forgetKeys }) }));
  await button('Forget all keys').click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(show).not.toHaveBeenCalled();
});
