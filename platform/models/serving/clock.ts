/** Time, given to whatever waits, so that tests play hours in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970 that never go back. */
  now(): number;
  /** Runs later. @returns what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    // A process that has nothing else to do may end.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
