// A run that goes on. Runs belong to the app (run-desk.svelte.ts), not to a page: leaving the page stops nothing.
import { abortError, isAbort, problemOf } from '../core/errors.ts';
import type { ModelStatus } from '../core/model.ts';
import { defaultRunSettings } from '../core/settings.ts';
import type { Problem, Progress, Run, RunSettings } from '../core/types.ts';
import type { OpenedPorts, Services } from './services.ts';

/** Milliseconds between two updates of screen and store. */
const updateEvery = 500;
/** Milliseconds between two looks at a run that another tab holds. */
const lookEvery = 2000;

/** What a person can mend: the run waits for them, and nothing has failed. */
const mendable: ReadonlySet<string> = new Set([
  'model-needs-key',
  'model-key',
  'model-account',
  'model-unknown',
  'model-config',
  'model-quota',
  'model-overloaded',
  'model-unreachable',
  'model-impostor',
  'model-cap',
  'model-endpoint',
  'weights-absent',
]);

/** Also a proof that could not be carried out, twice (a device that slept, a busy one): not one that reached a stranger, see egress-proof.ts. */
function isMendable({ kind, detail }: Problem): boolean {
  return mendable.has(kind) || (kind === 'egress-open' && detail.why !== 'answered');
}

/** As the run is stored, or "elsewhere": another tab is working on it. */
export type ActiveStatus = Run['status'] | 'elsewhere';

/** One run: what it shows, and what can be done to it. */
export class ActiveRun {
  readonly id: string;
  status = $state<ActiveStatus>('paused');
  progress = $state.raw<Progress | null>(null);
  problem = $state.raw<Problem | null>(null);
  settings = $state.raw<RunSettings>(defaultRunSettings);
  /** How its model does since it last went on; null where none is asked. */
  model = $state.raw<ModelStatus | null>(null);

  readonly #services: Services;
  #run: Run;
  /** Set while it goes on, here or elsewhere. */
  #going: AbortController | null = null;
  #wish: 'paused' | 'stopped' | 'forgotten' = 'paused';
  #interrupt: (reason: unknown) => void = () => undefined;
  #latest: Progress | null = null;
  #updating = false;

  constructor(services: Services, run: Run) {
    this.id = run.id;
    this.#services = services;
    this.#run = run;
    this.status = run.status === 'running' ? 'paused' : run.status;
    this.progress = run.progress;
    this.problem = run.problem;
    this.settings = run.settings;
  }

  get datasetId(): string {
    return this.#run.datasetId;
  }

  /** Goes on where it stopped; resolves when it stands still. A second call while it goes on does nothing. */
  async start(): Promise<void> {
    if (this.#going || this.#wish === 'forgotten') return;
    const going = new AbortController();
    this.#going = going;
    this.#wish = 'paused';
    this.status = 'running';
    this.problem = null;
    try {
      while (!going.signal.aborted) {
        const held = await this.#services.locks.exclusive(`run:${this.id}`, () => this.#walk(going));
        if (held !== null || !(await this.#lookElsewhere(going.signal))) break;
      }
    } catch (error) {
      if (!going.signal.aborted) this.#show('failed', problemOf(error));
    } finally {
      if (this.#going === going) this.#going = null;
    }
  }

  resume(): Promise<void> {
    return this.start();
  }

  /** Ends the workers at once; every finished answer is already stored. */
  pause(): void {
    this.#end('paused');
  }

  /** Like pause, but nothing takes it up again except a person. */
  stop(): void {
    if (this.#going) this.#end('stopped');
    else if (this.status === 'paused' || this.status === 'failed') void this.#settle('stopped', null);
  }

  /** Lets it cost more; null: as much as it takes. */
  async setCap(cap: number | null): Promise<void> {
    this.settings = { ...this.settings, cap };
    await this.#save({ settings: this.settings });
  }

  /** For what loads the page again: the run goes on by itself afterwards. Rejects when `reload` does. */
  async goOnAfter(reload: () => Promise<void>): Promise<void> {
    const { status, problem } = this.#run;
    await this.#save({ status: 'running', problem: null });
    try {
      await reload();
    } catch (error) {
      await this.#save({ status, problem });
      throw error;
    }
  }

  /** Ends it for good and without a word to the store: its dataset is being deleted. */
  forget(): void {
    this.#end('forgotten');
    this.#wish = 'forgotten';
    this.#show('stopped', null);
  }

  #end(wish: 'paused' | 'stopped' | 'forgotten'): void {
    if (!this.#going) return;
    this.#wish = wish;
    this.#going.abort();
    this.#interrupt(abortError());
  }

  /** One go, under the lock. */
  async #walk(going: AbortController): Promise<true> {
    const stored = await this.#services.store.run(this.id);
    if (stored?.status === 'done') return this.#adopt(stored);
    this.#show('running', null);
    await this.#save({ status: 'running', problem: null, finishedAt: null });
    // Terminated workers never answer, so the walk is not waited for once it is interrupted.
    const interrupted = new Promise<never>((_, reject) => (this.#interrupt = reject));
    interrupted.catch(() => undefined);
    let close = () => {};
    try {
      const opened = await this.#services.openPorts(this.#run);
      close = this.#watch(opened);
      going.signal.throwIfAborted();
      const { runPipeline } = await import('../core/pipeline.ts');
      const walk = runPipeline(
        opened.ports,
        this.#run,
        (progress) => this.#take(progress, going.signal),
        going.signal,
      );
      await Promise.race([walk, interrupted]);
      await this.#settle('done', null);
    } catch (error) {
      if (going.signal.aborted && isAbort(error)) await this.#rest();
      else await this.#fail(error);
    } finally {
      going.abort();
      close();
    }
    return true;
  }

  /** Follows the model until the returned function ends everything. A model that waits sends no progress, so it is asked. */
  #watch(opened: OpenedPorts): () => void {
    const look = () => (this.model = opened.status());
    if (look() === null) return () => opened.close();
    const timer = setInterval(look, updateEvery);
    return () => {
      clearInterval(timer);
      look();
      opened.close();
    };
  }

  async #rest(): Promise<void> {
    if (this.#wish === 'forgotten') this.#show('stopped', null);
    else await this.#settle(this.#wish, null);
  }

  /** The failure is on screen even if the store cannot take it. */
  async #fail(error: unknown): Promise<void> {
    const problem = problemOf(error);
    const status = isMendable(problem) ? 'paused' : 'failed';
    if (this.#latest) this.progress = this.#latest;
    this.#show(status, problem);
    await this.#save({ status, problem, progress: this.progress }).catch(() => undefined);
  }

  async #settle(status: Run['status'], problem: Problem | null): Promise<void> {
    if (this.#latest) this.progress = this.#latest;
    const finishedAt = status === 'done' ? this.#services.clock.now() : null;
    await this.#save({ status, problem, finishedAt, progress: this.progress });
    this.#show(status, problem);
  }

  #adopt(stored: Run): true {
    this.#run = stored;
    this.settings = stored.settings;
    this.progress = stored.progress;
    this.#show(stored.status, stored.problem);
    return true;
  }

  #show(status: ActiveStatus, problem: Problem | null): void {
    this.status = status;
    this.problem = problem;
  }

  /** Keeps the newest progress; screen and store see it twice a second at most. */
  #take(progress: Progress, signal: AbortSignal): void {
    if (signal.aborted) return;
    // The first requests are what one waits for: they are not made to wait as well.
    const before = this.#latest;
    const first = before === null || (before.latest.length === 0 && progress.latest.length > 0);
    this.#latest = progress;
    if (first) this.progress = progress;
    if (this.#updating) return;
    this.#updating = true;
    void this.#update(signal).finally(() => (this.#updating = false));
  }

  async #update(signal: AbortSignal): Promise<void> {
    try {
      await this.#services.clock.sleep(updateEvery, signal);
      if (signal.aborted) return;
      this.progress = this.#latest;
      await this.#save({ progress: this.#latest });
    } catch (error) {
      // A store that does not take the progress will not take the answers either.
      if (!isAbort(error)) this.#interrupt(error);
    }
  }

  async #save(changes: Partial<Run>): Promise<void> {
    // Its row must not come back.
    if (this.#wish === 'forgotten') return;
    this.#run = { ...this.#run, ...changes };
    await this.#services.store.putRun(this.#run);
  }

  /** Another tab has it. Waits, then says whether it is worth asking for the lock again. */
  async #lookElsewhere(signal: AbortSignal): Promise<boolean> {
    this.#show('elsewhere', null);
    const stored = await this.#services.store.run(this.id);
    if (stored) this.progress = stored.progress;
    if (!stored || stored.status === 'running') {
      await this.#services.clock.sleep(lookEvery, signal);
      return stored !== null;
    }
    this.#adopt(stored);
    return false;
  }
}
