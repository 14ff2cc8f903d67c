// Builds the page if needed and serves it under a path, as any static host might.
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../scripts/build.mjs';
import { serve } from '../../scripts/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  ensureBuilt();
  const server = await serve({ prefix: '/some/path/' });
  project.provide('url', server.url);
  return server.close;
}
