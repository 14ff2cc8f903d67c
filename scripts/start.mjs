// npm start: installs, builds, serves, prints the address. Works on a fresh clone.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { serve } = await import('./serve.mjs');
const { url } = await serve({ port: Number(process.env.PORT ?? 4173) });
console.log(`Kleio is at ${url}`);
console.log('Press Ctrl+C to stop.');
