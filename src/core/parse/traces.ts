// What the four trace formats share. A call of a model repeats all that was said before: of each session or trace
// the longest list counts, with its answer. formats.md 3.11.
import { Fold } from './call-fold.ts';
import { hashParts } from '../hash.ts';
import { type Draft, type Gathering, skip } from './draft.ts';
import type { Message } from '../types.ts';
import type { RawObject } from './raw.ts';
import { type TracedCall, turnsOf } from './traced-call.ts';

/** What a record is: calls, or something else of the trace, or (null) none of this format. */
export type CallReader = (element: RawObject) => readonly TracedCall[] | 'other' | null;

/** Gathers the calls of a file by session, else by trace; one without either is a chat by itself. */
export class TraceGathering implements Gathering {
  readonly #read: CallReader;
  readonly #groups = new Map<string, Group>();
  #others = 0;
  #alone = 0;

  constructor(read: CallReader) {
    this.#read = read;
  }

  take(element: RawObject): readonly Draft[] | null {
    const calls = this.#read(element);
    if (calls === null) return null;
    if (calls === 'other') this.#others++;
    else for (const call of calls) this.#add(call);
    return [];
  }

  #add(call: TracedCall): void {
    const ownId = call.session ?? call.trace;
    const key = ownId === null ? `alone ${this.#alone++}` : `id ${ownId}`;
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = new Group(ownId)));
    group.add(call);
  }

  finish(): readonly Draft[] {
    const drafts = [...this.#groups.values()].map((group) => group.draft());
    // Retrievers, tools and the like belong to no chat: they are told with the first.
    if (drafts.length > 0) skip(drafts[0].skips, 'other-activity', this.#others);
    return drafts;
  }
}

/** The calls of one session or trace. */
class Group {
  readonly #ownId: string | null;
  #calls = new Fold();
  #others = new Fold();
  #account: string | null = null;
  #startedAt: number | null = null;
  #updatedAt: number | null = null;
  /** The earliest call; of equals the first in the file. */
  #first: Pick<TracedCall, 'session' | 'trace' | 'startedAt'> | null = null;

  constructor(ownId: string | null) {
    this.#ownId = ownId;
  }

  add(call: TracedCall): void {
    (call.isModelCall ? this.#calls : this.#others).add(call.trace, turnsOf(call));
    this.#account ??= call.account;
    const { session, trace, startedAt } = call;
    if (this.#first === null || (startedAt ?? Infinity) < (this.#first.startedAt ?? Infinity))
      this.#first = { session, trace, startedAt };
    for (const time of [call.startedAt, call.endedAt]) {
      if (time === null) continue;
      this.#startedAt = Math.min(this.#startedAt ?? time, time);
      this.#updatedAt = Math.max(this.#updatedAt ?? time, time);
    }
  }

  draft(): Draft {
    const calls = this.#calls.result();
    const others = this.#others.result();
    // Some frameworks tell the model only what is new: then what stands at the top says the whole.
    const isWhole = sides(calls.messages) >= sides(others.messages) && this.#calls.turns > 0;
    const [folded, unused] = isWhole ? [calls, this.#others] : [others, this.#calls];
    skip(folded.skips, 'other-activity', unused.calls);
    return {
      ownId: this.#ownId,
      ...this.#fullId(isWhole ? this.#calls : this.#others, folded.messages),
      title: null,
      startedAt: this.#startedAt,
      updatedAt: this.#updatedAt,
      account: this.#account,
      ...folded,
      model: calls.model ?? others.model,
    };
  }

  /** The rest of a session may stand in another file. Where no call tells what was said before, neither is a newer copy. */
  #fullId({ hasHistory }: Fold, messages: readonly Message[]): Pick<Draft, 'fullId'> {
    const { session, trace, startedAt } = this.#first ?? { session: null };
    if (session === null || hasHistory) return {};
    return { fullId: hashParts(session, trace ?? startedAt ?? messages[0]?.text ?? null) };
  }
}

/** How many of the two sides speak. */
function sides(messages: readonly Message[]): number {
  return new Set(messages.map(({ role }) => role)).size;
}
