// Jan's threads: a folder each, the messages in messages.jsonl, title and times in thread.json beside it. formats.md 3.10.
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { oldestFirst } from './newest-first.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

const THINKING = new Set(['reasoning', 'thinking']);

/** The messages of a thread of Jan, an object a line. */
export const jan: GatheringFormat = {
  source: 'jan',
  gather: async (origin) => new Threads(detailsIn(await origin.beside('thread.json'))),
};

/** The thread's own file; nothing where it is missing or cannot be read: the messages stand without it. */
function detailsIn(bytes: Uint8Array | null): RawObject {
  if (bytes === null) return {};
  try {
    const details: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(details) ? details : {};
  } catch {
    return {};
  }
}

/** One file: usually one thread. */
class Threads implements Gathering {
  readonly #details: RawObject;
  readonly #threads = new Map<string | null, RawObject[]>();

  constructor(details: RawObject) {
    this.#details = details;
  }

  take(message: RawObject): readonly Draft[] | null {
    if (message.object !== 'thread.message') return null;
    const id = idOf(message.thread_id);
    const messages = this.#threads.get(id);
    if (messages) messages.push(message);
    else this.#threads.set(id, [message]);
    return [];
  }

  finish(): readonly Draft[] {
    return [...this.#threads].map(([id, messages]) => this.#draftOf(id, messages));
  }

  #draftOf(id: string | null, all: readonly RawObject[]): Draft {
    const detailsId = idOf(this.#details.id);
    const details = id === null || detailsId === null || detailsId === id ? this.#details : {};
    const { messages, skips } = sortTurns(all.map(turnOf));
    for (const message of all) countBlocks(message, skips);
    const metadata = isObject(details.metadata) ? details.metadata : {};
    return {
      ownId: id ?? idOf(details.id),
      title: cleanTitle(details.title) ?? cleanTitle(metadata.title),
      startedAt: toMillis(details.created) ?? toMillis(details.created_at),
      updatedAt: toMillis(details.updated) ?? toMillis(details.updated_at) ?? lastTime(all),
      account: null,
      model: mostFrequent(all.flatMap(modelOf)) ?? modelOf(objectsOf(details.assistants)[0] ?? {})[0] ?? null,
      // Jan adds to the end; OpenAI's own lists of a thread begin with the newest.
      messages: oldestFirst(messages),
      skips,
    };
  }
}

function turnOf(message: RawObject): TurnOrSkip {
  const { role, content } = message;
  if (role !== 'user' && role !== 'assistant') return role === 'tool' ? 'tool' : 'system';
  const blocks = objectsOf(content);
  const texts = typeof content === 'string' ? [content] : blocks.map(blockText);
  return turn(role, texts.filter((text) => text !== '').join('\n'), timeOf(message), reasonOfBlank(blocks));
}

function blockText({ type, text }: RawObject): string {
  if (type !== 'text') return '';
  return textOf(isObject(text) ? text.value : text) ?? '';
}

/** Blocks of thinking and tools are counted by themselves. */
function reasonOfBlank(blocks: readonly RawObject[]): 'media-only' | 'blank' | null {
  const others = blocks.map(({ type }) => String(type)).filter((type) => type !== 'text');
  if (others.some((type) => THINKING.has(type) || type === 'tool_call')) return null;
  return others.length > 0 ? 'media-only' : 'blank';
}

function countBlocks({ content }: RawObject, skips: Skips): void {
  for (const { type } of objectsOf(content)) {
    if (type === 'tool_call') skip(skips, 'tool');
    else if (THINKING.has(String(type))) skip(skips, 'thinking');
  }
}

/** Milliseconds; older versions wrote seconds under another name. */
function timeOf({ created_at, created }: RawObject): number | null {
  return toMillis(created_at) ?? toMillis(created);
}

function lastTime(all: readonly RawObject[]): number | null {
  const times = all.map(timeOf).filter((time) => time !== null);
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null;
}

/** A name, or an object with one as its id. */
function modelOf({ model }: RawObject): string[] {
  const name = textOf(isObject(model) ? model.id : model);
  return name === null ? [] : [name];
}
