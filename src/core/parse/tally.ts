// The running count of one dropped file, over all the entries it may hold.
import { AppError } from '../errors.ts';
import type { Conversation, FileReport, Issue, Problem, SkipReason, Source } from '../types.ts';
import { skip, type Skips } from './draft.ts';

/** Issues kept in a report; `issueCount` counts the rest. */
const KEPT_ISSUES = 50;

interface Seen {
  readonly updatedAt: number | null;
  readonly user: number;
  readonly assistant: number;
}

/** Counts what was read. One a dropped file: it also knows which ids the file held before. */
export class Tally {
  readonly name: string;
  readonly bytes: number;
  format: Source | null = null;
  problem: Problem | null = null;
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
   * Counts a conversation. False: it is an older copy of one that was counted, and is to be dropped.
   * A newer copy takes the place of the one before, whose turns are counted no more.
   */
  add(conversation: Conversation, skips: Skips): boolean {
    const before = this.#seen.get(conversation.id);
    if (before) {
      skip(this.#skipped, 'duplicate');
      if ((conversation.updatedAt ?? 0) <= (before.updatedAt ?? 0)) return false;
      this.#count(before, -1);
    }
    const user = conversation.messages.filter(({ role }) => role === 'user').length;
    const seen = { updatedAt: conversation.updatedAt, user, assistant: conversation.messages.length - user };
    this.#seen.set(conversation.id, seen);
    this.#count(seen, 1);
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

  /** The counts so far. added, updated and unchanged are the store's to say: 0 here. */
  report(): FileReport {
    return {
      name: this.name,
      bytes: this.bytes,
      format: this.format,
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
    };
  }
}
