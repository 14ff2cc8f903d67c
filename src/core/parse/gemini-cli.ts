// Sessions of Gemini CLI: one object with all its messages, or JSONL that writes a message again whenever it changes. formats.md 3.4.
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  skip,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

export const geminiCli: GatheringFormat = { source: 'gemini-cli', gather: () => new Sessions() };

/** What is kept of a message. */
interface Heard {
  readonly id: string;
  readonly turn: TurnOrSkip;
  readonly thoughts: number;
  readonly tools: number;
  readonly model: string | null;
}

/** The sessions of one file, one after the other. */
class Sessions implements Gathering {
  #session: Session | null = null;

  take(element: RawObject): readonly Draft[] | null {
    const isMessage = 'type' in element;
    const tells = typeof element.sessionId === 'string' && !isMessage;
    if (!tells && !isMessage && !('$set' in element) && !('$rewindTo' in element)) return null;
    const done = tells && this.#session?.id !== element.sessionId ? this.finish() : [];
    this.#session ??= new Session();
    this.#session.take(element);
    return done;
  }

  finish(): readonly Draft[] {
    const drafts = this.#session ? [this.#session.draft()] : [];
    this.#session = null;
    return drafts;
  }
}

class Session {
  readonly #about = new Map<string, unknown>();
  /** In the order of their first appearance. */
  readonly #heard: Heard[] = [];
  /** Where each id was put last. What is taken back is not deleted here: a log may take back as often as it writes. */
  readonly #places = new Map<string, number>();
  #takenBack = 0;

  get id(): unknown {
    return this.#about.get('sessionId');
  }

  take(record: RawObject): void {
    if (typeof record.$rewindTo === 'string') this.#rewind(record.$rewindTo);
    else if (isObject(record.$set)) this.#tell(record.$set);
    else if ('type' in record) this.#hear(record);
    else this.#tell(record);
  }

  draft(): Draft {
    const heard = this.#heard;
    const { messages, skips } = sortTurns(heard.map((message) => message.turn));
    for (const { thoughts, tools } of heard) {
      skip(skips, 'thinking', thoughts);
      skip(skips, 'tool', tools);
    }
    skip(skips, 'other-branch', this.#takenBack);
    // A session that another one started: nobody wrote its prompts.
    const isHelper = this.#about.get('kind') === 'subagent';
    if (isHelper) skip(skips, 'subagent', messages.length);
    return {
      ownId: idOf(this.id),
      title: cleanTitle(this.#about.get('summary')),
      startedAt: toMillis(this.#about.get('startTime')),
      updatedAt: toMillis(this.#about.get('lastUpdated')),
      account: null,
      model: mostFrequent(heard.flatMap(({ model }) => (model === null ? [] : [model]))),
      messages: isHelper ? [] : messages,
      skips,
    };
  }

  /** What is known of the session. Messages that come with it are added: after a compression they are not all there were. */
  #tell(record: RawObject): void {
    for (const key of ['sessionId', 'summary', 'startTime', 'lastUpdated', 'kind'])
      if (record[key] !== undefined) this.#about.set(key, record[key]);
    for (const message of objectsOf(record.messages)) this.#hear(message);
  }

  #hear(message: RawObject): void {
    const thoughts = objectsOf(message.thoughts).length;
    const tools = objectsOf(message.toolCalls).length;
    const id = idOf(message.id) ?? `without id ${this.#heard.length}`;
    const place = this.#placeOf(id) ?? this.#heard.length;
    this.#places.set(id, place);
    this.#heard[place] = {
      id,
      turn: turnOf(message, thoughts + tools > 0),
      thoughts,
      tools,
      model: textOf(message.model),
    };
  }

  /** The person took back a message and all that followed. One that is not there takes nothing with it. */
  #rewind(id: string): void {
    const taken = this.#heard.splice(this.#placeOf(id) ?? this.#heard.length);
    this.#takenBack += taken.filter(({ turn }) => isObject(turn)).length;
  }

  /** null: there is none, or it was taken back. */
  #placeOf(id: string): number | null {
    const place = this.#places.get(id);
    return place !== undefined && this.#heard.at(place)?.id === id ? place : null;
  }
}

function turnOf(message: RawObject, counted: boolean): TurnOrSkip {
  const { type, content } = message;
  const role = type === 'user' ? 'user' : type === 'gemini' ? 'assistant' : null;
  if (role === null) return 'system';
  const parts = Array.isArray(content) ? content : [content];
  const text = parts
    .map(partText)
    .filter((part) => part !== '')
    .join('\n');
  // What the program tells the model of the machine before the person speaks.
  if (role === 'user' && text.trimStart().startsWith('<session_context>')) return 'hidden';
  return turn(role, text, toMillis(message.timestamp), counted ? null : reasonOfBlank(objectsOf(parts)));
}

function partText(part: unknown): string {
  if (typeof part === 'string') return part;
  return isObject(part) && part.thought !== true && typeof part.text === 'string' ? part.text : '';
}

function reasonOfBlank(parts: readonly RawObject[]): 'thinking' | 'tool' | 'media-only' | 'blank' {
  if (parts.some((part) => part.thought === true)) return 'thinking';
  if (parts.some((part) => 'functionCall' in part || 'functionResponse' in part)) return 'tool';
  return parts.some((part) => 'inlineData' in part || 'fileData' in part) ? 'media-only' : 'blank';
}
