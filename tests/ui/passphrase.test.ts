// The dialog that asks for the passphrase of a remembered key, alone and with real keys behind it.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Secrets } from '../../src/browser/secrets.ts';
import { askPassphrase } from '../../src/ui/components/ask-passphrase.ts';
import PassphraseDialog from '../../src/ui/components/PassphraseDialog.svelte';
import { expectAccessible } from '../support/axe.ts';
import { MemoryTable } from '../support/memory-table.ts';
import { geminiHost, geminiOrigin, secret } from './model-services.ts';

const passphrase = 'correct horse';
const dialog = page.getByRole('dialog', { name: `Passphrase for the key of ${geminiHost}` });
const field = dialog.getByLabelText('Passphrase', { exact: true });
const use = dialog.getByRole('button', { name: 'Use the key' });
const wrongWords = 'This passphrase does not open the key. Try again.';

const live = () => new AbortController().signal;

/** No dialog is left that could hold a passphrase. */
async function nothingLeft(): Promise<void> {
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
}

/** Keys whose one row opens with the passphrase, asked for by the real dialog. */
async function lockedKeys(): Promise<{ secrets: Secrets; table: MemoryTable }> {
  const table = new MemoryTable();
  await new Secrets(table).setKey(geminiOrigin, secret, passphrase);
  return { secrets: new Secrets(table, askPassphrase), table };
}

test('the dialog hides what is typed, waits for something to be typed, and is accessible', async () => {
  const onanswer = vi.fn();
  await render(PassphraseDialog, { host: geminiHost, wrong: false, onanswer });
  await expect.element(dialog).toBeVisible();
  await expect.element(field).toHaveAttribute('type', 'password');
  await expect.element(field).toHaveAttribute('autocomplete', 'off');
  await expect.element(use).toBeDisabled();
  expect(dialog.getByRole('alert').elements()).toHaveLength(0);
  await expectAccessible(document.body);
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onanswer).not.toHaveBeenCalled();
  await field.fill(passphrase);
  await use.click();
  expect(onanswer.mock.calls).toEqual([[passphrase]]);
});

test('Enter gives the passphrase as the button does', async () => {
  const answer = askPassphrase(geminiHost, false, live());
  await field.fill(passphrase);
  await userEvent.keyboard('{Enter}');
  expect(await answer).toBe(passphrase);
  await nothingLeft();
});

test('a wrong passphrase is told, and none of it is left in the field', async () => {
  const answer = askPassphrase(geminiHost, true, live());
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(wrongWords);
  await expect.element(field).toHaveValue('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await answer).toBeNull();
});

for (const [way, putAway] of [
  ['Cancel', () => dialog.getByRole('button', { name: 'Cancel' }).click()],
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['the cross', () => dialog.getByRole('button', { name: 'Close' }).click()],
] as const) {
  test(`${way} puts the question away and leaves nothing of what was typed`, async () => {
    const answer = askPassphrase(geminiHost, false, live());
    await field.fill(passphrase);
    await putAway();
    expect(await answer).toBeNull();
    await nothingLeft();
  });
}

test('a wrong passphrase says so and asks again; the right one opens the key', async () => {
  const { secrets } = await lockedKeys();
  const key = secrets.keyFor(geminiOrigin);
  await field.fill('wrong horse');
  await use.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(wrongWords);
  await field.fill(passphrase);
  await use.click();
  expect(await key).toBe(secret);
  await nothingLeft();
});

test('whoever cancels has no key, and the remembered one stays', async () => {
  const { secrets, table } = await lockedKeys();
  const key = secrets.keyFor(geminiOrigin).catch((error: unknown) => error);
  await field.fill(passphrase);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await key).toMatchObject({ kind: 'model-needs-key' });
  expect([...secrets.inMemory()]).toEqual([]);
  expect(table.rows.size).toBe(1);
  await nothingLeft();
});

for (const where of ['this tab', 'another tab']) {
  test(`when ${where} forgets the key the open dialog closes, and nothing comes back`, async () => {
    const { secrets, table } = await lockedKeys();
    const other = new Secrets(table);
    const leave = [secrets.joinOtherTabs(), other.joinOtherTabs()];
    const key = secrets.keyFor(geminiOrigin).catch((error: unknown) => error);
    await field.fill(passphrase);
    await (where === 'this tab' ? secrets : other).forgetKeys();
    expect(await key).toMatchObject({ kind: 'model-needs-key' });
    await nothingLeft();
    expect([...secrets.inMemory()]).toEqual([]);
    expect(table.rows.size).toBe(0);
    expect(await secrets.hasKey(geminiOrigin)).toBe(false);
    leave.forEach((end) => end());
  });
}

test('a key that was forgotten before the dialog is there is not asked for', async () => {
  const forgetting = new AbortController();
  const answer = askPassphrase(geminiHost, false, forgetting.signal);
  forgetting.abort();
  expect(await answer).toBeNull();
  await nothingLeft();
});
