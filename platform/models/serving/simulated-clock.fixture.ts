import type { Clock } from './clock';

/** A clock for tests that moves only when told. */
export interface SimulatedClock extends Clock {
  /** Lets so many milliseconds pass, with everything that happens in them in order. */
  pass(milliseconds: number): Promise<void>;
  /** Lets time pass until the work is done. @throws when nothing more will happen and it is not. */
  until<T>(work: Promise<T>): Promise<T>;
}

export function simulatedClock(startsAt = 1_800_000_000_000): SimulatedClock {
  let now = startsAt;
  let ids = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  function next(before: number): [number, { at: number; run: () => void }] | null {
    return [...timers]
      .filter(([, { at }]) => at <= before)
      .reduce<[number, { at: number; run: () => void }] | null>(
        (first, each) => (first === null || each[1].at < first[1].at ? each : first),
        null,
      );
  }

  async function step(before: number): Promise<boolean> {
    await settled();
    const due = next(before);
    if (!due) return false;
    timers.delete(due[0]);
    now = Math.max(now, due[1].at);
    due[1].run();
    await settled();
    return true;
  }

  return {
    now: () => now,
    after(milliseconds, run) {
      ids += 1;
      const id = ids;
      timers.set(id, { at: now + Math.max(0, milliseconds), run });
      return () => timers.delete(id);
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      while (await step(end));
      now = end;
    },
    async until(work) {
      let done = false;
      const mark = () => {
        done = true;
      };
      work.then(mark, mark);
      await settled();
      while (!done) {
        if (!(await step(Number.POSITIVE_INFINITY)))
          throw new Error('Nothing more will happen, and the work is not done.');
      }
      return work;
    },
  };
}

/** Everything that promises set off has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
