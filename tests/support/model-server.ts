// A provider on this machine that does as it is told: Gemini's REST and the OpenAI dialect, with the CORS of a strict server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerByRule, type AskedQuestion, understand } from './model-server/answers.ts';
import {
  errorBody,
  geminiAnswer,
  openaiAnswer,
  readGemini,
  readOpenai,
  type ReadRequest,
  type Scripted,
} from './model-server/dialects.ts';
import { type Replay, replayOf } from './model-server/replay.ts';

export type Dialect = 'gemini' | 'openai';

/** A request as it arrived. */
export interface RecordedRequest {
  /** Epoch ms. */
  readonly at: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly dialect: Dialect;
  /** null: a list of models, or what could not be read. */
  readonly question: AskedQuestion | null;
}

export interface ModelServerOptions {
  /** null: everybody may ask. */
  readonly key?: string | null;
  /** Names of models; others are not known. */
  readonly models?: readonly string[];
  /** What to do with the n-th question (from 0) instead of, or of, the answer by rule. */
  readonly script?: (request: RecordedRequest, n: number) => Scripted | undefined;
  /** Recordings of Kura to answer from: paths of jsonl files. */
  readonly replay?: readonly string[];
  /** response_format that the OpenAI side takes; others are answered with 400. */
  readonly formats?: readonly string[];
  /** false: without the headers that let a page read answers. */
  readonly cors?: boolean;
  /** Milliseconds every answer takes. */
  readonly delay?: number;
  /** 0: any free one. */
  readonly port?: number;
}

export interface ModelServer {
  /** For Gemini: without a path. */
  readonly origin: string;
  /** Base URL for either dialect. */
  baseUrl(dialect: Dialect): string;
  /** All but preflights, in order of arrival. */
  readonly requests: RecordedRequest[];
  /** Answers by rule or replay, in the order they were given. */
  readonly answers: readonly Record<string, unknown>[];
  /** Header lists that preflights asked for. */
  readonly preflights: string[];
  /** Most questions that were in work at once. */
  readonly busiest: () => number;
  close(): Promise<void>;
}

/** Headers a page may send; a request for more is refused in the preflight, as Fireworks and others do. */
const allowedHeaders = ['content-type', 'authorization', 'x-goog-api-key'];
const allFormats = ['json_schema', 'json_object'];

/** Listens on 127.0.0.1. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const replay: Replay = options.replay ? replayOf(options.replay) : () => null;
  const requests: RecordedRequest[] = [];
  const preflights: string[] = [];
  const answers: Record<string, unknown>[] = [];
  let questions = 0;
  let inWork = 0;
  let busiest = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (options.cors !== false) response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') return preflight(request, response);
    const body = await readBody(request);
    const path = request.url ?? '/';
    const dialect: Dialect = path.startsWith('/v1beta/') ? 'gemini' : 'openai';
    const headers = request.headers as Record<string, string>;
    const asked = readQuestion(dialect, path, body);
    const question = asked && understand(asked.prompt, asked.schema);
    const recorded = { at: Date.now(), method: request.method ?? '', path, headers, body, dialect, question };
    requests.push(recorded);
    if (asked === null && request.method === 'POST') return refuse(response, dialect, 400, 'not understood');
    const refused = refusal(dialect, headers, asked, body);
    if (refused) return refuse(response, dialect, refused.status, refused.message, refused);
    if (asked === null || question === null) return list(response, dialect, path);
    busiest = Math.max(busiest, ++inWork);
    await reply(response, recorded, asked, question, options.script?.(recorded, questions++) ?? {});
    inWork--;
  }

  function preflight(request: IncomingMessage, response: ServerResponse): void {
    const wanted = String(request.headers['access-control-request-headers'] ?? '');
    preflights.push(wanted);
    const strange = wanted.split(',').filter((name) => name !== '' && !allowedHeaders.includes(name.trim()));
    response.setHeader('access-control-allow-headers', allowedHeaders.join(', '));
    response.setHeader('access-control-allow-methods', 'GET, POST');
    response.setHeader('access-control-allow-private-network', 'true');
    response.writeHead(strange.length > 0 || options.cors === false ? 403 : 204).end();
  }

  function refusal(
    dialect: Dialect,
    headers: Record<string, string>,
    asked: ReadRequest | null,
    body: string,
  ) {
    const { key = null, models, formats = allFormats } = options;
    const given =
      dialect === 'gemini' ? headers['x-goog-api-key'] : headers.authorization?.replace(/^Bearer /, '');
    if (key !== null && given !== key) return wrongKey(dialect);
    if (asked && models && !models.includes(asked.model))
      return {
        status: 404,
        message: `model '${asked.model}' is not found`,
        error: { status: 'NOT_FOUND', code: 'model_not_found' },
      };
    const format =
      dialect === 'openai' && asked ? /"response_format":\{"type":"(\w+)"/.exec(body)?.[1] : undefined;
    if (format && !formats.includes(format))
      return { status: 400, message: `response_format ${format} is unavailable`, error: {} };
    return null;
  }

  function list(response: ServerResponse, dialect: Dialect, path: string): void {
    const models = options.models ?? ['gemini-3.5-flash-lite'];
    if (dialect === 'openai')
      return json(response, 200, { object: 'list', data: models.map((id) => ({ id })) });
    // Two models a page, so that paging is seen; the last can only embed.
    const all = [...models.map((name) => [name, 'generateContent']), ['embedding-001', 'embedContent']];
    const from = Number(new URL(path, 'http://local').searchParams.get('pageToken') ?? 0);
    json(response, 200, {
      models: all.slice(from, from + 2).map(([name, method]) => ({
        ...{ name: `models/${name}`, displayName: `The ${name}`, supportedGenerationMethods: [method] },
      })),
      ...(from + 2 < all.length && { nextPageToken: String(from + 2) }),
    });
  }

  async function reply(
    response: ServerResponse,
    { dialect }: RecordedRequest,
    asked: ReadRequest,
    question: AskedQuestion,
    script: Scripted,
  ): Promise<void> {
    const delay = script.delay ?? options.delay ?? 0;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    for (const [name, value] of Object.entries(script.headers ?? {})) response.setHeader(name, value);
    if (script.hangUp === 'before') return void response.destroy();
    const { status = 200, type = 'application/json' } = script;
    if (script.body !== undefined)
      return void response.writeHead(status, { 'content-type': type }).end(script.body);
    if (script.error || status >= 400) return refuse(response, dialect, status, undefined, script);
    const given = { ...answerByRule(question), ...replay(question) };
    const text = script.text ?? JSON.stringify(given);
    if (script.text === undefined) answers.push(given);
    const body = (dialect === 'gemini' ? geminiAnswer : openaiAnswer)(asked, text, script);
    if (script.hangUp !== 'body') return json(response, status, body);
    const whole = JSON.stringify(body);
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(whole) });
    response.write(whole.slice(0, whole.length / 2), () => response.destroy());
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, requests, preflights, answers },
    baseUrl: (dialect) => (dialect === 'gemini' ? origin : `${origin}/v1`),
    busiest: () => busiest,
    close: () => closed(server),
  };
}

function wrongKey(dialect: Dialect) {
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
    },
  ];
  return dialect === 'gemini'
    ? {
        status: 400,
        message: 'API key not valid. Please pass a valid API key.',
        error: { status: 'INVALID_ARGUMENT', details },
      }
    : { status: 401, message: 'Incorrect API key provided.', error: { code: 'invalid_api_key' } };
}

/** null: no question, or none that can be read. */
function readQuestion(dialect: Dialect, path: string, body: string): ReadRequest | null {
  try {
    if (dialect === 'openai') return path === '/v1/chat/completions' ? readOpenai(JSON.parse(body)) : null;
    const model = /^\/v1beta\/models\/([^/?]+):generateContent$/.exec(path)?.[1];
    return model === undefined ? null : readGemini(decodeURIComponent(model), JSON.parse(body));
  } catch {
    return null;
  }
}

function refuse(
  response: ServerResponse,
  dialect: Dialect,
  status: number,
  message?: string,
  { error }: Scripted = {},
): void {
  json(response, status, errorBody(dialect, status, { ...(message && { message }), ...error }));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
