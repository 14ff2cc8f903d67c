// A hub of models on this machine: the part of Hugging Face's that Kleio asks, and its faults.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What comes instead of the weights. 'cut': the connection ends in the middle; 'short': the body does, and says it is whole. */
export type Fault = 'none' | 'html' | 'cut' | 'short' | 'other' | 'gone';

export interface ScriptedHub {
  readonly url: string;
  fault: Fault;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** As `api/models/ID/revision/main?blobs=true` lists a folder: SHA-256 for what would be in large file storage. */
export function listing(folder: string): { sha: string; siblings: object[] } {
  const siblings = (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((rfilename) => {
      const content = readFileSync(join(folder, rfilename));
      const size = content.length;
      const blobId = createHash('sha1').update(`blob ${size}\0`).update(content).digest('hex');
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { rfilename, size, blobId, ...(rfilename.endsWith('.onnx') && { lfs: { sha256, size } }) };
    });
  return {
    sha: 'c'.repeat(40),
    siblings: [{ rfilename: '.gitattributes', size: 1, blobId: 'x' }, ...siblings],
  };
}

/** Serves one model's folder. The weights come by way of a redirect, as the real hub's do. */
export async function startHub(model: string, folder: string): Promise<ScriptedHub> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    response.setHeader('access-control-allow-origin', '*');
    const { pathname } = new URL(request.url!, 'http://hub');
    const resolved = `/${model}/resolve/${'c'.repeat(40)}/`;
    if (pathname === `/api/models/${model}/revision/main`) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(listing(folder)));
    } else if (pathname === `${resolved}onnx/model_quantized.onnx`) {
      response.writeHead(302, { location: '/store/weights' }).end();
    } else if (pathname === '/store/weights') {
      answerWeights(response, hub.fault, readFileSync(join(folder, 'onnx/model_quantized.onnx')));
    } else if (pathname.startsWith(resolved)) {
      response.end(readFileSync(join(folder, pathname.slice(resolved.length))));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hub: ScriptedHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: 'none',
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hub;
}

function answerWeights(response: ServerResponse, fault: Fault, content: Buffer): void {
  const half = content.subarray(0, content.length / 2);
  if (fault === 'html') {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Welcome to the hotel</title><form>Room number</form>');
  } else if (fault === 'cut') {
    response.setHeader('content-length', content.length);
    response.write(half, () => setTimeout(() => response.destroy(), 50));
  } else if (fault === 'short') {
    response.end(half);
  } else if (fault === 'other') {
    const changed = Buffer.from(content);
    changed[content.length - 1] ^= 1;
    response.end(changed);
  } else if (fault === 'gone') {
    response.writeHead(503).end();
  } else {
    response.end(content);
  }
}
