import { AsyncLocalStorage } from 'node:async_hooks';

/** A clock that stands still until it is moved; each piece of work that was begun with {@link SimulatedClock.at} has its own. */
export interface SimulatedClock {
  /** Runs work that takes place then. */
  at<T>(when: Date, work: () => Promise<T>): Promise<T>;
  /** Lets time go by within the work that calls. */
  advance(milliseconds: number): void;
  /** The time of the work that calls; outside of any, the real one. */
  now(): Date;
}

/** Several learners' pasts are lived through side by side, so the time is that of the asynchronous work that asks. */
export function createSimulatedClock(): SimulatedClock {
  const times = new AsyncLocalStorage<{ ms: number }>();
  return {
    at: (when, work) => times.run({ ms: when.getTime() }, work),
    advance(milliseconds) {
      const time = times.getStore();
      if (!time) throw new Error('Only simulated time can be moved.');
      time.ms += Math.round(milliseconds);
    },
    now: () => new Date(times.getStore()?.ms ?? Date.now()),
  };
}
