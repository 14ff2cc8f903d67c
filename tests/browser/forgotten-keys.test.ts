// "Forget" reaches every open tab, and nothing that was under way puts a key back.
import { afterEach, expect, test, vi } from 'vitest';
import { Secrets } from '../../src/browser/secrets.ts';
import type { AskPassphrase } from '../../src/browser/unlocking.ts';
import { MemoryTable } from '../support/memory-table.ts';

const gemini = 'https://generativelanguage.googleapis.com';
const local = 'http://localhost:11434';
const passphrase = 'correct horse';

const leaving: (() => void)[] = [];
afterEach(() => leaving.splice(0).forEach((leave) => leave()));

/** A tab of the page: tabs share the table and hear each other. */
function aTab(table: MemoryTable, ask?: AskPassphrase): Secrets {
  const secrets = new Secrets(table, ask);
  leaving.push(secrets.joinOtherTabs());
  return secrets;
}

/** A dialog that stays open until it is answered; it hears of nothing. */
function aDialog() {
  const asked: { answer: (passphrase: string | null) => void; signal: AbortSignal }[] = [];
  const ask: AskPassphrase = (_host, _wrong, signal) =>
    new Promise((answer) => void asked.push({ answer, signal }));
  return { ask, asked };
}

/** A table with a key under a passphrase. */
async function locked(): Promise<MemoryTable> {
  const table = new MemoryTable();
  await new Secrets(table).setKey(gemini, 'AQ.secret', passphrase);
  return table;
}

/** What other tabs were told arrives a moment later. */
const heard = (tab: Secrets, count: number) => expect.poll(() => [...tab.inMemory()].length).toBe(count);

test('forgetting all keys drops them from the memory of other tabs', async () => {
  const table = new MemoryTable();
  const [here, there] = [aTab(table), aTab(table)];
  await there.setKey(gemini, 'AQ.secret', false);
  await there.setKey(local, 'sk-secret', true);
  const told: (string | null)[] = [];
  there.onForgotten((origin) => told.push(origin));
  await here.forgetKeys();
  await heard(there, 0);
  expect(await there.keyFor(gemini)).toBeNull();
  expect(await there.hasKey(local)).toBe(false);
  expect(told[0]).toBeNull();
});

test('forgetting one key leaves the others where they are', async () => {
  const table = new MemoryTable();
  const [here, there] = [aTab(table), aTab(table)];
  await there.setKey(gemini, 'AQ.secret', false);
  await there.setKey(local, 'sk-secret', false);
  await here.setKey(`${gemini}/v1beta`, ' ', false);
  await heard(there, 1);
  expect(await there.hasKey(gemini)).toBe(false);
  expect(await there.keyFor(local)).toBe('sk-secret');
});

test('a tab does not hear itself: a key that is set right after stays', async () => {
  const table = new MemoryTable();
  const [here, there] = [aTab(table), aTab(table)];
  await there.setKey(gemini, 'old', false);
  await here.forgetKeys();
  await here.setKey(gemini, 'new', true);
  await heard(there, 0);
  expect(await here.keyFor(gemini)).toBe('new');
  expect(await new Secrets(table).keyFor(gemini)).toBe('new');
});

test('what tabs tell each other holds no key and no passphrase', async () => {
  const messages: unknown[] = [];
  const listener = new BroadcastChannel('kleio-forgotten-keys');
  leaving.push(() => listener.close());
  listener.onmessage = (event) => messages.push((event as MessageEvent).data);
  const tab = aTab(new MemoryTable());
  await tab.setKey(gemini, 'AQ.secret', passphrase);
  await tab.setKey(gemini, '', false);
  await tab.forgetKeys();
  await expect.poll(() => messages.length).toBe(5);
  // Forgetting is told before and after: the second is for who has read a row between the two.
  const replaced = { replaced: gemini, at: expect.any(Number) };
  expect(messages).toEqual([replaced, gemini, gemini, null, null]);
});

test('a key that is replaced is dropped by other tabs, which then use the stored one', async () => {
  const table = new MemoryTable();
  const [here, there] = [aTab(table), aTab(table)];
  await there.setKey(gemini, 'AQ.old', false);
  await there.setKey(local, 'sk-secret', false);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await here.setKey(gemini, 'AQ.new', true);
  await heard(there, 1);
  expect([...there.inMemory()]).toEqual(['sk-secret']);
  expect(await there.keyFor(gemini)).toBe('AQ.new');
  expect([...here.inMemory()]).toEqual(['AQ.new']);
});

test('a key that replaces another is known to one tab alone where it is not remembered', async () => {
  const table = new MemoryTable();
  const [here, there] = [aTab(table), aTab(table)];
  await there.setKey(gemini, 'AQ.old', true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await here.setKey(gemini, 'AQ.new', false);
  await heard(there, 0);
  expect(await there.keyFor(gemini)).toBeNull();
  expect(table.rows.size).toBe(0);
});

test('a tab that has left is told nothing', async () => {
  const table = new MemoryTable();
  const gone = new Secrets(table);
  gone.joinOtherTabs()();
  const [here, there] = [aTab(table), aTab(table)];
  for (const tab of [gone, there]) await tab.setKey(gemini, 'AQ.secret', false);
  await here.forgetKeys();
  await heard(there, 0);
  expect([...gone.inMemory()]).toEqual(['AQ.secret']);
});

for (const where of ['this tab', 'another tab']) {
  test(`a passphrase that is entered after ${where} forgot the key opens nothing`, async () => {
    const table = await locked();
    const { ask, asked } = aDialog();
    const tab = aTab(table, ask);
    const forgetting = where === 'this tab' ? tab : aTab(table);
    const key = tab.keyFor(gemini);
    await expect.poll(() => asked.length).toBe(1);
    await forgetting.forgetKeys();
    await expect.poll(() => asked[0].signal.aborted).toBe(true);
    asked[0].answer(passphrase);
    await expect(key).rejects.toMatchObject({ kind: 'model-needs-key' });
    expect([...tab.inMemory()]).toEqual([]);
    expect(table.rows.size).toBe(0);
    expect(await tab.keyFor(gemini)).toBeNull();
    expect(asked).toHaveLength(1);
  });
}

test('a wrong passphrase is not asked for again once the key is forgotten', async () => {
  const table = await locked();
  const { ask, asked } = aDialog();
  const tab = aTab(table, ask);
  const key = tab.keyFor(gemini);
  await expect.poll(() => asked.length).toBe(1);
  asked[0].answer('wrong horse');
  // Stretching it takes some tenths of a second: the forgetting comes first.
  await tab.forgetKeys();
  await expect(key).rejects.toMatchObject({ kind: 'model-needs-key' });
  expect(asked).toHaveLength(1);
});

test('forgetting while the right passphrase is stretched leaves no key', async () => {
  const table = await locked();
  const { ask, asked } = aDialog();
  const tab = aTab(table, ask);
  const key = tab.keyFor(gemini);
  await expect.poll(() => asked.length).toBe(1);
  asked[0].answer(passphrase);
  await tab.forgetKeys();
  await expect(key).rejects.toMatchObject({ kind: 'model-needs-key' });
  expect([...tab.inMemory()]).toEqual([]);
});

test('an unlock of another endpoint goes on', async () => {
  const table = await locked();
  const { ask, asked } = aDialog();
  const tab = aTab(table, ask);
  const key = tab.keyFor(gemini);
  await expect.poll(() => asked.length).toBe(1);
  await tab.setKey(local, '', false);
  asked[0].answer(passphrase);
  expect(await key).toBe('AQ.secret');
});

test('a new key is not overwritten by an unlock of the old one', async () => {
  const table = await locked();
  const { ask, asked } = aDialog();
  const tab = aTab(table, ask);
  const key = tab.keyFor(gemini);
  await expect.poll(() => asked.length).toBe(1);
  await tab.setKey(gemini, 'AQ.newer', false);
  asked[0].answer(passphrase);
  expect(await key).toBe('AQ.newer');
  expect([...tab.inMemory()]).toEqual(['AQ.newer']);
});

test('a key that is being encrypted when keys are forgotten is not stored', async () => {
  const table = new MemoryTable();
  const put = vi.spyOn(table, 'put');
  const tab = aTab(table);
  const setting = tab.setKey(gemini, 'AQ.secret', passphrase);
  await tab.forgetKeys();
  await setting;
  expect(put).not.toHaveBeenCalled();
  expect(table.rows.size).toBe(0);
  expect([...tab.inMemory()]).toEqual([]);
});

test('a key whose writing ends after another tab forgot it is erased again', async () => {
  const table = new MemoryTable();
  const { put } = table;
  let written: (() => void) | null = null;
  table.put = async (row) => {
    await new Promise<void>((resolve) => (written = resolve));
    await put(row);
  };
  const tab = aTab(table);
  const setting = tab.setKey(gemini, 'AQ.secret', true);
  await expect.poll(() => written).not.toBeNull();
  await aTab(table).forgetKeys();
  await heard(tab, 0);
  written!();
  await setting;
  expect(table.rows.size).toBe(0);
});

test('a row that was read before the key was forgotten is not used', async () => {
  const table = new MemoryTable();
  await new Secrets(table).setKey(gemini, 'AQ.secret', true);
  const tab = aTab(table);
  const key = tab.keyFor(gemini);
  await tab.forgetKeys();
  expect(await key).toBeNull();
  expect([...tab.inMemory()]).toEqual([]);
});
