// Helicone: requests with their bodies, of OpenAI's and Anthropic's API (JSONL, JSON, CSV). formats.md 3.11.
import type { GatheringFormat } from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { firstTime } from './record-times.ts';
import type { TracedCall } from './traced-call.ts';
import { unpacked } from './traced-messages.ts';
import { TraceGathering } from './traces.ts';

/** Requests logged by Helicone, folded into chats by session. */
export const helicone: GatheringFormat = { source: 'helicone', gather: () => new TraceGathering(callsOf) };

/** Whether an object is a request, or the answer of a query that holds some. */
export function isHelicone(element: RawObject): boolean {
  return isRequest(element) || objectsOf(element.data).some(isRequest);
}

/** The CSV file has no column of answers. */
function isRequest(row: RawObject): boolean {
  if ('request_body' in row && 'response_body' in row) return true;
  return 'response_id' in row && 'request_body' in row;
}

function callsOf(element: RawObject): readonly TracedCall[] | 'other' | null {
  if (!isHelicone(element)) return null;
  const rows = isRequest(element) ? [element] : objectsOf(element.data).filter(isRequest);
  const calls = rows.flatMap((row) => callOf(row) ?? []);
  return calls.length > 0 ? calls : 'other';
}

/** null: no talk. */
function callOf(row: RawObject): TracedCall | null {
  const request = bodyOf(row.request_body);
  const response = bodyOf(row.response_body);
  if (isEmbedding(response)) return null;
  const properties = [row.request_properties, row.properties].map(unpacked).filter(isObject);
  const property = (name: string) => idOf(propertyOf(properties, name));
  const body = isObject(request) ? request : {};
  return {
    session: property('Helicone-Session-Id') ?? idOf(row.session_id),
    // Calls outside a session know nothing of one another: each is a chat.
    trace: idOf(row.request_id) ?? idOf(row.id),
    isModelCall: true,
    startedAt: firstTime(row, ['request_created_at', 'created_at']),
    endedAt: firstTime(row, ['response_created_at']),
    account:
      idOf(row.request_user_id) ?? idOf(row.user_id) ?? property('Helicone-User-Id') ?? idOf(body.user),
    model: textOf(row.request_model) ?? textOf(row.model) ?? textOf(row.response_model) ?? textOf(body.model),
    input: withoutSystem(request),
    output: response,
  };
}

/** In its CSV file Helicone doubles the quotes of a JSON text twice. */
function bodyOf(value: unknown): unknown {
  const body = unpacked(value);
  return typeof body === 'string' && /^\s*[[{]+""/.test(body) ? unpacked(body.replaceAll('""', '"')) : body;
}

/** Numbers for a text: nobody talks. */
function isEmbedding(response: unknown): boolean {
  const [first] = isObject(response) ? objectsOf(response.data) : [];
  return first !== undefined && 'embedding' in first;
}

/** Headers reach the properties in any case. */
function propertyOf(properties: readonly RawObject[], name: string): unknown {
  const wanted = name.toLowerCase();
  for (const [key, value] of properties.flatMap(Object.entries<unknown>))
    if (key.toLowerCase() === wanted) return value;
  return undefined;
}

/** Anthropic's API has messages and, apart from them, the system prompt, which is no turn. */
function withoutSystem(request: unknown): unknown {
  if (!isObject(request)) return request;
  return request.messages ?? request.contents ?? request.input ?? request.prompt ?? null;
}
