// The calls of a model in one session or trace, folded into the turns of one chat. formats.md 3.11.
import { hashParts } from '../hash.ts';
import type { Message, SkipReason } from '../types.ts';
import { skip, type Skips } from './draft.ts';

/** The turns of one call. */
export interface CallTurns {
  /** Epoch milliseconds; 0 where nobody knows. */
  readonly at: number;
  readonly messages: readonly Message[];
  readonly skips: Skips;
  readonly model: string | null;
}

/** Of many calls the longest list. Only where no call knows what was said before do those of all traces follow one another. */
export class Fold {
  calls = 0;
  /** Of all calls, what repeats included. */
  turns = 0;
  /** Hashes of all turns, each once: in place of the texts. */
  readonly #distinct = new Set<string>();
  #best: CallTurns | null = null;
  /** The last one named: not every call names it. */
  #model: string | null = null;
  /** By trace, the longest; only those with one turn of the user, so that no history is held twice. */
  readonly #short = new Map<string | number, CallTurns>();

  /** Adds a call; one without a trace is a trace by itself. */
  add(trace: string | null, turns: CallTurns): void {
    const key = trace ?? this.calls;
    this.calls++;
    this.turns += turns.messages.length;
    this.#model = turns.model ?? this.#model;
    for (const message of turns.messages) this.#distinct.add(hashOf(message));
    if (isLonger(turns, this.#best)) this.#best = turns;
    if (this.hasHistory) this.#short.clear();
    else if (isLonger(turns, this.#short.get(key) ?? null)) this.#short.set(key, turns);
  }

  /** Whether a call tells more than one turn of the user: what was said before it. */
  get hasHistory(): boolean {
    return userTurns(this.#best) > 1;
  }

  result(): { messages: readonly Message[]; skips: Skips; model: string | null } {
    const used = this.#used();
    const messages = used.flatMap((call) => call.messages);
    const skips: Skips = {};
    for (const call of used) addSkips(skips, call.skips);
    const kept = new Set(messages.map(hashOf));
    const elsewhere = this.#distinct.size - kept.size;
    skip(skips, 'other-branch', elsewhere);
    skip(skips, 'repeated', this.turns - messages.length - elsewhere);
    return { messages, skips, model: this.#best?.model ?? this.#model };
  }

  #used(): readonly CallTurns[] {
    if (this.#best === null) return [];
    return this.hasHistory ? [this.#best] : [...this.#short.values()].sort((a, b) => a.at - b.at);
  }
}

/** Of equally long ones the later is the one that was shown. */
function isLonger(turns: CallTurns, than: CallTurns | null): boolean {
  if (than === null) return true;
  const more = turns.messages.length - than.messages.length;
  return more > 0 || (more === 0 && turns.at >= than.at);
}

function userTurns(call: CallTurns | null): number {
  return call === null ? 0 : call.messages.filter(({ role }) => role === 'user').length;
}

function hashOf({ role, text }: Message): string {
  return hashParts(role, text);
}

/** Adds all counts. */
export function addSkips(skips: Skips, more: Skips): void {
  for (const [reason, count] of Object.entries(more)) skip(skips, reason as SkipReason, count);
}
