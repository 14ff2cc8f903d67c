// Texts that want to be code, in every place where a text can be: none runs, none loads, none makes an element.
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { agreeToSend, chooseModel } from '../../scripts/model-form.mjs';
import type { Conversation } from '../../src/core/types.ts';
import { chooseFiles, goTo, rowsOf, textFile, waitForTree } from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { startModelServer } from '../support/model-server.ts';
import { payloads, stranger } from '../support/payloads.ts';
import { openProxied } from '../support/proxied-page.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Runs before the page: whatever a payload would do leaves a trace here. */
function watch(): void {
  const traces: string[] = [];
  Object.assign(globalThis, { traces, pwned: (n: number) => traces.push(`ran ${n}`) });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // The page's own proof asks for .invalid names and a closed port on purpose.
    if (effectiveDirective === 'connect-src') return;
    traces.push(`${effectiveDirective} ${blockedURI}`);
  });
}

/** Elements and attributes that the page never makes itself. */
const foreign = (page: Page) =>
  page.evaluate(() => {
    const odd: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      if (
        /^(img|image|video|audio|iframe|object|embed|base|math|style|form|animate|set|use|foreignobject|x)$/i.test(
          name,
        )
      ) {
        // The set-up is a form without an address.
        if (name !== 'form' || element.hasAttribute('action')) odd.push(name);
      }
      for (const { name: attribute, value } of element.attributes) {
        if (/^on|^srcdoc$|^style$/.test(attribute) && /pwned|invalid/.test(value))
          odd.push(`${name} ${attribute}`);
        if (
          /^(src|href|xlink:href|action|data)$/.test(attribute) &&
          /pwned|payload\.invalid|^\W*javascript/i.test(value)
        )
          odd.push(`${name} ${attribute}=${value.slice(0, 40)}`);
      }
    }
    const scripts = [...document.scripts].map(({ src, text }) => src || text);
    for (const script of scripts) if (/pwned|invalid/.test(script)) odd.push(`script ${script}`);
    return odd;
  });

const tracesOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { traces: string[] }).traces);

function poisoned(): Conversation[] {
  const { conversations } = generate({ n: payloads.length, topics: 12, seed: 2 });
  return conversations.map((chat, i) => ({
    ...chat,
    title: payloads[i],
    messages: chat.messages.map((message) => ({ ...message, text: `${message.text} ${payloads[i]}` })),
  }));
}

test(`${payloads.length} payloads in titles, messages, answers, names and file names: nothing runs, nothing loads`, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200);
  expect(new Set(payloads).size).toBe(payloads.length);
  const key = 'AQ.hostile-test-key';
  let n = 0;
  const server = await startModelServer({
    key,
    models: ['gemini-3.5-flash-lite'],
    // A model that has been taken over answers in payloads, in the fields it was asked for.
    script: ({ question }) => {
      const bad = payloads[n++ % payloads.length];
      if (question?.kind === 'facets')
        return {
          text: JSON.stringify({ request: `Help with ${bad}`, task: bad, languages: [bad], concern: 1 }),
        };
      if (question?.kind === 'name') return { text: JSON.stringify({ name: bad, description: bad }) };
      return undefined;
    },
  });
  ends.push(server.close);
  const { page, own, hosts, close } = await openProxied(watch);
  ends.push(close);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const name = `<img src=x onerror=pwned(9999)>${stranger}.json`;
  const bad = textFile(name, toChatGptExport(poisoned()));
  const refused = textFile('<svg onload=pwned(9998)>.json', { '<script>pwned(9997)</script>': 1 });
  await chooseFiles(page, [bad, refused]);
  await chooseModel(page, {
    ...{ provider: 'gemini', model: 'gemini-3.5-flash-lite', key },
    baseUrl: server.baseUrl('gemini'),
  });
  expect(await foreign(page)).toEqual([]);
  await page.getByRole('button', { name: 'Find the topics' }).click();
  await page.locator('pre').waitFor();
  expect(await foreign(page)).toEqual([]);
  await agreeToSend(page);
  const id = await waitForTree(page, 90_000);
  const places = [`#/explore/${id}`, `#/export/${id}`, '#/ledger', '#/storage', '#/settings', '#/'];
  const [{ rows }] = await rowsOf<{ rows: { ids: string[] } }>(page, 'overviews');
  for (const chat of rows.ids.filter((_, i) => i % 20 === 0)) places.push(`#/explore/${id}/chat/${chat}`);
  const found: string[] = [];
  for (const place of places) {
    await goTo(page, place);
    await page.waitForTimeout(150);
    found.push(...(await foreign(page)));
  }
  await goTo(page, '#/ledger');
  await page.getByRole('button', { expanded: false }).first().click();
  found.push(...(await foreign(page)));
  expect(found).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(await tracesOf(page)).toEqual([]);
  expect(hosts()).toEqual([own, new URL(server.origin).host].sort());
  console.log(`${payloads.length} payloads, ${places.length + 3} places looked at: 0 traces, 0 elements`);
});
