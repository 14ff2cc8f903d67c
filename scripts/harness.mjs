// Builds the pages that tests and measurements drive parts of the app through, with the app's own build settings and policy.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './install.mjs';
import { manifestsIn } from './model-files.mjs';
import { serve } from './serve.mjs';

/** A folder outside the repository; `close` removes it. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `kleio-${name}-`));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Builds a harness of tests/support and serves it with models of its own: folders by id, put under models/ID.
 * Resolves to { url, folder, close }: what is put into the folder is served beside the page.
 */
export async function serveHarness(models = {}, name = 'embedder-harness') {
  const { folder, close } = temporaryFolder('harness');
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'tests/support', name),
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: false, sourcemap: false },
  });
  for (const [id, source] of Object.entries(models))
    cpSync(source, join(folder, 'models', id), { recursive: true });
  const index = { models: manifestsIn(join(folder, 'models')) };
  writeFileSync(join(folder, 'models/index.json'), JSON.stringify(index));
  const server = await serve({ folder, prefix: '/some/path/', growing: true });
  return {
    url: server.url,
    folder,
    async close() {
      await server.close();
      close();
    },
  };
}
