// The core and what measures its privacy (core.ts), as one file that Node can run: see scripts/eval/bundle.mjs.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { temporaryFolder } from '../harness.mjs';
import { root } from '../install.mjs';

/** Resolves to the bundle's address and `close`, which removes it. */
export async function bundlePrivacy() {
  const { folder, close } = temporaryFolder('eval-privacy');
  await build({
    ...{ configFile: false, root, publicDir: false, logLevel: 'warn' },
    ssr: { noExternal: true },
    build: {
      ...{
        ssr: 'scripts/privacy/core.ts',
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        target: 'node20',
      },
      rolldownOptions: { output: { entryFileNames: 'core.mjs', codeSplitting: false } },
    },
  });
  return { url: pathToFileURL(join(folder, 'core.mjs')).href, close };
}
