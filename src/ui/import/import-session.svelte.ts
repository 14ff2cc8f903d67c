import { isAbort, problemOf } from '../../core/errors.ts';
import type { Dataset, Problem, Run, RunSettings } from '../../core/types.ts';
import type { ImportOutcome, ImportProgress, Services } from '../services.ts';
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
  #abort = new AbortController();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Name of the file that is being read. */
  get reading(): string | null {
    return this.progress && (this.#files[this.progress.file]?.name ?? null);
  }

  /** Reads the files to their ends; resolves when they are read, cancelled or have failed. */
  async read(files: readonly File[]): Promise<void> {
    const abort = this.#begin();
    this.#files = files;
    try {
      const outcome = await this.#services.importFiles(files, {
        datasetId: null,
        isSample: false,
        signal: abort.signal,
        onProgress: (progress) => {
          if (!abort.signal.aborted) this.progress = progress;
        },
      });
      await this.#show(outcome, false, abort);
    } catch (error) {
      this.#fail(error, abort);
    }
  }

  /** The same files once more. */
  retry(): Promise<void> {
    return this.read(this.#files);
  }

  /** Shows a dataset that is already here, to sort it again. */
  async revisit(datasetId: string): Promise<void> {
    const abort = this.#begin();
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

  /** Stops reading; what the reader does next is its own affair. */
  cancel(): void {
    this.#abort.abort();
    this.phase = 'idle';
    this.progress = null;
  }

  /** Writes a run over what was found and says its id. */
  async startRun(settings: RunSettings): Promise<string> {
    const dataset = this.found?.dataset;
    if (!dataset) throw new Error('nothing was found to sort');
    return (await createRun(this.#services, dataset.id, settings)).id;
  }

  #begin(): AbortController {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.phase = 'reading';
    this.progress = this.found = this.problem = null;
    return this.#abort;
  }

  async #show(outcome: ImportOutcome, revisited: boolean, abort: AbortController): Promise<void> {
    const { store } = this.#services;
    const id = outcome.datasetId;
    const dataset = id === null ? null : await store.dataset(id);
    const settings = id === null ? null : new TopicSettings(await this.#readable(id));
    const earlier = id === null ? null : await latestRun(this.#services, id);
    if (abort.signal.aborted) return;
    this.found = { outcome, dataset, settings, earlier, revisited };
    this.phase = 'found';
  }

  async #readable(datasetId: string): Promise<number> {
    const { userTurns, assistantTurns } = await this.#services.store.columns(datasetId);
    return userTurns.reduce((count, turns, i) => count + (turns + assistantTurns[i] > 0 ? 1 : 0), 0);
  }

  #fail(error: unknown, abort: AbortController): void {
    // Cancelled, or already replaced by the next reading.
    if (abort.signal.aborted || isAbort(error)) return;
    this.problem = problemOf(error);
    this.phase = 'failed';
  }
}

/** True when every chat in the files was here before, unchanged. */
export function allKnown({ outcome, dataset, revisited }: Found): boolean {
  const changed = outcome.reports.some((report) => report.added > 0 || report.updated > 0);
  return dataset !== null && !revisited && !changed;
}
