import { isAbort, problemOf } from '../../core/errors.ts';
import type { Problem } from '../../core/types.ts';
import { go } from '../router.svelte.ts';
import type { Services, WeightsDesk } from '../services.ts';

/** The one download a page can be bound for. It outlives the page that shows it. */
export class Download {
  readonly model: string;
  phase = $state<'going' | 'done' | 'cancelled' | 'failed'>('going');
  done = $state(0);
  total = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #weights: WeightsDesk;
  readonly #hash: string;
  #abort = new AbortController();

  constructor(weights: WeightsDesk, wished: { readonly model: string; readonly hash: string }) {
    this.#weights = weights;
    this.model = wished.model;
    this.#hash = wished.hash;
  }

  /** Downloads to the end; goes back by itself when all is there. */
  async start(): Promise<void> {
    const abort = (this.#abort = new AbortController());
    this.phase = 'going';
    this.problem = null;
    this.done = 0;
    try {
      await this.#weights.download(abort.signal, (done, total) => {
        this.done = done;
        this.total = total;
      });
      this.phase = 'done';
      await this.leave();
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) this.phase = 'cancelled';
      else this.#fail(error);
    }
  }

  cancel(): void {
    this.#abort.abort();
    this.phase = 'cancelled';
  }

  /** Back to where it was asked for, bound as before. */
  async leave(): Promise<void> {
    try {
      go(this.#hash);
      await this.#weights.endWish();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.phase = 'failed';
    this.problem = problemOf(error);
  }
}

const downloads = new WeakMap<Services, Download>();

/** The download that is wished for, begun on first sight; null: none. */
export function downloadOf(services: Services): Download | null {
  const known = downloads.get(services);
  const { weights } = services;
  if (known || weights.wished === null) return known ?? null;
  const download = new Download(weights, weights.wished);
  downloads.set(services, download);
  void download.start();
  return download;
}
