// The folders under public/models and the list of them that the built page carries. Node's built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** Files of a text model in 8 bits; the last need not be there. */
export const modelFiles = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model_quantized.onnx',
  'special_tokens_map.json',
];

/** Manifests of the models that this version knows (src/browser/weights/pinned.json). */
export function pinnedManifests() {
  return JSON.parse(readFileSync(join(root, 'src/browser/weights/pinned.json'), 'utf8'));
}

/** Path, size and SHA-256 of every file of a model that lies in a folder. */
export function describe(folder) {
  return modelFiles
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => {
      const content = readFileSync(join(folder, path));
      return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    });
}

/** A manifest from the files as they are. Its revision is their content: rows of two models are never taken for rows of one. */
export function ownManifest(model, folder) {
  const files = describe(folder);
  const weights = files.find(({ path }) => path.startsWith('onnx/'));
  return { model, revision: `own-${weights.sha256.slice(0, 12)}`, dtype: 'q8', files };
}

/** Folders in a folder; one that is being written begins with a dot. */
const folders = (path) =>
  existsSync(path)
    ? readdirSync(path).filter((name) => !name.startsWith('.') && statSync(join(path, name)).isDirectory())
    : [];

/**
 * Manifests of all models under a folder ("owner/name/..."), for models/index.json: the one that lies beside the files, else the pinned
 * one, else one made from the files as they are.
 */
export function manifestsIn(folder) {
  const pinned = pinnedManifests();
  return folders(folder).flatMap((owner) =>
    folders(join(folder, owner)).flatMap((name) => {
      const model = `${owner}/${name}`;
      const place = join(folder, owner, name);
      if (!modelFiles.slice(0, 4).every((path) => existsSync(join(place, path)))) return [];
      const beside = join(place, 'manifest.json');
      if (existsSync(beside)) return [JSON.parse(readFileSync(beside, 'utf8'))];
      const known = pinned.find((manifest) => manifest.model === model);
      return [known ?? ownManifest(model, place)];
    }),
  );
}
