import { abortError } from '../core/errors.ts';
import type { Clock, Locks } from '../core/ports.ts';

/** The browser's time and chance. */
export const browserClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), reject(abortError())), { once: true });
    }),
  chance: () => crypto.getRandomValues(new Uint32Array(1))[0] / 4294967296,
};

/** One tab at a time, by Web Locks. A crashed tab's lock is free at once. Without Web Locks every tab is alone. */
export const browserLocks: Locks = {
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    if (!navigator.locks) return work();
    return navigator.locks.request(`kleio:${name}`, { ifAvailable: true }, (lock): Promise<T | null> =>
      lock === null ? Promise.resolve(null) : work(),
    );
  },
};
