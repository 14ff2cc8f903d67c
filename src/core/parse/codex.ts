// Codex's session logs ("rollouts"), which hold every utterance twice or more. formats.md 3.10, turns 6.
import { type Lane, laneTurn, messageTurn } from './codex-turns.ts';
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  type Origin,
  skip,
  type Skips,
  sortTurns,
  type TurnOrSkip,
} from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

const TOOL_ITEM = /_call(_output)?$/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Session logs of Codex, an object a line; the oldest are one object. */
export const codex: GatheringFormat = { source: 'codex', gather: (origin) => new Rollout(origin) };

/** One file: one session. */
class Rollout implements Gathering {
  readonly #path: string;
  #id: string | null = null;
  #begun = false;
  #startedAt: number | null = null;
  #updatedAt: number | null = null;
  readonly #models: string[] = [];
  /** In the order of the file, of both lanes. */
  readonly #turns: { readonly lane: Lane; readonly turn: TurnOrSkip }[] = [];
  readonly #skips: Skips = {};
  /** Events of thinking repeat items where there are some. */
  #thinkingEvents = 0;

  constructor({ path }: Origin) {
    this.#path = path;
  }

  take(line: RawObject): readonly Draft[] | null {
    const { type, payload } = line;
    const at = toMillis(line.timestamp) ?? (isObject(payload) ? toMillis(payload.timestamp) : null);
    this.#updatedAt = Math.max(this.#updatedAt ?? 0, at ?? 0) || null;
    if (isObject(payload)) this.#takeRecord(String(type), payload, at);
    else if (isObject(line.session)) this.#takeWhole(line.session, line.items);
    else if (type === undefined && idOf(line.id) !== null) this.#begin(line, at);
    else if (typeof type === 'string') this.#takeItem(line, at);
    else if (line.record_type === undefined) return null;
    return [];
  }

  finish(): readonly Draft[] {
    const skips = { ...this.#skips };
    skip(skips, 'thinking', Math.max(0, this.#thinkingEvents - (skips.thinking ?? 0)));
    const { messages, skips: others } = sortTurns(this.#chosenTurns());
    for (const [reason, count] of Object.entries(others)) skip(skips, reason as keyof Skips, count);
    return [
      {
        ownId: this.#id ?? fileId(this.#path),
        title: null,
        startedAt: this.#startedAt,
        updatedAt: this.#updatedAt,
        account: null,
        model: mostFrequent(this.#models),
        messages,
        skips,
      },
    ];
  }

  /** The oldest files are one object. */
  #takeWhole(session: RawObject, items: unknown): void {
    this.#begin(session, null);
    for (const item of objectsOf(items)) this.#takeItem(item, toMillis(item.timestamp));
  }

  #takeRecord(type: string, payload: RawObject, at: number | null): void {
    if (type === 'session_meta') this.#begin(payload, at);
    else if (type === 'response_item') this.#takeItem(payload, at);
    else if (type === 'event_msg') this.#takeEvent(payload, at);
    else if (type === 'turn_context') this.#models.push(...[textOf(payload.model)].filter((m) => m !== null));
    else if (type === 'compacted')
      skip(this.#skips, 'repeated', objectsOf(payload.replacement_history).length);
  }

  /** The first one counts: a subagent's file repeats that of the session which called it. */
  #begin(meta: RawObject, at: number | null): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#id = idOf(meta.id);
    this.#startedAt = toMillis(meta.timestamp) ?? at;
  }

  #takeEvent(event: RawObject, at: number | null): void {
    if (event.type === 'agent_reasoning') this.#thinkingEvents++;
    const lane = event.type === 'user_message' ? 'user' : event.type === 'agent_message' ? 'assistant' : null;
    if (lane !== null) this.#turns.push({ lane, turn: laneTurn(lane, event, at) });
  }

  #takeItem(item: RawObject, at: number | null): void {
    const type = String(item.type);
    if (type === 'message') {
      const lane = item.role === 'user' ? 'user-item' : 'assistant-item';
      this.#turns.push({ lane, turn: messageTurn(item, at) });
    } else if (type === 'reasoning') skip(this.#skips, 'thinking');
    else if (TOOL_ITEM.test(type)) skip(this.#skips, 'tool');
  }

  /** Events where there are some, else items; of those only the texts that were never said are counted then. */
  #chosenTurns(): TurnOrSkip[] {
    const present = new Set(this.#turns.map(({ lane }) => lane));
    const isRepeated = (lane: Lane) =>
      (lane === 'user-item' && present.has('user')) ||
      (lane === 'assistant-item' && present.has('assistant'));
    return this.#turns
      .filter(({ lane, turn }) => !isRepeated(lane) || turn === 'hidden' || turn === 'system')
      .map(({ turn }) => turn);
  }
}

/** The last uuid of `rollout-<time>-<uuid>.jsonl`. */
function fileId(path: string): string | null {
  return (
    path
      .slice(path.lastIndexOf('/') + 1)
      .match(UUID)
      ?.at(-1) ?? null
  );
}
