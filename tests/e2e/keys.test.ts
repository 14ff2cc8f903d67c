// Where a key is: in the header of requests, and in memory. Looked for in everything else, byte for byte.
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { agreeToSend, chooseModel } from '../../scripts/model-form.mjs';
import { chooseFiles, exportTree, goTo, textFile, useBrowser, waitForTree } from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { type ModelServer, type RecordedRequest, startModelServer } from '../support/model-server.ts';

const browser = useBrowser();
const key = 'canaryKey-8f2e61-must-not-be-seen';
const passphrase = 'a long and quiet passphrase';
const model = 'gemini-3.5-flash-lite';

let server: ModelServer | undefined;
afterEach(() => server?.close());

/** Every byte of the database, strings and buffers alike, and of the other storages. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const seen: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const db = await ask(indexedDB.open(name!));
      for (const table of db.objectStoreNames) {
        const rows = await ask(db.transaction(table).objectStore(table).getAll());
        seen.push(
          JSON.stringify(rows, (_, value) => {
            if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
            if (ArrayBuffer.isView(value))
              return latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
            return value as unknown;
          }),
        );
      }
      db.close();
    }
    return seen.join('\n');
  });
}

/** What the page shows and holds in its elements. */
const everythingShown = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [document.documentElement.outerHTML, location.href, ...fields.map(({ value }) => value)].join(
      '\n',
    );
  });

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Chats of which one holds the key: somebody pasted it. */
function chats(n: number) {
  const { conversations } = generate({ n, topics: 4, seed: 9 });
  const [first, ...rest] = conversations;
  const pasted = {
    ...first,
    messages: [{ ...first.messages[0], text: `why is ${key} refused by the bakery` }],
  };
  return textFile('conversations.json', toChatGptExport([pasted, ...rest]));
}

const keepings = [
  ['Only now', false],
  ['Remember on this device', true],
  ['Remember with a passphrase', true],
] as const;

for (const [way, kept] of keepings) {
  test(`a key kept “${way}”: in its header and nowhere else`, async () => {
    // The provider repeats the key in an error: the first question is answered so.
    const script = (_: RecordedRequest, n: number) =>
      n === 0 ? { status: 503, error: { message: `overloaded, ${key}` } } : undefined;
    server = await startModelServer({ key, models: [model], script });
    const { page, said } = await browser.open({ hosts: [new URL(server.origin).host] });
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    // The chat that holds it is the person's own, and stays as it is.
    const harmless = textFile(
      'conversations.json',
      toChatGptExport(generate({ n: 40, topics: 4, seed: 9 }).conversations),
    );
    await chooseFiles(page, harmless);
    const choice = { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key } as const;
    await chooseModel(page, choice);
    await page.getByRole('radio', { name: way }).check();
    if (way === 'Remember with a passphrase')
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Find the topics' }).click();
    await agreeToSend(page);
    const id = await waitForTree(page, 90_000);

    const tree = await exportTree(page, id);
    await goTo(page, '#/ledger');
    const ledger = await download(page, 'Export as JSON');
    await page.getByRole('button', { expanded: false }).last().click();
    const everywhere = [
      tree,
      ledger,
      await everythingKept(page),
      await everythingShown(page),
      ...said,
      ...urls,
    ];
    expect(everywhere.join('\n')).not.toContain(key);
    expect(everywhere.join('\n')).not.toContain(passphrase);
    expect(server.requests.filter(({ headers }) => headers['x-goog-api-key'] === key).length).toBeGreaterThan(
      40,
    );
    expect(server.requests.some(({ body, path }) => `${path}${body}`.includes(key))).toBe(false);
    expect(ledger).toContain('overloaded, [key]');

    await goTo(page, '#/settings');
    const forget = page.getByRole('button', { name: 'Forget all keys' });
    await forget.waitFor();
    if (kept) await page.getByText(/opens (in this browser by itself|with its passphrase)/).waitFor();
    else await page.getByText(/^No key is kept/).waitFor();
    await forget.click();
    await page.getByText(/^No key is kept/).waitFor();
  });
}

test('a key that somebody pasted into a chat is not sent with the chat', async () => {
  server = await startModelServer({ key, models: [model] });
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  await chooseFiles(page, chats(12));
  await chooseModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await agreeToSend(page);
  await waitForTree(page, 90_000);
  expect(server.requests.some(({ body }) => body.includes('refused by the bakery'))).toBe(true);
  expect(server.requests.some(({ body }) => body.includes(key))).toBe(false);
});

test('a passphrase is asked for once since the page was loaded, and a wrong one is told', async () => {
  server = await startModelServer({ key, models: [model] });
  const { page } = await browser.open({ hosts: [new URL(server.origin).host] });
  const file = textFile(
    'conversations.json',
    toChatGptExport(generate({ n: 12, topics: 3, seed: 9 }).conversations),
  );
  await chooseFiles(page, file);
  await chooseModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await page.getByRole('radio', { name: 'Remember with a passphrase' }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('It answers.').waitFor();

  await page.reload();
  await page.getByText(/^A key for .* is known/).waitFor();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('not this one');
  await dialog.getByRole('button', { name: 'Use the key' }).click();
  await dialog.getByText('This passphrase does not open the key').waitFor();
  await dialog.getByRole('textbox').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByText('It answers.').waitFor();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('It answers.').waitFor();
  expect(await dialog.count()).toBe(0);
});

test('“Forget all keys” in one tab stops the run of another, which has no key left', async () => {
  server = await startModelServer({ key, models: [model], delay: 1000 });
  const { page, context } = await browser.open({ hosts: [new URL(server.origin).host] });
  const { conversations } = generate({ n: 200, topics: 4, seed: 9 });
  await chooseFiles(page, textFile('conversations.json', toChatGptExport(conversations)));
  await chooseModel(page, { provider: 'gemini', baseUrl: server.baseUrl('gemini'), model, key });
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await agreeToSend(page);
  const arrived = () => server!.requests.length;
  await expect.poll(arrived, { timeout: 30_000 }).toBeGreaterThan(2);

  const other = await context.newPage();
  await other.goto(new URL('#/settings', page.url()).href);
  await other.getByRole('button', { name: 'Forget all keys' }).click();
  await other.getByText(/^All keys were erased/).waitFor();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  const before = arrived();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText(/wants a key, and none was given/).waitFor();
  expect(arrived()).toBe(before);
  expect(await everythingShown(page)).not.toContain(key);
});
