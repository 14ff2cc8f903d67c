// The running count of one dropped file, over all the entries it may hold.
import { AppError } from '../errors.ts';
import { type Copy, copyOf, isNewer } from '../newer.ts';
import { sizeOf } from '../packed-conversation.ts';
import type { Source } from '../sources.ts';
import type { Conversation, FileReport, Issue, Problem, SkipReason, TablePreview } from '../types.ts';
import { skip, type Skips } from './draft.ts';

/** Issues kept in a report; `issueCount` counts the rest. */
const KEPT_ISSUES = 50;

interface Seen extends Copy {
  readonly user: number;
  readonly assistant: number;
}

/** Counts what was read. One a dropped file: it also knows which ids the file held before. */
export class Tally {
  readonly name: string;
  readonly bytes: number;
  /** Of the first part that could be read; the report names the one with most conversations. */
  format: Source | null = null;
  problem: Problem | null = null;
  /** The first table that nobody has named the columns of. */
  table: TablePreview | null = null;
  #conversations = 0;
  #withMessages = 0;
  #user = 0;
  #assistant = 0;
  #first = Infinity;
  #last = -Infinity;
  readonly #skipped: Skips = {};
  readonly #issues: Issue[] = [];
  #issueCount = 0;
  readonly #seen = new Map<string, Seen>();
  readonly #bySource = new Map<Source, number>();
  readonly #occurrences = new Map<string, number>();

  constructor(name: string, bytes: number) {
    this.name = name;
    this.bytes = bytes;
  }

  get conversations(): number {
    return this.#conversations;
  }

  get issueCount(): number {
    return this.#issueCount;
  }

  /** How many conversations with these turns and no id the file held before: equal rows each count. */
  occurrence(contentHash: string): number {
    const before = this.#occurrences.get(contentHash) ?? 0;
    this.#occurrences.set(contentHash, before + 1);
    return before;
  }

  /**
   * Counts a conversation. False: it is a copy of one that was counted, no newer, and is to be dropped.
   * A newer copy takes the place of the one before, whose turns are counted no more.
   */
  add(conversation: Conversation, skips: Skips): boolean {
    const before = this.#seen.get(conversation.id);
    const copy = copyOf(conversation);
    if (before) {
      skip(this.#skipped, 'duplicate');
      if (!isNewer(copy, before)) return false;
      this.#count(before, -1);
    }
    const { userTurns, assistantTurns } = sizeOf(conversation);
    const seen = { ...copy, user: userTurns, assistant: assistantTurns };
    this.#seen.set(conversation.id, seen);
    this.#count(seen, 1);
    if (!before) this.#bySource.set(conversation.source, (this.#bySource.get(conversation.source) ?? 0) + 1);
    for (const [reason, count] of Object.entries(skips)) skip(this.#skipped, reason as SkipReason, count);
    if (conversation.startedAt !== null) {
      this.#first = Math.min(this.#first, conversation.startedAt);
      this.#last = Math.max(this.#last, conversation.startedAt);
    }
    return true;
  }

  #count({ user, assistant }: Seen, by: 1 | -1): void {
    this.#conversations += by;
    if (user + assistant > 0) this.#withMessages += by;
    this.#user += by * user;
    this.#assistant += by * assistant;
  }

  /** Counts what was left out. */
  skip(reason: SkipReason, count = 1): void {
    skip(this.#skipped, reason, count);
  }

  /** A record that could not be read. `part` names the file, or the entry in it. */
  issue(problem: Problem, part: string, position: number): void {
    this.#issueCount++;
    if (this.#issues.length >= KEPT_ISSUES) return;
    this.#issues.push({ ...problem, subject: `${part}:${position}`, stage: 'import' });
  }

  /** The file could not be read to its end. The first problem stays. */
  fail(error: AppError): void {
    this.problem ??= error.toProblem();
  }

  #mostFrequent(): Source | null {
    let best = this.format;
    for (const [source, count] of this.#bySource)
      if (best === null || count > (this.#bySource.get(best) ?? 0)) best = source;
    return best;
  }

  /** The counts so far. added, updated and unchanged are the store's to say: 0 here. */
  report(): FileReport {
    return {
      name: this.name,
      bytes: this.bytes,
      format: this.#mostFrequent(),
      conversations: this.#conversations,
      withMessages: this.#withMessages,
      userMessages: this.#user,
      assistantMessages: this.#assistant,
      added: 0,
      updated: 0,
      unchanged: 0,
      dateRange: this.#first <= this.#last ? [this.#first, this.#last] : null,
      skipped: { ...this.#skipped },
      issues: [...this.#issues],
      issueCount: this.#issueCount,
      problem: this.problem,
      ...(this.table ? { table: this.table } : {}),
    };
  }
}
