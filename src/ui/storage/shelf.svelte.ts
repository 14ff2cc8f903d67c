import { problemOf } from '../../core/errors.ts';
import type { Store, StorageUsage, StoredTree } from '../../core/ports.ts';
import type { Dataset, Problem, Run } from '../../core/types.ts';
import type { ImportSession } from '../import/import-session.svelte.ts';
import type { RunDesk } from '../run-desk.svelte.ts';
import type { Services } from '../services.ts';

/** Chats with the topics that were found in them, newest first. */
export interface Book {
  readonly dataset: Dataset;
  readonly runs: readonly Run[];
}

/** All that stands on this device: read when a page opens, and again after each change. */
export class Shelf {
  books = $state.raw<readonly Book[]>([]);
  trees = $state.raw<readonly StoredTree[]>([]);
  usage = $state.raw<StorageUsage | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** false until the first answer: nothing is called empty before that. */
  loaded = $state(false);
  readonly #services: Services;
  readonly #store: Store;
  readonly #desk: RunDesk;
  readonly #session: ImportSession;

  /** Desk and session end what is going on before what it works on is deleted. */
  constructor(services: Services, desk: RunDesk, session: ImportSession) {
    this.#services = services;
    this.#store = services.store;
    this.#desk = desk;
    this.#session = session;
  }

  get empty(): boolean {
    return this.books.length === 0 && this.trees.length === 0;
  }

  async load(): Promise<void> {
    try {
      const [datasets, runs, trees, usage] = await Promise.all([
        this.#store.datasets(),
        this.#store.runs(),
        this.#store.trees(),
        this.#store.usage(),
      ]);
      this.books = datasets
        .toSorted((a, b) => b.createdAt - a.createdAt)
        .map((dataset) => ({ dataset, runs: runsOf(dataset, runs) }));
      this.trees = trees.toSorted((a, b) => b.importedAt - a.importedAt);
      this.usage = usage;
      this.problem = null;
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.loaded = true;
  }

  async deleteDataset(id: string): Promise<void> {
    this.#desk.forget(id);
    await this.#session.leave(id);
    await this.#store.deleteDataset(id);
    await this.load();
  }

  async deleteRun(run: Run): Promise<void> {
    this.#desk.forget(run.datasetId);
    await this.#store.deleteRun(run.id);
    await this.load();
  }

  async deleteTree(id: string): Promise<void> {
    await this.#store.deleteTree(id);
    await this.load();
  }

  async deleteEverything(): Promise<void> {
    this.#desk.forget(null);
    await this.#session.leave(null);
    const { models, weights } = this.#services;
    // Keys first: they are what must not stay behind if something else fails.
    await models.forgetKeys();
    for (const { model } of await weights.kept()) await weights.remove(model);
    await this.#store.deleteEverything();
    await this.load();
  }
}

function runsOf(dataset: Dataset, runs: readonly Run[]): Run[] {
  return runs.filter((run) => run.datasetId === dataset.id).sort((a, b) => b.createdAt - a.createdAt);
}
