import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { browserFlags, findBrowser } from './scripts/browser.mjs';
import { manifestsIn } from './scripts/model-files.mjs';

/** Components are mounted in a real browser; the flags keep Chromium from calling home. */
const chromium = playwright({
  launchOptions: { executablePath: findBrowser() ?? undefined, args: browserFlags },
});

/**
 * The page's policy: wide in connect-src, because a person may choose an endpoint (browser/policy.ts narrows it before any
 * chat is read), closed in everything else. Workers only from blobs, so that they inherit it; no text becomes script.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  'worker-src blob:',
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types kleio svelte-trusted-html',
].join('; ');

/** Puts the policy first in the head of the built page; the development server needs inline scripts of its own. */
const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Node's flags for the kernel that browsers run. Later versions no longer know the first. */
const relaxedSimd = process.version.startsWith('v20')
  ? ['--experimental-wasm-relaxed-simd', '--no-liftoff']
  : [];

/** onnxruntime's plain build for processors: half the size of the one with WebGPU (14 MB, 3.7 gzipped). */
const runtimeFiles = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];
const runtime = (name: string) => join(import.meta.dirname, 'node_modules/onnxruntime-web/dist', name);
/** Which models the page ships: it need not ask its host in vain for one that is not there. */
const modelIndex = () => JSON.stringify({ models: manifestsIn(join(import.meta.dirname, 'public/models')) });

/**
 * Puts beside the page what the embedder's workers read from its origin: ort/ (else transformers.js would load code from a CDN)
 * and models/index.json.
 */
const besideThePage: Plugin = {
  name: 'beside-the-page',
  generateBundle() {
    for (const name of runtimeFiles)
      this.emitFile({ type: 'asset', fileName: `ort/${name}`, source: readFileSync(runtime(name)) });
    this.emitFile({ type: 'asset', fileName: 'models/index.json', source: modelIndex() });
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = request.url?.split('?')[0] ?? '';
      const name = runtimeFiles.find((file) => path === `/ort/${file}`);
      if (!name && path !== '/models/index.json') return next();
      const type = name?.endsWith('.wasm')
        ? 'application/wasm'
        : name
          ? 'text/javascript'
          : 'application/json';
      response.setHeader('content-type', type);
      response.end(name ? readFileSync(runtime(name)) : modelIndex());
    });
  },
};

/** How long a test waits for what is to come, ms: Vitest's own second is short where all cores are busy. */
const patience = 15_000;

export default defineConfig({
  // Relative, so that the build runs under any path of any static host.
  base: './',
  plugins: [svelte(), contentPolicy, besideThePage],
  // transformers.js asks for the build with WebGPU, which brings 27 MB along; this one loads its wasm from where it is told to.
  resolve: { alias: { 'onnxruntime-web/webgpu': runtime('ort.wasm.min.mjs') } },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Nothing under test keeps state in its module, so files may share a process.
          isolate: false,
          // Relaxed SIMD is an experiment in Node 20, and its quick compiler gets it wrong (core/math/kernel.ts finds out).
          execArgv: relaxedSimd,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/ui/**', 'tests/e2e/**', 'tests/**/*.browser.test.ts'],
          setupFiles: ['tests/support/properties.ts'],
          // Whole runs over random chats take some 5 s alone, and 30 s have been seen where all cores were busy.
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: patience } },
        },
      },
      {
        extends: true,
        // Named here because re-optimising in mid-run reloads the page under the tests.
        optimizeDeps: {
          include: [
            'vitest-browser-svelte',
            'axe-core',
            'bits-ui',
            'virtua/svelte',
            'comlink',
            'ml-kmeans',
            '@zip.js/zip.js/lib/zip-core-native.js',
            'htmlparser2',
            'hyparquet',
            'hyparquet-compressors',
            'papaparse',
          ],
        },
        test: {
          name: 'components',
          include: ['tests/ui/**/*.test.ts', 'tests/**/*.browser.test.ts'],
          setupFiles: ['tests/support/components.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: patience } },
          browser: {
            enabled: true,
            provider: chromium,
            headless: true,
            screenshotFailures: false,
            // Everything is bundled before the first page is there; a new clone has nothing of that yet (ms).
            connectTimeout: 240_000,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          // The longest takes 20 s alone; where all cores are busy everything takes several times as long.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
