import {
  choose,
  choosesAll,
  conditions,
  type Chosen,
  type Condition,
  type RowSet,
} from '../../core/choosing.ts';
import { optionsOf, type Options } from '../../core/choosing-options.ts';
import type { Digest } from '../../core/digest.ts';
import { isAbort, problemOf } from '../../core/errors.ts';
import type { Clock, Store } from '../../core/ports.ts';
import { everyChat, type Selection } from '../../core/selection.ts';
import {
  largestSeed,
  modelNameLength,
  mostEntries,
  screenQuestionLength,
  wordLength,
} from '../../core/selection-limits.ts';
import type { Problem, Source } from '../../core/types.ts';
import { foldWords, searchWords } from '../../core/word-search.ts';
import { dayOf, startOf } from './days.ts';

/** Between the last letter typed and the search (milliseconds): nobody wants the texts read for half a word. */
const typingPause = 400;
/** Between two counts while the texts are looked through (milliseconds). */
const countPause = 250;

const isWhole = (value: number | null, from: number, to = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isInteger(value) && value! >= from && value! <= to;

/** Whether a run takes a list as it is. */
const fitsIn = (list: readonly string[], longest: number) =>
  list.length <= mostEntries && list.every(({ length }) => length <= longest);

/** What was found of some words: of all chats, or of the first `done`. */
interface Found {
  readonly words: string;
  readonly rows: RowSet;
  readonly done: number;
}

interface Desk {
  readonly store: Store;
  readonly clock: Clock;
  /** true: a model reads the chats, so that it can be asked a question about each; absent: none does. */
  asksModel?(): boolean;
}

/** Which chats are read: fields as they are typed, the selection they mean, and how many chats that is. */
export class ChatChoice {
  /** Chats with text. */
  readonly readable: number;
  /** Days as a date field has them; '' while empty. */
  from = $state('');
  until = $state('');
  /** Empty: all of them. */
  sources = $state.raw<readonly Source[]>([]);
  languages = $state.raw<readonly string[]>([]);
  models = $state.raw<readonly string[]>([]);
  minimumTurns = $state<number | null>(null);
  /** As typed; only asked where a model reads the chats. */
  question = $state('');
  once = $state(false);
  size = $state<number | null>(null);
  seed = $state<number | null>(1);
  problem = $state.raw<Problem | null>(null);

  #words = $state('');
  #digest = $state.raw<Digest | null>(null);
  #found = $state.raw<Found | null>(null);
  #search = new AbortController();
  #desk = $state.raw<Desk | null>(null);
  #datasetId = '';

  readonly daysFit = $derived.by(() => {
    const [from, until] = [startOf(this.from), startOf(this.until, 1)];
    // Days so late that no moment has a number.
    if (Number.isNaN(from) || Number.isNaN(until)) return false;
    return from === null || until === null || from < until;
  });
  readonly turnsFit = $derived(this.minimumTurns === null || isWhole(this.minimumTurns, 1));
  readonly asksModel = $derived.by(() => this.#desk?.asksModel?.() ?? false);
  readonly questionFits = $derived(this.question.trim().length <= screenQuestionLength);
  readonly sizeFits = $derived(this.size === null || isWhole(this.size, 1));
  readonly seedFits = $derived(isWhole(this.seed, 0, largestSeed));
  readonly languagesFit = $derived(fitsIn(this.languages, wordLength));
  readonly modelsFit = $derived(fitsIn(this.models, modelNameLength));
  readonly #wordList = $derived(
    this.#words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
  /** How many words there are, and how long the longest is. */
  readonly wordCounts = $derived({
    count: this.#wordList.length,
    longest: this.#wordList.reduce((longest, { length }) => Math.max(longest, length), 0),
  });
  readonly wordsFit = $derived(fitsIn(this.#wordList, wordLength));
  readonly #fieldsFit = $derived(
    this.daysFit &&
      this.languagesFit &&
      this.modelsFit &&
      this.turnsFit &&
      this.wordsFit &&
      (this.questionFits || !this.asksModel) &&
      this.sizeFits &&
      (this.size === null || this.seedFits),
  );
  readonly #folded = $derived(foldWords(this.#wordList).join('\n'));

  /** What the fields mean. A number or a day that does not fit asks for nothing; words, names and the question stay: see `missing`. */
  readonly selection: Selection = $derived.by(() => {
    const orAll = <T>(list: readonly T[]) => (list.length > 0 ? list : null);
    const { size, seed } = this;
    return {
      from: this.daysFit ? startOf(this.from) : null,
      until: this.daysFit ? startOf(this.until, 1) : null,
      sources: orAll(this.sources),
      languages: orAll(this.languages),
      models: orAll(this.models),
      minimumTurns: this.turnsFit ? (this.minimumTurns ?? 0) : 0,
      words: this.#wordList,
      once: this.once,
      sample: isWhole(size, 1) && isWhole(seed, 0, largestSeed) ? { size, seed } : null,
      question: this.asksModel ? this.question.trim() || null : null,
    };
  });
  readonly isEvery = $derived(choosesAll(this.selection));

  readonly options: Options | null = $derived(this.#digest && optionsOf(this.#digest));
  readonly #chosen: Chosen | null = $derived.by(() => {
    if (this.#digest === null) return null;
    const words = this.#found?.words === this.#folded ? this.#found.rows : null;
    return choose(this.#digest, this.selection, { words });
  });

  /** How far the texts are looked through for the words; null: there is nothing to look for, or all was. */
  readonly looking: { readonly done: number; readonly all: number } | null = $derived.by(() => {
    if (this.#folded === '') return null;
    const all = this.#digest?.count ?? this.readable;
    const done = this.#found?.words === this.#folded ? this.#found.done : 0;
    return this.#digest !== null && done >= all ? null : { done, all };
  });
  /** Chats that would be read; null: not known yet. While the texts are looked through those found so far. */
  readonly count: number | null = $derived.by(() => {
    if (this.isEvery) return this.readable;
    return this.looking?.done === 0 ? null : (this.#chosen?.count ?? null);
  });
  /** Why chats are left out; conditions that leave out none are not there. Empty while nothing is known. */
  readonly leftOut: readonly (readonly [Condition, number])[] = $derived.by(() => {
    const counts = this.#chosen?.leftOut;
    if (!counts || this.looking) return [];
    return conditions
      .map((condition) => [condition, counts[condition]] as const)
      .filter(([, count]) => count > 0);
  });
  /** What keeps a run from beginning; null: nothing. */
  readonly missing: 'fields' | 'counting' | 'chats' | null = $derived.by(() => {
    if (!this.#fieldsFit) return 'fields';
    if (this.count === null || this.looking) return 'counting';
    return this.count === 0 ? 'chats' : null;
  });

  /** `readable`: chats with text. `digest`: where somebody has it already; else `open` loads it. */
  constructor(readable: number, digest: Digest | null = null) {
    this.readable = readable;
    this.#digest = digest;
  }

  /** Words and phrases with commas between them, as typed. */
  get words(): string {
    return this.#words;
  }

  set words(typed: string) {
    this.#words = typed;
    void this.#lookForWords(typingPause);
  }

  /** Loads what is counted, once; looks for words that were put back. Resolves also when that failed: see `problem`. */
  async open(desk: Desk, datasetId: string): Promise<void> {
    [this.#desk, this.#datasetId] = [desk, datasetId];
    try {
      this.#digest ??= await desk.store.digest(datasetId);
      this.problem = null;
    } catch (error) {
      this.problem = problemOf(error);
      return;
    }
    await this.#lookForWords(0);
  }

  /** Stops reading texts; what was counted stays. */
  close(): void {
    this.#search.abort();
  }

  /** Puts a selection into the fields. */
  restore(selection: Selection): void {
    const { from, until, sources, languages, models, minimumTurns, words, once, sample, question } =
      selection;
    this.from = dayOf(from);
    // The last moment that is in.
    this.until = dayOf(until === null ? null : until - 1);
    [this.sources, this.languages, this.models] = [sources ?? [], languages ?? [], models ?? []];
    this.minimumTurns = minimumTurns > 0 ? minimumTurns : null;
    this.question = question ?? '';
    this.once = once;
    this.size = sample?.size ?? null;
    this.seed = sample?.seed ?? 1;
    this.words = words.join(', ');
  }

  reset(): void {
    this.restore(everyChat);
  }

  async #lookForWords(wait: number): Promise<void> {
    this.#search.abort();
    const abort = (this.#search = new AbortController());
    const [words, digest, desk] = [this.#folded, this.#digest, this.#desk];
    const known = this.#found?.words === words && this.#found.done === digest?.count;
    if (words === '' || digest === null || desk === null || known) return;
    const { store, clock } = desk;
    let told = -Infinity;
    try {
      if (wait > 0) await clock.sleep(wait, abort.signal);
      await searchWords({
        ...{ store, datasetId: this.#datasetId, digest, signal: abort.signal },
        words: words.split('\n'),
        keep: { durable: false, runId: '', datasetId: this.#datasetId },
        pause: () => clock.sleep(0, abort.signal),
        onProgress: (done, rows) => {
          if (abort.signal.aborted || (done < rows.length && clock.now() - told < countPause)) return;
          told = clock.now();
          this.#found = { words, rows, done };
        },
      });
    } catch (error) {
      if (!abort.signal.aborted && !isAbort(error)) this.problem = problemOf(error);
    }
  }
}
