// The dataset that imported chats go to: one that holds some of them already, else a new one.
import { dateRangeOf } from '../core/digest.ts';
import { AppError } from '../core/errors.ts';
import { hashParts } from '../core/hash.ts';
import type { AddCounts, Store } from '../core/ports.ts';
import type { Conversation, Dataset, FileReport, Problem } from '../core/types.ts';
import { browserClock } from './clock.ts';

/** Reports kept with a dataset: those of the latest imports. */
const reportsKept = 50;
/** Problems of a file that wait for it to be read once more. */
const unfinished: ReadonlySet<string> = new Set(['table-needs-columns', 'reading-cancelled']);

export interface TargetOptions {
  /** Add to this dataset; null: to the one that already holds one of the chats, else to a new one. */
  readonly datasetId: string | null;
  /** This import began that dataset itself: a worker that has died did. */
  readonly isNew: boolean;
  readonly isSample: boolean;
  /** Of a new one. */
  readonly name: string;
}

/** Where the chats of one import go. The first batch decides, a later one that is known elsewhere decides again. */
export class ImportTarget {
  readonly #store: Store;
  readonly #options: TargetOptions;
  /** Chats of all other datasets, by id; only looked at while the chats go to a new one. */
  #elsewhere: Map<string, string> | null = null;
  #isNew: boolean;
  /** Set with the first batch. */
  datasetId: string | null;
  /** Hears of a new dataset before anything is in it: whoever goes on after this thread has died finds it. */
  onBegun: (() => void) | null = null;

  constructor(store: Store, options: TargetOptions) {
    this.#store = store;
    this.#options = options;
    this.datasetId = options.datasetId;
    this.#isNew = options.isNew;
  }

  /** True when the dataset was there before. */
  get intoExisting(): boolean {
    return this.datasetId !== null && !this.#isNew;
  }

  /** Stores a batch; what the store says of it. One at a time. Rejects with AppError 'dataset-gone' where the dataset was deleted meanwhile. */
  async add(batch: readonly Conversation[]): Promise<AddCounts> {
    if (this.datasetId === null) {
      this.datasetId = await this.#datasetOf(batch);
      this.#isNew = this.datasetId === null;
      if (this.datasetId === null) {
        this.datasetId = await this.#create();
        this.onBegun?.();
      }
    } else if (this.#isNew && !this.#options.isSample) await this.#lookElsewhere(batch, this.datasetId);
    return this.#store.addConversations(this.datasetId, batch);
  }

  /** The dataset that holds one of these chats already; the sample is kept apart from one's own chats. */
  async #datasetOf(batch: readonly Conversation[]): Promise<string | null> {
    if (!this.#options.isSample) return this.#store.datasetWith(batch.map(({ id }) => id));
    return (await this.#store.datasets()).find(({ isSample }) => isSample)?.id ?? null;
  }

  /** Exports begin with the newest chats: many new ones may come before the first that is known. Then all go where that one is. */
  async #lookElsewhere(batch: readonly Conversation[], current: string): Promise<void> {
    this.#elsewhere ??= await this.#chatsBeside(current);
    for (const { id } of batch) {
      const known = this.#elsewhere.get(id);
      if (known !== undefined) return this.#moveInto(known, current);
    }
  }

  /** Read once: asking the store for every batch would read all it holds as often. */
  async #chatsBeside(current: string): Promise<Map<string, string>> {
    const chats = new Map<string, string>();
    for (const { id } of await this.#store.datasets()) {
      if (id === current) continue;
      for (const chat of (await this.#store.columns(id)).ids) chats.set(chat, id);
    }
    return chats;
  }

  async #moveInto(known: string, current: string): Promise<void> {
    try {
      for (let chunk = 0; ; chunk++) {
        const page = await this.#store.conversationPage(current, chunk);
        if (page === null) break;
        await this.#store.addConversations(known, page);
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'dataset-gone') throw error;
      // It was deleted since it was looked at: all stays where it is.
      this.#elsewhere = null;
      return;
    }
    await this.#store.deleteDataset(current);
    this.datasetId = known;
    this.#isNew = false;
    this.#elsewhere = null;
  }

  async #create(): Promise<string> {
    const id = hashParts(browserClock.now(), browserClock.chance(), browserClock.chance()).slice(0, 16);
    await this.#store.putDataset({
      id,
      name: this.#options.name,
      createdAt: browserClock.now(),
      conversations: 0,
      characters: 0,
      sources: [],
      dateRange: null,
      files: [],
      isSample: this.#options.isSample,
    });
    return id;
  }
}

/** Counts what the dataset holds now, and keeps these reports with it. */
export async function keepReports(
  store: Store,
  datasetId: string,
  reports: readonly FileReport[],
): Promise<void> {
  const digest = await store.digest(datasetId);
  // Looked at last, so that one that is deleted meanwhile does not come back.
  const dataset = await store.dataset(datasetId);
  if (dataset === null) return;
  const counted: Dataset = {
    ...dataset,
    conversations: digest.count,
    characters: digest.characters,
    sources: [...digest.sources.names].sort(),
    dateRange: dateRangeOf(digest.startedAt),
    files: filesWith(dataset.files, reports.map(withoutText)),
  };
  await store.putDataset(counted);
}

/** The latest reports. One that only said what to do next gives way to a new one of the same file. */
function filesWith(before: readonly FileReport[], reports: readonly FileReport[]): FileReport[] {
  const fileOf = ({ name, bytes }: FileReport) => JSON.stringify([name, bytes]);
  const read = new Set(reports.map(fileOf));
  const stale = (report: FileReport) =>
    unfinished.has(report.problem?.kind ?? '') && read.has(fileOf(report));
  return [...before.filter((report) => !stale(report)), ...reports].slice(-reportsKept);
}

/** Neither the rows that a person is asked about are kept nor the first keys of a file nobody knows: both may be text of chats. */
function withoutText(report: FileReport): FileReport {
  const kept = { ...report, issues: report.issues.map((issue) => withoutKeys(issue)) };
  if (report.problem) kept.problem = withoutKeys(report.problem);
  delete kept.table;
  return kept;
}

function withoutKeys<P extends Problem>(problem: P): P {
  const { firstKeys: _, ...detail } = problem.detail;
  return { ...problem, detail };
}
