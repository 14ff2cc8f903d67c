// The messages in a call's input or output, which are objects or JSON texts in a dozen shapes. formats.md 3.11.
import { saidIn } from './any-message.ts';
import { isObject, type RawObject } from './raw.ts';

/** Wrappers inside one another: a request, its messages, a batch of one, the message. */
const DEPTH = 8;
/** UTF-16 units of a JSON text that is worth parsing: the limit of one record. */
const JSON_LIMIT = 64 * 1024 * 1024;

/** Where requests keep what was said, the surest first. */
const INPUT_FIELDS = [
  'messages',
  'input_messages',
  'contents',
  'input',
  'inputs',
  'new_message',
  'prompts',
  'prompt',
  'question',
  'query',
  'message',
  'text',
  'content',
  'kwargs',
  'args',
  'body',
];
/** Where answers keep it. */
const OUTPUT_FIELDS = [
  'choices',
  'generations',
  'candidates',
  'output_messages',
  'messages',
  'output',
  'outputs',
  'message',
  'content',
  'text',
  'completion',
  'answer',
  'response',
  'result',
];
/** Lists of tries, of which the first one was shown. */
const TRIES = new Set(['choices', 'generations', 'candidates']);

/** JSON within a JSON text: what passes through two services is packed twice, and seldom more often. */
const PACKINGS = 3;

/** What a JSON text stands for, and anything else as it is: also a text that only looks like JSON. */
export function unpacked(value: unknown): unknown {
  let open = value;
  for (let packing = 0; packing < PACKINGS; packing++) {
    if (typeof open !== 'string' || open.length > JSON_LIMIT || !/^\s*[[{"]/.test(open)) break;
    try {
      open = JSON.parse(open) as unknown;
    } catch {
      break;
    }
  }
  return open;
}

/** The messages of an input, in order. Texts without a role are the user's. */
export function inputMessages(value: unknown): RawObject[] {
  return messagesOf(value, 'user', INPUT_FIELDS, 0);
}

/** The messages of an output, in order; it may repeat the input. Texts without a role are the assistant's. */
export function outputMessages(value: unknown): RawObject[] {
  return messagesOf(value, 'assistant', OUTPUT_FIELDS, 0);
}

function messagesOf(packed: unknown, role: string, fields: readonly string[], depth: number): RawObject[] {
  const value = unpacked(packed);
  if (typeof value === 'string') return ofText(value, role);
  if (depth > DEPTH) return [];
  if (Array.isArray(value)) return ofList(value, role, fields, depth);
  if (!isObject(value)) return [];
  const said = saidIn(value);
  if (said !== null && said.speaker !== null) return [value];
  for (const field of fields) {
    if (!Object.hasOwn(value, field) || value[field] == null) continue;
    const held = TRIES.has(field) ? firstTry(value[field]) : value[field];
    const found = messagesOf(held, role, fields, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

/** Some frameworks write a whole request as one text: "system: ...\nuser: ...". */
function ofText(text: string, role: string): RawObject[] {
  if (text.trim() === '') return [];
  if (!text.startsWith('system: ') || !text.includes('\nuser: ')) return [{ role, content: text }];
  return text.split(/\n(?=(?:system|user|assistant|tool): )/).map((part) => {
    const colon = part.indexOf(': ');
    return { role: part.slice(0, colon), content: part.slice(colon + 2) };
  });
}

/** LangChain has a list of tries for each of several prompts. */
function firstTry(tries: unknown): unknown {
  return Array.isArray(tries) ? firstTry(tries[0]) : tries;
}

function ofList(
  list: readonly unknown[],
  role: string,
  fields: readonly string[],
  depth: number,
): RawObject[] {
  // LangChain writes a message as ["human", "..."] as well.
  if (list.length === 2 && list.every((item) => typeof item === 'string')) {
    const [named, content] = list;
    const pair = { role: named, content };
    if (saidIn(pair)?.speaker != null) return [pair];
  }
  // Text blocks and bare texts without a role are one message.
  if (list.length > 0 && (list.every(isTextBlock) || list.every((item) => typeof item === 'string')))
    return [{ role, content: list }];
  return list.flatMap((item) => messagesOf(item, role, fields, depth + 1));
}

function isTextBlock(item: unknown): boolean {
  return isObject(item) && item.type === 'text' && typeof item.text === 'string';
}
