// The one rule of resumability: an answer is stored under stage@version : hash(everything it depends on).
// To run a stage is: recall what is there, compute what is missing, keep each answer as soon as it is there.
import type { AnswerStore, KeepOptions } from './ports.ts';

export interface RememberOptions<Item, Answer> {
  readonly store: AnswerStore;
  readonly keep: KeepOptions;
  /** Name and version, "facets@1": another version is another question. */
  readonly stage: string;
  /** Hash of everything the answer depends on. */
  keyOf(item: Item): string;
  /** Answers in order; null = this item failed: nothing is stored, it is asked again next time. */
  compute(items: readonly Item[], signal: AbortSignal): Promise<readonly (Answer | null)[]>;
  /** Items a call to `compute`. */
  readonly batch: number;
  /** Calls to `compute` in flight at once. */
  readonly concurrency: number;
  /** true: the first call is made alone. Until it is answered nobody knows that others would be. */
  readonly firstAlone?: boolean;
  /** false: this answer serves now, but is asked for again next time. By default all are kept. */
  isKept?(answer: Answer): boolean;
  readonly signal: AbortSignal;
  /** Called when answers are there (and stored): once a recall, once a batch. Equal items are all told. */
  onAnswers?(items: readonly Item[], answers: readonly (Answer | null)[], recalled: boolean): void;
}

/**
 * Answers of all items, in order. Items with equal keys are asked once.
 * Rejects when `compute` or the store does; what was answered before stays stored.
 */
export async function remember<Item, Answer>(
  items: readonly Item[],
  options: RememberOptions<Item, Answer>,
): Promise<(Answer | null)[]> {
  const keys = items.map((item) => `${options.stage}:${options.keyOf(item)}`);
  const equals = new Map<string, Item[]>();
  keys.forEach((key, i) => {
    const known = equals.get(key);
    if (known) known.push(items[i]);
    else equals.set(key, [items[i]]);
  });

  const answers = new Map<string, Answer | null>();
  const distinctKeys = [...equals.keys()];
  const stored = await options.store.recall(distinctKeys);
  distinctKeys.forEach((key, i) => {
    if (stored[i] !== undefined) answers.set(key, stored[i] as Answer);
  });
  const known = distinctKeys.filter((key) => answers.has(key));
  if (known.length > 0) tell(known, true);

  const missing = distinctKeys.filter((key) => !answers.has(key));
  const work = async (batch: readonly string[]) => {
    const found = await options.compute(
      batch.map((key) => equals.get(key)![0]),
      options.signal,
    );
    options.signal.throwIfAborted();
    batch.forEach((key, i) => answers.set(key, found[i] ?? null));
    const { isKept = () => true } = options;
    const entries = batch.flatMap((key) => {
      const answer = answers.get(key)!;
      return answer !== null && isKept(answer) ? [{ key, answer }] : [];
    });
    if (entries.length > 0) await options.store.keep(entries, options.keep);
    tell(batch, false);
  };
  const all = batches(missing, options.batch);
  if (options.firstAlone) await inParallel(all.splice(0, 1), 1, options.signal, work);
  await inParallel(all, options.concurrency, options.signal, work);
  return keys.map((key) => answers.get(key) ?? null);

  function tell(told: readonly string[], recalled: boolean): void {
    options.onAnswers?.(
      told.flatMap((key) => equals.get(key)!),
      told.flatMap((key) => equals.get(key)!.map(() => answers.get(key) ?? null)),
      recalled,
    );
  }
}

/** `remember` for a question that is asked of the whole set at once. The answer is never null. */
export async function rememberOne<Answer>(
  options: Omit<RememberOptions<null, Answer>, 'keyOf' | 'compute' | 'batch' | 'concurrency'> & {
    readonly key: string;
    compute(signal: AbortSignal): Promise<Answer>;
  },
): Promise<Answer> {
  const [answer] = await remember<null, Answer>([null], {
    ...options,
    keyOf: () => options.key,
    compute: async (_items, signal) => [await options.compute(signal)],
    batch: 1,
    concurrency: 1,
  });
  return answer!;
}

function batches<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let at = 0; at < items.length; at += size) result.push(items.slice(at, at + size));
  return result;
}

/**
 * Runs `work` over all items, at most `limit` at once. The first failure stops the start of further items; it is told when those
 * under way have ended, so that an answer that was paid for is kept. A cancelled call does not wait.
 */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const lane = async () => {
    while (next < items.length && failures.length === 0) {
      signal.throwIfAborted();
      try {
        await work(items[next++]);
      } catch (error) {
        if (signal.aborted) throw error;
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
}
