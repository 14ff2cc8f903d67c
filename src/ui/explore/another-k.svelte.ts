import { problemOf } from '../../core/errors.ts';
import type { Clock, Store } from '../../core/ports.ts';
import type { Overview, Problem } from '../../core/types.ts';
import { go, paths } from '../router.svelte.ts';
import { newRun } from '../run/new-run.ts';

/** The wish for another number of topics: what is typed or picked, and how the run begins. The topics that are there stay. */
export class AnotherK {
  readonly #services: { readonly store: Store; readonly clock: Clock };
  readonly #overview: Overview;
  /** The field; null while empty. */
  chosen = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** A run is being made, or was: a second click makes no second one. */
  #busy = false;

  constructor(services: { readonly store: Store; readonly clock: Clock }, overview: Overview) {
    this.#services = services;
    this.#overview = overview;
    this.chosen = overview.k;
  }

  get most(): number {
    return this.#overview.stats.clustered;
  }

  /** A number that a run can have; null: none is chosen. */
  get k(): number | null {
    const { chosen, most } = this;
    return Number.isInteger(chosen) && chosen! >= 1 && chosen! <= most ? chosen : null;
  }

  reset(): void {
    this.chosen = this.#overview.k;
    this.problem = null;
    this.#busy = false;
  }

  /** With a model: goes to the page that says what is sent; nothing begins before that. Else begins a run. false: it did not. */
  async start(): Promise<boolean> {
    const { k } = this;
    const { runId, datasetId, settings } = this.#overview;
    if (k === null || this.#busy) return false;
    // Results of earlier versions know of no models.
    if (settings.model ?? null) {
      go(paths.again(runId, k));
      return true;
    }
    this.problem = null;
    this.#busy = true;
    try {
      const { store, clock } = this.#services;
      const run = newRun(clock, datasetId, { ...settings, k });
      await store.putRun(run);
      go(paths.run(run.id));
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      this.#busy = false;
      return false;
    }
  }
}
