import { getContext, setContext } from 'svelte';
import { sizeOf } from '../../core/choosing.ts';
import { isAbort, problemOf } from '../../core/errors.ts';
import { cleanPath } from '../../core/parse/raw.ts';
import type {
  Dataset,
  FileReport,
  Problem,
  Run,
  RunSettings,
  TableColumns,
  TablePreview,
} from '../../core/types.ts';
import type { ImportOutcome, ImportProgress, Services } from '../services.ts';
import { columnsAt, columnsKey, hasNames, placesOf } from './columns-draft.svelte.ts';
import { createRun, latestRun } from './dataset-runs.ts';
import { TopicSettings } from './topic-settings.svelte.ts';

/** What is known once the files have been read, or a dataset was opened again. */
export interface Found {
  readonly outcome: ImportOutcome;
  /** null when no file held a chat. */
  readonly dataset: Dataset | null;
  readonly settings: TopicSettings | null;
  /** The newest run of the dataset, if there was one before. */
  readonly earlier: Run | null;
  /** true: nothing was read now, the reports are those of earlier imports. */
  readonly revisited: boolean;
}

/** The way from dropped files to a run. One at a time; it outlives the page that shows it. */
export class ImportSession {
  phase = $state<'idle' | 'reading' | 'found' | 'failed'>('idle');
  progress = $state.raw<ImportProgress | null>(null);
  found = $state.raw<Found | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #services: Services;
  #files: readonly File[] = [];
  /** Those of them that are being read: all, or a table once its columns are known. */
  #current: readonly File[] = [];
  #abort = new AbortController();
  /** Columns that were chosen for the tables of each file of the drop: an archive may hold several. Not by name: two files may share one. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen is drawn from it
  readonly #choices = new Map<File, readonly TableColumns[]>();
  /** The dataset that is written to, once that is known. */
  #target: string | null = null;
  #fromFiles = false;
  /** Resolves when the reader has let go, however it ended. */
  #settled: Promise<unknown> = Promise.resolve();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Name of the file that is being read. */
  get reading(): string | null {
    return this.progress && (this.#current[this.progress.file]?.name ?? null);
  }

  /** true: files are being read, which nothing but a person ends. */
  get readsFiles(): boolean {
    return this.phase === 'reading' && this.#fromFiles;
  }

  /** Reads the files to their ends; resolves when they are read, cancelled or have failed. */
  async read(files: readonly File[]): Promise<void> {
    const abort = this.#begin(true);
    this.#files = files;
    this.#choices.clear();
    try {
      const outcome = await this.#import(files, null, null, abort);
      await this.#show(await this.#readKnownTables(outcome, abort), false, abort);
    } catch (error) {
      this.#fail(error, abort);
    }
  }

  /** Tables among the files of this drop that wait for somebody to say what their columns hold. */
  get tables(): readonly FileReport[] {
    if (this.found === null || this.found.revisited) return [];
    const { reports } = this.found.outcome;
    return reports.filter((report) => isWaiting(report) && this.#fileOf(report, reports));
  }

  /** How many tables those are: an archive shows one, and says how many more it holds. */
  get tableCount(): number {
    return this.tables.reduce((sum, { problem }) => sum + Number(problem?.detail.tables ?? 1), 0);
  }

  /** Reads a table of this drop, and all others with the same header: the choice is remembered for them. One without a header is alone. */
  async readTable(report: FileReport, columns: TableColumns): Promise<void> {
    const outcome = this.found?.outcome;
    if (!outcome || !report.table) return;
    const { header } = report.table;
    const abort = this.#begin(true);
    try {
      if (hasNames(header))
        await this.#services.store.putSetting(columnsKey(header), placesOf(columns, header));
      const read = await this.#readAgain(outcome, report, columns, abort);
      await this.#show(await this.#readKnownTables(read, abort), false, abort);
    } catch (error) {
      this.#fail(error, abort);
    }
  }

  /** The same files once more. */
  retry(): Promise<void> {
    return this.read(this.#files);
  }

  /** Shows a dataset that is already here, to sort it again. Call it while no files are read: it would end that. */
  async revisit(datasetId: string): Promise<void> {
    const abort = this.#begin(false);
    try {
      const dataset = await this.#services.store.dataset(datasetId);
      const reports = dataset?.files ?? [];
      await this.#show(
        { datasetId: dataset?.id ?? null, intoExisting: true, reports, trees: [] },
        true,
        abort,
      );
    } catch (error) {
      this.#fail(error, abort);
    }
  }

  /** Stops reading; resolves when what was read until then is stored and counted. */
  async cancel(): Promise<void> {
    const abort = this.#abort;
    abort.abort();
    await this.#settled;
    if (this.#abort !== abort) return;
    this.phase = 'idle';
    this.progress = null;
  }

  /** Stops reading into a dataset (into any: null) and resolves as `cancel` does; true: it was. Call it before deleting. */
  async leave(datasetId: string | null): Promise<boolean> {
    if (!this.readsFiles || (datasetId !== null && this.#target !== datasetId)) return false;
    await this.cancel();
    return true;
  }

  /** Writes a run over what was found and says its id. */
  async startRun(settings: RunSettings): Promise<string> {
    const dataset = this.found?.dataset;
    if (!dataset) throw new Error('nothing was found to sort');
    return (await createRun(this.#services, dataset.id, settings)).id;
  }

  /** Into this dataset; null: as the importer decides. */
  async #import(
    files: readonly File[],
    datasetId: string | null,
    columns: readonly TableColumns[] | null,
    { signal }: AbortController,
  ): Promise<ImportOutcome> {
    this.#current = files;
    this.#target = datasetId;
    const reading = this.#services.importFiles(files, {
      datasetId,
      isSample: false,
      columns,
      signal,
      onProgress: (progress) => {
        if (signal.aborted) return;
        this.progress = progress;
        this.#target = progress.datasetId ?? this.#target;
      },
    });
    this.#settled = reading.catch(() => undefined);
    return reading;
  }

  /** Reads the tables whose columns somebody named before, also those that an archive shows after others. Each is tried once: a choice that does not help is asked for again. */
  async #readKnownTables(outcome: ImportOutcome, abort: AbortController): Promise<ImportOutcome> {
    let known = outcome;
    for (const i of outcome.reports.keys()) {
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen is drawn from it
      const tried = new Set<string>();
      for (let report = known.reports[i]; isWaiting(report); report = known.reports[i]) {
        const { header } = report.table;
        const key = columnsKey(header);
        const kept = tried.has(key) ? null : await this.#services.store.setting(key);
        const columns = columnsAt(kept, header);
        if (columns === null) break;
        tried.add(key);
        known = await this.#readAgain(known, report, columns, abort);
      }
    }
    return known;
  }

  /** One file of the drop once more; its new report takes the place of the old one. */
  async #readAgain(
    outcome: ImportOutcome,
    report: FileReport,
    columns: TableColumns,
    abort: AbortController,
  ): Promise<ImportOutcome> {
    const file = this.#fileOf(report, outcome.reports);
    if (!file) return outcome;
    const choices = [...(this.#choices.get(file) ?? []), columns];
    this.#choices.set(file, choices);
    const again = await this.#import([file], outcome.datasetId, choices, abort);
    const [read = report] = again.reports;
    return {
      datasetId: outcome.datasetId ?? again.datasetId,
      intoExisting: outcome.datasetId === null ? again.intoExisting : outcome.intoExisting,
      reports: outcome.reports.map((before) => (before === report ? withOthers(read, before) : before)),
      trees: outcome.trees,
    };
  }

  /** Reports know their files by path and size; of several that share both, each by its place among them. */
  #fileOf(report: FileReport, reports: readonly FileReport[]): File | undefined {
    const { name, bytes } = report;
    const pathOf = (file: File) => cleanPath(file.webkitRelativePath || file.name);
    const files = this.#files.filter((file) => file.size === bytes && pathOf(file) === name);
    if (files.length < 2) return files[0];
    return files[reports.filter((one) => one.name === name && one.bytes === bytes).indexOf(report)];
  }

  #begin(fromFiles: boolean): AbortController {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#fromFiles = fromFiles;
    this.#target = null;
    this.phase = 'reading';
    this.progress = this.found = this.problem = null;
    return this.#abort;
  }

  async #show(outcome: ImportOutcome, revisited: boolean, abort: AbortController): Promise<void> {
    const { store } = this.#services;
    const id = outcome.datasetId;
    // Together, because each is a wait of its own for the disk.
    const [dataset, digest, earlier] =
      id === null
        ? [null, null, null]
        : await Promise.all([store.dataset(id), store.digest(id), latestRun(this.#services, id)]);
    const settings = digest && new TopicSettings(sizeOf(digest.readable), digest);
    if (abort.signal.aborted) return;
    this.found = { outcome, dataset, settings, earlier, revisited };
    this.phase = 'found';
  }

  #fail(error: unknown, abort: AbortController): void {
    // Cancelled, or already replaced by the next reading.
    if (abort.signal.aborted || isAbort(error)) return;
    this.problem = problemOf(error);
    this.phase = 'failed';
  }
}

/** Whether a table waits for its columns to be named. */
function isWaiting(report: FileReport): report is FileReport & { table: TablePreview } {
  return report.problem?.kind === 'table-needs-columns' && report.table !== undefined;
}

/** Read by itself, a file knows nothing of the others in its folder, which the report of the whole drop counts. */
function withOthers(report: FileReport, before: FileReport): FileReport {
  const kind = 'not-chat-file';
  const others = Math.max(report.skipped[kind] ?? 0, before.skipped[kind] ?? 0);
  return others === 0 ? report : { ...report, skipped: { ...report.skipped, [kind]: others } };
}

/** True when every chat in the files was here before, unchanged. Of a file with a problem nobody knows. */
export function allKnown({ outcome, dataset, revisited }: Found): boolean {
  const known = outcome.reports.every(
    ({ added, updated, problem }) => added === 0 && updated === 0 && problem === null,
  );
  return dataset !== null && !revisited && known;
}

const key = Symbol('import session');

/** Called once, by App.svelte. */
export function provideImportSession(session: ImportSession): void {
  setContext(key, session);
}

/** The session, in any component below App. */
export function useImportSession(): ImportSession {
  return getContext<ImportSession>(key);
}
