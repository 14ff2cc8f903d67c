import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createWeightsDesk,
  readWish,
  type WeightsDeskOptions,
  type WeightsTable,
} from '../../../src/browser/weights/desk.ts';
import { manifestOfListing, type ModelFiles } from '../../../src/browser/weights/manifest.ts';
import type { WeightsNetwork } from '../../../src/browser/weights/network.ts';
import { abortError } from '../../../src/core/errors.ts';
import { listing } from '../../support/scripted-hub.ts';

const tiny = 'kleio/tiny-bert';
const folder = join(import.meta.dirname, '../../fixtures/models', tiny);
const manifest = manifestOfListing(listing(folder), tiny);
const content = (path: string) => readFileSync(join(folder, path));
const signal = new AbortController().signal;

function memoryTable(): WeightsTable & { rows: Map<string, ModelFiles> } {
  const rows = new Map<string, ModelFiles>();
  return {
    rows,
    get: (model) => Promise.resolve(rows.get(model) ?? null),
    put: (row) => Promise.resolve(void rows.set(row.model, row)),
    delete: (model) => Promise.resolve(void rows.delete(model)),
    list: () =>
      Promise.resolve(
        [...rows.values()].map(({ model, files }) => ({
          model,
          bytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
        })),
      ),
  };
}

function memorySettings() {
  const kept = new Map<string, unknown>();
  return {
    setting: (key: string) => Promise.resolve(kept.get(key)),
    putSetting: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    deleteSetting: (key: string) => Promise.resolve(void kept.delete(key)),
  };
}

/** Files of the page's own origin by path, and a hub with the tiny model. */
function network(own: Record<string, string | Buffer> = {}, hub: Partial<WeightsNetwork> = {}) {
  const asked: string[] = [];
  const made: WeightsNetwork = {
    own: (path) => {
      asked.push(path);
      return Promise.resolve(path in own ? new Blob([Buffer.from(own[path])]) : null);
    },
    get: (url) => {
      asked.push(url);
      const { pathname } = new URL(url);
      const path = pathname.split(`/resolve/${manifest.revision}/`)[1];
      return Promise.resolve(path ? new Response(content(path)) : Response.json(listing(folder)));
    },
    ...hub,
  };
  return { ...made, asked };
}

function desk(options: Partial<WeightsDeskOptions> = {}) {
  return createWeightsDesk({
    table: memoryTable(),
    settings: memorySettings(),
    wished: null,
    hub: 'https://hub.example',
    network: network(),
    reloadAt: () => undefined,
    ...options,
  });
}

const ownFiles = () =>
  Object.fromEntries(manifest.files.map(({ path }) => [`models/${tiny}/${path}`, content(path)]));
const listed = { 'models/index.json': JSON.stringify({ models: [manifest] }) };

test('a model in the page’s list is its own: nothing is asked of the hub, and each file is checked', async () => {
  const net = network({ ...listed, ...ownFiles() });
  const { status, open } = desk({ network: net });
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  expect(await status(tiny)).toEqual({ state: 'own', bytes });
  const opened = await open(tiny);
  expect(opened).toMatchObject({ model: tiny, revision: manifest.revision, dtype: 'q8' });
  expect(opened.files.map(({ path }) => path)).toEqual(manifest.files.map(({ path }) => path));
  expect(net.asked.filter((url) => url.startsWith('https:'))).toEqual([]);
});

test('where the list does not name a model, its files are not asked for', async () => {
  const net = network({ 'models/index.json': '{"models":[]}' });
  expect(await desk({ network: net }).status('Xenova/all-MiniLM-L6-v2')).toEqual({
    state: 'absent',
    bytes: 23_685_172,
  });
  expect(net.asked).toEqual(['models/index.json']);
});

test('without a list, a manifest beside the files counts; a host that answers everything with a page has no model', async () => {
  const beside = { [`models/${tiny}/manifest.json`]: JSON.stringify(manifest) };
  expect(await desk({ network: network({ ...beside, ...ownFiles() }) }).status(tiny)).toMatchObject({
    state: 'own',
  });
  const page: WeightsNetwork = {
    ...network(),
    own: () => Promise.resolve(new Blob(['<!doctype html><title>Kleio</title>'])),
  };
  for (const model of [tiny, 'Xenova/all-MiniLM-L6-v2']) {
    expect(await desk({ network: page }).status(model)).toMatchObject({ state: 'absent' });
    await expect(desk({ network: page }).open(model)).rejects.toThrow(
      expect.objectContaining({ kind: 'weights-absent', detail: { model } }),
    );
  }
});

test('own files that are broken are refused by name; files kept on the device serve instead', async () => {
  const files = { ...ownFiles(), [`models/${tiny}/tokenizer.json`]: '<html>' };
  const table = memoryTable();
  const { open } = desk({ network: network({ ...listed, ...files }), table });
  await expect(open(tiny)).rejects.toThrow(
    expect.objectContaining({
      kind: 'weights-broken',
      detail: expect.objectContaining({ file: 'tokenizer.json', reason: 'html' }),
    }),
  );
  const kept = { model: tiny, revision: 'r', dtype: 'q8', files: [] };
  await table.put(kept);
  expect(await open(tiny)).toBe(kept);
});

test('a wish is remembered and the page loaded again; it counts only where it was read; its end goes where it should', async () => {
  const settings = memorySettings();
  const went: string[] = [];
  const reloadAt = (hash: string) => void went.push(hash);
  const before = desk({ settings, reloadAt });
  expect(before.wished).toBeNull();
  await expect(before.download(signal, () => undefined)).rejects.toThrow(
    expect.objectContaining({ kind: 'weights-absent' }),
  );
  await before.wish(tiny, '#/import');
  expect(went).toEqual(['#/settings']);
  const wished = await readWish(settings);
  expect(wished).toEqual({ model: tiny, hash: '#/import' });
  await desk({ settings, reloadAt, wished }).endWish();
  expect(went).toEqual(['#/settings', '#/import']);
  expect(await readWish(settings)).toBeNull();
});

test('a saved wish that is none is no wish', async () => {
  for (const value of [undefined, 'x', { model: '../x', hash: '#/' }, { model: tiny, hash: 'https://x' }]) {
    expect(await readWish({ setting: () => Promise.resolve(value) })).toBeNull();
  }
});

test('a download is kept whole, with the commit it came from; its progress counts bytes', async () => {
  const table = memoryTable();
  const seen: [number, number | null][] = [];
  const net = network();
  const wished = { model: tiny, hash: '#/' };
  await desk({ table, network: net, wished }).download(signal, (...told) => void seen.push(told));
  expect(table.rows.get(tiny)).toMatchObject({ revision: manifest.revision, dtype: 'q8' });
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  expect(seen[0]).toEqual([0, null]);
  expect(seen.at(-1)).toEqual([bytes, bytes]);
  expect(net.asked[0]).toBe(`https://hub.example/api/models/${tiny}/revision/main?blobs=true`);
  expect(net.asked[1]).toMatch(new RegExp(`^https://hub.example/${tiny}/resolve/${manifest.revision}/`));
});

test('a body without end is left after the file’s size; no answer and a refusal are told apart; nothing is kept', async () => {
  const table = memoryTable();
  const wished = { model: tiny, hash: '#/' };
  let pulled = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
  const get: WeightsNetwork['get'] = (url) =>
    Promise.resolve(url.includes('/api/') ? Response.json(listing(folder)) : new Response(endless()));
  const failing = (answer: WeightsNetwork['get']) =>
    desk({ table, wished, network: network({}, { get: answer }) }).download(signal, () => undefined);
  await expect(failing(get)).rejects.toThrow(
    expect.objectContaining({ kind: 'weights-broken', detail: expect.objectContaining({ reason: 'size' }) }),
  );
  expect(pulled).toBeLessThan(5);
  await expect(failing(() => Promise.reject(new TypeError('Failed to fetch')))).rejects.toThrow(
    expect.objectContaining({ kind: 'weights-unreachable', detail: { model: tiny, host: 'hub.example' } }),
  );
  await expect(failing(() => Promise.resolve(new Response(null, { status: 401 })))).rejects.toThrow(
    expect.objectContaining({ detail: { model: tiny, host: 'hub.example', status: 401 } }),
  );
  await expect(failing(() => Promise.resolve(new Response('<html>hotel</html>')))).rejects.toThrow(
    expect.objectContaining({ detail: { model: tiny, file: 'api/models', reason: 'html' } }),
  );
  await expect(failing(() => Promise.reject(abortError()))).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
  expect(table.rows.size).toBe(0);
});

test('a kept model can be removed', async () => {
  const table = memoryTable();
  const { kept, remove, status } = desk({ table });
  await table.put({
    model: tiny,
    revision: 'r',
    dtype: 'q8',
    files: [{ path: 'x', blob: new Blob(['12345']) }],
  });
  expect(await kept()).toEqual([{ model: tiny, bytes: 5 }]);
  expect(await status(tiny)).toEqual({ state: 'kept', bytes: 5 });
  await remove(tiny);
  expect(await status(tiny)).toEqual({ state: 'absent', bytes: null });
});
