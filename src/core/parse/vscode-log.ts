// VS Code's newer files of a chat: a line with the chat as it stood, then a line a change. formats.md 3.10.
import { isObject, type RawObject } from './raw.ts';

/** What the first number of a line says it does. */
const WHOLE = 0;
const SET = 1;
const APPEND = 2;
const REMOVE = 3;

/** Of a request what is read; its results and edits are large and are not. */
const READ_OF_REQUEST = new Set<unknown>(['message', 'response', 'timestamp', 'modelId']);

/** Whether the line holds the whole chat: `{kind: 0, v: {requests}}`. */
export function isSnapshot(line: RawObject): line is RawObject & { v: RawObject } {
  return line.kind === WHOLE && isObject(line.v) && Array.isArray(line.v.requests);
}

/** Whether the line changes the chat before it: `k` is the path of what it changes. */
export function isChange(line: RawObject): line is RawObject & { k: unknown[] } {
  return typeof line.kind === 'number' && line.kind > WHOLE && line.kind <= REMOVE && Array.isArray(line.k);
}

/** A chat that its changes are made to, in place: its lines belong to nobody else. */
export class ChangedChat {
  readonly chat: RawObject;

  constructor(chat: RawObject) {
    this.chat = chat;
  }

  /** Makes a change; false where its path leads nowhere. */
  apply({ kind, k, v, i }: RawObject & { k: unknown[] }): boolean {
    const key = k.at(-1);
    if (k[0] === 'requests' && k.length > 2 && !READ_OF_REQUEST.has(k[2])) return true;
    const holder = k.slice(0, -1).reduce(valueAt, this.chat);
    if (kind === REMOVE) return setAt(holder, key, undefined);
    if (kind === SET) return setAt(holder, key, v);
    return kind === APPEND && setAt(holder, key, appended(valueAt(holder, key), v, i));
  }
}

function valueAt(holder: unknown, key: unknown): unknown {
  if (Array.isArray(holder)) return typeof key === 'number' ? holder[key] : undefined;
  return isObject(holder) && typeof key === 'string' && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** Lists have no gaps: a value may stand at their end, not behind it. */
function setAt(holder: unknown, key: unknown, value: unknown): boolean {
  const fits = Array.isArray(holder)
    ? Number.isInteger(key) && Number(key) >= 0 && Number(key) <= holder.length
    : isObject(holder) && typeof key === 'string';
  // Defined, not assigned: `__proto__` is a key like any other.
  return fits && Reflect.defineProperty(Object(holder), String(key), { value, ...OWN });
}

const OWN = { writable: true, enumerable: true, configurable: true };

/** The list, cut to its first `length` items where that is given, with more at its end. */
function appended(list: unknown, more: unknown, length: unknown): unknown[] {
  const begun: unknown[] = Array.isArray(list) ? list : [];
  if (typeof length === 'number' && length >= 0 && length < begun.length) begun.length = Math.floor(length);
  for (const item of Array.isArray(more) ? more : []) begun.push(item);
  return begun;
}
