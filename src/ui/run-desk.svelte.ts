// The desk that holds every run: they belong to the app, not to a page.
import { getContext, setContext } from 'svelte';
import { originOf } from '../core/endpoints.ts';
import type { Run } from '../core/types.ts';
import { ActiveRun } from './run.svelte.ts';
import type { Services } from './services.ts';

/** All runs this tab knows of. One per app. */
export class RunDesk {
  readonly #services: Services;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody draws the list
  readonly #runs = new Map<string, ActiveRun>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The run with this id, started if it was running when it was last seen and runs may go on; null when the store has none. */
  async open(id: string): Promise<ActiveRun | null> {
    const known = this.#runs.get(id);
    if (known) return known;
    const run = await this.#services.store.run(id);
    return run && this.#hold(run);
  }

  /** Starts every stored run that was going on when the page was closed, unless the page is bound for a download. */
  async continueAll(): Promise<void> {
    if (!this.#mayStart) return;
    for (const run of await this.#services.store.runs()) if (run.status === 'running') this.#hold(run);
  }

  /** Ends the runs of a dataset (of all datasets: null) without storing anything: call it before deleting. */
  forget(datasetId: string | null): void {
    for (const [id, run] of this.#runs) {
      if (datasetId !== null && run.datasetId !== datasetId) continue;
      run.forget();
      this.#runs.delete(id);
    }
  }

  /** Pauses the runs that ask a model of an origin (of any: null): call it when the key is forgotten. How many it were. */
  pauseAsking(origin: string | null): number {
    let paused = 0;
    for (const run of this.#runs.values()) {
      const { model } = run.settings;
      // One that another tab has going is paused by that tab.
      if (run.status !== 'running') continue;
      if (!model || (origin !== null && originOf(model.baseUrl) !== origin)) continue;
      run.pause();
      paused++;
    }
    return paused;
  }

  /** A page that is bound to the hub of models starts no run: it stays 'running' in the store, so that the next load goes on with it. */
  get #mayStart(): boolean {
    return this.#services.weights.wished === null;
  }

  #hold(run: Run): ActiveRun {
    const known = this.#runs.get(run.id);
    if (known) return known;
    const active = new ActiveRun(this.#services, run);
    this.#runs.set(run.id, active);
    if (run.status === 'running' && this.#mayStart) void active.start();
    return active;
  }
}

const key = Symbol('run desk');

/** Called once, by App.svelte. */
export function provideRunDesk(desk: RunDesk): void {
  setContext(key, desk);
}

/** The desk, in any component below App. */
export function useRunDesk(): RunDesk {
  return getContext<RunDesk>(key);
}
