// How long what is known of a key holds: until it is forgotten or replaced.

/**
 * The present life of each origin's key, as a signal: aborted when the key is forgotten or another takes its place. Whoever waits for
 * something takes the signal first, and puts no key back once it is aborted.
 */
export class KeyLives {
  readonly #lives = new Map<string, AbortController>();

  /** The same signal until the life ends. */
  of(origin: string): AbortSignal {
    const life = this.#lives.get(origin) ?? new AbortController();
    this.#lives.set(origin, life);
    return life.signal;
  }

  /** `reason` is that of the signal. */
  end(origin: string, reason?: string): void {
    this.#lives.get(origin)?.abort(reason);
    this.#lives.delete(origin);
  }

  /** Of every origin. */
  endAll(): void {
    for (const origin of [...this.#lives.keys()]) this.end(origin);
  }
}
