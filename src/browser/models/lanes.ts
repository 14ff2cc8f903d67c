import { abortError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { faster, firstPace, gateAfter, type Pace, slower } from './retry.ts';

/** How many requests travel at once, and the one gate in front of all of them. */
export class Lanes {
  readonly #clock: Clock;
  readonly #most: number;
  #pace: Pace = firstPace;
  #inFlight = 0;
  #openAt = 0;
  readonly #queue = new Set<() => void>();

  constructor(clock: Clock, most: number, proven: boolean) {
    this.#clock = clock;
    this.#most = most;
    if (proven) this.#pace = faster(firstPace, most);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Epoch ms before which nothing is sent. */
  get openAt(): number {
    return this.#openAt;
  }

  /** true: at least one question was answered. */
  get proven(): boolean {
    return this.#pace.proven;
  }

  /** Waits for the gate and a free lane, and takes it. Rejects with AbortError when cancelled. */
  async enter(signal: AbortSignal): Promise<void> {
    for (;;) {
      if (signal.aborted) throw abortError();
      const closedFor = this.#openAt - this.#clock.now();
      if (closedFor > 0) await this.#clock.sleep(closedFor, signal);
      else if (this.#inFlight >= this.#pace.lanes) await this.#turn(signal);
      else {
        this.#inFlight++;
        return;
      }
    }
  }

  leave(): void {
    this.#inFlight--;
    this.wake();
  }

  /** Lets everybody who waits for a lane look again. */
  wake(): void {
    for (const look of [...this.#queue]) look();
  }

  faster(): void {
    this.#pace = faster(this.#pace, this.#most);
    this.wake();
  }

  slower(sentAt: number): void {
    this.#pace = slower(this.#pace, sentAt, this.#clock.now());
  }

  /** Closes the gate for everybody for `ms` and up to a fifth more. */
  close(ms: number): void {
    this.#openAt = gateAfter(this.#openAt, this.#clock.now(), ms, this.#clock.chance());
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => () => {
        this.#queue.delete(look);
        signal.removeEventListener('abort', quit);
        settle();
      };
      const look = done(resolve);
      const quit = done(() => reject(abortError()));
      this.#queue.add(look);
      signal.addEventListener('abort', quit, { once: true });
    });
  }
}
