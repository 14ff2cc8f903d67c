// npm run model [-- ID] [--from FOLDER] [--hub URL]: puts a model's files, checked, into public/models/ID, so that the page ships them.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './install.mjs';
import { describe, modelFiles, ownManifest, pinnedManifests } from './model-files.mjs';

const usage = 'npm run model [-- ID] [--from FOLDER] [--hub URL]';

/** Says what happened on stderr and ends with 1. */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  const options = {
    from: { type: 'string' },
    hub: { type: 'string', default: 'https://huggingface.co' },
    // Where the folder `models` is; for tests.
    into: { type: 'string', default: join(root, 'public') },
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [model = 'Xenova/all-MiniLM-L6-v2', ...more] = positionals;
    if (more.length > 0 || !/^[\w.-]+\/[\w.-]+$/.test(model) || model.includes('..')) fail(usage);
    return { ...values, hub: values.hub.replace(/\/+$/, ''), model };
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

/** The app's own download: the same checks here as in the page. */
async function loadDownload() {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    configFile: false,
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  });
  return { ...(await vite.ssrLoadModule('/src/browser/weights/download.ts')), close: () => vite.close() };
}

/** The folder that holds the model: FOLDER itself, or FOLDER/ID. */
function folderOf(model, from) {
  const found = [join(resolve(from), model), resolve(from)].find((folder) =>
    existsSync(join(folder, 'config.json')),
  );
  return found ?? fail(`${from}: there is no config.json in it`);
}

/** What a local folder should hold: as pinned, else as its own manifest says, else whatever it is. */
function localManifest(model, folder) {
  const missing = modelFiles.slice(0, 4).find((path) => !existsSync(join(folder, path)));
  if (missing) fail(`${join(folder, missing)}: there is no such file. Nothing was kept.`);
  const beside = join(folder, 'manifest.json');
  return (
    pinnedManifests().find((manifest) => manifest.model === model) ??
    (existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : ownManifest(model, folder))
  );
}

/** Answers as the hub would, from a folder. */
const localNetwork = (folder) => ({
  get: (url) => {
    const path = join(folder, new URL(url).pathname.replace(/^.*\/resolve\/[^/]+\//, ''));
    return Promise.resolve(
      existsSync(path) ? new Response(readFileSync(path)) : new Response(null, { status: 404 }),
    );
  },
});

const hubNetwork = { get: (url, _model, signal) => fetch(url, { signal }) };

/** One sentence for what the download rejects with. */
function sentence({ kind, detail = {}, message, cause }) {
  const { file, reason, expected, got, status, host } = detail;
  if (kind === 'weights-broken') {
    const counts = expected === undefined ? '' : ` (expected ${expected}, got ${got})`;
    return `${file} is not what was asked for: ${reason}${counts}. Nothing was kept.`;
  }
  if (kind === 'weights-unreachable')
    return `${host}: ${status ?? cause?.cause?.message ?? cause?.message ?? 'no answer'}. Nothing was kept.`;
  return message;
}

/** A line of progress a tenth. */
function progressLines() {
  let shown = -1;
  return (done, total) => {
    if (total === null) return;
    const tenth = Math.floor((10 * done) / total);
    if (tenth === shown) return;
    shown = tenth;
    console.error(`${tenth * 10} % of ${(total / 1e6).toFixed(1)} MB`);
  };
}

/** All files at once or none: written beside, then renamed. */
async function keep(models, { model, revision, dtype, files }) {
  const place = join(models, model);
  const fresh = join(models, `.new-${process.pid}`);
  try {
    for (const { path, blob } of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), Buffer.from(await blob.arrayBuffer()));
    }
    const written = { model, revision, dtype, files: describe(fresh) };
    writeFileSync(join(fresh, 'manifest.json'), `${JSON.stringify(written, null, 2)}\n`);
    mkdirSync(dirname(place), { recursive: true });
    rmSync(place, { recursive: true, force: true });
    renameSync(fresh, place);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return place;
}

ensureInstalled();
const { model, from, hub, into } = readArguments();
const folder = from === undefined ? null : folderOf(model, from);
const local = folder && localManifest(model, folder);
const { downloadModel, downloadFiles, close } = await loadDownload();
const download = {
  model,
  hub,
  network: folder ? localNetwork(folder) : hubNetwork,
  signal: new AbortController().signal,
  onProgress: progressLines(),
};
try {
  const files = await (local ? downloadFiles(local, download) : downloadModel(download));
  console.log(`${model} is checked and kept: ${await keep(join(resolve(into), 'models'), files)}`);
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
} finally {
  await close();
}
