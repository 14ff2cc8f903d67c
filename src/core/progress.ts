import type { Issue, Progress, StageName } from './types.ts';

const order: readonly StageName[] = [
  'survey',
  'screen',
  'facets',
  'embed',
  'cluster',
  'name',
  'audit',
  'nest',
  'place',
];
/** Latest requests shown while a run goes on. */
const latestShown = 8;

type MutableStage = { -readonly [Key in keyof Progress['stages'][number]]: Progress['stages'][number][Key] };

/** Keeps count for a run and tells the listener after every change. */
export class ProgressKeeper {
  readonly #stages: MutableStage[];
  readonly #now: () => number;
  readonly #listener: (progress: Progress) => void;
  readonly issues: Issue[] = [];
  #stage: StageName = 'survey';
  #latest: string[] = [];

  /** `without`: stages that this run does not take. */
  constructor(now: () => number, listener: (progress: Progress) => void, without: readonly StageName[] = []) {
    this.#now = now;
    this.#listener = listener;
    const taken = order.filter((stage) => !without.includes(stage));
    this.#stages = taken.map((stage) => ({
      stage,
      done: 0,
      total: null,
      recalled: 0,
      startedAt: null,
      finishedAt: null,
    }));
  }

  begin(stage: StageName, total: number | null): void {
    this.#stage = stage;
    const entry = this.#entry(stage);
    entry.total = total;
    entry.startedAt ??= this.#now();
    this.#tell();
  }

  /** `count` more are done; `recalled`: they were answered by the store. */
  add(stage: StageName, count: number, recalled: boolean): void {
    const entry = this.#entry(stage);
    entry.done += count;
    if (recalled) entry.recalled += count;
    this.#tell();
  }

  /** Sets how far a stage is that counts from its start. */
  reach(stage: StageName, done: number): void {
    this.#entry(stage).done = done;
    this.#tell();
  }

  end(stage: StageName): void {
    const entry = this.#entry(stage);
    entry.finishedAt = this.#now();
    entry.total ??= entry.done;
    this.#tell();
  }

  latest(requests: readonly string[]): void {
    this.#latest = [...requests.toReversed(), ...this.#latest].slice(0, latestShown);
  }

  issue(issue: Issue): void {
    this.issues.push(issue);
  }

  #entry(stage: StageName): MutableStage {
    return this.#stages.find((entry) => entry.stage === stage)!;
  }

  #tell(): void {
    this.#listener({
      stage: this.#stage,
      stages: this.#stages.map((entry) => ({ ...entry })),
      latest: this.#latest,
      issues: [...this.issues],
    });
  }
}
