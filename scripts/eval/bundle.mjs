// The core and what measures it (core.ts), as one file that Node can run: TypeScript is bundled because Node 20 does not read it,
// and because imports of single modules are slow in hot loops.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { temporaryFolder } from '../harness.mjs';
import { root } from '../install.mjs';

/** Resolves to the bundle's address and `close`, which removes it. */
export async function bundleCore() {
  const { folder, close } = temporaryFolder('eval');
  await build({
    ...{ configFile: false, root, publicDir: false, logLevel: 'warn' },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: 'scripts/eval/core.ts', outDir: folder, emptyOutDir: false, minify: false, target: 'node20' },
      rolldownOptions: { output: { entryFileNames: 'core.mjs' } },
    },
  });
  return { url: pathToFileURL(join(folder, 'core.mjs')).href, close };
}
