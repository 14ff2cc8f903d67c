import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Chip from '../../src/ui/components/Chip.svelte';
import ConfirmDialog from '../../src/ui/components/ConfirmDialog.svelte';
import ErrorState from '../../src/ui/components/ErrorState.svelte';
import Field from '../../src/ui/components/Field.svelte';
import Progress from '../../src/ui/components/Progress.svelte';
import Toasts from '../../src/ui/components/Toasts.svelte';
import { Toasts as ToastList } from '../../src/ui/components/toasts.svelte.ts';
import DayField from '../../src/ui/choosing/DayField.svelte';
import GalleryPage from '../../src/ui/gallery/GalleryPage.svelte';
import { AppError } from '../../src/core/errors.ts';
import { wordingOf } from '../../src/ui/wording.ts';
import { expectAccessible } from '../support/axe.ts';

/** A token as the browser computes a colour of it. */
function colorOf(token: string): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = `var(${token})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

test('the gallery shows every component without a grave accessibility fault in either theme', async () => {
  const { container } = await render(GalleryPage);
  await expectAccessible(container);
});

test('a dialog takes the focus, closes on Escape and gives the focus back', async () => {
  await render(GalleryPage);
  const opener = page.getByRole('button', { name: 'Open a dialog' }).first();
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'A dialog' });
  await expect.element(dialog).toBeVisible();
  await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
  await expectAccessible(document.body);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.poll(() => document.activeElement).toBe(opener.element());
});

test('a confirmation that fails stays open and says why', async () => {
  const props = {
    open: true,
    heading: 'Delete “work”?',
    text: 'Removes 1,204 chats.',
    onconfirm: () => Promise.reject(new AppError('storage-blocked')),
  };
  await render(ConfirmDialog, props);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('does not let the page store anything');
});

test('an error says what happened and what to do, and offers to try again', async () => {
  const retry = vi.fn();
  const { container } = await render(ErrorState, { problem: { kind: 'storage-full', detail: {} }, retry });
  await expect.element(page.getByRole('alert')).toHaveTextContent('no room left');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(retry).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('a problem of an unknown kind reads as unexpected and keeps its facts', () => {
  const { what, technical } = wordingOf({ kind: 'never-heard-of', detail: { message: 'x is undefined' } });
  expect(what).toBe('Something went wrong that was not foreseen.');
  expect(technical).toBe('message: x is undefined');
});

test('a refused file is told what it looks like and what to drop instead', () => {
  const told = (looksLike: string) =>
    wordingOf({ kind: 'unknown-format', detail: { name: 'a.bin', looksLike } });
  expect(told('table').what).toBe('“a.bin” is a table without a column of text.');
  expect(told('sqlite').next).toContain('Open WebUI: Settings, then Data, then Export all chats.');
  expect(told('takeout-other').what).toBe(
    '“a.bin” looks like Google Takeout data of another product, such as searches or videos.',
  );
  expect(told('never-heard-of').what).toBe('“a.bin” is of a kind Kleio does not know.');
});

test('a number field gives numbers, and null while it is empty', async () => {
  const seen: unknown[] = [];
  const props = {
    label: 'Seed',
    type: 'number' as const,
    get value() {
      return 1 as string | number | null;
    },
    set value(next) {
      seen.push(next);
    },
  };
  await render(Field, props);
  const field = page.getByRole('spinbutton', { name: 'Seed' });
  await field.fill('42');
  await field.fill('');
  expect(seen).toEqual([42, null]);
});

test('a field that does not fit is marked with what is wrong, one that fits is not', async () => {
  const props = { label: 'Seed', value: '', hint: 'A whole number.' };
  const { rerender } = await render(Field, props);
  const looks = () => {
    const { borderTopColor } = getComputedStyle(page.getByRole('textbox', { name: 'Seed' }).element());
    return [borderTopColor, getComputedStyle(page.getByText('A whole number.').element()).color];
  };
  const amber = colorOf('--amber');
  expect(looks()).toEqual([colorOf('--line-strong'), colorOf('--muted')]);
  await rerender({ ...props, invalid: true });
  expect(looks()).toEqual([amber, amber]);
  const day = await render(DayField, { label: 'From', value: '', invalid: true });
  expect(getComputedStyle(day.container.querySelector('input')!).borderTopColor).toBe(amber);
});

test('the remove button of a chip is named after the chip', async () => {
  const onremove = vi.fn();
  await render(Chip, { onremove, children: text('German') });
  await page.getByRole('button', { name: 'Remove German' }).click();
  expect(onremove).toHaveBeenCalledOnce();
});

test('progress writes its numbers beside the bar; an unknown total leaves the value out', async () => {
  const { rerender } = await render(Progress, { label: 'Reading', done: 312, total: 1204 });
  const bar = page.getByRole('progressbar', { name: 'Reading' });
  await expect.element(bar).toHaveAttribute('aria-valuetext', '312 of 1,204');
  await rerender({ label: 'Reading', done: 312, total: null });
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
});

test('a toast can be undone and then goes', async () => {
  const toasts = new ToastList();
  const undo = vi.fn();
  await render(Toasts, { toasts });
  toasts.show('Deleted “work”.', { undo });
  await expect.element(page.getByRole('status')).toHaveTextContent('Deleted “work”.');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(undo).toHaveBeenCalledOnce();
  await expect.element(page.getByText('Deleted “work”.')).not.toBeInTheDocument();
});

test('a toast with one long word stays within a narrow page', async () => {
  await page.viewport(380, 800);
  const toasts = new ToastList();
  await render(Toasts, { toasts });
  toasts.show(`Deleted “${'sourdough'.repeat(20)}”.`, { undo: vi.fn() });
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect.element(undo).toBeVisible();
  const toast = undo.element().parentElement!;
  const { left, right } = toast.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(380);
  expect(toast.scrollWidth).toBeLessThanOrEqual(toast.clientWidth);
  await page.getByRole('button', { name: 'Close' }).click();
});

test('at most three toasts stand at once', () => {
  const toasts = new ToastList();
  for (const word of ['one', 'two', 'three', 'four']) toasts.show(word);
  expect(toasts.list.map((toast) => toast.text)).toEqual(['two', 'three', 'four']);
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});
