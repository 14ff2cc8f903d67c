import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  bytesOf,
  manifestOfListing,
  pinnedManifest,
  readManifest,
} from '../../../src/browser/weights/manifest.ts';
import { verifyFile } from '../../../src/browser/weights/verify.ts';
import { isModelId } from '../../../src/browser/weights/wish.ts';
import { offeredModels } from '../../../src/core/embedders/models.ts';
import { listing } from '../../support/scripted-hub.ts';

const root = join(import.meta.dirname, '../../..');
const tiny = 'kleio/tiny-bert';
const tinyFolder = join(root, 'tests/fixtures/models', tiny);
const shared = join(root, '../shared/models');

test('every offered model has a pinned manifest of the size that is promised', () => {
  for (const { id, bytes } of offeredModels) {
    expect(bytesOf(pinnedManifest(id)!)).toBe(bytes);
    expect(readManifest(pinnedManifest(id), id)).toEqual(pinnedManifest(id));
  }
  expect(pinnedManifest('nobody/nothing')).toBeNull();
});

test('the weights are pinned as shared/models/README.md says', () => {
  const weights = (id: string) => pinnedManifest(id)!.files.find(({ path }) => path.startsWith('onnx/'));
  expect(weights('Xenova/all-MiniLM-L6-v2')).toMatchObject({
    bytes: 22_972_370,
    sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
  });
  expect(weights('Supabase/gte-small')).toMatchObject({
    bytes: 34_014_427,
    sha256: '34440558460f3d0d05fda102ade2d2a0672d112dd8c05b540c8fc3bc2051db90',
  });
});

test.skipIf(!existsSync(shared))('the files of shared/models are those of the pinned manifests', async () => {
  for (const id of ['Xenova/all-MiniLM-L6-v2', 'Supabase/gte-small', 'MinishLab/model2vec-bge-vq64']) {
    for (const file of pinnedManifest(id)!.files) {
      const path = join(shared, id, file.path);
      if (existsSync(path)) await verifyFile(id, file, new Blob([readFileSync(path)]));
    }
  }
});

test('a listing of the hub becomes a manifest: its commit, SHA-256 of large files, Git’s hash of the others', async () => {
  const manifest = manifestOfListing(listing(tinyFolder), tiny);
  expect(manifest).toMatchObject({ model: tiny, revision: 'c'.repeat(40), dtype: 'q8' });
  expect(manifest.files.map(({ path }) => path).sort()).toEqual([
    'config.json',
    'onnx/model_quantized.onnx',
    'special_tokens_map.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  for (const file of manifest.files) {
    expect(file.sha256 !== undefined).toBe(file.path.endsWith('.onnx'));
    await verifyFile(tiny, file, new Blob([readFileSync(join(tinyFolder, file.path))]));
  }
});

test('a model without 8-bit weights is named as such; anything else that comes is no listing', () => {
  const { sha, siblings } = listing(tinyFolder);
  const without = siblings.filter((file) => !JSON.stringify(file).includes('onnx'));
  expect(() => manifestOfListing({ sha, siblings: without }, tiny)).toThrow(
    expect.objectContaining({
      kind: 'weights-broken',
      detail: { model: tiny, file: 'onnx/model_quantized.onnx', reason: 'absent' },
    }),
  );
  for (const other of [null, {}, { error: 'Repository not found' }, { sha: 'main', siblings }]) {
    expect(() => manifestOfListing(other, tiny)).toThrow(
      expect.objectContaining({ detail: { model: tiny, file: 'api/models', reason: 'listing' } }),
    );
  }
});

test('a manifest beside the files counts only for its own model, with a digest for every file and no file elsewhere', () => {
  const good = pinnedManifest('Supabase/gte-small')!;
  expect(readManifest(good, 'Supabase/gte-small')).toEqual(good);
  expect(readManifest(good, 'Xenova/all-MiniLM-L6-v2')).toBeNull();
  const [first, ...others] = good.files;
  for (const broken of [
    { ...first, sha256: undefined },
    { ...first, path: '../../index.html' },
    { ...first, bytes: -1 },
  ]) {
    expect(readManifest({ ...good, files: [broken, ...others] }, good.model)).toBeNull();
  }
  expect(readManifest({ ...good, files: others }, good.model)).toBeNull();
});

test('ids are names on the hub, not paths or addresses', () => {
  for (const id of ['gpt2', 'Xenova/all-MiniLM-L6-v2', 'a.b/c_d']) expect(isModelId(id), id).toBe(true);
  for (const id of ['', 'a/b/c', '../etc', 'a/..', 'https://a', 'a b', 'a?b', '/a', 'a/'])
    expect(isModelId(id), id).toBe(false);
});
