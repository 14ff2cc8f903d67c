// Gemini's part of "My Activity": single prompts, newest first, which share a conversation where they link to the same. formats.md 3.4, identity 2.5, turns 6.
import { type Draft, type Gathering, type GatheringFormat, skip, type Skips, sortTurns } from './draft.ts';
import { type Exchange, exchangeOf } from './gemini-exchange.ts';
import { conversationOfRecord, isGeminiRecord } from './gemini-record.ts';
import type { RawObject } from './raw.ts';

/** Gemini in Google Takeout: a record a prompt, of the JSON or the page. */
export const geminiTakeout: GatheringFormat = { source: 'gemini', gather: () => new Activity() };

/** A conversation whose exchanges may still come. */
interface Thread {
  readonly id: string;
  readonly exchanges: Exchange[];
}

/** The records of one file. Of each only its turns are held, and only from the first conversation that may go on. */
class Activity implements Gathering {
  readonly #queue: (Draft | Thread)[] = [];
  readonly #threads = new Map<string, Thread>();
  /** Of records that belong to no conversation; they go with the next one, what is left with the file. */
  #skips: Skips = {};
  #ascents = 0;
  #lastTime: number | null = null;

  take(record: RawObject): readonly Draft[] | null {
    if (typeof record.header !== 'string' || !('title' in record || 'userInteractions' in record))
      return null;
    const exchange = isGeminiRecord(record) ? exchangeOf(record) : null;
    if (!exchange) {
      skip(this.#skips, 'other-activity');
      return [];
    }
    this.#watchOrder(exchange.at);
    const id = conversationOfRecord(record);
    if (id === null) this.#queue.push(draftOf(null, [exchange]));
    else this.#join(id, exchange);
    // The last one stays: it carries the counts of what follows.
    const open = this.#queue.findIndex((waiting) => 'exchanges' in waiting);
    return this.#emit(open === -1 ? this.#queue.length - 1 : open);
  }

  finish(): readonly Draft[] {
    return this.#emit(this.#queue.length);
  }

  get skips(): Skips {
    return this.#skips;
  }

  #join(id: string, exchange: Exchange): void {
    const thread = this.#threads.get(id);
    if (thread) {
      thread.exchanges.push(exchange);
      return;
    }
    const begun = { id, exchanges: [exchange] };
    this.#threads.set(id, begun);
    this.#queue.push(begun);
  }

  #watchOrder(at: number | null): void {
    if (at === null) return;
    if (this.#lastTime !== null) this.#ascents += Math.sign(at - this.#lastTime);
    this.#lastTime = at;
  }

  /** The first conversations of the queue, in the order of the file. */
  #emit(count: number): Draft[] {
    const oldestFirst = this.#ascents > 0;
    const drafts = this.#queue
      .splice(0, count)
      .map((next) => ('exchanges' in next ? draftOf(next.id, inOrder(next.exchanges, oldestFirst)) : next));
    if (drafts.length === 0) return drafts;
    const last = drafts[drafts.length - 1];
    for (const [reason, number] of Object.entries(last.skips))
      skip(this.#skips, reason as keyof Skips, number);
    drafts[drafts.length - 1] = { ...last, skips: this.#skips };
    this.#skips = {};
    return drafts;
  }
}

/** From the oldest to the newest. Equal times keep the order of the file, read from its older end; a prompt without a time stays behind its neighbour. */
function inOrder(exchanges: readonly Exchange[], oldestFirst: boolean): Exchange[] {
  const chronological = oldestFirst ? [...exchanges] : exchanges.toReversed();
  let last = -Infinity;
  const placed = chronological.map((exchange) => ({ exchange, at: (last = exchange.at ?? last) }));
  return placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ exchange }) => exchange);
}

function draftOf(ownId: string | null, exchanges: readonly Exchange[]): Draft {
  const times = exchanges.flatMap(({ at }) => (at === null ? [] : [at]));
  const first = exchanges[0];
  return {
    ownId,
    // The JSON and the page of one history write a time to the millisecond and to the second, spaces alike or not.
    ...(first.at === null
      ? {}
      : { identity: `${Math.floor(first.at / 1000)} ${first.prompt.replace(/\s+/g, ' ')}` }),
    title: null,
    startedAt: times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null,
    updatedAt: ownId !== null && times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    account: null,
    model: null,
    ...sortTurns(exchanges.flatMap(({ turns }) => turns)),
  };
}
