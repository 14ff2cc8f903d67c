// Serves dist/ as any static host would: files, nothing else.
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './install.mjs';
import { manifestsIn } from './model-files.mjs';

/**
 * Starts a server on 127.0.0.1. `port` 0 takes any free one; a taken port gives way to the next ten.
 * `prefix`: the path the page stands under ("/" or "/some/path/"); everything else is 404. `models`: a folder that stands
 * under models/ in the place of the build's. `growing`: files may come later. Resolves to { url, close }.
 * @param {{ port?: number, prefix?: string, folder?: string, models?: string | null, growing?: boolean }} options
 */
export async function serve({
  port = 0,
  prefix = '/',
  folder = join(root, 'dist'),
  models = null,
  growing = false,
} = {}) {
  const files = sirv(folder, { etag: true, dev: growing });
  const modelFiles = models === null ? null : sirv(models, { dev: false });
  const modelIndex = models === null ? '' : JSON.stringify({ models: manifestsIn(models) });
  const server = createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404;
      response.end();
    };
    if (!request.url?.startsWith(prefix)) return notFound();
    request.url = `/${request.url.slice(prefix.length)}`;
    if (!modelFiles || !request.url.startsWith('/models/')) return files(request, response, notFound);
    request.url = request.url.slice('/models'.length);
    if (request.url === '/index.json') return void response.end(modelIndex);
    modelFiles(request, response, notFound);
  });
  for (let tries = 0; ; tries++) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port === 0 ? 0 : port + tries, '127.0.0.1', resolve);
      });
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || tries >= 10) throw error;
    }
  }
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        // Browsers keep connections open for a minute.
        server.closeAllConnections();
      }),
  };
}
