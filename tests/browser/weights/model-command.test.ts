import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { manifestsIn } from '../../../scripts/model-files.mjs';
import { readManifest } from '../../../src/browser/weights/manifest.ts';
import { startHub } from '../../support/scripted-hub.ts';

const root = join(import.meta.dirname, '../../..');
const tiny = 'kleio/tiny-bert';
const tinyFolder = join(root, 'tests/fixtures/models', tiny);
const folder = mkdtempSync(join(tmpdir(), 'kleio-model-'));
const into = join(folder, 'public');
const kept = () => (existsSync(join(into, 'models')) ? readdirSync(join(into, 'models')) : []);

beforeEach(() => {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a person would; its exit code and what it said. */
function model(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const all = [join(root, 'scripts/model.mjs'), ...args, '--into', into];
    execFile(process.execPath, all, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

test('a folder’s files are taken with a manifest, and the page’s list names the model', async () => {
  expect(await model(tiny, '--from', tinyFolder)).toMatchObject({ code: 0 });
  const place = join(into, 'models', tiny);
  const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'));
  expect(readManifest(manifest, tiny)).toEqual(manifest);
  expect(manifest.revision).toMatch(/^own-[0-9a-f]{12}$/);
  expect(manifestsIn(join(into, 'models'))).toEqual([manifest]);
  const weights = 'onnx/model_quantized.onnx';
  expect(readFileSync(join(place, weights))).toEqual(readFileSync(join(tinyFolder, weights)));
});

test('files that are not those of a known model are refused, and nothing is left behind', async () => {
  const wrong = join(folder, 'wrong');
  cpSync(tinyFolder, wrong, { recursive: true });
  const { code, said } = await model('Supabase/gte-small', '--from', wrong);
  expect(code).toBe(1);
  expect(said).toContain('config.json is not what was asked for: size (expected 596, got ');
  expect(said).toContain('Nothing was kept.');
  expect(kept()).toEqual([]);
  expect((await model(tiny, '--from', join(folder, 'nowhere'))).code).toBe(1);
  expect(kept()).toEqual([]);
});

test('from a hub: what comes whole is kept under its commit; a page, a short body and no answer are refused', async () => {
  const hub = await startHub(tiny, tinyFolder);
  try {
    for (const [fault, words] of [
      ['html', 'html'],
      ['short', 'size'],
      ['other', 'hash'],
      ['gone', '503'],
    ] as const) {
      hub.fault = fault;
      const { code, said } = await model(tiny, '--hub', hub.url);
      expect(code, fault).toBe(1);
      expect(said, fault).toContain(words);
      expect(kept()).toEqual([]);
    }
    hub.fault = 'none';
    expect(await model(tiny, '--hub', hub.url)).toMatchObject({ code: 0 });
    expect(manifestsIn(join(into, 'models'))).toMatchObject([{ model: tiny, revision: 'c'.repeat(40) }]);
  } finally {
    await hub.close();
  }
}, 60_000);

test('a model that is there is replaced only by a whole one', async () => {
  expect((await model(tiny, '--from', tinyFolder)).code).toBe(0);
  const before = manifestsIn(join(into, 'models'));
  const hub = await startHub(tiny, tinyFolder);
  hub.fault = 'cut';
  expect((await model(tiny, '--hub', hub.url)).code).toBe(1);
  await hub.close();
  expect(manifestsIn(join(into, 'models'))).toEqual(before);
  expect(kept()).toEqual(['kleio']);
});

test('a folder without the weights is told what it lacks', async () => {
  const partial = join(folder, 'partial');
  cpSync(tinyFolder, partial, { recursive: true });
  rmSync(join(partial, 'onnx'), { recursive: true });
  expect((await model(tiny, '--from', partial)).said).toContain('onnx/model_quantized.onnx');
  expect(kept()).toEqual([]);
});
