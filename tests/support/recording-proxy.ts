// A proxy that writes down every host a browser wants to reach, and lets it reach none but this machine.
import { createServer, type IncomingMessage, request as forward, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface RecordingProxy {
  /** For the browser's `--proxy-server`. */
  readonly address: string;
  /** Hosts with their ports, as they were asked for; tunnels (https, sockets) included. */
  hosts(): string[];
  close(): Promise<void>;
}

const isHere = (hostname: string) => ['127.0.0.1', 'localhost'].includes(hostname);

/** Listens on 127.0.0.1. A browser needs `--proxy-bypass-list=<-loopback>` as well, else this machine is reached past it. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const asked = new Set<string>();

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://none.invalid');
    asked.add(url.host);
    if (!isHere(url.hostname)) return void response.writeHead(502).end();
    const { method, headers } = request;
    const onwards = forward(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.destroy());
    request.pipe(onwards);
  }

  function tunnel(request: IncomingMessage, socket: Socket): void {
    asked.add(request.url ?? '');
    const [hostname, port] = (request.url ?? '').split(':');
    if (!isHere(hostname)) return void socket.end('HTTP/1.1 502 Not here\r\n\r\n');
    const onwards = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onwards.pipe(socket).pipe(onwards);
    });
    for (const [one, other] of [
      [onwards, socket],
      [socket, onwards],
    ])
      one.on('error', () => other.destroy());
  }

  const server = createServer(pass).on('connect', tunnel);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts: () => [...asked].sort(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
