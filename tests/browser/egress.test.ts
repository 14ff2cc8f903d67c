import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  amend,
  type EgressContext,
  egressTotals,
  guardFetch,
  openLedger,
  send,
  ticketHeader,
  withTicket,
} from '../../src/browser/egress.ts';
import { withoutKeysIn } from '../../src/browser/key-mask.ts';
import type { LedgerEntry } from '../../src/core/model.ts';

const context: EgressContext = {
  ...{ purpose: 'facets', subject: 'c1', datasetId: 'd1', runId: 'r1' },
  ...{ tokensIn: 10, tokensOut: 5, cost: 0.1 },
};
const otherKey = 'sk-of-another-provider';
const signal = new AbortController().signal;

let entries: LedgerEntry[];
let seen: { path: string; headers: Record<string, unknown>; stored: number; body: string }[];
let server: Server;
let origin: string;
let unguard: () => void;

beforeEach(async () => {
  entries = [];
  seen = [];
  server = createServer((request, response) => {
    const arrived = { path: request.url ?? '', headers: request.headers, stored: entries.length, body: '' };
    seen.push(arrived);
    request.on('data', (part: Buffer) => (arrived.body += part.toString('utf8')));
    if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
    else if (request.url === '/silent') return;
    else if (request.url === '/half') response.writeHead(200).write('half an ans');
    else if (request.url === '/echo') response.end(JSON.stringify(request.headers));
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await openLedger(
    {
      addToLedger: async (entry) => {
        // Storing takes a while; nothing may leave before it is done.
        await new Promise((resolve) => setTimeout(resolve, 10));
        return entries.push({ ...entry, id: entries.length + 1 });
      },
      amendLedger: async (id, changes) => void (entries[id - 1] = { ...entries[id - 1], ...changes }),
      ledgerTotals: async () => ({ requests: 7, bytes: 70, hosts: [['before.example', 7]] }),
    },
    () => [otherKey],
  );
  unguard = guardFetch();
});
afterEach(() => {
  unguard();
  server.closeAllConnections();
  server.close();
});

test('a request is in the ledger before it leaves, and is completed afterwards', async () => {
  const { response, entry } = await send(
    `${origin}/v1?x=1`,
    { method: 'POST', body: '{"ä":1}', signal },
    context,
  );
  expect(response.status).toBe(200);
  expect(seen).toMatchObject([{ path: '/v1?x=1', stored: 1 }]);
  // ä takes two bytes.
  expect(entries[0]).toMatchObject({ path: '/v1?x=1', body: '{"ä":1}', bytes: 8, status: 200, cost: 0.1 });
  await amend(entry, { tokensIn: 12, cost: 0.2 });
  expect(entries[0]).toMatchObject({ tokensIn: 12, tokensOut: 5, cost: 0.2 });
});

test('totals go on from what was sent before', async () => {
  await send(origin, { method: 'POST', body: 'abc', signal }, context);
  const { host } = new URL(origin);
  expect(egressTotals()).toEqual({
    requests: 8,
    bytes: 73,
    hosts: [
      ['before.example', 7],
      [host, 1],
    ],
  });
});

test('headers that tell what the page is made of do not leave', async () => {
  const headers = {
    'x-goog-api-key': 'k',
    'x-goog-api-client': 'genai-js/0.24.1',
    'x-stainless-os': 'Linux',
  };
  await send(origin, { method: 'GET', headers, signal }, context);
  expect(seen[0].headers).toMatchObject({ 'x-goog-api-key': 'k' });
  expect(Object.keys(seen[0].headers)).not.toContain('x-goog-api-client');
  expect(Object.keys(seen[0].headers)).not.toContain('x-stainless-os');
});

test('a URL with a key in it is refused', async () => {
  for (const url of [`${origin}/?key=secret`, origin.replace('//', '//user:secret@')])
    await expect(send(url, { method: 'GET', signal }, context)).rejects.toMatchObject({ kind: 'no-egress' });
  expect(seen).toEqual([]);
  expect(entries).toEqual([]);
});

test('redirects are refused, but for files of models', async () => {
  await expect(send(`${origin}/moved`, { method: 'POST', body: '', signal }, context)).rejects.toMatchObject({
    name: 'NoAnswerError',
  });
  expect(entries[0].status).toBe(0);
  const weights = { ...context, purpose: 'weights' } as const;
  const { response } = await send(`${origin}/moved`, { method: 'GET', signal }, weights);
  expect(response.status).toBe(200);
});

test('nothing leaves where the ledger cannot be written', async () => {
  await openLedger({
    addToLedger: () => Promise.reject(new Error('full')),
    amendLedger: async () => {},
    ledgerTotals: async () => ({ requests: 0, bytes: 0, hosts: [] }),
  });
  await expect(send(origin, { method: 'GET', signal }, context)).rejects.toThrow('full');
  expect(seen).toEqual([]);
});

test('an aborted request is not even written down', async () => {
  const sent = send(origin, { method: 'GET', signal: AbortSignal.abort() }, context);
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  expect(entries).toEqual([]);
});

test('a request that is aborted on its way stays in the ledger, with its text and without an answer', async () => {
  const leaving = new AbortController();
  const request = { method: 'POST', body: 'said', signal: leaving.signal } as const;
  const sent = send(`${origin}/silent`, request, context);
  await expect.poll(() => seen.length).toBe(1);
  leaving.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  expect(entries).toMatchObject([{ body: 'said', bytes: 4, status: 0, answer: null }]);
});

test('one whose answer breaks off keeps the status that came, and no half of an answer', async () => {
  const leaving = new AbortController();
  const request = { method: 'POST', body: 'said', signal: leaving.signal } as const;
  const sent = send(`${origin}/half`, request, context);
  await expect.poll(() => seen.length).toBe(1);
  setTimeout(() => leaving.abort(), 100);
  const { response } = await sent;
  await expect(response.text()).rejects.toThrow();
  expect(entries).toMatchObject([{ body: 'said', status: 200, answer: null }]);
});

test('whoever else calls fetch gets nowhere without a ticket, and a ticket is good for one request', async () => {
  await expect(fetch(`${origin}/sdk`)).rejects.toMatchObject({ kind: 'no-egress' });
  const ticket = withTicket(context);
  const headers = {
    [ticketHeader]: ticket.id,
    'x-goog-api-client': 'sdk',
    'content-type': 'application/json',
  };
  const request = { method: 'POST', body: '{}', headers };
  expect((await fetch(`${origin}/sdk`, request)).status).toBe(200);
  expect(ticket).toMatchObject({ entry: 1, error: null });
  expect(entries[0]).toMatchObject({ path: '/sdk', body: '{}', status: 200, answer: '{}' });
  expect(Object.keys(seen[0].headers)).not.toContain(ticketHeader);
  expect(Object.keys(seen[0].headers)).not.toContain('x-goog-api-client');
  await expect(fetch(`${origin}/sdk`, request)).rejects.toMatchObject({ kind: 'no-egress' });
  expect(seen).toHaveLength(1);
});

test('a closed ticket is worth nothing; what cannot be written down exactly is refused', async () => {
  const closed = withTicket(context);
  closed.close();
  await expect(fetch(origin, { headers: { [ticketHeader]: closed.id } })).rejects.toMatchObject({
    kind: 'no-egress',
  });
  const headers = { [ticketHeader]: withTicket(context).id };
  const body = new Uint8Array([1, 2]);
  await expect(fetch(origin, { method: 'POST', headers, body })).rejects.toMatchObject({ kind: 'no-egress' });
  expect(seen).toEqual([]);
});

test('the bytes on the wire are those in the ledger, in order, with the answers beside them', async () => {
  const bodies = ['{"a":"ä😀"}', '{"a":"again"}', '{"a":"again"}', '{"a":"\\u0000"}'];
  for (const body of bodies.slice(0, 3))
    await send(`${origin}/v1`, { method: 'POST', body, signal }, context);
  const headers = { [ticketHeader]: withTicket(context).id, 'content-type': 'application/json' };
  await fetch(`${origin}/v1`, { method: 'POST', body: bodies[3], headers });
  expect(seen.map(({ body }) => body)).toEqual(bodies);
  expect(entries.map(({ body }) => body)).toEqual(bodies);
  expect(entries.map(({ bytes }) => bytes)).toEqual(bodies.map((body) => Buffer.byteLength(body)));
  // The server sends back what it gets.
  expect(entries.map(({ answer }) => answer)).toEqual(bodies);
});

test('a key in a text is neither sent nor written down: its own, another one, as JSON writes it', async () => {
  const key = 'AQ.a"quoted\\key-1';
  const headers = { 'x-goog-api-key': key };
  const body = JSON.stringify({ text: `mine is ${key}, hers is ${otherKey}` });
  await send(`${origin}/v1`, { method: 'POST', headers, body, signal }, context);
  const masked = '{"text":"mine is [key], hers is [key]"}';
  expect(seen[0].body).toBe(masked);
  expect(seen[0].headers['x-goog-api-key']).toBe(key);
  expect(entries[0]).toMatchObject({ body: masked, bytes: masked.length, answer: masked });
  const { response } = await send(`${origin}/echo`, { method: 'GET', headers, signal }, context);
  // A server that says back what it was sent tells nobody the key: answers are stored and shown.
  expect(await response.text()).not.toContain('quoted');
  expect(entries[1].answer).toContain('"x-goog-api-key":"[key]"');
  await expect(send(`${origin}/${otherKey}`, { method: 'GET', signal }, context)).rejects.toMatchObject({
    kind: 'no-egress',
  });
  expect(entries).toHaveLength(2);
});

test('short keys are names that local servers want to see, and stay words', async () => {
  const headers = { authorization: 'Bearer ollama' };
  const body = '{"text":"How do I run ollama?"}';
  await send(`${origin}/v1`, { method: 'POST', headers, body, signal }, context);
  expect(seen[0].body).toBe(body);
});

test('a very long answer is kept as far as 100,000 characters, and says so', async () => {
  const { text: kept } = await withoutKeysIn(new Response('x'.repeat(100_005)), []);
  expect(kept).toBe(`${'x'.repeat(100_000)}\n(5 more characters came and were not kept)`);
});
