// An embedder's files on the built page: downloaded with consent, checked, used; and shipped by the page itself.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseEmbedder } from '../../scripts/model-form.mjs';
import { serve } from '../../scripts/serve.mjs';
import { hashParts } from '../../src/core/hash.ts';
import { nmi } from '../../src/core/math/scores.ts';
import type { VectorChunk } from '../../src/core/ports.ts';
import type { Conversation, Overview } from '../../src/core/types.ts';
import { chooseFiles, findTopics, rowsOf, textFile, useBrowser } from '../support/built-page.ts';
import { generate, toChatGptExport } from '../support/generator.ts';
import { type ScriptedHub, startHub } from '../support/scripted-hub.ts';

const browser = useBrowser();
const tiny = 'kleio/tiny-bert';
const tinyFolder = join(import.meta.dirname, '../fixtures/models', tiny);
const coarse = 'MinishLab/model2vec-bge-vq64';
const sharedModels = join(import.meta.dirname, '../../../shared/models');
const hasCoarse = existsSync(join(sharedModels, coarse));
if (!hasCoarse) console.log(`${coarse} is not beside the project: its end-to-end run is skipped`);

const { conversations, labels } = generate({ n: 120, topics: 6, seed: 9 });
const chats = textFile('conversations.json', toChatGptExport(conversations));

/** Hugging Face, played by the scripted hub. Resolves to what was asked of it. */
async function playHub(context: BrowserContext, hub: ScriptedHub): Promise<string[]> {
  const asked: string[] = [];
  await context.route('https://huggingface.co/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    asked.push(pathname);
    try {
      const answer = await fetch(hub.url + pathname + search);
      await route.fulfill({
        status: answer.status,
        body: Buffer.from(await answer.arrayBuffer()),
        headers: {
          'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
          'access-control-allow-origin': '*',
        },
      });
    } catch {
      await route.abort('connectionreset');
    }
  });
  return asked;
}

test('a model from the hub: asked for first, a sign-in page and a cut body are refused, the next try heals, the run uses it', async () => {
  const hub = await startHub(tiny, tinyFolder);
  const { page, context, strangers } = await browser.open({ cores: 2 });
  const asked = await playHub(context, hub);
  await chooseFiles(page, chats);
  expect(await chooseEmbedder(page, tiny)).toContain('huggingface.co');
  expect(asked).toEqual([]);

  hub.fault = 'html';
  await page.getByRole('button', { name: 'Download it' }).click();
  const alert = page.getByRole('alert').first();
  for (const [said, next] of [
    [/sign-in page/i, 'short'],
    [/came instead of|too early/i, 'cut'],
    [/could not be downloaded/i, 'none'],
  ] as const) {
    await expect.poll(async () => (await alert.isVisible()) && (await alert.innerText())).toMatch(said);
    expect(await rowsOf(page, 'weights')).toEqual([]);
    hub.fault = next;
    await page.getByRole('button', { name: 'Try again' }).first().click();
  }
  // Back where it was asked for, with what was chosen.
  await page.getByText('Ready on this device.').waitFor();
  const downloads = asked.length;
  await findTopics(page);
  expect(asked).toHaveLength(downloads);
  expect(strangers).toEqual([]);
  const [overview] = await rowsOf<Overview>(page, 'overviews');
  expect(overview.embedder).toContain(tiny);
  const chunks = await rowsOf<VectorChunk>(page, 'vectors');
  expect(chunks.map(({ model, dtype, keys, rows }) => [model, dtype, keys.length, rows.cols])).toEqual([
    [tiny, 'q8', new Set(conversations.map(({ contentHash }) => contentHash)).size, 32],
  ]);
  await hub.close();
});

test.skipIf(!hasCoarse)(
  'a model that the page ships embeds and clusters end to end, and nobody else is asked',
  async () => {
    const server = await serve({ prefix: '/some/path/', models: sharedModels });
    const { page, strangers } = await browser.open({ url: server.url });
    await chooseFiles(page, chats);
    expect(await chooseEmbedder(page, coarse)).toBeNull();
    await findTopics(page);
    const [{ rows, embedder }] = await rowsOf<Overview>(page, 'overviews');
    expect(embedder).toContain(coarse);
    // The ids of an export this short are told together with how the chat begins (parse/draft.ts).
    const idOf = ({ externalId, messages: [first] }: Conversation) =>
      hashParts('chatgpt', 'short', externalId, hashParts(first.text.slice(0, 2000)));
    const labelOf = new Map(conversations.map((chat, i) => [idOf(chat), labels[i]]));
    const score = nmi(
      rows.ids.map((id) => labelOf.get(id)!),
      rows.base,
    );
    console.log(`${coarse}: 120 chats of 6 topics, NMI of base clusters ${score.toFixed(3)}`);
    expect(score).toBeGreaterThan(0.5);
    expect(strangers).toEqual([]);
    await server.close();
  },
);
